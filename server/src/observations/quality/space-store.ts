/** What observations take on disk, from the catalogue alone: sizes of files and the database's own estimates of rows. */
import type { ObservationSpace } from '@citywide/model/observations/stream-quality'
import type { Queryable } from '#platform/postgres/pool.ts'

interface TableRow {
  readonly name: string
  readonly bytes: number
  readonly rows: number
}

const kinds: Readonly<Record<string, 'hours' | 'days' | 'revisions'>> = {
  rollup_hour: 'hours',
  rollup_day: 'days',
  quality_day: 'days',
  observation_revision: 'revisions',
}
const others = [
  'latest',
  'stream',
  'ingest_request',
  'ingest_tally',
  'unsettled_stream',
  'stream_gap',
  'observation_batch',
]
const STREAMS = 50

export async function observationSpace(client: Queryable): Promise<ObservationSpace> {
  const { rows: tables } = await client.query<TableRow>(
    `select c.relname as name, pg_total_relation_size(c.oid)::float8 as bytes, greatest(c.reltuples, 0)::float8 as rows
       from pg_class c left join pg_inherits i on i.inhrelid = c.oid
      where c.relkind = 'r' and c.relnamespace = 'public'::regnamespace
        and (i.inhparent = 'observation'::regclass or c.relname = any($1))`,
    [[...Object.keys(kinds), ...others]],
  )
  const { rows: totals } = await client.query<{ n: number; week: number }>(
    `select (select coalesce(sum(n), 0) from latest)::float8 as n,
       (select coalesce(sum(n + bad), 0) from rollup_day where day >= current_date - 7 and day < current_date)::float8 as week`,
  )
  const { rows: streams } = await client.query<{ code: string; observations: number }>(
    `select s.code, l.n as observations from latest l join stream s using (stream_id) order by l.n desc limit $1`,
    [STREAMS],
  )
  const space = {
    raw: { bytes: 0, rows: totals[0]?.n ?? 0 },
    hours: { bytes: 0, rows: 0 },
    days: { bytes: 0, rows: 0 },
    revisions: { bytes: 0, rows: 0 },
    other: { bytes: 0, rows: 0 },
  }
  const months = new Map<string, { bytes: number; rows: number }>()
  for (const { name, bytes, rows } of tables) {
    const [, month] = /^observation_(\d{4}_\d{2})/.exec(name) ?? []
    if (month === undefined) {
      const kind = space[kinds[name] ?? 'other']
      kind.bytes += bytes
      kind.rows += rows
      continue
    }
    space.raw.bytes += bytes
    const known = months.get(month) ?? { bytes: 0, rows: 0 }
    months.set(month, { bytes: known.bytes + bytes, rows: known.rows + rows })
  }
  const aRow = space.raw.rows === 0 ? 0 : space.raw.bytes / space.raw.rows
  return {
    ...space,
    months: [...months]
      .map(([month, stored]) => ({ month: month.replace('_', '-'), ...stored }))
      .toSorted((a, b) => b.month.localeCompare(a.month)),
    streams: streams.map(({ code, observations }) => ({ code, observations, bytes: Math.round(observations * aRow) })),
    bytesADay: Math.round(((totals[0]?.week ?? 0) / 7) * aRow),
  }
}
