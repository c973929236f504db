/** Judging that goes on by itself for as long as the server runs: in one process of all at a time. */
import { randomUUIDv7 } from 'node:crypto'
import type { Transition } from '@citywide/model/observations/event-rule'
import type { Clock } from '#platform/clock.ts'
import type { Feed } from '#platform/events/feed.ts'
import { type Paced, startPaced } from '#platform/events/paced.ts'
import { type Pool, type PoolClient, transaction } from '#platform/postgres/pool.ts'
import { batchesAfter, type Position, positionNow, rowsOf } from '../live/batch-store.ts'
import { Engine, type Outcome, type RuleEngine } from './engine.ts'
import type { Group } from './group.ts'
import { loadRule } from './load.ts'
import {
  dropLease,
  forgetStates,
  holdLease,
  keepLate,
  keepOnly,
  keepStates,
  keepTransitions,
  LEASE,
  rulesThatAreOn,
  silencesInForce,
  takeLease,
} from './state-store.ts'

/** Milliseconds in which commits gather into one pass. */
const COALESCE = 25
/** Without anything heard, commits are looked for in this rhythm: a lost wake-up costs at most this. */
const POLL = 1_000
/** Milliseconds until another process that judges is asked again, and until a pass that failed is tried again. */
const AGAIN = 2_000
/** Seconds between looks at the rules themselves, and between writing down groups that stand as they stood. */
const LOOK = 10
const WRITE = 60

/** What rules are told to look again by: a notice of the channel `around`. */
export const RULES_MOVED = 'event-rules'

export interface EventRuleParts {
  readonly pool: Pool
  readonly clock: Clock
  readonly report: (error: unknown) => void
  /**
   * Does what the rules ask for, in the transaction that writes down what was told: both are there, or neither. Where it
   * throws, everything is judged again from where it stood.
   */
  readonly act?: (client: PoolClient, transitions: readonly Transition[]) => Promise<void>
}

export interface EventRules {
  stop(): Promise<void>
}

export function startEventRules(parts: EventRuleParts & { readonly feed: Feed }): EventRules {
  const judging = new Judging(parts)
  const paced: Paced = startPaced(COALESCE, () => judging.pass())
  const unsubscribe = parts.feed.subscribe((event) => {
    if (event.kind === 'notice' && event.channel === 'observation') paced.plan(COALESCE)
    if (event.kind === 'notice' && event.channel === 'around' && event.payload === RULES_MOVED) {
      judging.lookAgain()
      paced.plan(COALESCE)
    }
    // A stream may have come, or may be another one now.
    if (event.kind === 'change' && event.change.table === 'stream') judging.placeAgain()
  })
  return {
    async stop() {
      unsubscribe()
      await paced.stop()
      await judging.end()
    },
  }
}

/** What one process has in memory while it judges. Whatever fails, the memory is given up and read again. */
export class Judging {
  readonly #parts: EventRuleParts
  readonly #owner = randomUUIDv7()
  #leasedAt = Number.NEGATIVE_INFINITY
  #engine: Engine | undefined
  #position: Position = new Map()
  readonly #revisions = new Map<string, number>()
  readonly #late = new Map<string, number>()
  #lookedAt = Number.NEGATIVE_INFINITY
  #writtenAt = Number.NEGATIVE_INFINITY
  #placed = false

  constructor(parts: EventRuleParts) {
    this.#parts = parts
  }

  lookAgain(): void {
    this.#lookedAt = Number.NEGATIVE_INFINITY
  }

  placeAgain(): void {
    this.#placed = false
  }

  /** @returns milliseconds until the next pass */
  async pass(): Promise<number> {
    try {
      if (!(await this.#leased())) return AGAIN
      return (await this.#judge()) ? 0 : POLL
    } catch (error) {
      this.#forget()
      this.#parts.report(error)
      return AGAIN
    }
  }

  /** Lets another process go on at once. */
  async end(): Promise<void> {
    try {
      if (this.#engine) await this.#commit(nothing, true)
      await dropLease(this.#parts.pool, this.#owner)
    } catch (error) {
      this.#parts.report(error)
    }
    this.#forget()
  }

  get #now(): number {
    return Number(this.#parts.clock.now().epochNanoseconds / 1_000n)
  }

  #since(moment: number): number {
    return (this.#now - moment) / 1_000_000
  }

  #forget(): void {
    this.#engine = undefined
    this.#leasedAt = Number.NEGATIVE_INFINITY
  }

  async #leased(): Promise<boolean> {
    if (this.#since(this.#leasedAt) < LEASE / 3 && this.#since(this.#leasedAt) >= 0) return true
    const held = await takeLease(this.#parts.pool, this.#owner)
    if (held) this.#leasedAt = this.#now
    else this.#forget()
    return held
  }

  /** @returns whether more waits */
  async #judge(): Promise<boolean> {
    const { pool } = this.#parts
    let engine = this.#engine
    if (!engine) {
      // What is committed from here on is read as commits, what was before from the history; what is read twice counts once.
      this.#position = await positionNow(pool)
      engine = new Engine()
      this.#revisions.clear()
      this.#placed = false
      this.#lookedAt = Number.NEGATIVE_INFINITY
      this.#writtenAt = this.#now
    }
    await this.#look(engine)
    const taken = await batchesAfter(pool, this.#position)
    if (taken.lost) {
      this.#engine = undefined
      return true
    }
    const now = this.#now
    for (const batch of taken.batches) {
      // Most commits of a large city concern no rule: what they brought is not read again.
      if (!batch.rows.stream.some((stream) => engine.watches(stream))) continue
      engine.take(await rowsOf(pool, batch), now)
    }
    this.#engine = engine
    const judged = engine.judge(now)
    await this.#commit(joined(judged, engine.tick(now)), this.#since(this.#writtenAt) >= WRITE)
    this.#position = taken.position
    return taken.more
  }

  /** Follows rules that were switched, silences that were made or ended, and streams that moved. */
  async #look(engine: Engine): Promise<void> {
    if (this.#since(this.#lookedAt) < LOOK && this.#placed) return
    const { pool } = this.#parts
    // Before the look: what happens meanwhile is looked at again.
    this.#lookedAt = this.#now
    const everything = !this.#placed
    this.#placed = true
    const rules = await rulesThatAreOn(pool)
    const silences = await silencesInForce(pool)
    const on = new Set(rules.map(({ id }) => id))
    for (const id of engine.rules.keys()) {
      if (on.has(id)) continue
      engine.remove(id)
      this.#revisions.delete(id)
    }
    if (everything && engine.rules.size > 0) await this.#commit(nothing, true)
    for (const rule of rules) {
      const known = engine.rules.get(rule.id)
      if (known && !everything && this.#revisions.get(rule.id) === rule.revision) {
        known.alerting.keepSilent(silences.get(rule.id) ?? [])
        continue
      }
      const loaded = await loadRule(pool, rule, silences.get(rule.id) ?? [])
      engine.put(loaded.engine, loaded.streams)
      engine.touch(loaded.engine)
      this.#revisions.set(rule.id, rule.revision)
      this.#late.set(rule.id, 0)
      await keepOnly(pool, rule.id, [...loaded.engine.groups.keys()])
    }
    await forgetStates(pool)
  }

  /** Writes down what was told, and has it acted on, in one transaction. */
  async #commit(outcome: Outcome, whole: boolean): Promise<void> {
    const { entries, transitions, changed } = outcome
    const engine = this.#engine
    const states: (readonly [RuleEngine, Iterable<Group>])[] = whole && engine ? dirty(engine) : [...changed]
    if (entries.length === 0 && states.length === 0) return
    await transaction(this.#parts.pool, async (client) => {
      await holdLease(client, this.#owner)
      for (const [rule, groups] of states) await keepStates(client, rule, groups)
      await keepTransitions(client, entries)
      if (whole && engine) {
        for (const { rule, late } of engine.rules.values()) {
          const more = late - (this.#late.get(rule.id) ?? 0)
          if (more > 0) await keepLate(client, rule.id, more)
        }
      }
      if (transitions.length > 0) await this.#parts.act?.(client, transitions)
    })
    for (const { step, rule, group } of entries)
      if (step.to === 'error') this.#parts.report(new Error(`event rule ${rule.id} cannot judge ${group.key}`))
    if (!whole || !engine) return
    this.#writtenAt = this.#now
    for (const { rule, late } of engine.rules.values()) this.#late.set(rule.id, late)
    for (const [, groups] of states) for (const group of groups) group.dirty = false
  }
}

const nothing: Outcome = { entries: [], transitions: [], changed: new Map() }

function dirty(engine: Engine): [RuleEngine, Group[]][] {
  return [...engine.rules.values()].map((rule) => [rule, [...rule.groups.values()].filter((group) => group.dirty)])
}

function joined(first: Outcome, second: Outcome): Outcome {
  const changed = new Map([...first.changed].map(([rule, groups]) => [rule, new Set(groups)]))
  for (const [rule, groups] of second.changed) changed.set(rule, (changed.get(rule) ?? new Set()).union(groups))
  return {
    entries: [...first.entries, ...second.entries],
    transitions: [...first.transitions, ...second.transitions],
    changed,
  }
}
