/** How many requests begin in a second: a bucket that fills steadily. */

/** Share of a second that may begin at once after a pause. */
const BURST = 0.1

export class Pace {
  readonly #perSecond: number
  readonly #now: () => number
  #tokens: number
  #at: number

  /**
   * @param perSecond Infinity: no bound
   * @param now milliseconds of a clock that never goes back
   */
  constructor(perSecond: number, now: () => number = () => performance.now()) {
    this.#perSecond = perSecond
    this.#now = now
    this.#at = now()
    this.#tokens = this.#most
  }

  /** Whether one more may begin now; if so it is counted. */
  take(): boolean {
    this.#fill()
    if (this.#tokens < 1) return false
    this.#tokens -= 1
    return true
  }

  /** Counts one that began without asking: those who ask wait for it, a second's worth at most. */
  owe(): void {
    this.#fill()
    this.#tokens = Math.max(this.#tokens - 1, -this.#perSecond)
  }

  /** Gives one back that began and did nothing yet. */
  giveBack(): void {
    this.#tokens = Math.min(this.#most, this.#tokens + 1)
  }

  /** Milliseconds until the next may begin. */
  get pause(): number {
    this.#fill()
    return this.#tokens >= 1 ? 0 : ((1 - this.#tokens) / this.#perSecond) * 1_000
  }

  get #most(): number {
    return Math.max(1, this.#perSecond * BURST)
  }

  #fill(): void {
    if (this.#perSecond === Infinity) {
      this.#tokens = Infinity
      return
    }
    const now = this.#now()
    this.#tokens = Math.min(this.#most, this.#tokens + ((now - this.#at) / 1_000) * this.#perSecond)
    this.#at = now
  }
}
