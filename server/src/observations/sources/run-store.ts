import type { Queryable } from '#platform/postgres/pool.ts'

export interface StoredRun {
  readonly id: string
  readonly kind: 'run' | 'span'
  readonly begunAt: string
  readonly endedAt: string | null
  readonly about: string | null
  readonly messages: number
  readonly bytes: number
  readonly accepted: number
  readonly duplicate: number
  readonly revised: number
  readonly refused: number
  readonly flagged: number
  readonly fault: string | null
  readonly faultAbout: string | null
}

/** Newest first; an hour has ended when it is over. @param after begin and id of the last one of the page before */
export async function runsOf(
  client: Queryable,
  source: string,
  {
    now,
    after,
    limit,
  }: { readonly now: Temporal.Instant; readonly after: readonly [string, string] | null; readonly limit: number },
): Promise<StoredRun[]> {
  const { rows } = await client.query<StoredRun>(
    `select id, kind, begun_at as "begunAt",
       case when kind = 'run' then ended_at when begun_at + interval '1 hour' <= $2 then begun_at + interval '1 hour' end
         as "endedAt",
       about, messages, bytes, accepted, duplicate, revised, refused, flagged, fault, fault_about as "faultAbout"
       from source_run
      where source_id = $1 and ($3::timestamptz is null or (begun_at, id) < ($3, $4))
      order by begun_at desc, id desc limit $5`,
    [source, now.toString(), after?.[0] ?? null, after?.[1] ?? null, limit + 1],
  )
  return rows
}
