/** What a document holds, row by row, before anything is judged. */
import type { RejectionReason } from '@citywide/model/observations/rejection'
import { Unreadable } from './fault.ts'

/** One observation as it would be taken; what cannot be made into one says why. */
export interface FoundRow {
  /** Row of the document it stands in, from 0. */
  readonly row: number
  readonly stream: string | null
  /** ISO 8601 with its zone, or milliseconds since 1970; as it came where it could not be read. */
  readonly at: unknown
  readonly value: unknown
  readonly quality: unknown
  readonly unit: unknown
  readonly refused?: RejectionReason
}

export interface Found {
  readonly rows: readonly FoundRow[]
  /** Rows of the document. */
  readonly read: number
  /** Fields in which nothing was measured. */
  readonly missing: number
  /** Names of what the rows hold, for those who say which is which. */
  readonly columns: readonly string[]
}

/** Observations of one document. */
const MOST = 500_000

/** Gathers what is found. */
export class Finds {
  readonly rows: FoundRow[] = []
  missing = 0

  /** @throws Unreadable TOO_MANY_ROWS */
  add(row: FoundRow): void {
    if (this.rows.length >= MOST) throw new Unreadable('TOO_MANY_ROWS')
    this.rows.push(row)
  }
}
