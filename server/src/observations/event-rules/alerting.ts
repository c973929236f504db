/** Which alert an episode belongs to: its own, that of its area or scope, or that of a storm; and what is kept silent. */
import type { EventGroup, Transition } from '@citywide/model/observations/event-rule'
import { instantText } from '../moment.ts'
import type { Entry, RunningRule } from './running-rule.ts'
import type { Group, OpenAlert, ToldStep } from './group.ts'

/** Somebody keeps a rule, or one group of it, silent; microseconds since 1970. */
export interface Silence {
  readonly group: string | null
  readonly from: number
  readonly until: number
}

/** More firings of one rule than this within five minutes of event time are a storm: one alert stands for all further. */
const STORM = 20
const STORM_SPAN = 300_000_000

interface Gathered extends OpenAlert {
  readonly about: EventGroup
  /** Keys of the groups that fire under it. */
  readonly members: Set<string>
}

export class Alerting {
  readonly #rule: RunningRule
  #silences: readonly Silence[]
  readonly #open = new Map<string, Gathered>()
  #recent: number[] = []
  /** Groups that fire and were kept silent. */
  readonly #keptBack = new Set<string>()

  constructor(rule: RunningRule, silences: readonly Silence[]) {
    this.#rule = rule
    this.#silences = silences
  }

  /** Takes over what a group of a former run had told. */
  recall(group: Group): void {
    const { alert, told } = group
    if (alert) {
      this.#join(group, alert.key, () => ({ ...alert, about: this.#aboutOf(alert, group), members: new Set() }))
      this.#recent.push(alert.episode)
    } else if (told.state === 'firing') this.#keptBack.add(group.key)
  }

  /** Silences as they are now. */
  keepSilent(silences: readonly Silence[]): void {
    this.#silences = silences
  }

  isSilenced({ key }: Group, now: number): boolean {
    return this.#silences.some(
      ({ group, from, until }) => (group === null || group === key) && from <= now && now < until,
    )
  }

  /** @returns what the alerts are told of a change of state */
  follow({ group, step, silenced }: Entry): readonly Transition[] {
    switch (step.to) {
      case 'pending':
        return []
      case 'firing':
        if (group.alert) return [this.#transition(group, step, group.alert)]
        if (!silenced) return this.#fire(group, step)
        this.#keptBack.add(group.key)
        return []
      case 'normal':
        this.#keptBack.delete(group.key)
        return this.#clear(group, step)
      case 'noData':
      case 'error':
        return silenced ? [] : [this.#transition(group, step, group.alert)]
    }
  }

  /** Groups that fire yet though their silence is over: they are told now. */
  *unsilenced(
    groups: ReadonlyMap<string, Group>,
    now: number,
  ): Generator<{ group: Group; transition: Transition | undefined }> {
    for (const key of this.#keptBack) {
      const group = groups.get(key)
      if (group && this.isSilenced(group, now)) continue
      this.#keptBack.delete(key)
      if (group?.told.state !== 'firing' || group.alert) continue
      const { since, episode, value } = group.told
      const step = { from: 'normal', to: 'firing', at: since, episode, value } as const
      const [transition] = this.#fire(group, step)
      yield { group, transition }
    }
  }

  #fire(group: Group, step: Told): readonly Transition[] {
    this.#recent = this.#recent.filter((at) => at > step.at - STORM_SPAN && at <= step.at + STORM_SPAN)
    this.#recent.push(step.at)
    const storm = this.#recent.length > STORM
    const key = this.#keyOf(group, storm)
    const known = this.#open.get(key)
    const episode = known?.episode ?? step.episode ?? step.at
    group.alert = { key, episode, storm }
    const gathered = this.#join(group, key, () => ({
      key,
      episode,
      storm,
      about: this.#aboutOf({ key, episode, storm }, group),
      members: new Set(),
    }))
    return known ? [] : [this.#transition(group, { ...step, from: 'normal' }, gathered)]
  }

  #clear(group: Group, step: ToldStep): readonly Transition[] {
    const { alert } = group
    if (!alert) return []
    group.alert = null
    const gathered = this.#open.get(alert.key)
    gathered?.members.delete(group.key)
    if (!gathered || gathered.members.size > 0) return []
    this.#open.delete(alert.key)
    return [this.#transition(group, step, gathered)]
  }

  #join(group: Group, key: string, make: () => Gathered): Gathered {
    const gathered = this.#open.get(key) ?? make()
    gathered.members.add(group.key)
    this.#open.set(key, gathered)
    return gathered
  }

  #keyOf(group: Group, storm: boolean): string {
    const { once } = this.#rule.declaration
    if (storm) return 'storm'
    if (once === 'scope') return 'scope'
    if (once === 'area' && group.about.areaId !== null) return `area ${group.about.areaId}`
    return group.key
  }

  #aboutOf({ key, storm }: OpenAlert, group: Group): EventGroup {
    const { declaration, scopeId, scopeTitle } = this.#rule
    if (storm || key === 'scope') {
      const place = { longitude: null, latitude: null, areaId: null }
      return { kind: 'scope', id: declaration.scope, title: scopeTitle, ...place, scopeId }
    }
    const { areaId } = group.about
    return key === group.key || areaId === null ? group.about : { ...group.about, kind: 'area', id: areaId }
  }

  #transition(group: Group, step: Told, alert: OpenAlert | null): Transition {
    const { id, version, declaration, sentence } = this.#rule
    const { aggregate, limit, unit, severity, opens, tells, title } = declaration
    const episode = alert?.episode ?? step.episode ?? step.at
    return {
      ruleId: id,
      ruleVersion: version,
      ruleTitle: title,
      sentence,
      group: alert ? (this.#open.get(alert.key)?.about ?? this.#aboutOf(alert, group)) : group.about,
      from: step.from,
      to: step.to,
      at: instantText(step.at),
      episode: instantText(episode),
      value: step.value,
      limit,
      unit: aggregate === 'count' ? '1' : unit,
      severity: severity === 1 || severity === 2 || severity === 3 ? severity : 4,
      opens,
      tells,
      storm: alert?.storm ?? false,
    }
  }
}

type Told = Pick<ToldStep, 'from' | 'to' | 'at' | 'episode' | 'value'>
