/** Something is under way: how far, in words and as a bar. */
import { type ReactNode, useId } from 'react'

interface ProgressProps {
  readonly label: string
  /** 0 to 1; without it nobody knows how far. */
  readonly part?: number
  readonly action?: ReactNode
}

export function Progress({ label, part, action }: ProgressProps) {
  const id = useId()
  return (
    <div className="progress-line">
      {/* Not a live region: it would be read aloud with every step. */}
      <span id={id}>{label}</span>
      <progress aria-labelledby={id} max={1} {...(part !== undefined && { value: part })} />
      {action}
    </div>
  )
}
