import type { CardDraft } from '@citywide/model/assurance/card-draft'
import { useLanguage, useTexts } from '../ui/language.tsx'
import { studioTexts } from './studio-texts.ts'
import { partsOf } from './studio-words.ts'

interface StudioDifferenceProps {
  readonly before: CardDraft
  readonly after: CardDraft
}

/** Two cards beside each other: only the parts that differ, in words. */
export function StudioDifference({ before, after }: StudioDifferenceProps) {
  const say = useTexts(studioTexts)
  const { language } = useLanguage()
  const old = partsOf(before, say, language)
  const differing = [...partsOf(after, say, language)].filter(([part, words]) => old.get(part) !== words)
  if (differing.length === 0) return <p className="meta">{say.noDifference}</p>
  return (
    <dl className="studio-difference">
      {differing.map(([part, words]) => (
        <div key={part}>
          <dt>{part}</dt>
          <dd>
            <del aria-label={`${say.before}: ${old.get(part) ?? ''}`}>{old.get(part) || '–'}</del>
            <ins aria-label={`${say.after}: ${words}`}>{words || '–'}</ins>
          </dd>
        </div>
      ))}
    </dl>
  )
}
