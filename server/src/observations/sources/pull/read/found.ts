/** What a document holds, row by row, before anything is judged. */
import type { SentRow } from '../../rows.ts'
import { Unreadable } from './fault.ts'

/** One observation as it would be taken; what cannot be made into one says why. */
export interface FoundRow extends SentRow {
  /** Row of the document it stands in, from 0. */
  readonly row: number
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
