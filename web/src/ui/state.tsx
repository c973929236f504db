/** What stands where content is missing, each with its own words: loading, empty, failed, not allowed, not found. */
import type { ReactNode } from 'react'
import { Button } from './button.tsx'
import { useTexts } from './language.tsx'
import './state.css'
import { texts } from './texts.ts'

/** Quiet bars in the place of the rows to come; they appear after 300 ms. */
export function Loading({ rows = 4 }: { readonly rows?: number }) {
  const say = useTexts(texts)
  return (
    <output className="loading" aria-busy="true">
      <span className="unseen">{say.loading}</span>
      {Array.from({ length: rows }, (_, row) => (
        <i key={row} aria-hidden="true" />
      ))}
    </output>
  )
}

/** What would stand here, who can add it, and one way on. */
export function Empty({ title, children, action }: { title: string; children?: ReactNode; action?: ReactNode }) {
  return (
    <div className="state">
      <p className="state-title">{title}</p>
      {children && <p>{children}</p>}
      {action && <div className="state-action">{action}</div>}
    </div>
  )
}

interface FailedProps {
  /** The sentence of the problem, in the reader's language. */
  readonly reason?: string
  readonly onRetry?: () => void
}

/** The part that did not arrive says so in its own place. */
export function Failed({ reason, onRetry }: FailedProps) {
  const say = useTexts(texts)
  return (
    <div className="state" role="alert" data-kind="failed">
      <p className="state-title">{say.failed}</p>
      {reason && <p>{reason}</p>}
      {onRetry && (
        <div className="state-action">
          <Button onClick={onRetry}>{say.retry}</Button>
        </div>
      )}
    </div>
  )
}

export function NotAllowed({ what }: { readonly what?: string }) {
  const say = useTexts(texts)
  return (
    <div className="state">
      {what && <p className="state-title">{what}</p>}
      <p>{say.notAllowed}</p>
      <p>{say.askWhom}</p>
    </div>
  )
}
