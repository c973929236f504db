/**
 * One group of a rule in event time. What can no longer change, since everything that may still arrive is newer, is judged
 * for good (`machine`, up to `settled`). What is newer is judged as it comes, on top of that, so that nobody waits for
 * stragglers to hear of a limit that is passed; where a straggler shows it otherwise, the group says so (`corrected`).
 * Whatever the order of arrival, what is settled is the same.
 */
import type { Aggregate, EventGroup, GroupState } from '@citywide/model/observations/event-rule'
import { fallSilent, judge, type Limits, type Machine, newMachine, type Step } from './machine.ts'
import { type Bucket, bucketOf, STEP, Window } from './window.ts'

/** What a group needs of its rule; times in microseconds. */
export interface Terms extends Limits {
  readonly aggregate: Aggregate
  /** Buckets that the window reaches over. */
  readonly reach: number
  readonly lateness: number
  readonly silence: number | null
}

export interface ToldStep extends Step {
  /** Bucket whose evaluation told it. */
  readonly bucket: number
  readonly corrected: boolean
}

/** What was told of a group last. */
export interface Told {
  readonly state: GroupState
  readonly since: number
  readonly episode: number | null
  readonly value: number | null
}

/** What a restart goes on from; the window is read again from the history. */
export interface GroupMemory {
  readonly machine: Machine
  /** Bucket up to which it was judged for good; null: nothing yet. */
  readonly settled: number | null
  /** Time of the newest observation that was judged for good. */
  readonly settledAt: number | null
  readonly told: Told
  /** What was told beyond what is settled. */
  readonly early: readonly ToldStep[]
  /** When something last arrived. */
  readonly receivedAt: number | null
  readonly alert: OpenAlert | null
}

/** The alert that a group's episode was told to. */
export interface OpenAlert {
  readonly key: string
  readonly episode: number
  readonly storm: boolean
}

export class Group {
  readonly key: string
  readonly about: EventGroup
  readonly window = new Window()
  late = 0
  alert: OpenAlert | null = null
  /** Evaluated since it was last written down. */
  dirty = false
  #machine: Machine = newMachine()
  #settled = Number.NEGATIVE_INFINITY
  #settledAt = Number.NEGATIVE_INFINITY
  #receivedAt = Number.NEGATIVE_INFINITY
  #told: Told = { state: 'normal', since: 0, episode: null, value: null }
  #early: ToldStep[] = []
  #value: number | null = null

  constructor(key: string, about: EventGroup, memory?: GroupMemory) {
    this.key = key
    this.about = about
    if (!memory) return
    this.#machine = { ...memory.machine }
    this.#settled = memory.settled ?? Number.NEGATIVE_INFINITY
    this.#settledAt = memory.settledAt ?? Number.NEGATIVE_INFINITY
    this.#receivedAt = memory.receivedAt ?? Number.NEGATIVE_INFINITY
    this.#told = memory.told
    this.#early = [...memory.early]
    this.#value = memory.told.value
    this.alert = memory.alert
  }

  get told(): Told {
    return this.#told
  }

  /** The value of the newest evaluation. */
  get value(): number | null {
    return this.#value
  }

  /** Time of the newest usable observation; minus infinity without one. */
  get newest(): number {
    return Math.max(this.window.newest, this.#settledAt)
  }

  get memory(): GroupMemory {
    return {
      machine: { ...this.#machine },
      settled: finite(this.#settled),
      settledAt: finite(this.#settledAt),
      told: this.#told,
      early: [...this.#early],
      receivedAt: finite(this.#receivedAt),
      alert: this.alert,
    }
  }

  /** Nothing up to a time is judged any more; what the window holds of it still counts. */
  beginAt(time: number): void {
    this.#settled = Math.max(this.#settled, bucketOf(time))
  }

  heardAt(now: number): void {
    if (now > this.#receivedAt) this.#receivedAt = now
  }

  put(stream: number, time: number, value: number, { reach }: Terms): void {
    const bucket = bucketOf(time)
    if (bucket <= this.#settled) {
      this.late += 1
      if (bucket <= this.#settled - reach) return
    }
    this.window.put(stream, time, value)
  }

  /** Takes in what was judged before a restart. */
  recall(stream: number, time: number, value: number): void {
    this.window.put(stream, time, value)
  }

  /** Judges what came. @returns what is to be told, in order */
  judge(terms: Terms): readonly ToldStep[] {
    const { newest } = this
    if (newest === Number.NEGATIVE_INFINITY) return nothing
    this.dirty = true
    const steps: ToldStep[] = []
    this.#settle(terms, newest - terms.lateness, steps)
    const settled = steps.length
    Object.assign(ahead, this.#machine)
    this.#run(terms, ahead, Number.POSITIVE_INFINITY, steps)
    this.#value = ahead.value
    return this.#reconcile(steps, settled, ahead)
  }

  /** Time goes on though nothing comes. @returns what is to be told, if it has become silence */
  tick(terms: Terms, now: number): readonly ToldStep[] {
    const { silence } = terms
    if (silence === null || this.#told.state === 'noData') return []
    const heard = Math.max(this.#receivedAt, this.newest)
    if (heard === Number.NEGATIVE_INFINITY || now - heard <= silence) return []
    this.dirty = true
    const last = this.newest === Number.NEGATIVE_INFINITY ? heard : this.newest
    // What may still come of that time would be later than the silence that is told.
    const steps: ToldStep[] = []
    this.#settle(terms, Number.POSITIVE_INFINITY, steps)
    const at = last + silence
    const step = fallSilent(this.#machine, at)
    if (step) steps.push({ ...step, bucket: bucketOf(at), corrected: false })
    this.#value = null
    return this.#reconcile(steps, steps.length, this.#machine)
  }

  #settle(terms: Terms, until: number, steps: ToldStep[]): void {
    const { buckets } = this.window
    const last = buckets[this.#run(terms, this.#machine, until, steps)]
    if (!last) return
    this.#settled = last.number
    if (last.lastAt > this.#settledAt) this.#settledAt = last.lastAt
    this.window.forget(last.number - terms.reach)
  }

  /** Moves a machine over the buckets that are not settled and end before a time. @returns the place of the last one, or -1 */
  #run(terms: Terms, machine: Machine, until: number, steps: ToldStep[]): number {
    const { buckets } = this.window
    const { silence, aggregate, reach } = terms
    let place = buckets.length
    while (place > 0 && (buckets[place - 1]?.number ?? 0) > this.#settled) place -= 1
    let done = -1
    let at = this.#settledAt
    for (; place < buckets.length; place += 1) {
      const bucket = buckets[place]
      if (!bucket || bucket.number * STEP >= until) break
      if (
        silence !== null &&
        bucket.firstAt - at > silence &&
        at !== Number.NEGATIVE_INFINITY &&
        machine.state !== 'noData'
      )
        note(steps, fallSilent(machine, at + silence), bucket)
      const value = this.window.value(aggregate, place, reach)
      if (value !== undefined) note(steps, judge(machine, terms, bucket.lastAt, value), bucket)
      done = place
      if (bucket.lastAt > at) at = bucket.lastAt
    }
    return done
  }

  /**
   * Of what is now known to have happened, what has not been told yet; and what was told that did not happen.
   *
   * @param settled number of steps that are for good
   * @param now where the group stands after all of them
   */
  #reconcile(found: readonly ToldStep[], settled: number, now: Machine): readonly ToldStep[] {
    const before = this.#early
    if (found.length === 0 && before.length === 0) return nothing
    let same = 0
    // Alerts name the episode as it was told first: a straggler that shows an earlier begin does not make another of it.
    const renamed = new Map<number | null, number | null>()
    while (same < before.length && same < found.length && before[same]?.to === found[same]?.to) {
      const [told, is] = [before[same], found[same]]
      if (told && is && told.episode !== is.episode) renamed.set(is.episode, told.episode)
      same += 1
    }
    const named = (episode: number | null) => renamed.get(episode) ?? episode
    const steps = renamed.size === 0 ? found : found.map((step) => ({ ...step, episode: named(step.episode) }))
    this.#machine.episode = named(this.#machine.episode)
    this.#early = steps.slice(settled)
    const rest = steps.slice(same)
    const telling = same === before.length ? rest : this.#corrections(rest, now)
    for (const { to, at, episode, value } of telling) this.#told = { state: to, since: at, episode, value }
    return telling
  }

  #corrections(rest: readonly ToldStep[], now: Machine): readonly ToldStep[] {
    const told = this.#told
    const [first, ...others] = rest
    if (first) {
      return first.to === told.state ? others : [{ ...first, from: told.state, corrected: true }, ...others]
    }
    if (now.state === told.state) return []
    const at = this.newest
    const { state: to, value, worst } = now
    return [{ from: told.state, to, at, episode: told.episode, value, worst, bucket: bucketOf(at), corrected: true }]
  }
}

const nothing: readonly ToldStep[] = []

/** Where a group stands with what is not settled: one at a time is asked for, and none is kept. */
const ahead: Machine = newMachine()

function note(steps: ToldStep[], step: Step | undefined, { number }: Bucket): void {
  if (step) steps.push({ ...step, bucket: number, corrected: false })
}

function finite(value: number): number | null {
  return Number.isFinite(value) ? value : null
}
