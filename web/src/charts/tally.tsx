// HTML has no tag for a drawing with a name: `role="img"` on the SVG is how it is done.
/* oxlint-disable jsx-a11y/prefer-tag-over-role */
/** One mark per thing that was counted, in the order of the list: eight met, two partly, one not met. */
import { ShapePath, type Tone } from '../ui/mark.tsx'
import './charts.css'

interface TallyProps {
  readonly counts: readonly { readonly tone: Tone; readonly count: number }[]
  readonly summary: string
  /** Marks in a row. */
  readonly across?: number
}

const STEP = 14

export function Tally({ counts, summary, across = 16 }: TallyProps) {
  const marks = counts.flatMap(({ tone, count }) => Array.from({ length: count }, () => tone))
  const rows = Math.max(1, Math.ceil(marks.length / across))
  const width = Math.min(across, Math.max(1, marks.length)) * STEP
  return (
    <svg
      className="tally"
      width={width}
      height={rows * STEP}
      viewBox={`0 0 ${width} ${rows * STEP}`}
      role="img"
      aria-label={summary}
    >
      {marks.map((tone, index) => (
        <g
          key={index}
          className="shape"
          data-tone={tone}
          transform={`translate(${(index % across) * STEP + 1} ${Math.floor(index / across) * STEP + 1})`}
        >
          <ShapePath tone={tone} />
        </g>
      ))}
    </svg>
  )
}
