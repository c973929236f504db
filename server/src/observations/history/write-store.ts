/** The statements of the writer. Arrays travel in binary form, see `wire.ts`. */
import { from as copyFrom } from 'pg-copy-streams'
import type { PoolClient } from '#platform/postgres/pool.ts'
import type { Rows } from '../ingest/rows.ts'
import { flagBit } from '@citywide/model/observations/quality'
import type { JudgedRows, Unsettled } from '../quality/judge.ts'
import { usable } from '../quality/usable.ts'
import { type BufferPosition, positionKept } from '../buffer/position-store.ts'
import type { LedgerSums } from '../sources/ledger.ts'
import { ledgerParts } from '../sources/ledger-store.ts'
import type { Ranges } from './ranges.ts'
import type { Buckets, FlagCounts, Rollup } from './rollup.ts'
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

function historySource(parameters: Parameters, { stream, time, value, quality, flags }: JudgedRows): string {
  const of = (values: unknown, type: string) => parameters.next(values, type)
  return `unnest(${of(int4Array(stream), 'int4[]')}, ${of(timeArray(time), 'timestamptz[]')},
    ${of(float8Array(value), 'float8[]')}, ${of(int2Array(quality), 'int2[]')}, ${of(int2Array(flags), 'int2[]')})`
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
    ${of(int2Array(buckets.quality.subarray(0, length)), 'int2[]')},
    ${of(int2Array(buckets.flags.subarray(0, length)), 'int2[]')},
    ${of(int4Array(buckets.bad.subarray(0, length)), 'int4[]')}${
      bucket === 'date[]' ? `, ${of(int4Array(buckets.late.subarray(0, length)), 'int4[]')}` : ''
    })`
}

function intoLatest(parameters: Parameters, { streams: { length, ...streams }, heads }: Rollup): string {
  const of = (values: unknown, type: string) => parameters.next(values, type)
  // A late row counts, and leaves the current state as it is. So does one that may not be used.
  return `insert into latest as l
      (stream_id, quality, flags, at, value, received_at, run_since, first_at, n, seen_at)
    select stream_id, case when n > 0 then quality end, case when n > 0 then flags end, case when n > 0 then at end,
      case when n > 0 then value end, case when n > 0 then now() end, case when n > 0 then run_since end, first_at,
      n + bad, seen_at
    from unnest(${of(int4Array(streams.stream.subarray(0, length)), 'int4[]')},
      ${of(timeArray(streams.lastTime.subarray(0, length)), 'timestamptz[]')},
      ${of(float8Array(streams.lastValue.subarray(0, length)), 'float8[]')},
      ${of(int2Array(streams.quality.subarray(0, length)), 'int2[]')},
      ${of(int2Array(streams.flags.subarray(0, length)), 'int2[]')},
      ${of(timeArray(heads.runSince.subarray(0, length)), 'timestamptz[]')},
      ${of(timeArray(streams.bucket.subarray(0, length)), 'timestamptz[]')},
      ${of(int4Array(streams.n.subarray(0, length)), 'int4[]')},
      ${of(int4Array(streams.bad.subarray(0, length)), 'int4[]')},
      ${of(timeArray(heads.seenTime.subarray(0, length)), 'timestamptz[]')})
      k (stream_id, at, value, quality, flags, run_since, first_at, n, bad, seen_at)
    on conflict (stream_id) do update set
      at = greatest(l.at, excluded.at),
      value = case when ${newer} then excluded.value else l.value end,
      quality = case when ${newer} then excluded.quality else l.quality end,
      flags = case when ${newer} then excluded.flags else l.flags end,
      received_at = case when ${newer} then excluded.received_at else l.received_at end,
      run_since = case when ${newer} then excluded.run_since else l.run_since end,
      first_at = least(l.first_at, excluded.first_at),
      n = l.n + excluded.n,
      seen_at = greatest(l.seen_at, excluded.seen_at)`
}

/** Also where nothing usable has come before, or comes now: null is not newer than anything. */
const newer = `(excluded.at >= l.at or l.at is null)`

function added(table: 'rollup_hour' | 'rollup_day', bucket: 'hour' | 'day', source: string): string {
  const late = bucket === 'day' ? ', late' : ''
  return `insert into ${table} as b
      (stream_id, ${bucket}, n, sum, min, max, last_at, last_value, quality, flags, bad${late})
    select stream_id, bucket, n, sum, case when n > 0 then min end, case when n > 0 then max end,
      case when n > 0 then last_at end, case when n > 0 then last_value end, quality, flags, bad${late}
    from ${source} k (stream_id, bucket, n, sum, min, max, last_at, last_value, quality, flags, bad${late})
    on conflict (stream_id, ${bucket}) do update set
      n = b.n + excluded.n,
      sum = b.sum + excluded.sum,
      min = least(b.min, excluded.min),
      max = greatest(b.max, excluded.max),
      last_value = case when excluded.last_at >= b.last_at or b.last_at is null then excluded.last_value
        else b.last_value end,
      last_at = greatest(b.last_at, excluded.last_at),
      quality = b.quality | excluded.quality,
      flags = b.flags | excluded.flags,
      bad = b.bad + excluded.bad
      ${bucket === 'day' ? ', late = b.late + excluded.late, touched = true, changes = b.changes + 1' : ''}`
}

/** Columns of `quality_day`, in the order of the flags. */
const flagColumns = ['out_of_range', 'stuck', 'implausible', 'rate', 'gap', 'ahead'] as const

function intoQualityDay(parameters: Parameters, { stream, day, counts }: FlagCounts): string {
  const of = (values: unknown, type: string) => parameters.next(values, type)
  return `insert into quality_day as q (stream_id, day, ${flagColumns.join(', ')})
    select * from unnest(${of(int4Array(stream), 'int4[]')}, ${of(dateArray(day), 'date[]')},
      ${counts.map((column) => of(int4Array(column), 'int4[]')).join(', ')})
    on conflict (stream_id, day) do update set
      ${flagColumns.map((column) => `${column} = q.${column} + excluded.${column}`).join(', ')}`
}

function intoUnsettled(parameters: Parameters, { stream, since, until }: Unsettled): string {
  const of = (values: unknown, type: string) => parameters.next(values, type)
  return `insert into unsettled_stream as u (stream_id, since, until)
    select stream_id, min(since), max(until) from unnest(${of(int4Array(stream), 'int4[]')},
        ${of(timeArray(since), 'timestamptz[]')}, ${of(timeArray(until), 'timestamptz[]')}) k (stream_id, since, until)
      group by stream_id order by stream_id
    on conflict (stream_id) do update
      set since = least(u.since, excluded.since), until = greatest(u.until, excluded.until)`
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
  readonly actor: { readonly id: string; readonly kind: 'person' | 'key' | 'system' }
  /** Requests whose rows changed something. */
  readonly requests: number
  readonly accepted: number
  readonly revised: number
}

export interface Additions {
  /** Rows for the history; left out where COPY has brought them. */
  readonly history?: JudgedRows
  readonly rollup: Rollup
  readonly unsettled: Unsettled
  readonly answers: readonly KeptAnswer[]
  /** What it adds to the ledgers of sources. */
  readonly ledger: readonly LedgerSums[]
  /** How far a buffer has been read with it. */
  readonly position: BufferPosition | undefined
  /** Number of the writer: what several of them tally and tell never meets. */
  readonly writer: number
  /** What those who follow live are told, packed. */
  readonly batch: Buffer
  /** One per sender. */
  readonly sent: readonly Sent[]
  /** Told to every process on commit, at most 8,000 bytes. */
  readonly notice: string
}

/**
 * Writes new rows, what they add to state and rollups, answers, tally and notice: one statement, one round trip.
 * PostgreSQL runs such parts from the last to the first: of what several writers share, days are locked before anything
 * else, as everybody does who counts from the history.
 */
export async function add(
  client: PoolClient,
  { history, rollup, unsettled, answers, ledger, position, writer, batch, sent, notice }: Additions,
): Promise<void> {
  const parameters = new Parameters()
  const parts: string[] = []
  if (history) {
    parts.push(`history as (insert into observation (stream_id, t, value, quality, flags)
      select * from ${historySource(parameters, history)})`)
  }
  parts.push(`state as (${intoLatest(parameters, rollup)})`)
  if (rollup.flagged.stream.length > 0) parts.push(`flagged as (${intoQualityDay(parameters, rollup.flagged)})`)
  if (unsettled.stream.length > 0) parts.push(`unsettled as (${intoUnsettled(parameters, unsettled)})`)
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
  if (ledger.length > 0) parts.push(...ledgerParts((value, type) => parameters.next(value, type), ledger))
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
  if (position) {
    const { stream, sequence } = position
    parts.push(`position as (${positionKept(parameters.next(stream, 'text'), parameters.next(sequence, 'int8'))})`)
  }
  parts.push(
    `told as (insert into observation_batch (writer, content)
      values (${parameters.next(writer, 'int8')}, ${parameters.next(batch, 'bytea')}))`,
  )
  const flagged = `${rollup.flagged.stream.length > 0 ? '-flagged' : ''}${unsettled.stream.length > 0 ? '-unsettled' : ''}`
  const name = `ingest${history ? '-history' : ''}${flagged}${answers.length > 0 ? '-answers' : ''}${ledger.length > 0 ? '-ledger' : ''}${sent.length > 0 ? '-tally' : ''}${position ? '-position' : ''}`
  const text = `with ${parts.join(',\n')} select pg_notify('observation', ${parameters.next(notice, 'text')})`
  await run(client, { name, text, values: parameters.values })
}

/** New rows straight into the history, sorted; a row that is there already fails the transaction. */
export function copyIntoHistory(client: PoolClient, rows: JudgedRows): Promise<void> {
  const copy = client.query(copyFrom('copy observation (stream_id, t, value, quality, flags) from stdin binary'))
  return new Promise((resolve, reject) => {
    copy.on('finish', resolve)
    copy.on('error', reject)
    copy.end(copyRows(rows))
  })
}

export async function insertIntoHistory(client: PoolClient, rows: JudgedRows): Promise<void> {
  const parameters = new Parameters()
  await run(client, {
    name: 'history',
    text: `insert into observation (stream_id, t, value, quality, flags) select * from ${historySource(parameters, rows)}`,
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
 * Waits for everybody who writes these days, and lets them wait until the transaction ends: what is counted from the
 * history then is whole. Every write locks its days first.
 */
export async function lockDays(client: PoolClient, { stream, bucket }: Ranges): Promise<void> {
  await run(client, {
    name: 'lock-days',
    text: `select from rollup_day d join unnest($1::int4[], $2::date[]) k (stream_id, day) using (stream_id, day)
      order by d.stream_id, d.day for update of d`,
    values: [int4Array(stream), dateArray(bucket)],
  })
}

/**
 * Puts corrected values into the history, and into the current state where it is the newest; the ones before are kept.
 *
 * @returns false when somebody else has changed one of them in the meantime
 */
export async function correct(client: PoolClient, seen: Rows, next: JudgedRows): Promise<boolean> {
  await run(client, {
    name: 'keep-corrected',
    text: `insert into observation_revision (stream_id, t, value, quality, flags, received_at)
      select k.stream_id, k.t, o.value, o.quality, o.flags, o.received_at
        from unnest($1::int4[], $2::timestamptz[]) k (stream_id, t)
        cross join lateral (select value, quality, flags, received_at from observation o
          where o.stream_id = k.stream_id and o.t = k.t for update) o`,
    values: [int4Array(seen.stream), timeArray(seen.time)],
  })
  const { rowCount } = await client.query({
    name: 'correct',
    text: `update observation o set value = k.value, quality = k.quality, flags = k.flags, received_at = now()
      from unnest($1::int4[], $2::timestamptz[], $3::float8[], $4::int2[], $5::float8[], $6::int2[], $7::int2[])
        k (stream_id, t, value, quality, seen_value, seen_quality, flags)
      where o.stream_id = k.stream_id and o.t = k.t and o.value = k.seen_value and o.quality = k.seen_quality`,
    values: [
      int4Array(seen.stream),
      timeArray(seen.time),
      float8Array(next.value),
      int2Array(next.quality),
      float8Array(seen.value),
      int2Array(seen.quality),
      int2Array(next.flags),
    ],
  })
  return rowCount === seen.length
}

/** Looks up anew which observations of these streams are the newest, and the newest usable. */
export async function renewLatest(client: PoolClient, streams: readonly number[]): Promise<void> {
  // Locked first: what is read behind it is at least as new as the row that it is written to.
  await run(client, {
    name: 'lock-latest',
    text: 'select from latest where stream_id = any($1::int4[]) order by stream_id for update',
    values: [int4Array(streams)],
  })
  await run(client, {
    name: 'renew-latest',
    text: `update latest l set at = o.t, value = o.value, quality = o.quality, flags = o.flags,
        received_at = o.received_at, run_since = case when o.value = l.value then least(l.run_since, o.t) else o.t end
      from unnest($1::int4[]) k (stream_id) left join lateral (
        select t, value, quality, flags, received_at from observation o
          where o.stream_id = k.stream_id and ${usable('o')} order by t desc limit 1) o on true
      where l.stream_id = k.stream_id`,
    values: [int4Array(streams)],
  })
}

/** Keeps values that were corrected before they ever stood in the history: both came in one batch. */
export async function keepPassing(client: PoolClient, rows: JudgedRows): Promise<void> {
  const parameters = new Parameters()
  await run(client, {
    name: 'keep-passing',
    text: `insert into observation_revision (stream_id, t, value, quality, flags)
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
  await run(client, {
    name: 'forget-flagged',
    text: `delete from quality_day q using unnest($1::int4[], $2::date[]) k (stream_id, day)
      where q.stream_id = k.stream_id and q.day = k.day`,
    values: [int4Array(days.stream), dateArray(days.bucket)],
  })
  await run(client, {
    name: 'rebuild-flagged',
    text: recounted,
    values: [int4Array(days.stream), dateArray(days.bucket), timeArray(days.start), timeArray(days.end)],
  })
}

function rebuilt(table: 'rollup_hour' | 'rollup_day', bucket: 'hour' | 'day', type: string): string {
  const late = bucket === 'day' ? ', late' : ''
  const good = usable('o')
  return `insert into ${table} as b
      (stream_id, ${bucket}, n, sum, min, max, last_at, last_value, quality, flags, bad${late})
    select k.stream_id, k.bucket, r.n, r.sum, r.min, r.max, r.last_at, r.last_value, r.quality, r.flags, r.bad${late}
      from unnest($1::int4[], $2::${type}, $3::timestamptz[], $4::timestamptz[]) k (stream_id, bucket, since, until)
      cross join lateral (
        select (count(*) filter (where ${good}))::int4 as n, coalesce(sum(value) filter (where ${good}), 0) as sum,
          min(value) filter (where ${good}) as min, max(value) filter (where ${good}) as max,
          max(t) filter (where ${good}) as last_at,
          (array_agg(value order by t desc) filter (where ${good}))[1] as last_value, bit_or(quality) as quality,
          bit_or(flags) as flags, (count(*) filter (where not ${good}))::int4 as bad,
          (count(*) filter (where flags & ${flagBit('late')} <> 0))::int4 as late
        from observation o where o.stream_id = k.stream_id and o.t >= k.since and o.t < k.until) r
    on conflict (stream_id, ${bucket}) do update set
      n = excluded.n, sum = excluded.sum, min = excluded.min, max = excluded.max,
      last_at = excluded.last_at, last_value = excluded.last_value, quality = excluded.quality,
      flags = excluded.flags, bad = excluded.bad
      ${bucket === 'day' ? ', late = excluded.late, touched = true, changes = b.changes + 1' : ''}`
}

const recounted = `insert into quality_day (stream_id, day, ${flagColumns.join(', ')})
  select k.stream_id, k.day, r.*
    from unnest($1::int4[], $2::date[], $3::timestamptz[], $4::timestamptz[]) k (stream_id, day, since, until)
    cross join lateral (
      select ${flagColumns
        .map((column, position) => `(count(*) filter (where flags & ${1 << position} <> 0))::int4 as ${column}`)
        .join(', ')}
      from observation o where o.stream_id = k.stream_id and o.t >= k.since and o.t < k.until
        and flags & ${flagBit('late') - 1} <> 0) r
   where ${flagColumns.join(' + ')} > 0`

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
