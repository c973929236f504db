import type { Rows } from '../ingest/rows.ts'

/** The rows of a batch by stream and time; rows of one stream and time stay in the order they were sent. */
export interface Arranged {
  readonly rows: Rows
  /** Indices of rows, sorted. */
  readonly order: Int32Array
  /** Where in `order` each distinct (stream, time) begins; the last entry is the length. */
  readonly heads: Int32Array
}

export function arrange(rows: Rows): Arranged {
  const { length, stream, time } = rows
  const order = new Int32Array(length)
  let sorted = true
  for (let row = 0; row < length; row += 1) {
    order[row] = row
    if (sorted && row > 0 && compare(stream, time, row - 1, row) > 0) sorted = false
  }
  if (!sorted) order.sort((a, b) => compare(stream, time, a, b) || a - b)
  const heads = new Int32Array(length + 1)
  let count = 0
  for (let place = 0; place < length; place += 1) {
    if (place === 0 || compare(stream, time, order[place - 1] ?? 0, order[place] ?? 0) !== 0) {
      heads[count] = place
      count += 1
    }
  }
  heads[count] = length
  return { rows, order, heads: heads.subarray(0, count + 1) }
}

function compare(stream: Int32Array, time: Float64Array, a: number, b: number): number {
  return (stream[a] ?? 0) - (stream[b] ?? 0) || (time[a] ?? 0) - (time[b] ?? 0)
}

/** The rows of `order` as columns of their own. */
export function taken({ stream, time, value, quality }: Rows, order: Int32Array): Rows {
  const { length } = order
  const rows = {
    length,
    stream: new Int32Array(length),
    time: new Float64Array(length),
    value: new Float64Array(length),
    quality: new Int16Array(length),
  }
  for (let index = 0; index < length; index += 1) {
    const row = order[index] ?? 0
    rows.stream[index] = stream[row] ?? 0
    rows.time[index] = time[row] ?? 0
    rows.value[index] = value[row] ?? 0
    rows.quality[index] = quality[row] ?? 0
  }
  return rows
}
