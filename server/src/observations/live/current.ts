import { emptyRows, type Rows } from '../ingest/rows.ts'

/** The newest value of every stream, in memory, so that a thousand screens that open at once ask the database nothing. */
export class CurrentState {
  readonly #newest = new Map<number, { readonly time: number; readonly value: number; readonly quality: number }>()

  /** @returns keys of the streams whose newest value these rows are; a late row is none */
  take({ length, stream, time, value, quality }: Rows): Set<number> {
    const changed = new Set<number>()
    for (let row = 0; row < length; row += 1) {
      const key = stream[row] ?? 0
      const at = time[row] ?? 0
      if (at < (this.#newest.get(key)?.time ?? Number.NEGATIVE_INFINITY)) continue
      this.#newest.set(key, { time: at, value: value[row] ?? 0, quality: quality[row] ?? 0 })
      changed.add(key)
    }
    return changed
  }

  /** Streams that have a value, among some or all. */
  keys(among: ReadonlySet<number> | null): Iterable<number> {
    return among ?? this.#newest.keys()
  }

  rows(keys: Iterable<number>): Rows {
    const found = [...keys].flatMap((key) => {
      const newest = this.#newest.get(key)
      return newest ? [{ key, ...newest }] : []
    })
    return {
      length: found.length,
      stream: Int32Array.from(found, ({ key }) => key),
      time: Float64Array.from(found, ({ time }) => time),
      value: Float64Array.from(found, ({ value }) => value),
      quality: Int16Array.from(found, ({ quality }) => quality),
    }
  }
}

export function rowsAmong(rows: Rows, keys: ReadonlySet<number> | null): Rows {
  if (keys === null) return rows
  const chosen = Array.from({ length: rows.length }, (_, row) => row).filter((row) => keys.has(rows.stream[row] ?? 0))
  const among = emptyRows(chosen.length)
  for (const [index, row] of chosen.entries()) {
    among.stream[index] = rows.stream[row] ?? 0
    among.time[index] = rows.time[row] ?? 0
    among.value[index] = rows.value[row] ?? 0
    among.quality[index] = rows.quality[row] ?? 0
  }
  return among
}
