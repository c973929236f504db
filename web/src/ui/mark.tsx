/** A status is always a shape, a word and a colour. Shapes survive forced colours, paper and colour blindness. */
import './mark.css'

/** ● good, ▲ watch, ◆ bad, ◌ no evidence, ☑ done, – does not apply, ⊘ waived. */
export type Tone = 'good' | 'watch' | 'bad' | 'none' | 'done' | 'off' | 'waived'

/** Solid: from live data. Hollow: from registers or a judgement. Never painted alike. */
export type Weight = 'solid' | 'hollow'

/** The shape alone, for places where the word stands beside it already. */
export function Shape({ tone, weight = 'solid', size = 11 }: { tone: Tone; weight?: Weight; size?: number }) {
  return (
    <svg
      className="shape"
      data-tone={tone}
      data-weight={weight}
      width={size}
      height={size}
      viewBox="0 0 12 12"
      aria-hidden="true"
    >
      <ShapePath tone={tone} />
    </svg>
  )
}

/** The drawing of a mark on a grid of 12, for charts that draw many into one picture. */
export function ShapePath({ tone }: { readonly tone: Tone }) {
  switch (tone) {
    case 'good':
      return <circle className="shape-body" cx="6" cy="6" r="4.7" />
    case 'watch':
      return <path className="shape-body" d="M6 1.2 11 10.5H1z" strokeLinejoin="round" />
    case 'bad':
      return <path className="shape-body" d="M6 .8 11.2 6 6 11.2.8 6z" strokeLinejoin="round" />
    case 'none':
      return <circle className="shape-ring" cx="6" cy="6" r="4.6" strokeDasharray="2.2 1.9" />
    case 'done':
      return (
        <>
          <rect className="shape-body" x="1.2" y="1.2" width="9.6" height="9.6" rx="1.5" />
          <path className="shape-tick" d="M3.5 6.2 5.3 8 8.6 4.2" />
        </>
      )
    case 'off':
      return <path className="shape-ring" d="M2 6h8" />
    case 'waived':
      return <path className="shape-ring" d="M6 1.4a4.6 4.6 0 1 0 0 9.2 4.6 4.6 0 0 0 0-9.2zM2.8 9.2l6.4-6.4" />
  }
}

/** Shape and word. */
export function Mark({ tone, weight = 'solid', children }: { tone: Tone; weight?: Weight; children: React.ReactNode }) {
  return (
    <span className="mark" data-tone={tone}>
      <Shape tone={tone} weight={weight} />
      <span>{children}</span>
    </span>
  )
}
