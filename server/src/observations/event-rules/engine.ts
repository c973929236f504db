/** All rules that are on, in memory: which groups an observation concerns, and what they tell. Pure: no clock, no database. */
import { type EventRuleDeclaration, type Transition } from '@citywide/model/observations/event-rule'
import { isUsable } from '@citywide/model/observations/quality'
import { Alerting, type Silence } from './alerting.ts'
import type { Entry, RunningRule } from './running-rule.ts'
import { Group, type GroupMemory, type Terms, type ToldStep } from './group.ts'
import { limitsOf } from './machine.ts'
import { STEP } from './window.ts'
import type { WatchedGroup } from './groups.ts'

const SECOND = 1_000_000

/** Observations in columns, as they were stored. */
export interface Points {
  readonly length: number
  readonly stream: Int32Array
  /** Microseconds since 1970. */
  readonly time: Float64Array
  readonly value: Float64Array
  /** What the city found about them; see quality.ts of the model. Nothing where it is left out. */
  readonly flags?: Int16Array
}

/** What one pass brought. */
export interface Outcome {
  readonly entries: readonly Entry[]
  /** For the alerts, in order of event time. */
  readonly transitions: readonly Transition[]
  /** Groups whose memory changed so that a restart would go on wrongly without it. */
  readonly changed: ReadonlyMap<RuleEngine, ReadonlySet<Group>>
}

export function termsOf(declaration: EventRuleDeclaration): Terms {
  return {
    ...limitsOf(declaration),
    aggregate: declaration.aggregate,
    reach: (declaration.windowSeconds * SECOND) / STEP,
    lateness: declaration.latenessSeconds * SECOND,
    silence: declaration.noDataSeconds === null ? null : declaration.noDataSeconds * SECOND,
  }
}

/** One rule with its groups. */
export class RuleEngine {
  readonly rule: RunningRule
  readonly terms: Terms
  readonly groups = new Map<string, Group>()
  readonly alerting: Alerting

  constructor(rule: RunningRule, silences: readonly Silence[] = []) {
    this.rule = rule
    this.terms = termsOf(rule.declaration)
    this.alerting = new Alerting(rule, silences)
  }

  /** @returns the group, as it stands in the memory where there is one */
  add({ key, group }: Pick<WatchedGroup, 'key' | 'group'>, memory?: GroupMemory): Group {
    const added = new Group(key, group, memory)
    this.groups.set(key, added)
    this.alerting.recall(added)
    return added
  }

  get late(): number {
    let late = 0
    for (const group of this.groups.values()) late += group.late
    return late
  }
}

interface Watching {
  readonly engine: RuleEngine
  readonly group: Group
}

export class Engine {
  readonly rules = new Map<string, RuleEngine>()
  /** By key of the stream: an observation looks nothing up that does not concern it. */
  #watching: (Watching[] | undefined)[] = []
  readonly #touched = new Map<Group, RuleEngine>()

  put(engine: RuleEngine, streams: ReadonlyMap<number, string>): void {
    this.remove(engine.rule.id)
    this.rules.set(engine.rule.id, engine)
    for (const [stream, key] of streams) {
      const group = engine.groups.get(key)
      if (group) (this.#watching[stream] ??= []).push({ engine, group })
    }
  }

  remove(id: string): void {
    const known = this.rules.get(id)
    if (!known) return
    this.rules.delete(id)
    for (const group of known.groups.values()) this.#touched.delete(group)
    this.#watching = this.#watching.map((all) => all?.filter(({ engine }) => engine !== known))
  }

  watches(stream: number): boolean {
    return (this.#watching[stream]?.length ?? 0) > 0
  }

  /** @param now microseconds since 1970, when they arrived */
  take(points: Points, now: number): void {
    const { length, stream, time, value, flags } = points
    for (let row = 0; row < length; row += 1) {
      const key = stream[row] ?? 0
      const watching = this.#watching[key]
      if (!watching) continue
      const usable = isUsable(flags?.[row] ?? 0)
      for (const { engine, group } of watching) {
        this.#touched.set(group, engine)
        // What is not usable counts for nothing, not even against silence: a rule that sees only such values sees nothing.
        if (!usable) {
          group.window.drop(key, time[row] ?? 0)
          continue
        }
        group.put(key, time[row] ?? 0, value[row] ?? 0, engine.terms)
        group.heardAt(now)
      }
    }
  }

  /** Judges what was taken. */
  judge(now: number): Outcome {
    return this.#outcome(
      now,
      [...this.#touched].map(([group, engine]) => ({ engine, group, steps: group.judge(engine.terms) })),
    )
  }

  /** Has all groups of a rule judged anew: after its windows were read from the history. */
  touch(engine: RuleEngine): void {
    for (const group of engine.groups.values()) this.#touched.set(group, engine)
  }

  /** Time goes on: silence shows, and what was kept back while a silence held is told when it is over. */
  tick(now: number): Outcome {
    const found: Found[] = []
    for (const engine of this.rules.values()) {
      if (engine.terms.silence === null) continue
      for (const group of engine.groups.values()) {
        const steps = group.tick(engine.terms, now)
        if (steps.length > 0) found.push({ engine, group, steps })
      }
    }
    return this.#outcome(now, found)
  }

  #outcome(now: number, found: readonly Found[]): Outcome {
    this.#touched.clear()
    const changed = new Map<RuleEngine, Set<Group>>()
    const entries: Entry[] = []
    const note = (engine: RuleEngine, group: Group) => {
      const known = changed.get(engine)
      if (known) known.add(group)
      else changed.set(engine, new Set([group]))
    }
    for (const { engine, group, steps } of found) {
      for (const step of steps) {
        entries.push({ rule: engine.rule, group, step, silenced: engine.alerting.isSilenced(group, now) })
        note(engine, group)
      }
    }
    entries.sort((a, b) => a.step.at - b.step.at)
    const transitions: Transition[] = []
    for (const entry of entries) transitions.push(...(this.rules.get(entry.rule.id)?.alerting.follow(entry) ?? []))
    for (const engine of this.rules.values()) {
      for (const { group, transition } of engine.alerting.unsilenced(engine.groups, now)) {
        note(engine, group)
        if (transition) transitions.push(transition)
      }
    }
    return { entries, transitions, changed }
  }
}

interface Found {
  readonly engine: RuleEngine
  readonly group: Group
  readonly steps: readonly ToldStep[]
}
