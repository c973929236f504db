/** Below a chart and on its axis: how much of what was expected has arrived. Hatched where nothing came. */
import { useId } from 'react'
import { useWidth } from '../../charts/use-width.ts'
import { useTexts } from '../../ui/language.tsx'
import type { CoverageCell } from './coverage.ts'
import { texts } from './texts.ts'

interface CoverageStripProps {
  readonly cells: readonly CoverageCell[]
  /** The span of the chart above, ISO instants. */
  readonly from: string
  readonly to: string
  /** What the strip shows, in words. */
  readonly facts: readonly string[]
}

const HEIGHT = 14
/** The margins of the chart above. */
const LEFT = 48
const RIGHT = 14

export function CoverageStrip({ cells, from, to, facts }: CoverageStripProps) {
  const say = useTexts(texts)
  const [ref, width] = useWidth<HTMLDivElement>(960)
  const hatch = useId()
  const [start, end] = [Date.parse(from), Date.parse(to)]
  const place = (time: number) =>
    LEFT + ((Math.min(end, Math.max(start, time)) - start) / (end - start)) * (width - LEFT - RIGHT)
  const said = say.sentence(facts)
  return (
    <div ref={ref} className="coverage-strip">
      <p className="meta">
        <strong>{say.coverageLabel}</strong> {said} {say.coverageHow}
      </p>
      <svg
        className="plot"
        viewBox={`0 0 ${width} ${HEIGHT}`}
        height={HEIGHT}
        // oxlint-disable-next-line jsx-a11y/prefer-tag-over-role -- a drawing of many shapes that is read as one picture
        role="img"
        aria-label={say.coverageIs(said)}
      >
        <defs>
          <pattern id={hatch} width="5" height="5" patternUnits="userSpaceOnUse" patternTransform="rotate(-45)">
            <line className="coverage-hatch" x1="0" y1="0" x2="0" y2="5" />
          </pattern>
        </defs>
        {cells.map((cell) => {
          const [x, right] = [place(cell.from), place(cell.to)]
          const covered = cell.coverage * HEIGHT
          return cell.coverage === 0 ? (
            <rect key={cell.from} fill={`url(#${hatch})`} x={x} width={right - x} y={0} height={HEIGHT} />
          ) : (
            <rect key={cell.from} className="coverage" x={x} width={right - x} y={HEIGHT - covered} height={covered} />
          )
        })}
        <rect className="coverage-frame" x={LEFT} width={width - LEFT - RIGHT} y={0.5} height={HEIGHT - 1} />
      </svg>
    </div>
  )
}
