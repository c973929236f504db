import type { Rows } from '../ingest/rows.ts'
import type { StreamIndex } from '../streams/catalogue.ts'

/** Buckets of rollups, each with the range of time that it covers. */
export interface Ranges {
  readonly stream: number[]
  /** As in `Buckets`: start of the hour, or the day in days since 1970. */
  readonly bucket: number[]
  readonly start: number[]
  readonly end: number[]
}

/** The hours and days that some rows, sorted by stream and time, lie in; each once. */
export function rangesOf(rows: Rows, streams: StreamIndex): { hours: Ranges; days: Ranges } {
  const hours: Ranges = { stream: [], bucket: [], start: [], end: [] }
  const days: Ranges = { stream: [], bucket: [], start: [], end: [] }
  for (let row = 0; row < rows.length; row += 1) {
    const key = rows.stream[row] ?? 0
    const time = rows.time[row] ?? 0
    const stream = streams.byKey(key)
    if (!stream) throw new Error(`stream ${key} is not in the catalogue`)
    const hour = stream.zone.hourOf(time)
    append(hours, key, hour.start, hour)
    const day = stream.zone.dayOf(time)
    append(days, key, day.day, day)
  }
  return { hours, days }
}

function append(ranges: Ranges, stream: number, bucket: number, { start, end }: { start: number; end: number }): void {
  if (ranges.stream.at(-1) === stream && ranges.bucket.at(-1) === bucket) return
  ranges.stream.push(stream)
  ranges.bucket.push(bucket)
  ranges.start.push(start)
  ranges.end.push(end)
}
