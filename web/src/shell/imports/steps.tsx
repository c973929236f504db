/** Where one stands on the way from the file to the records. */
import type { ImportView } from '@citywide/model/platform/import'
import { Link } from '@tanstack/react-router'
import { useTexts } from '../../ui/language.tsx'
import type { Step } from './step.ts'
import { texts } from './texts.ts'

export function Steps({ view, now }: { readonly view: ImportView; readonly now: Step | 'file' }) {
  const say = useTexts(texts)
  const steps = [
    { key: 'file', name: say.stepFile },
    { key: 'fields', name: say.stepFields },
    { key: 'check', name: say.stepCheck },
    { key: 'apply', name: say.stepApply },
  ] as const
  const at = steps.findIndex(({ key }) => key === now)
  const mayGo = view.state === 'checked'
  return (
    <nav aria-label={say.steps} className="not-on-paper">
      <ol className="steps">
        {steps.map(({ key, name }, index) => {
          const face = (
            <>
              <span className="step-number" aria-hidden="true">
                {index + 1}
              </span>
              {name}
            </>
          )
          const other = mayGo && key !== now && (key === 'fields' || key === 'check')
          return (
            <li key={key} data-done={index < at || undefined} {...(key === now && { 'aria-current': 'step' as const })}>
              {other ? (
                <Link
                  to="/app/import/$id"
                  params={{ id: view.id }}
                  search={key === 'fields' ? { step: 'fields' } : {}}
                  className="step"
                >
                  {face}
                </Link>
              ) : (
                <span className="step">{face}</span>
              )}
            </li>
          )
        })}
      </ol>
    </nav>
  )
}
