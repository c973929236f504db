// HTML has no tag for a drawing with a name: `role="img"` on the SVG is how it is done.
/* oxlint-disable jsx-a11y/prefer-tag-over-role */
import type { StateCounts } from '@citywide/model/assurance/component-standing'
import { useTexts } from '../../ui/language.tsx'
import { verdicts } from '../api/standing.ts'
import { texts } from './texts.ts'

const order = ['met', 'attested', 'partly', 'not_met', 'not_assessable'] as const

/** Pixels. */
const LENGTH = 140

/** How many stand how, as one bar; the figures stand beside it. */
export function StateBar({ counts }: { readonly counts: StateCounts }) {
  const say = useTexts(texts)
  const total = order.reduce((sum, state) => sum + counts[state], 0)
  const summary = say.counts(counts.met + counts.attested, counts.partly, counts.not_met, counts.not_assessable)
  const before = (state: (typeof order)[number]) =>
    order.slice(0, order.indexOf(state)).reduce((sum, one) => sum + counts[one], 0)
  const length = (count: number) => (total === 0 ? 0 : (count / total) * LENGTH)
  return (
    <span className="state-bar" title={summary}>
      <svg width={LENGTH} height="10" viewBox={`0 0 ${LENGTH} 10`} role="img" aria-label={summary}>
        {order
          .filter((state) => counts[state] > 0)
          .map((state) => (
            <rect
              key={state}
              className="state-bar-part"
              data-tone={verdicts[state].tone}
              x={length(before(state))}
              y="0.5"
              width={length(counts[state])}
              height="9"
            />
          ))}
      </svg>
      <span className="state-bar-figures figures" aria-hidden="true">
        {`${counts.met + counts.attested} / ${counts.partly} / ${counts.not_met}`}
      </span>
    </span>
  )
}
