/** A rule with its groups as they stood, and what their windows still reach, read from the history. */
import type { CityText, Text } from '@citywide/model/text'
import { eventRuleSentence } from '@citywide/model/observations/event-rule-sentence'
import type { Queryable } from '#platform/postgres/pool.ts'
import { microsecondsOf } from '../moment.ts'
import type { Silence } from './alerting.ts'
import { RuleEngine } from './engine.ts'
import { watchedBy } from './groups.ts'
import { type KeptRule, memoriesOf } from './state-store.ts'
import { areaNames, newestOf, placedStreams, pointsSince } from './stream-store.ts'
import { STEP } from './window.ts'

/** Streams whose history is read at once. */
const TOGETHER = 500

export interface Loaded {
  readonly engine: RuleEngine
  /** Key of each stream → key of its group. */
  readonly streams: ReadonlyMap<number, string>
}

export async function loadRule(client: Queryable, rule: KeptRule, silences: readonly Silence[]): Promise<Loaded> {
  const { declaration } = rule
  const { groups } = watchedBy(declaration, await placedStreams(client, declaration.scope, declaration.property))
  const memories = await memoriesOf(client, rule.id)
  const names = await namesOf(client, declaration.where.areas)
  const engine = new RuleEngine({ ...rule, sentence: eventRuleSentence(declaration, names) }, silences)
  const newest = await newestOf(
    client,
    groups.flatMap(({ streams }) => streams),
  )
  const { lateness, hold, reach } = engine.terms
  const onSince = microsecondsOf(rule.onSince)
  const streams = new Map<number, string>()
  const since = new Map<number, number>()
  for (const watched of groups) {
    const memory = memories.get(watched.key)
    const group = engine.add(watched, memory)
    const found = watched.streams.flatMap((stream) => newest.get(stream) ?? [])
    group.heardAt(Math.max(0, ...found.map(({ receivedAt }) => receivedAt), found.length === 0 ? onSince : 0))
    // A rule that is switched on looks back as far as it takes to tell that a limit is passed now, and no further.
    const last = Math.min(onSince, ...found.map(({ at }) => at))
    const begin = memory || found.length === 0 ? undefined : last - hold - lateness - STEP
    if (begin !== undefined) group.beginAt(begin)
    const from = begin ?? (memory?.settled ?? 0) * STEP
    for (const stream of watched.streams) {
      streams.set(stream, watched.key)
      since.set(stream, Math.max(0, from - reach * STEP))
    }
  }
  const keys = [...since.keys()]
  for (let at = 0; at < keys.length; at += TOGETHER) {
    const some = keys.slice(at, at + TOGETHER)
    const points = await pointsSince(
      client,
      some,
      some.map((key) => since.get(key) ?? 0),
    )
    for (let row = 0; row < points.length; row += 1) {
      const stream = points.stream[row] ?? 0
      const group = engine.groups.get(streams.get(stream) ?? '')
      group?.recall(stream, points.time[row] ?? 0, points.value[row] ?? 0)
    }
  }
  return { engine, streams }
}

/** Names of areas in both languages; one that is not translated is shown in the other. */
export async function namesOf(client: Queryable, areas: readonly string[]): Promise<ReadonlyMap<string, Text>> {
  const names = await areaNames(client, areas)
  return new Map([...names].map(([id, name]) => [id, bothOf(name, id)]))
}

function bothOf({ zh, en }: CityText, otherwise: string): Text {
  return { zh: zh ?? en ?? otherwise, en: en ?? zh ?? otherwise }
}
