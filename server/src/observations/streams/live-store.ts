/** SQL of streams as the operations of the city see them: where they are, what they say now and what was usual lately. */
import type { Text } from '@citywide/model/text'
import type { Queryable } from '#platform/postgres/pool.ts'
import { usable } from '../quality/usable.ts'

/** What is shown of one stream, with its newest usable observation. */
export interface LiveStream {
  readonly key: number
  readonly code: string
  readonly title: Text
  readonly unit: string
  readonly scopeId: string
  readonly place: string | null
  readonly domain: string | null
  readonly longitude: number | null
  readonly latitude: number | null
  readonly least: number | null
  readonly most: number | null
  readonly intervalSeconds: number
  /** Milliseconds since 1970. */
  readonly at: number | null
  readonly value: number | null
}

type Figure = number | null
/** Sent as rows without names: there are thousands. */
type Row = [
  ...[key: number, code: string, zh: string, en: string, unit: string, scopeId: string],
  ...[place: string | null, domain: string | null, longitude: Figure, latitude: Figure, least: Figure, most: Figure],
  ...[intervalSeconds: number, at: Figure, value: Figure],
]

/**
 * All streams of some scopes with their current state, by code.
 *
 * @param limit most of them
 */
export async function liveStreams(client: Queryable, scopes: readonly string[], limit: number): Promise<LiveStream[]> {
  const { rows } = await client.query<Row>({
    name: 'live streams',
    text: `select s.stream_id, s.code, s.title ->> 'zh', s.title ->> 'en', s.unit, s.scope_id::text, s.place, s.domain,
        s.longitude, s.latitude, s.plausible_least, s.plausible_most, s.interval_seconds,
        (extract(epoch from l.at) * 1000)::float8, l.value
      from stream s left join latest l using (stream_id)
      where s.scope_id = any($1) order by s.code limit $2`,
    values: [scopes, limit],
    rowMode: 'array',
  })
  return rows.map((row) => {
    const [key, code, zh, en, unit, scopeId, place, domain, ...numbers] = row
    const [longitude, latitude, least, most, intervalSeconds, at, value] = numbers
    return {
      key,
      code,
      title: { zh, en },
      unit,
      scopeId,
      place,
      domain,
      longitude,
      latitude,
      least,
      most,
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

/** Keys of streams by their codes, in some scopes. */
export async function streamKeys(
  client: Queryable,
  scopes: readonly string[],
  codes: readonly string[],
): Promise<ReadonlyMap<string, number>> {
  const { rows } = await client.query<{ code: string; key: number }>(
    'select code, stream_id as key from stream where code = any($1) and scope_id = any($2)',
    [codes, scopes],
  )
  return new Map(rows.map(({ code, key }) => [code, key]))
}

export interface RecentMean {
  readonly key: number
  /** Counts the steps from the first, from 0. */
  readonly step: number
  readonly mean: number
}

/** Means of a few streams in equal steps of time, from a moment on. */
export async function recentMeans(
  client: Queryable,
  keys: readonly number[],
  { from, to, stepSeconds }: { from: Temporal.Instant; to: Temporal.Instant; stepSeconds: number },
): Promise<RecentMean[]> {
  if (keys.length === 0) return []
  const { rows } = await client.query<RecentMean>({
    name: 'recent means',
    text: `select stream_id as key, floor(extract(epoch from t - $2::timestamptz) / $4)::int as step, avg(value) as mean
      from observation where stream_id = any($1) and t >= $2 and t < $3 and ${usable('observation')} group by 1, 2`,
    values: [keys, from.toString(), to.toString(), stepSeconds],
  })
  return rows
}
