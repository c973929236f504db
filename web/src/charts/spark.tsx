// HTML has no tag for a drawing with a name: `role="img"` on the SVG is how it is done.
/* oxlint-disable jsx-a11y/prefer-tag-over-role */
/** A trajectory in the height of a row: actual, plan, target, today. */
import type { Tone } from '../ui/mark.tsx'
import './charts.css'
import { type TrajectoryData, trajectoryGeometry } from './trajectory-geometry.ts'

interface SparkProps {
  readonly data: TrajectoryData
  readonly tone: Tone
  /** What it shows, in a sentence. */
  readonly summary: string
  readonly width?: number
  readonly height?: number
}

/** More incomplete periods than this are dots: side by side their rings would be one. */
const FEW = 4

export function Spark({ data, tone, summary, width = 172, height = 44 }: SparkProps) {
  const drawn = trajectoryGeometry(data, { width, height, top: 6, right: 8, bottom: 6, left: 4 })
  const { cross, last } = drawn
  return (
    <svg
      className="plot tone"
      data-tone={tone}
      viewBox={`0 0 ${width} ${height}`}
      style={{ maxWidth: width }}
      role="img"
      aria-label={summary}
    >
      <line className="today" x1={drawn.today} x2={drawn.today} y1={2} y2={height - 2} />
      {drawn.gaps.map((path) => (
        <path key={path} className="gap" d={path} />
      ))}
      {drawn.plan && <path className="plan" d={drawn.plan} />}
      {drawn.runs.map((path) => (
        <path key={path} className="actual" d={path} />
      ))}
      {drawn.results.length < 8 &&
        drawn.results
          .slice(0, -1)
          .map((spot) => <circle key={spot.day} className="result" cx={spot.x} cy={spot.y} r="2" />)}
      {drawn.partial.map((spot) => (
        <circle key={spot.day} className="partial" cx={spot.x} cy={spot.y} r={drawn.partial.length > FEW ? 1.2 : 3} />
      ))}
      {cross && <path className="cross" d={`M${cross.x - 4},${cross.y}h8M${cross.x},${cross.y - 4}v8`} />}
      {last && <circle className="end" cx={last.x} cy={last.y} r="3.5" />}
    </svg>
  )
}
