/** What keeps a form from being saved, on top of it: each entry leads to its field. */
import type { FieldProblem } from '@citywide/model/problem'
import type { RecordDeclaration } from '@citywide/model/record/record'
import { type ReactNode, useEffect, useRef } from 'react'
import { useLanguage, useTexts } from '../../../ui/language.tsx'
import { fieldOf, label } from '../register/register.ts'
import { fieldId } from './control-frame.ts'
import { texts } from './texts.ts'

interface ErrorSummaryProps {
  readonly declaration: RecordDeclaration
  readonly problems: readonly FieldProblem[]
  /** What is wrong with the whole: a right that is missing, a server that is away. */
  readonly reason?: ReactNode
  /** Grows with every attempt, so that the summary takes the focus each time. */
  readonly attempt: number
}

export function ErrorSummary({ declaration, problems, reason, attempt }: ErrorSummaryProps) {
  const say = useTexts(texts)
  const { language } = useLanguage()
  const box = useRef<HTMLDivElement>(null)
  const shown = problems.length > 0 || reason !== undefined
  useEffect(() => {
    if (attempt > 0 && shown) box.current?.focus()
  }, [attempt, shown])
  if (!shown) return null
  return (
    <div ref={box} className="error-summary" role="alert" tabIndex={-1}>
      <h2>{problems.length > 0 ? say.problems(problems.length) : say.notSaved}</h2>
      {reason !== undefined && <p>{reason}</p>}
      {problems.length > 0 && (
        <ul>
          {problems.map(({ pointer, text }) => {
            const [, name = ''] = pointer.split('/')
            const field = fieldOf(declaration, name)
            const words = `${field ? label(field.title, language) : say.noSuchField}${language === 'zh' ? '：' : ': '}${text[language]}`
            return (
              <li key={`${pointer} ${text.en}`}>
                {field ? (
                  <a
                    href={`#${fieldId(name)}`}
                    onClick={(event) => {
                      event.preventDefault()
                      goTo(name)
                    }}
                  >
                    {words}
                  </a>
                ) : (
                  words
                )}
              </li>
            )
          })}
        </ul>
      )}
    </div>
  )
}

/** Brings a field into sight and gives it the focus, whatever control it has. */
function goTo(name: string): void {
  const place = document.getElementById(fieldId(name))
  place?.scrollIntoView({ block: 'center' })
  place?.querySelector<HTMLElement>('input:not([type=hidden]), textarea, button')?.focus({ preventScroll: true })
}
