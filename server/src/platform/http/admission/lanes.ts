/** Lanes of requests: each serves so many at once, lets so many wait, and sends the others away at once. */
import { Problem } from '@citywide/model/problem'
import { Pace } from './pace.ts'

/**
 * - door: who asks is not known yet, and is looked up
 * - duty: duty officers; its places are never lent to others
 * - people: everybody else who has signed in, and programs with a key
 * - public: without sign-in, the sign-in itself included
 * - export: whole registers as files
 * - upload: files on their way in
 */
export const laneNames = ['door', 'duty', 'people', 'public', 'export', 'upload'] as const
export type LaneName = (typeof laneNames)[number]

export interface LaneBounds {
  /** Requests served at once. */
  readonly places: number
  /** Requests that may wait for a place. */
  readonly queue: number
  /** Milliseconds a request waits before it is sent away. */
  readonly wait: number
}

export type Refusal = 'queue full' | 'waited' | 'gone'

/** A place in a lane; given back once, however often that is said. */
export interface Place {
  readonly lane: LaneName
  leave(): void
  /** Leaves before anything was done: the pace does not count it. */
  step(): void
}

interface Waiting {
  admit(place: Place): void
  refuse(why: Refusal): void
}

interface Lane {
  readonly bounds: LaneBounds
  busy: number
  readonly waiting: Set<Waiting>
}

export interface LaneState {
  readonly busy: number
  readonly places: number
  readonly waiting: number
}

/** Lanes that share the pace. The door looks up who asks and does no work; duty does not wait for it but is counted. */
const paced: readonly LaneName[] = ['people', 'public', 'export', 'upload']

export class Lanes {
  readonly #lanes: ReadonlyMap<LaneName, Lane>
  readonly #pace: Pace
  readonly #onRefused: (lane: LaneName, why: Refusal) => void
  #turn = 0
  /** A look at the queues is planned for when the pace lets the next one begin. */
  #planned = false

  constructor(
    bounds: Readonly<Record<LaneName, LaneBounds>>,
    pace: Pace = new Pace(Infinity),
    onRefused: (lane: LaneName, why: Refusal) => void = () => undefined,
  ) {
    this.#lanes = new Map(laneNames.map((name) => [name, { bounds: bounds[name], busy: 0, waiting: new Set() }]))
    this.#pace = pace
    this.#onRefused = onRefused
  }

  /**
   * @param gone aborted when the caller has hung up: a place in the queue is not kept for nobody
   * @throws Problem BUSY when too many wait already, or the wait was too long
   */
  async enter(name: LaneName, gone?: AbortSignal): Promise<Place> {
    // A shift larger than its reserve also takes what people leave free, but never waits there.
    const chosen = name === 'duty' && !this.#free('duty') && this.#free('people') ? 'people' : name
    const lane = this.#lane(chosen)
    if (this.#free(chosen) && this.#may(name)) return this.#place(chosen)
    if (lane.waiting.size >= lane.bounds.queue) throw this.#refused(name, 'queue full')
    return this.#wait(chosen, gone)
  }

  state(name: LaneName): LaneState {
    const { busy, bounds, waiting } = this.#lane(name)
    return { busy, places: bounds.places, waiting: waiting.size }
  }

  #wait(name: LaneName, gone: AbortSignal | undefined): Promise<Place> {
    const lane = this.#lane(name)
    return new Promise((resolve, reject) => {
      const over = () => {
        lane.waiting.delete(waiting)
        clearTimeout(timer)
        gone?.removeEventListener('abort', hungUp)
      }
      const waiting: Waiting = {
        admit: (place) => {
          over()
          resolve(place)
        },
        refuse: (why) => {
          over()
          reject(this.#refused(name, why))
        },
      }
      const hungUp = () => waiting.refuse('gone')
      const timer = Number.isFinite(lane.bounds.wait)
        ? setTimeout(() => waiting.refuse('waited'), lane.bounds.wait)
        : undefined
      gone?.addEventListener('abort', hungUp, { once: true })
      lane.waiting.add(waiting)
      if (gone?.aborted) hungUp()
      else this.#advance()
    })
  }

  #lane(name: LaneName): Lane {
    const lane = this.#lanes.get(name)
    if (!lane) throw new Error(`no lane ${name}`)
    return lane
  }

  #free(name: LaneName): boolean {
    const { busy, bounds, waiting } = this.#lane(name)
    return busy < bounds.places && waiting.size === 0
  }

  #may(name: LaneName): boolean {
    if (paced.includes(name)) return this.#pace.take()
    if (name === 'duty') this.#pace.owe()
    return true
  }

  #place(name: LaneName): Place {
    const lane = this.#lane(name)
    lane.busy += 1
    let left = false
    const leave = () => {
      if (left) return
      left = true
      lane.busy -= 1
      this.#advance()
    }
    return {
      lane: name,
      leave,
      step: () => {
        if (!left && paced.includes(name)) this.#pace.giveBack()
        leave()
      },
    }
  }

  /** Lets in who may: lanes without a pace first, the others in turn, so that none of them starves another. */
  #advance(): void {
    for (const name of laneNames) {
      if (!paced.includes(name)) while (this.#next(name)) this.#may(name)
    }
    for (let passed = 0; passed < paced.length;) {
      const name = paced[this.#turn % paced.length] ?? 'people'
      if (!this.#ready(name)) passed += 1
      else if (!this.#pace.take()) return this.#later()
      else {
        this.#next(name)
        passed = 0
      }
      this.#turn += 1
    }
  }

  #ready(name: LaneName): boolean {
    const { busy, bounds, waiting } = this.#lane(name)
    return busy < bounds.places && waiting.size > 0
  }

  #next(name: LaneName): boolean {
    if (!this.#ready(name)) return false
    const [first] = this.#lane(name).waiting
    first?.admit(this.#place(name))
    return true
  }

  #later(): void {
    if (this.#planned) return
    this.#planned = true
    setTimeout(() => {
      this.#planned = false
      this.#advance()
    }, this.#pace.pause)
  }

  #refused(lane: LaneName, why: Refusal): Problem {
    this.#onRefused(lane, why)
    return busyNow()
  }
}

/** Spread over 1 to 3 s, so that those who were sent away do not come back together. */
export function busyNow(): Problem {
  return new Problem('BUSY', { seconds: String(1 + Math.floor(Math.random() * 3)) })
}
