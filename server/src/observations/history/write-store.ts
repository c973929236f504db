/** The statements of the writer. Arrays travel in binary form, see `wire.ts`. */
import { from as copyFrom } from 'pg-copy-streams'
import type { PoolClient } from '#platform/postgres/pool.ts'
import type { Rows } from '../ingest/rows.ts'
import type { Ranges } from './ranges.ts'
import type { Buckets, Rollup } from './rollup.ts'
import { copyRows, dateArray, float8Array, int2Array, int4Array, timeArray } from './wire.ts'

/** A statement that hangs longer than this loses its connection, in milliseconds. The server ends it a little earlier. */
const TIMEOUT = 150_000

/** What one connection needs before it writes. */
export async function prepareWriter(client: PoolClient): Promise<void> {
  // The writer looks rows up by key and nothing else; a plan that scans a partition is always a mistake of estimates.
  // An acknowledgement means "on disk": a server whose default says otherwise does not change that.
  await client.query(`
    set statement_timeout = '120s';
    set plan_cache_mode = force_generic_plan;
    set enable_seqscan = off; set enable_hashjoin = off; set enable_mergejoin = off;
    select set_config('synchronous_commit', 'on', false) where current_setting('synchronous_commit') = 'off'`)
}

/** Parameters are numbered as they are asked for. */
class Parameters {
  readonly values: unknown[] = []

  next(value: unknown, type: string): string {
    this.values.push(value)
    return `$${this.values.length}::${type}`
  }
}

function historySource(parameters: Parameters, { stream, time, value, quality }: Rows): string {
  const of = (values: unknown, type: string) => parameters.next(values, type)
  return `unnest(${of(int4Array(stream), 'int4[]')}, ${of(timeArray(time), 'timestamptz[]')},
    ${of(float8Array(value), 'float8[]')}, ${of(int2Array(quality), 'int2[]')})`
}

function bucketColumns(parameters: Parameters, buckets: Buckets, bucket: 'timestamptz[]' | 'date[]'): string {
  const of = (values: unknown, type: string) => parameters.next(values, type)
  const { length } = buckets
  const starts = buckets.bucket.subarray(0, length)
  return `unnest(${of(int4Array(buckets.stream.subarray(0, length)), 'int4[]')},
    ${of(bucket === 'date[]' ? dateArray(starts) : timeArray(starts), bucket)},
    ${of(int4Array(buckets.n.subarray(0, length)), 'int4[]')},
    ${of(float8Array(buckets.sum.subarray(0, length)), 'float8[]')},
    ${of(float8Array(buckets.min.subarray(0, length)), 'float8[]')},
    ${of(float8Array(buckets.max.subarray(0, length)), 'float8[]')},
    ${of(timeArray(buckets.lastTime.subarray(0, length)), 'timestamptz[]')},
    ${of(float8Array(buckets.lastValue.subarray(0, length)), 'float8[]')},
    ${of(int2Array(buckets.quality.subarray(0, length)), 'int2[]')})`
}

function intoLatest(parameters: Parameters, { length, ...streams }: Buckets): string {
  const of = (values: unknown, type: string) => parameters.next(values, type)
  // A late row counts, and leaves the current state as it is.
  return `insert into latest as l (stream_id, at, value, quality, first_at, n)
    select * from unnest(${of(int4Array(streams.stream.subarray(0, length)), 'int4[]')},
      ${of(timeArray(streams.lastTime.subarray(0, length)), 'timestamptz[]')},
      ${of(float8Array(streams.lastValue.subarray(0, length)), 'float8[]')},
      ${of(int2Array(streams.quality.subarray(0, length)), 'int2[]')},
      ${of(timeArray(streams.bucket.subarray(0, length)), 'timestamptz[]')},
      ${of(int4Array(streams.n.subarray(0, length)), 'int4[]')})
    on conflict (stream_id) do update set
      at = greatest(l.at, excluded.at),
      value = case when excluded.at >= l.at then excluded.value else l.value end,
      quality = case when excluded.at >= l.at then excluded.quality else l.quality end,
      received_at = case when excluded.at >= l.at then excluded.received_at else l.received_at end,
      first_at = least(l.first_at, excluded.first_at),
      n = l.n + excluded.n`
}

function added(table: 'rollup_hour' | 'rollup_day', bucket: 'hour' | 'day', source: string): string {
  return `insert into ${table} as b (stream_id, ${bucket}, n, sum, min, max, last_at, last_value, quality)
    select * from ${source}
    on conflict (stream_id, ${bucket}) do update set
      n = b.n + excluded.n,
      sum = b.sum + excluded.sum,
      min = least(b.min, excluded.min),
      max = greatest(b.max, excluded.max),
      last_value = case when excluded.last_at >= b.last_at then excluded.last_value else b.last_value end,
      last_at = greatest(b.last_at, excluded.last_at),
      quality = b.quality | excluded.quality
      ${bucket === 'day' ? ', touched = true, changes = b.changes + 1' : ''}`
}

/** The answer that a request key will be given again. */
export interface KeptAnswer {
  readonly account: string
  readonly key: string
  readonly fingerprint: Buffer
  readonly status: number
  readonly answer: unknown
  readonly n: number
}

/** What one sender changed by a batch, for the audit. */
export interface Sent {
  readonly actor: { readonly id: string; readonly kind: 'person' | 'key' }
  /** Requests whose rows changed something. */
  readonly requests: number
  readonly accepted: number
  readonly revised: number
}

export interface Additions {
  /** Rows for the history; left out where COPY has brought them. */
  readonly history?: Rows
  readonly rollup: Rollup
  readonly answers: readonly KeptAnswer[]
  /** Number of the writer: what several of them tally and tell never meets. */
  readonly writer: number
  /** What those who follow live are told, packed. */
  readonly batch: Buffer
  /** One per sender. */
  readonly sent: readonly Sent[]
  /** Told to every process on commit, at most 8,000 bytes. */
  readonly notice: string
}

/** Writes new rows, what they add to state and rollups, answers, tally and notice: one statement, one round trip. */
export async function add(
  client: PoolClient,
  { history, rollup, answers, writer, batch, sent, notice }: Additions,
): Promise<void> {
  const parameters = new Parameters()
  const parts: string[] = []
  if (history) {
    parts.push(`history as (insert into observation (stream_id, t, value, quality)
      select * from ${historySource(parameters, history)})`)
  }
  parts.push(`state as (${intoLatest(parameters, rollup.streams)})`)
  parts.push(`hours as (${added('rollup_hour', 'hour', bucketColumns(parameters, rollup.hours, 'timestamptz[]'))})`)
  parts.push(`days as (${added('rollup_day', 'day', bucketColumns(parameters, rollup.days, 'date[]'))})`)
  if (answers.length > 0) {
    parts.push(`answers as (insert into ingest_request (account_id, key, fingerprint, status, answer, n)
      select * from unnest(${parameters.next(
        answers.map(({ account }) => account),
        'uuid[]',
      )}, ${parameters.next(
        answers.map(({ key }) => key),
        'text[]',
      )}, ${parameters.next(
        answers.map(({ fingerprint }) => fingerprint),
        'bytea[]',
      )}, ${parameters.next(
        answers.map(({ status }) => status),
        'int4[]',
      )}, ${parameters.next(
        answers.map(({ answer }) => JSON.stringify(answer)),
        'jsonb[]',
      )}, ${parameters.next(
        answers.map(({ n }) => n),
        'int4[]',
      )}))`)
  }
  if (sent.length > 0) {
    const of = (values: unknown, type: string) => parameters.next(values, type)
    parts.push(`tally as (insert into ingest_tally as t (writer, actor, actor_kind, requests, accepted, revised)
      select ${of(writer, 'int8')}, * from unnest(${of(
        sent.map(({ actor }) => actor.id),
        'text[]',
      )}, ${of(
        sent.map(({ actor }) => actor.kind),
        'text[]',
      )}, ${of(
        sent.map(({ requests }) => requests),
        'int8[]',
      )}, ${of(
        sent.map(({ accepted }) => accepted),
        'int8[]',
      )}, ${of(
        sent.map(({ revised }) => revised),
        'int8[]',
      )})
      on conflict (writer, actor, since) do update set requests = t.requests + excluded.requests,
        accepted = t.accepted + excluded.accepted, revised = t.revised + excluded.revised)`)
  }
  parts.push(
    `told as (insert into observation_batch (writer, content)
      values (${parameters.next(writer, 'int8')}, ${parameters.next(batch, 'bytea')}))`,
  )
  const name = `ingest${history ? '-history' : ''}${answers.length > 0 ? '-answers' : ''}${sent.length > 0 ? '-tally' : ''}`
  const text = `with ${parts.join(',\n')} select pg_notify('observation', ${parameters.next(notice, 'text')})`
  await run(client, { name, text, values: parameters.values })
}

/** New rows straight into the history, sorted; a row that is there already fails the transaction. */
export function copyIntoHistory(client: PoolClient, rows: Rows): Promise<void> {
  const copy = client.query(copyFrom('copy observation (stream_id, t, value, quality) from stdin binary'))
  return new Promise((resolve, reject) => {
    copy.on('finish', resolve)
    copy.on('error', reject)
    copy.end(copyRows(rows))
  })
}

export async function insertIntoHistory(client: PoolClient, rows: Rows): Promise<void> {
  const parameters = new Parameters()
  await run(client, {
    name: 'history',
    text: `insert into observation (stream_id, t, value, quality) select * from ${historySource(parameters, rows)}`,
    values: parameters.values,
  })
}

/** A row that is stored: its place among those asked for, its value and its flags. */
export type Stored = readonly [place: number, value: number, quality: number]

export async function storedAmong(client: PoolClient, { stream, time }: Rows): Promise<Stored[]> {
  const { rows } = await client.query<[number, number, number]>({
    name: 'stored',
    text: `select k.place::int4 - 1, o.value, o.quality
      from unnest($1::int4[], $2::timestamptz[]) with ordinality k (stream_id, t, place)
      cross join lateral (
        select value, quality from observation o where o.stream_id = k.stream_id and o.t = k.t limit 1) o`,
    values: [int4Array(stream), timeArray(time)],
    rowMode: 'array',
  })
  return rows
}

/** A stored row that gets another value: what was seen there, and what shall stand there. */
export interface Corrections {
  readonly seen: Rows
  readonly next: Rows
}

/**
 * Puts corrected values into the history, and into the current state where it is the newest; the ones before are kept.
 *
 * @returns false when somebody else has changed one of them in the meantime
 */
export async function correct(client: PoolClient, { seen, next }: Corrections): Promise<boolean> {
  await run(client, {
    name: 'keep-corrected',
    text: `insert into observation_revision (stream_id, t, value, quality, received_at)
      select k.stream_id, k.t, o.value, o.quality, o.received_at
        from unnest($1::int4[], $2::timestamptz[]) k (stream_id, t)
        cross join lateral (select value, quality, received_at from observation o
          where o.stream_id = k.stream_id and o.t = k.t for update) o`,
    values: [int4Array(seen.stream), timeArray(seen.time)],
  })
  const { rowCount } = await client.query({
    name: 'correct',
    text: `update observation o set value = k.value, quality = k.quality, received_at = now()
      from unnest($1::int4[], $2::timestamptz[], $3::float8[], $4::int2[], $5::float8[], $6::int2[])
        k (stream_id, t, value, quality, seen_value, seen_quality)
      where o.stream_id = k.stream_id and o.t = k.t and o.value = k.seen_value and o.quality = k.seen_quality`,
    values: [
      int4Array(seen.stream),
      timeArray(seen.time),
      float8Array(next.value),
      int2Array(next.quality),
      float8Array(seen.value),
      int2Array(seen.quality),
    ],
  })
  await run(client, {
    name: 'correct-latest',
    text: `update latest l set value = k.value, quality = k.quality, received_at = now()
      from unnest($1::int4[], $2::timestamptz[], $3::float8[], $4::int2[]) k (stream_id, t, value, quality)
      where l.stream_id = k.stream_id and l.at = k.t`,
    values: [int4Array(next.stream), timeArray(next.time), float8Array(next.value), int2Array(next.quality)],
  })
  return rowCount === seen.length
}

/** Keeps values that were corrected before they ever stood in the history: both came in one batch. */
export async function keepPassing(client: PoolClient, rows: Rows): Promise<void> {
  const parameters = new Parameters()
  await run(client, {
    name: 'keep-passing',
    text: `insert into observation_revision (stream_id, t, value, quality)
      select * from ${historySource(parameters, rows)}`,
    values: parameters.values,
  })
}

/** Counts buckets anew from the history: what a correction does to a sum cannot be known from the rollup alone. */
export async function rebuild(client: PoolClient, hours: Ranges, days: Ranges): Promise<void> {
  await run(client, {
    name: 'rebuild-hours',
    text: rebuilt('rollup_hour', 'hour', 'timestamptz[]'),
    values: [int4Array(hours.stream), timeArray(hours.bucket), timeArray(hours.start), timeArray(hours.end)],
  })
  await run(client, {
    name: 'rebuild-days',
    text: rebuilt('rollup_day', 'day', 'date[]'),
    values: [int4Array(days.stream), dateArray(days.bucket), timeArray(days.start), timeArray(days.end)],
  })
}

function rebuilt(table: 'rollup_hour' | 'rollup_day', bucket: 'hour' | 'day', type: string): string {
  return `insert into ${table} as b (stream_id, ${bucket}, n, sum, min, max, last_at, last_value, quality)
    select k.stream_id, k.bucket, r.n, r.sum, r.min, r.max, r.last_at, r.last_value, r.quality
      from unnest($1::int4[], $2::${type}, $3::timestamptz[], $4::timestamptz[]) k (stream_id, bucket, since, until)
      cross join lateral (
        select count(*)::int4 as n, sum(value) as sum, min(value) as min, max(value) as max, max(t) as last_at,
          (array_agg(value order by t desc))[1] as last_value, bit_or(quality) as quality
        from observation o where o.stream_id = k.stream_id and o.t >= k.since and o.t < k.until) r
    on conflict (stream_id, ${bucket}) do update set
      n = excluded.n, sum = excluded.sum, min = excluded.min, max = excluded.max,
      last_at = excluded.last_at, last_value = excluded.last_value, quality = excluded.quality
      ${bucket === 'day' ? ', touched = true, changes = b.changes + 1' : ''}`
}

export async function answersKept(
  client: PoolClient,
  keys: readonly { readonly account: string; readonly key: string }[],
): Promise<Pick<KeptAnswer, 'account' | 'key' | 'fingerprint' | 'status' | 'answer'>[]> {
  const { rows } = await client.query<Omit<KeptAnswer, 'n'>>(
    `select r.account_id as account, r.key, r.fingerprint, r.status, r.answer
       from unnest($1::uuid[], $2::text[]) k (account_id, key) join ingest_request r using (account_id, key)`,
    [keys.map(({ account }) => account), keys.map(({ key }) => key)],
  )
  return rows
}

async function run(client: PoolClient, statement: { name: string; text: string; values: unknown[] }): Promise<void> {
  const bounded = { ...statement, query_timeout: TIMEOUT }
  await client.query(bounded)
}
