// HTML has no tag for a drawing with a name: `role="img"` on the SVG is how it is done.
/* oxlint-disable jsx-a11y/prefer-tag-over-role */
/** Likelihood by impact, five by five. The list with the names stands beside it: see the cockpit. */
import { useTexts } from '../ui/language.tsx'
import type { Tone } from '../ui/mark.tsx'
import './charts.css'
import { texts } from './texts.ts'

export interface Danger {
  readonly id: string
  /** The short name that matrix and list share: R1, R2 … */
  readonly label: string
  readonly likelihood: number
  readonly impact: number
}

/** How grave likelihood and impact are together. Source: ours; five by five with three bands as in ISO 31010, B.10.3. */
export function gravity(likelihood: number, impact: number): Tone {
  const product = likelihood * impact
  return product >= 15 ? 'bad' : product >= 8 ? 'watch' : 'good'
}

const steps = [1, 2, 3, 4, 5] as const
const CELL = { width: 50, height: 40 }
const LEFT = 40
const PER_CELL = 3

export function RiskMatrix({ dangers, summary }: { readonly dangers: readonly Danger[]; readonly summary: string }) {
  const say = useTexts(texts)
  const floor = CELL.height * 5
  const width = LEFT + CELL.width * 5
  const height = floor + 36
  return (
    <svg
      className="plot matrix"
      viewBox={`0 0 ${width} ${height}`}
      style={{ maxWidth: width * 1.15 }}
      role="img"
      aria-label={summary}
    >
      {steps.map((likelihood) =>
        steps.map((impact) => (
          <g key={`${likelihood}${impact}`} className="tone" data-tone={gravity(likelihood, impact)}>
            <rect
              className="matrix-cell"
              x={LEFT + (impact - 1) * CELL.width}
              y={floor - likelihood * CELL.height}
              width={CELL.width}
              height={CELL.height}
              rx="3"
            />
          </g>
        )),
      )}
      {steps.map((step) => (
        <g key={step}>
          <text x={LEFT - 8} y={floor - (step - 0.5) * CELL.height + 4} textAnchor="end">
            {step}
          </text>
          <text x={LEFT + (step - 0.5) * CELL.width} y={floor + 15} textAnchor="middle">
            {step}
          </text>
        </g>
      ))}
      <text x={LEFT + CELL.width * 2.5} y={floor + 31} textAnchor="middle">{`${say.impact} →`}</text>
      <text transform={`translate(12 ${floor / 2}) rotate(-90)`} textAnchor="middle">{`${say.likelihood} →`}</text>
      {steps.flatMap((likelihood) =>
        steps.map((impact) => (
          <Here key={`${likelihood}${impact}`} at={{ likelihood, impact }} dangers={dangers} floor={floor} />
        )),
      )}
    </svg>
  )
}

/** The dangers of one cell: side by side up to three, then "+n". */
function Here({
  at,
  dangers,
  floor,
}: {
  at: { likelihood: number; impact: number }
  dangers: readonly Danger[]
  floor: number
}) {
  const here = dangers.filter(({ likelihood, impact }) => likelihood === at.likelihood && impact === at.impact)
  if (here.length === 0) return null
  const named =
    here.length > PER_CELL
      ? [...here.slice(0, PER_CELL - 1).map(({ label }) => label), `+${here.length - PER_CELL + 1}`]
      : here.map(({ label }) => label)
  const middle = { x: LEFT + (at.impact - 0.5) * CELL.width, y: floor - (at.likelihood - 0.5) * CELL.height }
  const tall = named.length === 1 ? 18 : 12
  return (
    <g className="tone" data-tone={gravity(at.likelihood, at.impact)}>
      {named.map((name, index) => (
        <g
          key={name}
          className="matrix-id"
          transform={`translate(${middle.x} ${middle.y + (index - (named.length - 1) / 2) * tall})`}
        >
          <rect x="-16" y={-tall / 2 + 0.5} width="32" height={tall - 1} rx={(tall - 1) / 2} />
          <text y={tall === 18 ? 4 : 3.5} textAnchor="middle" style={tall === 18 ? undefined : { fontSize: 9 }}>
            {name}
          </text>
        </g>
      ))}
    </g>
  )
}
