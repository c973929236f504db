import type { Format } from '../ui/format.ts'
import type { Box } from './trajectory-geometry.ts'

interface LevelsProps {
  readonly of: readonly { readonly y: number; readonly value: number }[]
  readonly box: Box
  readonly format: Format
}

/** The value axis of a chart: a hairline for each level and its figure beside it. */
export function Levels({ of, box, format }: LevelsProps) {
  return of.map(({ y, value }) => (
    <g key={value}>
      <line className="grid" x1={box.left} x2={box.width - box.right} y1={y} y2={y} />
      <text x={box.left - 8} y={y + 4} textAnchor="end">
        {format.number(value)}
      </text>
    </g>
  ))
}
