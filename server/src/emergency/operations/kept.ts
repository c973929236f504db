/** Answers that many screens ask for within the same second, made once for all whose rights are the same. */
import { currentRights, settingsOf } from '#platform/access/reach.ts'
import type { Clock } from '#platform/clock.ts'
import type { News } from './news.ts'

/** Milliseconds that an answer is good for. */
const GOOD = 1_000
/** Kinds of reader times scopes. */
const MOST = 200

interface Made<T> {
  readonly at: number
  readonly news: number
  readonly answer: Promise<T>
}

export class Kept<T> {
  readonly #clock: Clock
  readonly #news: News
  readonly #made = new Map<string, Made<T>>()

  constructor(clock: Clock, news: News) {
    this.#clock = clock
    this.#news = news
  }

  /** @param what names the question; answers of those with other rights are others */
  async of(what: string, make: () => Promise<T>): Promise<T> {
    const key = JSON.stringify([what, readerOf()])
    const now = this.#clock.now().epochMilliseconds
    const known = this.#made.get(key)
    if (known && known.news === this.#news.count && now >= known.at && now - known.at < GOOD) return known.answer
    const made = { at: now, news: this.#news.count, answer: make() }
    if (this.#made.size >= MOST) this.#made.clear()
    this.#made.set(key, made)
    try {
      return await made.answer
    } catch (error) {
      if (this.#made.get(key) === made) this.#made.delete(key)
      throw error
    }
  }
}

/** All that a row of a register is judged by; who acts is no part of it. */
function readerOf(): unknown {
  const rights = currentRights()
  if (!rights) return null
  const { 'cw.actor': _actor, 'cw.actor_kind': _kind, ...judged } = settingsOf(rights, false)
  return judged
}
