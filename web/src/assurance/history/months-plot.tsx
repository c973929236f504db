// HTML has no tag for a drawing with a name: `role="img"` on the SVG is how it is done.
/* oxlint-disable jsx-a11y/prefer-tag-over-role */
/** A score of 0 to 100 month by month. What was judged afterwards is drawn hollow and dashed. */
import type { HistoryMonth } from '@citywide/model/assurance/history'
import type { VerdictState } from '@citywide/model/assurance/verdict-state'
import { line } from 'd3-shape'
import '../../charts/charts.css'
import { useWidth } from '../../charts/use-width.ts'
import { verdicts } from '../../shell/api/standing.ts'
import { useLanguage } from '../../ui/language.tsx'
import './history.css'

/** A month of a requirement or of a node; null where nothing is known. */
export type MonthCell = { readonly state: VerdictState; readonly score: number | null } | null

interface MonthsPlotProps {
  readonly months: readonly HistoryMonth[]
  readonly cells: readonly MonthCell[]
  readonly summary: string
  readonly height?: number
}

interface Spot {
  readonly x: number
  readonly y: number
  readonly known: HistoryMonth['known']
  readonly state: VerdictState
}

export function MonthsPlot({ months, cells, summary, height = 96 }: MonthsPlotProps) {
  const { format } = useLanguage()
  const [ref, width] = useWidth<HTMLDivElement>(320)
  const left = 26
  const floor = height - 22
  const x = (index: number) => left + 8 + (index * (width - left - 20)) / Math.max(1, months.length - 1)
  const y = (score: number) => floor - (score / 100) * (floor - 10)
  const spots = cells.map((cell, index): Spot | null =>
    cell === null || cell.score === null
      ? null
      : { x: x(index), y: y(cell.score), known: months[index]?.known ?? 'then', state: cell.state },
  )
  const path = line<Spot>(
    (one) => one.x,
    (one) => one.y,
  )
  const labelled = Math.max(1, Math.ceil(months.length / Math.max(2, Math.floor(width / 90))))
  return (
    <div ref={ref}>
      <svg
        className="plot months-plot"
        viewBox={`0 0 ${width} ${height}`}
        height={height}
        role="img"
        aria-label={summary}
      >
        {[0, 50, 100].map((level) => (
          <g key={level}>
            <line className="grid" x1={left} x2={width - 4} y1={y(level)} y2={y(level)} />
            <text x={left - 4} y={y(level) + 4} textAnchor="end">
              {level}
            </text>
          </g>
        ))}
        {spots.slice(1).map((spot, index) => {
          const before = spots[index]
          return spot && before ? (
            <path key={spot.x} className="month-line" data-known={before.known} d={path([before, spot]) ?? ''} />
          ) : null
        })}
        {cells.map((cell, index) => {
          const spot = spots[index]
          const key = months[index]?.month ?? index
          if (cell !== null && cell.score === null)
            return <circle key={key} className="month-none" cx={x(index)} cy={floor - 5} r="4" />
          return spot ? (
            <g key={key} className="tone" data-tone={verdicts[spot.state].tone}>
              <circle className="month-dot" data-known={spot.known} cx={spot.x} cy={spot.y} r="3.5" />
            </g>
          ) : null
        })}
        {months.map(({ month }, index) =>
          (months.length - 1 - index) % labelled === 0 ? (
            <text
              key={month}
              x={x(index)}
              y={height - 3}
              textAnchor={index === months.length - 1 ? 'end' : index === 0 ? 'start' : 'middle'}
            >
              {format.month(`${month}-01`)}
            </text>
          ) : null,
        )}
      </svg>
    </div>
  )
}
