/** SQL of those who take care of dead letters. */
import type { RejectMend, RejectState } from '@citywide/model/observations/source-reject'
import type { PoolClient, Queryable } from '#platform/postgres/pool.ts'

export interface StoredLetter {
  readonly id: string
  readonly state: RejectState
  readonly reason: string
  readonly stream: string
  readonly row: {
    readonly stream: unknown
    readonly at: unknown
    readonly value: unknown
    readonly quality?: unknown
    readonly unit?: unknown
  }
  readonly came: string
  readonly place: string | null
  readonly seen: number
  readonly firstAt: string
  readonly lastAt: string
  readonly version: number
}

const letter = `id, state, reason, stream, row, came, place, seen, first_at as "firstAt", last_at as "lastAt", version`

/** Which of the letters that wait are meant; all where nothing is said. */
export interface Chosen {
  readonly ids?: readonly string[] | undefined
  readonly reason?: string | undefined
  readonly stream?: string | undefined
}

const chosen = `source_id = $1 and ended_at is null and ($2::uuid[] is null or id = any($2))
  and ($3::text is null or reason = $3) and ($4::text is null or stream = $4)`
const valuesOf = (source: string, { ids, reason, stream }: Chosen) => [
  source,
  ids ?? null,
  reason ?? null,
  stream ?? null,
]

export interface LetterGroup {
  readonly reason: string
  readonly stream: string
  readonly seen: number
  readonly open: number
  readonly beyond: number
  readonly firstAt: string
  readonly lastAt: string
}

export async function letterGroups(client: Queryable, source: string): Promise<LetterGroup[]> {
  const { rows } = await client.query<LetterGroup>(
    `select coalesce(c.reason, r.reason) as reason, coalesce(c.stream, r.stream) as stream,
       greatest(coalesce(c.seen, 0), coalesce(r.seen, 0)) as seen, coalesce(r.open, 0) as open,
       coalesce(c.beyond, 0) as beyond, least(c.first_at, r.first_at) as "firstAt",
       greatest(c.last_at, r.last_at) as "lastAt"
       from (select * from source_reject_count where source_id = $1) c
       full join (select reason, stream, count(*) as open, sum(seen)::bigint as seen, min(first_at) as first_at,
           max(last_at) as last_at from source_reject where source_id = $1 and ended_at is null group by reason, stream) r
         using (reason, stream)
      order by seen desc, reason, stream limit 200`,
    [source],
  )
  return rows
}

/** Letters that wait, newest first, one more than asked for when there are more. */
export async function waitingLetters(
  client: Queryable,
  source: string,
  which: Chosen,
  { limit, after }: { readonly limit: number; readonly after: string | null },
): Promise<StoredLetter[]> {
  const { rows } = await client.query<StoredLetter>(
    `select ${letter} from source_reject where ${chosen} and ($5::uuid is null or id < $5) order by id desc limit $6`,
    [...valuesOf(source, which), after, limit + 1],
  )
  return rows
}

/** The same, held until the transaction ends; the oldest first. */
export async function heldLetters(
  client: PoolClient,
  source: string,
  which: Chosen,
  limit: number,
): Promise<StoredLetter[]> {
  const { rows } = await client.query<StoredLetter>(
    `select ${letter} from source_reject where ${chosen} order by id limit $5 for update`,
    [...valuesOf(source, which), limit],
  )
  return rows
}

export async function countWaiting(client: Queryable, source: string, which: Chosen): Promise<number> {
  const { rows } = await client.query<{ count: number }>(
    `select count(*) from source_reject where ${chosen}`,
    valuesOf(source, which),
  )
  return rows[0]?.count ?? 0
}

export async function heldLetter(client: PoolClient, source: string, id: string): Promise<StoredLetter | undefined> {
  const { rows } = await client.query<StoredLetter>(
    `select ${letter} from source_reject where source_id = $1 and id = $2 for update`,
    [source, id],
  )
  return rows[0]
}

export async function mendLetter(client: Queryable, id: string, row: RejectMend): Promise<StoredLetter | undefined> {
  const { rows } = await client.query<StoredLetter>(
    `update source_reject set row = (row - 'unit') || jsonb_strip_nulls($2::jsonb), stream = $3, state = 'mended',
       version = version + 1 where id = $1 returning ${letter}`,
    [id, JSON.stringify(row), row.stream],
  )
  return rows[0]
}

export async function endLetters(
  client: Queryable,
  ids: readonly string[],
  { state, account, reason }: { readonly state: RejectState; readonly account: string; readonly reason: string | null },
): Promise<void> {
  await client.query(
    `update source_reject set state = $2, ended_at = now(), ended_by = $3, end_reason = $4, version = version + 1
      where id = any($1)`,
    [ids, state, account, reason],
  )
}

/** Refused again: open with the reason of now. What comes anew is another letter. */
export async function reopenLetter(client: Queryable, id: string, reason: string): Promise<void> {
  await client.query(
    `update source_reject set state = 'open', reason = $2, fingerprint = sha256(fingerprint || id::text::bytea),
       version = version + 1 where id = $1`,
    [id, reason],
  )
}

/** Groups that nothing waits in any more begin to count anew. */
export async function clearCounts(client: Queryable, source: string): Promise<void> {
  await client.query(
    `delete from source_reject_count c where source_id = $1 and not exists (select from source_reject r
      where r.source_id = c.source_id and r.reason = c.reason and r.stream = c.stream and r.ended_at is null)`,
    [source],
  )
}
