/** What one commit brought, as the bytes that travel to those who follow live. */
import type { Buckets } from '../history/rollup.ts'
import { emptyRows, joinRows, type Rows } from '../ingest/rows.ts'

/**
 * `whole`: every row that was stored or corrected. Otherwise the batch was too large to be told twice: `rows` holds the
 * newest row of each stream, and `since` the earliest time that changed; what lies between stands in the history.
 */
export interface Batch {
  readonly rows: Rows
  /** Microseconds since 1970, one per row. */
  readonly since?: Float64Array
}

/** Rows that are told one by one; a larger batch is a backfill, which nobody watches value by value. */
const WHOLE = 5_000
const HEAD = 8
const ROW = 4 + 8 + 8 + 2

export function wholeBatch(parts: readonly Rows[]): Batch | undefined {
  const length = parts.reduce((sum, part) => sum + part.length, 0)
  return length > WHOLE ? undefined : { rows: joinRows(parts) }
}

/** @param parts state that the rows add to each stream, its `bucket` being the first time */
export function rangeBatch(parts: readonly Buckets[]): Batch {
  const rows = joinRows(
    parts.map(({ length, stream, lastTime, lastValue, quality }) => ({
      length,
      stream: stream.subarray(0, length),
      time: lastTime.subarray(0, length),
      value: lastValue.subarray(0, length),
      quality: quality.subarray(0, length),
    })),
  )
  const since = new Float64Array(rows.length)
  let at = 0
  for (const { length, bucket } of parts) {
    since.set(bucket.subarray(0, length), at)
    at += length
  }
  return { rows, since }
}

/** Little-endian: number of rows, whether whole, then column after column. */
export function packed({ rows, since }: Batch): Buffer {
  const { length } = rows
  const bytes = Buffer.allocUnsafe(HEAD + length * (ROW + (since ? 8 : 0)))
  bytes.writeUInt32LE(length, 0)
  bytes.writeUInt32LE(since ? 0 : 1, 4)
  let at = HEAD
  for (const stream of rows.stream) at = bytes.writeInt32LE(stream, at)
  for (const time of rows.time) at = bytes.writeDoubleLE(time, at)
  for (const value of rows.value) at = bytes.writeDoubleLE(value, at)
  for (const quality of rows.quality) at = bytes.writeInt16LE(quality, at)
  for (const time of since ?? []) at = bytes.writeDoubleLE(time, at)
  return bytes
}

export function unpacked(bytes: Buffer): Batch {
  const length = bytes.readUInt32LE(0)
  const rows = emptyRows(length)
  const since = bytes.readUInt32LE(4) === 1 ? undefined : new Float64Array(length)
  const times = HEAD + 4 * length
  const values = times + 8 * length
  const qualities = values + 8 * length
  const sinces = qualities + 2 * length
  for (let row = 0; row < length; row += 1) {
    rows.stream[row] = bytes.readInt32LE(HEAD + 4 * row)
    rows.time[row] = bytes.readDoubleLE(times + 8 * row)
    rows.value[row] = bytes.readDoubleLE(values + 8 * row)
    rows.quality[row] = bytes.readInt16LE(qualities + 2 * row)
    if (since) since[row] = bytes.readDoubleLE(sinces + 8 * row)
  }
  return since ? { rows, since } : { rows }
}
