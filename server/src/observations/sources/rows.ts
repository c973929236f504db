import type { RejectionReason } from '@citywide/model/observations/rejection'
import type { ReadingReason } from '@citywide/model/observations/source-reject'

/** One observation as it was read from what a source sent; nothing of it has been checked. */
export interface SentRow {
  readonly stream: unknown
  /** ISO 8601 with its zone, or whole milliseconds since 1970. */
  readonly at: unknown
  readonly value: unknown
  readonly quality?: unknown
  readonly unit?: unknown
  /** Set where the reader itself could make no observation of it. */
  readonly refused?: RejectionReason | ReadingReason
  /** The message or line it came in, asked for only where the row is refused; left out: the row itself. */
  readonly came?: () => string
  /** Topic, address, file and line. */
  readonly place?: string
}
