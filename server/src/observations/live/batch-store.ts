/** SQL of batches: who writes, what came after a position, what is dropped. */
import type { PoolClient, Queryable } from '#platform/postgres/pool.ts'
import type { Rows } from '../ingest/rows.ts'
import { int4Array, timeArray } from '../history/wire.ts'
import { usable } from '../quality/usable.ts'
import { type Batch, unpacked } from './batch.ts'

/**
 * How far a reader has come: the last batch of each writer. A writer that is not named is read from its first batch on.
 * Not one number, since batches of different writers are seen in another order than they were numbered.
 */
export type Position = ReadonlyMap<number, number>

export interface TakenBatch extends Batch {
  readonly writer: number
  readonly id: number
  /** When it was written. */
  readonly at: string
}

export interface Taken {
  readonly batches: readonly TakenBatch[]
  readonly position: Position
  /** Batches behind the position have been dropped: what they brought is read from the history. */
  readonly lost: boolean
  /** There may be more. */
  readonly more: boolean
}

/** Minutes that a reader may be away and still go on from its position. */
const KEPT = 30

/** Makes a writer of a connection. @returns its number */
export async function openWriter(client: Queryable): Promise<number> {
  const { rows } = await client.query<{ id: number }>('insert into observation_writer default values returning id')
  const [opened] = rows
  if (!opened) throw new Error('the writer was not noted')
  return opened.id
}

/** Where somebody begins who cares for what is yet to come. */
export async function positionNow(client: Queryable): Promise<Position> {
  const { rows } = await client.query<{ id: number; last: number }>(
    `select w.id, greatest(w.dropped, coalesce((
        select b.id from observation_batch b where b.writer = w.id order by b.id desc limit 1), 0)) as last
       from observation_writer w`,
  )
  return new Map(rows.map(({ id, last }) => [id, last]))
}

/** @param most batches of each writer that are taken at once */
export async function batchesAfter(client: Queryable, position: Position, most = 200): Promise<Taken> {
  const { rows } = await client.query<{
    writer: number
    dropped: number
    id: number | null
    at: string
    content: Buffer
  }>({
    name: 'batches-after',
    text: `select w.id as writer, w.dropped, b.id, b.at, b.content
      from observation_writer w
      left join unnest($1::bigint[], $2::bigint[]) p (writer, after) on p.writer = w.id
      left join lateral (select b.id, b.at, b.content from observation_batch b
        where b.writer = w.id and b.id > coalesce(p.after, 0) order by b.id limit $3) b on true
      where b.id is not null or w.dropped > coalesce(p.after, 0)
      order by b.at, w.id, b.id`,
    values: [[...position.keys()], [...position.values()], most],
  })
  const next = new Map(position)
  const counts = new Map<number, number>()
  const batches: TakenBatch[] = []
  let lost = false
  for (const { writer, dropped, id, at, content } of rows) {
    // A writer that came and went while nobody looked counts as lost too: its rows stand in the history.
    lost ||= dropped > (position.get(writer) ?? 0)
    next.set(writer, Math.max(id ?? dropped, next.get(writer) ?? 0))
    if (id === null) continue
    counts.set(writer, (counts.get(writer) ?? 0) + 1)
    batches.push({ writer, id, at, ...unpacked(content) })
  }
  return { batches, position: next, lost, more: [...counts.values()].some((count) => count >= most) }
}

/** The usable rows of a batch as they stand in the history now; those of a whole batch are at hand. */
export async function rowsOf(client: Queryable, { rows, since }: Batch): Promise<Rows> {
  if (!since) return rows
  const { rows: found } = await client.query<[number, number, number, number]>({
    text: `select o.stream_id, (extract(epoch from o.t) * 1000000)::float8, o.value, o.quality
      from unnest($1::int4[], $2::timestamptz[], $3::timestamptz[]) k (stream_id, since, until)
      cross join lateral (select * from observation o
        where o.stream_id = k.stream_id and o.t >= k.since and o.t <= k.until and ${usable('o')}) o
      order by o.stream_id, o.t`,
    values: [int4Array(rows.stream), timeArray(since), timeArray(rows.time)],
    rowMode: 'array',
  })
  return {
    length: found.length,
    stream: Int32Array.from(found, ([stream]) => stream),
    time: Float64Array.from(found, ([, time]) => time),
    value: Float64Array.from(found, ([, , value]) => value),
    quality: Int16Array.from(found, ([, , , quality]) => quality),
  }
}

/** Drops batches that nobody goes on from any more, and writers whose connection has ended. */
export async function pruneBatches(client: PoolClient): Promise<void> {
  await client.query(
    `with gone as (delete from observation_batch where at < now() - make_interval(mins => $1) returning writer, id),
      upto as (select writer, max(id) as id from gone group by writer)
     update observation_writer w set dropped = upto.id from upto where upto.writer = w.id`,
    [KEPT],
  )
  await client.query(
    `delete from observation_writer w where since < now() - interval '1 day'
       and not exists (select from observation_batch b where b.writer = w.id)
       and not exists (select from pg_stat_activity a where a.pid = w.pid)`,
  )
}
