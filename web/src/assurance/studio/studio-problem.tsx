import type { CardProblem } from '@citywide/model/assurance/card-check'
import { Button } from '../../ui/button.tsx'
import { useLanguage, useTexts } from '../../ui/language.tsx'
import { studioTexts } from './studio-texts.ts'
import { label } from './studio-vocabulary.ts'

interface StudioProblemProps {
  readonly of: CardProblem
  readonly text: string
  readonly onMend: (text: string) => void
}

/** Where a text has its mistake, what was probably meant, and what would be allowed there. */
export function StudioProblem({ of: { at, nearest, allowed }, text, onMend }: StudioProblemProps) {
  const say = useTexts(studioTexts)
  const { language } = useLanguage()
  if (at === null || text === '') return null
  const [from, to] = [Math.min(at.from, text.length), Math.min(Math.max(at.to, at.from + 1), text.length)]
  const replace = (word: string) => {
    const quoted = text.slice(from, to).startsWith('"') ? `"${word}"` : word
    onMend(text.slice(0, from) + quoted + text.slice(to))
  }
  return (
    <div className="stack studio-problem">
      <p className="studio-marked">
        {text.slice(0, from)}
        <mark>{text.slice(from, to) || ' '}</mark>
        {text.slice(to)}
      </p>
      {nearest && (
        <div className="row">
          <Button onClick={() => replace(nearest.word)}>{say.didYouMean(label(nearest.title, language))}</Button>
        </div>
      )}
      {allowed.length > 0 && (
        <details>
          <summary>{say.allowedWords(allowed.length)}</summary>
          <ul className="studio-words">
            {allowed.map(({ word, title }) => (
              <li key={word}>
                <Button kind="quiet" onClick={() => replace(word)}>
                  {label(title, language)}
                </Button>
              </li>
            ))}
          </ul>
        </details>
      )}
    </div>
  )
}
