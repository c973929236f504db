/** SQL of streams as the operations of the city see them: where they are, what they say now, and what rules say of them. */
import type { EventRuleDeclaration, GroupState } from '@citywide/model/observations/event-rule'
import type { Text } from '@citywide/model/text'
import type { Queryable } from '#platform/postgres/pool.ts'
import { usable } from '../quality/usable.ts'

/** What is shown of one stream, with its newest usable observation. */
export interface LiveStream {
  readonly key: number
  readonly code: string
  readonly title: Text
  readonly property: string
  readonly unit: string
  readonly scopeId: string
  readonly place: string | null
  readonly domain: string | null
  readonly areaId: string | null
  readonly sensorId: string | null
  readonly longitude: number | null
  readonly latitude: number | null
  /** What is usual, where nothing else says it. */
  readonly plausibleLeast: number | null
  readonly plausibleMost: number | null
  readonly intervalSeconds: number
  /** Milliseconds since 1970. */
  readonly at: number | null
  readonly value: number | null
}

type Word = string | null
type Figure = number | null
/** Sent as rows without names: there are thousands. */
type Row = [
  ...[key: number, code: string, zh: string, en: string, property: string, unit: string, scopeId: string],
  ...[place: Word, domain: Word, areaId: Word, sensorId: Word],
  ...[longitude: Figure, latitude: Figure, least: Figure, most: Figure],
  ...[intervalSeconds: number, at: Figure, value: Figure],
]

/**
 * All streams with their current state, by code.
 *
 * @param limit most of them
 */
export async function liveStreams(client: Queryable, limit: number): Promise<LiveStream[]> {
  const { rows } = await client.query<Row>({
    name: 'live streams',
    text: `select s.stream_id, s.code, s.title ->> 'zh', s.title ->> 'en', s.property, s.unit, s.scope_id::text, s.place,
        s.domain, s.area_id::text, s.sensor_id::text, s.longitude, s.latitude, s.plausible_least, s.plausible_most,
        s.interval_seconds, (extract(epoch from l.at) * 1000)::float8, l.value
      from stream s left join latest l using (stream_id) order by s.code limit $1`,
    values: [limit],
    rowMode: 'array',
  })
  return rows.map((row) => {
    const [key, code, zh, en, property, unit, scopeId, place, domain, areaId, sensorId, ...figures] = row
    const [longitude, latitude, plausibleLeast, plausibleMost, intervalSeconds, at, value] = figures
    const where = { place, areaId, sensorId, longitude, latitude }
    return {
      key,
      code,
      title: { zh, en },
      property,
      unit,
      scopeId,
      domain,
      ...where,
      plausibleLeast,
      plausibleMost,
      intervalSeconds,
      at,
      value,
    }
  })
}

/** Where streams are, by code. */
export async function streamPlaces(
  client: Queryable,
  codes: readonly string[],
): Promise<ReadonlyMap<string, { readonly place: string | null; readonly domain: string | null }>> {
  const { rows } = await client.query<{ code: string; place: string | null; domain: string | null }>(
    'select code, place, domain from stream where code = any($1)',
    [codes],
  )
  return new Map(rows.map((row) => [row.code, row]))
}

/** A group that an event rule does not find in order. */
export interface TroubledGroup {
  /** `stream <code>`, `sensor <id>` and so on. */
  readonly key: string
  readonly state: Exclude<GroupState, 'normal'>
  readonly severity: number
}

export async function troubledGroups(client: Queryable): Promise<TroubledGroup[]> {
  const { rows } = await client.query<TroubledGroup>(
    `select s.group_key as key, s.state, coalesce((r.declaration ->> 'severity')::int, 1) as severity
       from event_state s join event_rule r on r.id = s.rule_id
      where s.state <> 'normal' and r.state = 'on'`,
  )
  return rows
}

/** An event rule that is on, as far as a single stream can be held against it. */
export interface RuleInForce {
  readonly scopeId: string
  readonly declaration: EventRuleDeclaration
}

export async function rulesInForce(client: Queryable): Promise<RuleInForce[]> {
  const { rows } = await client.query<RuleInForce>(
    `select scope_id as "scopeId", declaration from event_rule where state = 'on' order by id limit 1000`,
  )
  return rows
}

export interface RecentMean {
  readonly key: number
  /** Counts the steps from the first, from 0. */
  readonly step: number
  readonly mean: number
}

/** Means of a few streams in equal steps of time, from a moment on; usable values alone. */
export async function recentMeans(
  client: Queryable,
  keys: readonly number[],
  { from, to, stepSeconds }: { from: Temporal.Instant; to: Temporal.Instant; stepSeconds: number },
): Promise<RecentMean[]> {
  if (keys.length === 0) return []
  const { rows } = await client.query<RecentMean>({
    name: 'recent means',
    text: `select o.stream_id as key, floor(extract(epoch from o.t - $2::timestamptz) / $4)::int as step,
        avg(o.value) as mean
      from observation o where o.stream_id = any($1) and o.t >= $2 and o.t < $3 and ${usable('o')} group by 1, 2`,
    values: [keys, from.toString(), to.toString(), stepSeconds],
  })
  return rows
}
