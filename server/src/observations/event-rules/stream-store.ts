/** SQL of what rules watch: streams with the records they name, and their usable observations. */
import { UNUSABLE } from '@citywide/model/observations/quality'
import type { Queryable } from '#platform/postgres/pool.ts'
import { int4Array, timeArray } from '../history/wire.ts'
import type { Points } from './engine.ts'
import type { PlacedStream } from './groups.ts'

/** Streams of a property in a scope and its parts, by code. */
export async function placedStreams(client: Queryable, scope: string, property: string): Promise<PlacedStream[]> {
  const { rows } = await client.query<PlacedStream>(
    `with recursive inside as (
       select id from scope where code = $1
       union
       select s.id from scope s join inside i on s.parent_id = i.id)
     select s.stream_id as key, s.code, s.title, s.property, s.unit, s.place, s.scope_id as "scopeId", c.code as scope,
         c.title as "scopeTitle", s.area_id as "areaId", a.title as "areaTitle", s.sensor_id as "sensorId",
         n.asset_id as "assetId", t.title as "assetTitle", s.longitude, s.latitude, s.interval_seconds as "intervalSeconds"
       from stream s join scope c on c.id = s.scope_id left join area a on a.id = s.area_id
       left join sensor n on n.id = s.sensor_id left join asset t on t.id = n.asset_id
      where s.scope_id in (select id from inside) and s.property = $2 order by s.code`,
    [scope, property],
  )
  return rows
}

/** Names of areas, by id. */
export async function areaNames(
  client: Queryable,
  ids: readonly string[],
): Promise<ReadonlyMap<string, { zh?: string; en?: string }>> {
  if (ids.length === 0) return new Map()
  const { rows } = await client.query<{ id: string; title: { zh?: string; en?: string } }>(
    'select id, title from area where id = any($1)',
    [ids],
  )
  return new Map(rows.map(({ id, title }) => [id, title]))
}

/** Usable observations of streams, each after a time of its own, by stream and time. */
export async function pointsSince(
  client: Queryable,
  streams: readonly number[],
  since: readonly number[],
  until?: number,
): Promise<Points> {
  const { rows } = await client.query<[number, number, number]>({
    text: `select o.stream_id, (extract(epoch from o.t) * 1000000)::float8, o.value
      from unnest($1::int4[], $2::timestamptz[]) k (stream_id, since)
      cross join lateral (select o.stream_id, o.t, o.value from observation o
        where o.stream_id = k.stream_id and o.t > k.since and ($3::timestamptz is null or o.t <= $3)
          and o.flags & ${UNUSABLE} = 0) o
      order by o.stream_id, o.t`,
    values: [int4Array(streams), timeArray(since), until === undefined ? null : new Date(until / 1_000).toISOString()],
    rowMode: 'array',
  })
  return {
    length: rows.length,
    stream: Int32Array.from(rows, ([stream]) => stream),
    time: Float64Array.from(rows, ([, time]) => time),
    value: Float64Array.from(rows, ([, , value]) => value),
  }
}

/** The newest usable observation of each stream, and when it came; microseconds since 1970. */
export async function newestOf(
  client: Queryable,
  streams: readonly number[],
): Promise<ReadonlyMap<number, { readonly at: number; readonly receivedAt: number }>> {
  const { rows } = await client.query<{ stream: number; at: number; receivedAt: number }>(
    `select stream_id as stream, (extract(epoch from at) * 1000000)::float8 as at,
        (extract(epoch from received_at) * 1000000)::float8 as "receivedAt"
       from latest where stream_id = any($1) and at is not null`,
    [streams],
  )
  return new Map(rows.map(({ stream, at, receivedAt }) => [stream, { at, receivedAt }]))
}

/** How many observations streams have in a span; an upper bound that costs no look at the history itself. */
export async function countedHours(
  client: Queryable,
  streams: readonly number[],
  { from, to }: { readonly from: string; readonly to: string },
): Promise<ReadonlyMap<number, number>> {
  const { rows } = await client.query<{ stream: number; n: number }>(
    `select stream_id as stream, sum(n)::float8 as n from rollup_hour
      where stream_id = any($1) and hour >= $2::timestamptz - interval '1 hour' and hour <= $3 group by stream_id`,
    [streams, from, to],
  )
  return new Map(rows.map(({ stream, n }) => [stream, n]))
}
