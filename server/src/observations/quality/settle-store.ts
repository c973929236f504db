/** SQL of settling: which days wait, the history around them, and the flags that come out. */
import type { PoolClient, Queryable } from '#platform/postgres/pool.ts'
import { dateArray, float8Array, int2Array, int4Array, timeArray } from '../history/wire.ts'
import type { JudgedRows } from './judge.ts'
import { usable } from './usable.ts'

/** Streams that wait. */
export async function unsettledStreams(client: Queryable, limit: number): Promise<number[]> {
  const { rows } = await client.query<{ stream: number }>(
    'select stream_id as stream from unsettled_stream order by stream_id limit $1',
    [limit],
  )
  return rows.map(({ stream }) => stream)
}

/** Microseconds since 1970, both included. */
export interface Stretch {
  readonly since: number
  readonly until: number
}

export async function unsettledStretch(client: Queryable, stream: number): Promise<Stretch | undefined> {
  const { rows } = await client.query<Stretch>(
    `select (extract(epoch from since) * 1000000)::float8 as since, (extract(epoch from until) * 1000000)::float8 as until
       from unsettled_stream where stream_id = $1`,
    [stream],
  )
  return rows[0]
}

/** @param rest what is left; all is settled without it */
export async function keepUnsettled(client: Queryable, stream: number, rest: Stretch | undefined): Promise<void> {
  if (rest) {
    await client.query('update unsettled_stream set since = ($2::timestamptz[])[1] where stream_id = $1', [
      stream,
      timeArray([rest.since]),
    ])
  } else await client.query('delete from unsettled_stream where stream_id = $1', [stream])
}

/** Where a chain must begin for it to be right from `start` on: the last usable observation a stuck time before. */
export async function beginOf(client: Queryable, stream: number, start: number, stuck: number): Promise<number> {
  const before = Number.isFinite(stuck) ? start - stuck : start
  const { rows } = await client.query<{ at: number | null }>(
    `select (extract(epoch from coalesce(
        (select max(o.t) from observation o
          where o.stream_id = $1 and o.t <= ($2::timestamptz[])[1] and ${usable('o')}),
        (select max(o.t) from observation o where o.stream_id = $1 and o.t <= ($2::timestamptz[])[1]))) * 1000000
      )::float8 as at`,
    [stream, timeArray([before])],
  )
  return rows[0]?.at ?? Math.min(before, start)
}

/** Observations of one stream in order of time, from a moment on. */
export async function observationsFrom(
  client: Queryable,
  stream: number,
  from: number,
  limit: number,
): Promise<JudgedRows> {
  const { rows } = await client.query<{ t: number; value: number; quality: number; flags: number }>(
    `select (extract(epoch from t) * 1000000)::float8 as t, value, quality, flags from observation
      where stream_id = $1 and t >= ($2::timestamptz[])[1] order by t limit $3`,
    [stream, timeArray([from]), limit],
  )
  return {
    length: rows.length,
    stream: new Int32Array(rows.length).fill(stream),
    time: Float64Array.from(rows, ({ t }) => t),
    value: Float64Array.from(rows, ({ value }) => value),
    quality: Int16Array.from(rows, ({ quality }) => quality),
    flags: Int16Array.from(rows, ({ flags }) => flags),
  }
}

/** Days of one stream between two of them that hold anything, locked. */
export async function lockDaysBetween(
  client: Queryable,
  stream: number,
  [first, last]: readonly [number, number],
): Promise<void> {
  await client.query(
    `select from rollup_day where stream_id = $1 and day between ($2::date[])[1] and ($2::date[])[2]
      order by day for update`,
    [stream, dateArray([first, last])],
  )
}

export async function writeFlags(client: PoolClient, { stream, time, flags }: JudgedRows): Promise<void> {
  await client.query(
    `update observation o set flags = k.flags from unnest($1::int4[], $2::timestamptz[], $3::int2[])
        k (stream_id, t, flags)
      where o.stream_id = k.stream_id and o.t = k.t`,
    [int4Array(stream), timeArray(time), int2Array(flags)],
  )
}

/** Since when the newest value has been the same, as the whole history tells it. */
export async function writeRun(client: Queryable, stream: number, since: number, value: number): Promise<void> {
  await client.query(
    'update latest set run_since = ($2::timestamptz[])[1] where stream_id = $1 and value = ($3::float8[])[1]',
    [stream, timeArray([since]), float8Array([value])],
  )
}

export async function tellChanged(client: Queryable, code: string): Promise<void> {
  await client.query(`select pg_notify('observation', $1)`, [JSON.stringify({ streams: [code] })])
}
