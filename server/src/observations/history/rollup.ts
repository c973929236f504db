import type { Rows } from '../ingest/rows.ts'
import type { StreamIndex } from '../streams/catalogue.ts'

/** What a set of rows adds to some buckets, in columns. `last` belongs to the newest row of the bucket. */
export interface Buckets {
  length: number
  readonly stream: Int32Array
  /** Start of the hour in microseconds, or the day in days since 1970. For the current state: its first time. */
  readonly bucket: Float64Array
  readonly n: Int32Array
  readonly sum: Float64Array
  readonly min: Float64Array
  readonly max: Float64Array
  readonly lastTime: Float64Array
  readonly lastValue: Float64Array
  /** All flags of the bucket; for the current state those of its newest row. */
  readonly quality: Int16Array
}

export interface Rollup {
  readonly streams: Buckets
  readonly hours: Buckets
  readonly days: Buckets
}

/**
 * Groups rows, sorted by stream and time with each (stream, time) once, into streams, hours and days. Here and not in
 * SQL: measured, the database takes three times as long for it, and this process has the rows in hand.
 */
export function rollupOf(rows: Rows, streams: StreamIndex): Rollup {
  const rollup = { streams: bucketsFor(rows.length), hours: bucketsFor(rows.length), days: bucketsFor(rows.length) }
  let key = -1
  let stream = streams.byKey(key)
  let hourEnd = 0
  let dayEnd = 0
  for (let row = 0; row < rows.length; row += 1) {
    const time = rows.time[row] ?? 0
    if (rows.stream[row] !== key) {
      key = rows.stream[row] ?? 0
      stream = streams.byKey(key)
      if (!stream) throw new Error(`stream ${key} is not in the catalogue`)
      open(rollup.streams, key, time)
      hourEnd = 0
      dayEnd = 0
    }
    if (time >= hourEnd && stream) {
      const { start, end } = stream.zone.hourOf(time)
      open(rollup.hours, key, start)
      hourEnd = end
    }
    if (time >= dayEnd && stream) {
      const { day, end } = stream.zone.dayOf(time)
      open(rollup.days, key, day)
      dayEnd = end
    }
    const value = rows.value[row] ?? 0
    const quality = rows.quality[row] ?? 0
    add(rollup.streams, time, value, quality)
    rollup.streams.quality[rollup.streams.length - 1] = quality
    add(rollup.hours, time, value, quality)
    add(rollup.days, time, value, quality)
  }
  return rollup
}

function bucketsFor(capacity: number): Buckets {
  return {
    length: 0,
    stream: new Int32Array(capacity),
    bucket: new Float64Array(capacity),
    n: new Int32Array(capacity),
    sum: new Float64Array(capacity),
    min: new Float64Array(capacity),
    max: new Float64Array(capacity),
    lastTime: new Float64Array(capacity),
    lastValue: new Float64Array(capacity),
    quality: new Int16Array(capacity),
  }
}

function open(buckets: Buckets, stream: number, bucket: number): void {
  const index = buckets.length
  buckets.stream[index] = stream
  buckets.bucket[index] = bucket
  buckets.min[index] = Number.POSITIVE_INFINITY
  buckets.max[index] = Number.NEGATIVE_INFINITY
  buckets.length = index + 1
}

function add(
  { length, n, sum, min, max, lastTime, lastValue, quality }: Buckets,
  time: number,
  value: number,
  flags: number,
) {
  const index = length - 1
  n[index] = (n[index] ?? 0) + 1
  sum[index] = (sum[index] ?? 0) + value
  if (value < (min[index] ?? 0)) min[index] = value
  if (value > (max[index] ?? 0)) max[index] = value
  lastTime[index] = time
  lastValue[index] = value
  quality[index] = (quality[index] ?? 0) | flags
}
