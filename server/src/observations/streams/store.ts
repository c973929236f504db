/** SQL of streams: declarations and their current state. */
import type { Stream, StreamDeclaration } from '@citywide/model/observations/stream'
import { Problem } from '@citywide/model/problem'
import type { PoolClient, Queryable } from '#platform/postgres/pool.ts'
import { demandRecord } from './reference-store.ts'
import { usable } from '../quality/usable.ts'
import type { Rows } from '../ingest/rows.ts'

/** What ingest and series need to know of a stream. */
export interface StreamFacts {
  readonly key: number
  readonly code: string
  readonly unit: string
  readonly least: number | null
  readonly most: number | null
  readonly plausibleLeast: number | null
  readonly plausibleMost: number | null
  readonly change: StreamDeclaration['change']
  readonly stuckSeconds: number | null
  readonly intervalSeconds: number
  readonly timeZone: string
}

/** The limits of quality, as declared. */
const limits = `least, most, plausible_least as "plausibleLeast", plausible_most as "plausibleMost",
  case when change_most is not null then json_build_object('most', change_most, 'seconds', change_seconds) end as change,
  stuck_seconds as "stuckSeconds"`
const facts = `stream_id as key, code, unit, ${limits}, interval_seconds as "intervalSeconds", time_zone as "timeZone"`

/** @param codes only these; all streams when none are given */
export async function streamFacts(client: Queryable, codes?: readonly string[]): Promise<StreamFacts[]> {
  const { rows } = await client.query<StreamFacts>(
    `select ${facts} from stream where $1::text[] is null or code = any($1)`,
    [codes ?? null],
  )
  return rows
}

/** The stream that the change log calls so. */
export async function streamFactsById(client: Queryable, id: string): Promise<StreamFacts[]> {
  const { rows } = await client.query<StreamFacts>(`select ${facts} from stream where id = $1`, [id])
  return rows
}

/** The current state of all streams, in columns. */
export async function latestRows(client: Queryable): Promise<Rows> {
  const { rows } = await client.query<[number, number, number, number]>({
    text: `select stream_id, (extract(epoch from at) * 1000000)::float8, value, quality from latest where at is not null`,
    rowMode: 'array',
  })
  return {
    length: rows.length,
    stream: Int32Array.from(rows, ([stream]) => stream),
    time: Float64Array.from(rows, ([, time]) => time),
    value: Float64Array.from(rows, ([, , value]) => value),
    quality: Int16Array.from(rows, ([, , , quality]) => quality),
  }
}

export async function streamFactsByKey(client: Queryable, keys: readonly number[]): Promise<StreamFacts[]> {
  const { rows } = await client.query<StreamFacts>(`select ${facts} from stream where stream_id = any($1)`, [keys])
  return rows
}

/** A declared stream with its current state; `state` is told by the clock of the reader. */
export type StoredStream = Omit<Stream, 'state'>

const declared = `s.code, s.title, s.property, s.unit, c.code as scope, s.place, s.area_id as "areaId",
  s.sensor_id as "sensorId", s.dataset_id as "datasetId", s.longitude, s.latitude,
  s.interval_seconds as "intervalSeconds", s.time_zone as "timeZone", ${limits}, s.monotonic, s.domain`

/** @param moment number of the parameter that holds the moment of the latest observation; null there: the newest of all */
const stored = (moment: number) => `${declared}, k.at, k.value, k.quality, k.flags, k.received_at as "receivedAt",
    u.t as "unusableAt", u.value as "unusableValue", u.quality as "unusableQuality", u.flags as "unusableFlags",
    u.received_at as "unusableReceivedAt", coalesce(l.n, 0) as count, l.first_at as "firstAt"
  from stream s join scope c on c.id = s.scope_id left join latest l using (stream_id)
  left join lateral (
    select l.at, l.value, l.quality, l.flags, l.received_at
      where l.at is not null and ($${moment}::timestamptz is null or l.at <= $${moment})
    union all
    (select o.t, o.value, o.quality, o.flags, o.received_at from observation o
      where l.at > $${moment} and o.stream_id = s.stream_id and o.t <= $${moment} and ${usable('o')}
      order by o.t desc limit 1)
  ) k on true
  left join lateral (
    select o.t, o.value, o.quality, o.flags, o.received_at from observation o
      where (l.at is null or l.seen_at > l.at or $${moment}::timestamptz is not null) and o.stream_id = s.stream_id
        and o.t <= coalesce($${moment}, l.seen_at) and (k.at is null or o.t > k.at)
      order by o.t desc limit 1
  ) u on true`

interface StreamRow extends Omit<StoredStream, 'latest' | 'unusable'> {
  readonly at: string | null
  readonly value: number
  readonly quality: number
  readonly flags: number
  readonly receivedAt: string
  readonly unusableAt: string | null
  readonly unusableValue: number
  readonly unusableQuality: number
  readonly unusableFlags: number
  readonly unusableReceivedAt: string
}

function storedStream({
  at,
  value,
  quality,
  flags,
  receivedAt,
  unusableAt,
  unusableValue,
  unusableQuality,
  unusableFlags,
  unusableReceivedAt,
  ...stream
}: StreamRow): StoredStream {
  return {
    ...stream,
    latest: at === null ? null : { at, value, quality, flags, receivedAt },
    unusable:
      unusableAt === null
        ? null
        : {
            at: unusableAt,
            value: unusableValue,
            quality: unusableQuality,
            flags: unusableFlags,
            receivedAt: unusableReceivedAt,
          },
  }
}

/** @param asOf moment that `latest` is told for; the newest observation of all when left out */
export async function streamByCode(
  client: Queryable,
  code: string,
  asOf?: Temporal.Instant,
): Promise<StoredStream | undefined> {
  const { rows } = await client.query<StreamRow>(`select ${stored(2)} where s.code = $1`, [
    code,
    asOf?.toString() ?? null,
  ])
  return rows.map(storedStream)[0]
}

export interface StreamFilter {
  /** Ids of scopes; all when null. */
  readonly scopes: readonly string[] | null
  readonly property: string | null
  readonly limit: number
  /** Code that the page before ended with. */
  readonly after: string | null
  /** Moment that `latest` is told for; the newest observation of all when null. */
  readonly asOf: Temporal.Instant | null
}

/** Streams by code, one more than asked for when there are more. */
export async function listStreams(client: Queryable, filter: StreamFilter): Promise<StoredStream[]> {
  const { rows } = await client.query<StreamRow>(
    `select ${stored(5)}
      where ($1::uuid[] is null or s.scope_id = any($1)) and ($2::text is null or s.property = $2)
        and ($3::text is null or s.code > $3)
      order by s.code limit $4`,
    [filter.scopes, filter.property, filter.after, filter.limit + 1, filter.asOf?.toString() ?? null],
  )
  return rows.map(storedStream)
}

export async function countStreams(client: Queryable, { scopes, property }: StreamFilter): Promise<number> {
  const { rows } = await client.query<{ count: number }>(
    `select count(*) from stream where ($1::uuid[] is null or scope_id = any($1)) and ($2::text is null or property = $2)`,
    [scopes, property],
  )
  return rows[0]?.count ?? 0
}

/**
 * Declares a stream or changes its declaration. Unit and zone are fixed by the first observation: values and days stored
 * under them would mean something else.
 *
 * @throws Problem NO_SUCH_SCOPE, NO_SUCH_RECORD, STREAM_FIXED
 */
export async function declareStream(
  client: PoolClient,
  code: string,
  declaration: StreamDeclaration,
  account: string | null,
): Promise<{ facts: StreamFacts; created: boolean }> {
  // Two declarations of one code wait for each other, also before there is a row to lock.
  await client.query(`select pg_advisory_xact_lock(37107, hashtext($1))`, [code])
  const { rows: scopes } = await client.query<{ id: string }>('select id from scope where code = $1', [
    declaration.scope,
  ])
  const [scope] = scopes
  if (!scope) throw new Problem('NO_SUCH_SCOPE', { code: declaration.scope })
  await demandRecord(client, 'area', 'areaId', declaration.areaId)
  await demandRecord(client, 'sensor', 'sensorId', declaration.sensorId)
  await demandRecord(client, 'dataset', 'datasetId', declaration.datasetId)
  const { rows: known } = await client.query<{ unit: string; timeZone: string; used: boolean }>(
    `select unit, time_zone as "timeZone", exists (select from latest l where l.stream_id = s.stream_id) as used
       from stream s where code = $1`,
    [code],
  )
  const [before] = known
  if (before?.used && (before.unit !== declaration.unit || before.timeZone !== declaration.timeZone)) {
    throw new Problem('STREAM_FIXED', { unit: before.unit, zone: before.timeZone })
  }
  const values = [
    code,
    JSON.stringify(declaration.title),
    declaration.property,
    declaration.unit,
    scope.id,
    declaration.place,
    declaration.areaId,
    declaration.sensorId,
    declaration.datasetId,
    declaration.longitude,
    declaration.latitude,
    declaration.intervalSeconds,
    declaration.timeZone,
    declaration.least,
    declaration.most,
    declaration.monotonic,
    account,
    declaration.plausibleLeast,
    declaration.plausibleMost,
    declaration.change?.most ?? null,
    declaration.change?.seconds ?? null,
    declaration.stuckSeconds,
    declaration.domain,
  ]
  const { rows } = await client.query<StreamFacts>(
    before
      ? `update stream set title = $2, property = $3, unit = $4, scope_id = $5, place = $6, area_id = $7, sensor_id = $8,
           dataset_id = $9, longitude = $10, latitude = $11, interval_seconds = $12, time_zone = $13, least = $14,
           most = $15, monotonic = $16, updated_by = $17, updated_at = now(), plausible_least = $18, plausible_most = $19,
           change_most = $20, change_seconds = $21, stuck_seconds = $22, domain = $23
         where code = $1 returning ${facts}`
      : `insert into stream (code, title, property, unit, scope_id, place, area_id, sensor_id, dataset_id, longitude,
           latitude, interval_seconds, time_zone, least, most, monotonic, created_by, updated_by, plausible_least,
           plausible_most, change_most, change_seconds, stuck_seconds, domain)
         values ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10, $11, $12, $13, $14, $15, $16, $17, $17,
           $18, $19, $20, $21, $22, $23) returning ${facts}`,
    values,
  )
  const [written] = rows
  if (!written) throw new Error(`stream ${code} was not written`)
  return { facts: written, created: !before }
}
