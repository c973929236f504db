import type { CardDraft } from '@citywide/model/assurance/card-draft'
import { useLanguage, useTexts } from '../../ui/language.tsx'
import { studioTexts } from './studio-texts.ts'
import { partsOf } from './studio-words.ts'

interface StudioDifferenceProps {
  readonly before: CardDraft
  readonly after: CardDraft
}

/** Two cards beside each other: only the parts that differ, in words, and of lists only the lines that do. */
export function StudioDifference({ before, after }: StudioDifferenceProps) {
  const say = useTexts(studioTexts)
  const { language } = useLanguage()
  const old = partsOf(before, say, language)
  const differing = [...partsOf(after, say, language)].flatMap(([part, now]) => {
    const was = old.get(part) ?? []
    if (JSON.stringify(was) === JSON.stringify(now)) return []
    const [gone, come] = [was.filter((line) => !now.includes(line)), now.filter((line) => !was.includes(line))]
    // The same lines in another order are shown whole.
    return gone.length + come.length > 0 ? [{ part, gone, come }] : [{ part, gone: was, come: now }]
  })
  if (differing.length === 0) return <p className="meta">{say.noDifference}</p>
  return (
    <dl className="studio-difference">
      {differing.map(({ part, gone, come }) => (
        <div key={part}>
          <dt>{part}</dt>
          {gone.map((line) => (
            <dd key={`- ${line}`}>
              <span className="unseen">{say.before}: </span>
              <del>{line}</del>
            </dd>
          ))}
          {come.map((line) => (
            <dd key={`+ ${line}`}>
              <span className="unseen">{say.after}: </span>
              <ins>{line}</ins>
            </dd>
          ))}
        </div>
      ))}
    </dl>
  )
}
