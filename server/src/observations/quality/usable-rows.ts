import { UNUSABLE } from '@citywide/model/observations/quality'
import { taken } from '../history/arrange.ts'
import type { Rows } from '../ingest/rows.ts'
import type { JudgedRows } from './judge.ts'

/** Those rows that may be used. */
export function usableRows(rows: JudgedRows): Rows {
  const { flags } = rows
  if (!flags.some((flag) => (flag & UNUSABLE) !== 0)) return rows
  const places = Int32Array.from(flags.keys()).filter((place) => ((flags[place] ?? 0) & UNUSABLE) === 0)
  return taken(rows, places)
}
