/** How much of a framework is shown, as a bar with its words, and how the evidence behind it stands. */
import type { FrameworkRow } from '@citywide/model/assurance/framework-view'
import { gravest, verdicts } from '../../shell/api/standing.ts'
import { useLanguage, useTexts } from '../../ui/language.tsx'
import { Mark } from '../../ui/mark.tsx'
import './framework.css'
import { frameworkTexts } from './framework-texts.ts'

export function ReachBar({ of: { nodes, whole, part } }: { readonly of: FrameworkRow['reach'] }) {
  const say = useTexts(frameworkTexts)
  const width = (count: number) => ({ width: `${nodes === 0 ? 0 : (100 * count) / nodes}%` })
  return (
    <span className="reach">
      <span>{say.reachOf(whole, part, nodes)}</span>
      {nodes > 0 && (
        <span className="reach-bar" aria-hidden="true">
          <i data-shown="whole" style={width(whole)} />
          <i data-shown="part" style={width(part)} />
        </span>
      )}
    </span>
  )
}

export function StateCounts({ of }: { readonly of: FrameworkRow['states'] }) {
  const { language } = useLanguage()
  return (
    <span className="state-counts">
      {gravest.map((state) => {
        const count = of[state] ?? 0
        return count === 0 ? null : (
          <Mark key={state} tone={verdicts[state].tone} weight="hollow">
            {verdicts[state].word[language]} {count}
          </Mark>
        )
      })}
    </span>
  )
}
