import type { ImportView } from '@citywide/model/platform/import'
import { useLanguage, useTexts } from '../../ui/language.tsx'
import { Progress } from './progress.tsx'
import { texts } from './texts.ts'

/** A long step that runs on the server; the page looks again and again. */
export function UnderWay({ view }: { readonly view: ImportView }) {
  const say = useTexts(texts)
  const { format } = useLanguage()
  const { done, total } = view.progress ?? { done: 0, total: view.rows }
  const tell =
    view.state === 'checking' ? say.checkProgress : view.state === 'applying' ? say.applyProgress : say.undoProgress
  return (
    <section className="panel">
      <div className="panel-body stack">
        <Progress
          label={tell(format.number(done, 0), format.number(total, 0))}
          part={total > 0 ? Math.min(1, done / total) : 0}
        />
        <p className="meta">{say.mayLeave}</p>
      </div>
    </section>
  )
}
