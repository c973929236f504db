import { emptyRows, type Rows } from '../ingest/rows.ts'

/** The rows of a batch by stream and time; rows of one stream and time stay in the order they were sent. */
export interface Arranged {
  readonly rows: Rows
  /** Indices of rows, sorted. */
  readonly order: Int32Array
  /** Where in `order` each distinct (stream, time) begins; the last entry is the length. */
  readonly heads: Int32Array
}

/**
 * Rows are dealt out by stream, in the order they came; only a stream whose times do not grow is sorted. Sources send in
 * order of time, so this takes a tenth of the time of sorting everything.
 */
export function arrange(rows: Rows): Arranged {
  const { length, stream, time } = rows
  const order = dealtByStream(stream)
  for (let from = 0; from < length;) {
    const key = stream[order[from] ?? 0]
    let to = from + 1
    let grows = true
    for (; to < length && stream[order[to] ?? 0] === key; to += 1) {
      if ((time[order[to] ?? 0] ?? 0) < (time[order[to - 1] ?? 0] ?? 0)) grows = false
    }
    if (!grows) order.subarray(from, to).sort((a, b) => (time[a] ?? 0) - (time[b] ?? 0) || a - b)
    from = to
  }
  const heads = new Int32Array(length + 1)
  let count = 0
  for (let place = 0; place < length; place += 1) {
    const before = order[place - 1] ?? 0
    const row = order[place] ?? 0
    if (place === 0 || stream[before] !== stream[row] || time[before] !== time[row]) {
      heads[count] = place
      count += 1
    }
  }
  heads[count] = length
  return { rows, order, heads: heads.subarray(0, count + 1) }
}

function dealtByStream(stream: Int32Array): Int32Array {
  const counts = new Map<number, number>()
  for (const key of stream) counts.set(key, (counts.get(key) ?? 0) + 1)
  const next = new Map<number, number>()
  let start = 0
  for (const key of Int32Array.from(counts.keys()).toSorted()) {
    next.set(key, start)
    start += counts.get(key) ?? 0
  }
  const order = new Int32Array(stream.length)
  for (const [row, key] of stream.entries()) {
    const place = next.get(key) ?? 0
    order[place] = row
    next.set(key, place + 1)
  }
  return order
}

/** The rows of `order` as columns of their own. */
export function taken({ stream, time, value, quality }: Rows, order: Int32Array): Rows {
  const { length } = order
  const rows = emptyRows(length)
  for (let index = 0; index < length; index += 1) {
    const row = order[index] ?? 0
    rows.stream[index] = stream[row] ?? 0
    rows.time[index] = time[row] ?? 0
    rows.value[index] = value[row] ?? 0
    rows.quality[index] = quality[row] ?? 0
  }
  return rows
}
