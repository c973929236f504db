// HTML has no tag for a drawing with a name: `role="img"` on the SVG is how it is done.
/* oxlint-disable jsx-a11y/prefer-tag-over-role */
/** The trajectory of a benefit: actual, plan, gap, target, forecast, and below it how much of each period was measured. */
import type { PeriodFigure } from '@citywide/model/quantity'
import { useId } from 'react'
import { useLanguage, useTexts } from '../ui/language.tsx'
import type { Tone } from '../ui/mark.tsx'
import { unitLabel } from '../ui/unit.ts'
import './charts.css'
import { Levels } from './levels.tsx'
import { isResult } from './series-of-results.ts'
import { texts } from './texts.ts'
import { type Box, type TrajectoryData, type TrajectoryGeometry, trajectoryGeometry } from './trajectory-geometry.ts'
import { useWidth } from './use-width.ts'

interface TrajectoryProps {
  readonly data: TrajectoryData
  readonly unit: string
  readonly tone: Tone
  readonly summary: string
  readonly height?: number
}

const COVERAGE = 12
/** So few results carry their figures. */
const NAMED = 6

export function Trajectory({ data, unit, tone, summary, height = 300 }: TrajectoryProps) {
  const { language, format } = useLanguage()
  const say = useTexts(texts)
  const [ref, width] = useWidth<HTMLDivElement>(720)
  const hatch = useId()
  const measured = data.figures.some((figure) => figure.coverage !== null)
  const bottom = 24 + (measured ? COVERAGE + 18 : 0)
  const box: Box = { width, height, top: 18, right: width < 480 ? 20 : 64, bottom, left: 44 }
  const drawn = trajectoryGeometry(data, box)
  const label = unitLabel(unit, language, format.currency)
  const figure = (value: number) => (label ? `${format.number(value)} ${label}` : format.number(value))
  const { cross, last, fan } = drawn
  const floor = height - bottom
  const atEnd = drawn.today > width - box.right - 70

  return (
    <div ref={ref}>
      <svg
        className="plot tone"
        data-tone={tone}
        viewBox={`0 0 ${width} ${height}`}
        height={height}
        role="img"
        aria-label={summary}
      >
        <Levels of={drawn.levels} box={box} format={format} />
        {drawn.years.map(({ x, from, year }) => (
          <g key={year}>
            <line className="grid" x1={from} x2={from} y1={floor} y2={floor + 5} />
            <text x={x} y={floor + 16} textAnchor="middle">
              {year}
            </text>
          </g>
        ))}
        <line className="today" x1={drawn.today} x2={drawn.today} y1={box.top - 6} y2={floor} />
        <text className="now" x={drawn.today} y={box.top - 9} textAnchor={atEnd ? 'end' : 'middle'}>
          {say.asOf(format.day(data.today))}
        </text>
        {fan && <path className="fan" d={fan.area} />}
        {drawn.gaps.map((path) => (
          <path key={path} className="gap" d={path} />
        ))}
        {drawn.plan && <path className="plan" d={drawn.plan} />}
        {drawn.runs.map((path) => (
          <path key={path} className="actual" d={path} />
        ))}
        {drawn.results.length <= 24 &&
          drawn.results
            .slice(0, -1)
            .map((spot) => <circle key={spot.day} className="result" cx={spot.x} cy={spot.y} r="3" />)}
        {drawn.results.length <= NAMED &&
          drawn.results.slice(0, -1).map((spot) => (
            <text key={spot.day} className="halo" x={spot.x} y={spot.y - 9} textAnchor="middle">
              {format.number(spot.value)}
            </text>
          ))}
        {drawn.partial.map((spot, index) => (
          <g key={spot.day}>
            <circle className="partial" cx={spot.x} cy={spot.y} r={drawn.partial.length > NAMED ? 2 : 4.5} />
            {(index === 0 || drawn.partial.length <= NAMED) && (
              <text
                className="halo"
                x={spot.x}
                y={spot.outside ? spot.y + 18 : spot.y - 9}
                textAnchor={spot.x > width - box.right - 40 ? 'end' : 'middle'}
              >
                {spot.outside ? `${say.incomplete} ${figure(spot.value)}` : say.incomplete}
              </text>
            )}
          </g>
        ))}
        {fan && (
          <path
            className="whisker"
            d={`M${fan.x - 4},${fan.high}h8M${fan.x},${fan.high}V${fan.low}M${fan.x - 4},${fan.low}h8`}
          />
        )}
        {cross && <path className="cross" d={`M${cross.x - 6},${cross.y}h12M${cross.x},${cross.y - 6}v12`} />}
        {cross && data.target && (
          <text
            className="halo strong"
            x={cross.x}
            y={cross.y < box.top + 24 ? cross.y + 20 : cross.y - 11}
            textAnchor="end"
          >
            {say.target(figure(data.target.value))}
          </text>
        )}
        {last && (
          <>
            <circle className="end" cx={last.x} cy={last.y} r="5" />
            <text className="halo strong" x={last.x} y={last.y - 12} textAnchor="middle">
              {figure(last.value)}
            </text>
          </>
        )}
        {measured && (
          <Coverage
            figures={data.figures}
            drawn={drawn}
            hatch={hatch}
            top={floor + 28}
            left={box.left}
            name={say.covered}
          />
        )}
      </svg>
    </div>
  )
}

interface CoverageProps {
  readonly figures: readonly PeriodFigure[]
  readonly drawn: TrajectoryGeometry
  readonly hatch: string
  readonly top: number
  readonly left: number
  readonly name: string
}

/** One box per period, filled as far as it was measured; hatched where that was too little for a result. */
function Coverage({ figures, drawn, hatch, top, left, name }: CoverageProps) {
  return (
    <g>
      <defs>
        <pattern id={hatch} width="5" height="5" patternUnits="userSpaceOnUse" patternTransform="rotate(-45)">
          <line className="needed" x1="0" y1="0" x2="0" y2="5" strokeDasharray="none" />
        </pattern>
      </defs>
      <text x={left - 8} y={top + COVERAGE - 2} textAnchor="end">
        {name}
      </text>
      {figures.map((figure) => {
        const x = drawn.place(figure.periodStart) + 1
        const width = Math.max(1, drawn.place(figure.periodEnd) - x - 1)
        const covered = COVERAGE * Math.min(1, figure.coverage ?? 0)
        return (
          <g key={figure.periodStart}>
            <rect
              className={isResult(figure) ? 'coverage' : undefined}
              fill={isResult(figure) ? undefined : `url(#${hatch})`}
              x={x}
              width={width}
              y={top + COVERAGE - covered}
              height={covered}
            />
            <rect className="coverage-frame" x={x} width={width} y={top} height={COVERAGE} />
          </g>
        )
      })}
    </g>
  )
}
