/** How often one caller may ask: so many a second on average, with a stock for the burst of a page that opens. */

/** Callers that are remembered; beyond, the one that asked longest ago is forgotten. */
const MOST = 20_000

export class Rate {
  readonly #interval: number
  readonly #stock: number
  readonly #now: () => number
  /** When the caller's stock is full again, in milliseconds. Source: generic cell rate algorithm, ITU-T I.371. */
  readonly #full = new Map<string, number>()

  /**
   * @param perSecond Infinity: no bound
   * @param stock requests that may come at once
   */
  constructor(perSecond: number, stock: number, now: () => number = () => performance.now()) {
    this.#interval = 1_000 / perSecond
    this.#stock = stock
    this.#now = now
  }

  /** @returns 0 when the caller may go on, else the milliseconds until he may */
  ask(caller: string): number {
    if (this.#interval === 0) return 0
    const now = this.#now()
    const full = Math.max(now, this.#full.get(caller) ?? 0) + this.#interval
    const early = full - this.#interval * this.#stock - now
    if (early > 0) return early
    this.#full.delete(caller)
    this.#full.set(caller, full)
    for (const [oldest] of this.#full) {
      if (this.#full.size <= MOST) break
      this.#full.delete(oldest)
    }
    return 0
  }
}
