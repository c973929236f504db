import { emptyRows, firstRows, type Rows } from '../ingest/rows.ts'
import type { Arranged } from './arrange.ts'
import type { Corrections, Stored } from './write-store.ts'

export type Verdict = 'accepted' | 'duplicate' | 'revised'

/** What a batch means beside what is stored: settled by stream and time, in the order the rows were sent. */
export interface Weighed {
  /** By row, as in the batch. */
  readonly verdicts: readonly Verdict[]
  /** New in the history, with the value they end with. */
  readonly fresh: Rows
  /** Values that a later row of the same batch corrected. */
  readonly passing: Rows
  readonly corrections: Corrections
}

/**
 * The same value with the same flags again is a duplicate. Another value, or other flags, is a correction: nothing that
 * a source says is dropped without a trace.
 *
 * @param stored what the history holds, by place among the heads
 */
export function weigh({ rows, order, heads }: Arranged, stored: readonly Stored[]): Weighed {
  const verdicts: Verdict[] = Array.from({ length: rows.length }, () => 'accepted')
  const distinct = heads.length - 1
  const fresh = new Collected(distinct)
  const passing = new Collected(rows.length)
  const seen = new Collected(stored.length)
  const next = new Collected(stored.length)
  const before = new Map(stored.map(([place, value, quality]) => [place, { value, quality }]))
  for (let place = 0; place < distinct; place += 1) {
    const first = heads[place] ?? 0
    const head = order[first] ?? 0
    const stream = rows.stream[head] ?? 0
    const time = rows.time[head] ?? 0
    const held = before.get(place)
    let now = held
    for (let at = first; at < (heads[place + 1] ?? 0); at += 1) {
      const row = order[at] ?? 0
      const given = { value: rows.value[row] ?? 0, quality: rows.quality[row] ?? 0 }
      if (now && now.value === given.value && now.quality === given.quality) {
        verdicts[row] = 'duplicate'
        continue
      }
      if (now) verdicts[row] = 'revised'
      if (now && now !== held) passing.add(stream, time, now.value, now.quality)
      now = given
    }
    if (!held && now) fresh.add(stream, time, now.value, now.quality)
    else if (held && now && now !== held) {
      seen.add(stream, time, held.value, held.quality)
      next.add(stream, time, now.value, now.quality)
    }
  }
  return {
    verdicts,
    fresh: fresh.rows,
    passing: passing.rows,
    corrections: { seen: seen.rows, next: next.rows },
  }
}

class Collected {
  readonly #rows: Rows
  #length = 0

  constructor(capacity: number) {
    this.#rows = emptyRows(capacity)
  }

  add(stream: number, time: number, value: number, quality: number): void {
    const index = this.#length
    this.#rows.stream[index] = stream
    this.#rows.time[index] = time
    this.#rows.value[index] = value
    this.#rows.quality[index] = quality
    this.#length = index + 1
  }

  get rows(): Rows {
    return firstRows(this.#rows, this.#length)
  }
}
