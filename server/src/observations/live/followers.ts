/** Whoever follows observations in this process, and what each is told. */
import type { EventStream } from '#platform/events/event-stream.ts'
import type { StreamIndex } from '../streams/catalogue.ts'
import type { Rows } from '../ingest/rows.ts'
import type { Position, TakenBatch } from './batch-store.ts'
import { type CurrentState, rowsAmong } from './current.ts'
import { told } from './told.ts'

export interface Follower {
  readonly stream: EventStream
  /** Keys of streams; all when null. */
  readonly keys: ReadonlySet<number> | null
  /** The same for followers of the same streams: what they are told is written once. */
  readonly group: string
  /** At least so many milliseconds lie between two events. */
  readonly pace: number
}

/** A browser with this much unsent is told the newest only, once it has taken that. */
const SLOW = 64 * 1024
/** Milliseconds after which somebody slow is looked at again. */
const AGAIN = 100

/** Those who want the newest value of each stream: whoever is slow, or set a pace, hears less often and never of less. */
export class LatestFollowers {
  readonly #current: CurrentState
  readonly #streams: StreamIndex
  readonly #followers = new Map<Follower, { readonly due: Set<number>; timer: NodeJS.Timeout | undefined }>()

  constructor(current: CurrentState, streams: StreamIndex) {
    this.#current = current
    this.#streams = streams
  }

  /** @returns what ends it */
  add(follower: Follower): () => void {
    const state: { due: Set<number>; timer: NodeJS.Timeout | undefined } = { due: new Set(), timer: undefined }
    this.#followers.set(follower, state)
    follower.stream.write(this.#event(this.#current.keys(follower.keys)))
    return () => {
      clearTimeout(state.timer)
      this.#followers.delete(follower)
    }
  }

  changed(keys: ReadonlySet<number>): void {
    const written = new Map<string, string>()
    for (const [follower, state] of this.#followers) {
      const prompt = follower.pace === 0 && state.timer === undefined && follower.stream.unsent() < SLOW
      if (!prompt) {
        for (const key of intersection(keys, follower.keys)) state.due.add(key)
        if (state.due.size > 0) this.#plan(follower, state)
        continue
      }
      const text = written.get(follower.group) ?? this.#event(intersection(keys, follower.keys))
      written.set(follower.group, text)
      if (text !== '') follower.stream.write(text)
    }
  }

  #plan(follower: Follower, state: { readonly due: Set<number>; timer: NodeJS.Timeout | undefined }): void {
    state.timer ??= setTimeout(() => {
      state.timer = undefined
      if (follower.stream.unsent() >= SLOW) return this.#plan(follower, state)
      follower.stream.write(this.#event(state.due))
      state.due.clear()
    }, follower.pace || AGAIN)
  }

  #event(keys: Iterable<number>): string {
    return told(this.#current.rows(keys), this.#streams)
  }
}

/** Those who want every value, in the order it was stored. */
export class EveryFollowers {
  readonly #streams: StreamIndex
  readonly #followers = new Map<Follower, Position>()

  constructor(streams: StreamIndex) {
    this.#streams = streams
  }

  /** @param after what the follower has been told of already */
  add(follower: Follower, after: Position): () => void {
    this.#followers.set(follower, after)
    return () => this.#followers.delete(follower)
  }

  get none(): boolean {
    return this.#followers.size === 0
  }

  /** @param rows those of the batch @param position text by which one resumes behind them */
  stored({ writer, id }: TakenBatch, rows: Rows, position: string): void {
    const written = new Map<string, string>()
    for (const [{ stream, keys, group }, after] of this.#followers) {
      if ((after.get(writer) ?? 0) >= id) continue
      const text = written.get(group) ?? told(rowsAmong(rows, keys), this.#streams, position)
      written.set(group, text)
      if (text !== '') stream.write(text)
    }
  }

  lost(): void {
    for (const { stream } of this.#followers.keys()) stream.write(LOST)
  }
}

/** Some of what was stored can no longer be told one by one: the follower reads the history. */
export const LOST = 'event: lost\ndata: {}\n\n'

function intersection(keys: ReadonlySet<number>, among: ReadonlySet<number> | null): ReadonlySet<number> {
  return among === null ? keys : keys.intersection(among)
}
