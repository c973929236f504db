/** Observations in columns, one entry of each per row; ready to be sent to the database. */
export interface Rows {
  readonly length: number
  /** Keys of streams (`stream_id`). */
  readonly stream: Int32Array
  /** Microseconds since 1970, whole numbers: exact to the year 2255. */
  readonly time: Float64Array
  readonly value: Float64Array
  /** Flags, 0 when there is nothing to remark. */
  readonly quality: Int16Array
}

export function emptyRows(length: number): Rows {
  return {
    length,
    stream: new Int32Array(length),
    time: new Float64Array(length),
    value: new Float64Array(length),
    quality: new Int16Array(length),
  }
}

export function firstRows(rows: Rows, length: number): Rows {
  return length === rows.length ? rows : slice(rows, 0, length)
}

/** The rows from one place up to before another, without a copy. */
export function slice({ stream, time, value, quality }: Rows, from: number, to: number): Rows {
  return {
    length: to - from,
    stream: stream.subarray(from, to),
    time: time.subarray(from, to),
    value: value.subarray(from, to),
    quality: quality.subarray(from, to),
  }
}

export function joinRows(parts: readonly Rows[]): Rows {
  const [only] = parts
  if (only && parts.length === 1) return only
  const joined = emptyRows(parts.reduce((sum, { length }) => sum + length, 0))
  let at = 0
  for (const part of parts) {
    joined.stream.set(part.stream, at)
    joined.time.set(part.time, at)
    joined.value.set(part.value, at)
    joined.quality.set(part.quality, at)
    at += part.length
  }
  return joined
}
