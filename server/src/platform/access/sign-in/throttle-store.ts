import type { Queryable } from '../../postgres/pool.ts'

/** How long a window is, and how long a full bucket stays full. */
const WINDOW = '10 minutes'

/** One statement for all buckets, each row locked in the same order: exact however many come at once. */
export async function countTries(
  client: Queryable,
  buckets: readonly Buffer[],
): Promise<{ bucket: Buffer; tries: number; wait: number }[]> {
  const { rows } = await client.query<{ bucket: Buffer; tries: number; wait: number }>(
    `insert into sign_in_try (bucket, tries) select b, 1 from unnest($1::bytea[]) b order by b
     on conflict (bucket) do update set
       tries = case when sign_in_try.since <= now() - $2::interval then 1 else sign_in_try.tries + 1 end,
       since = case when sign_in_try.since <= now() - $2::interval then now() else sign_in_try.since end
     returning bucket, tries, greatest(1, ceil(extract(epoch from since + $2::interval - now())))::integer as wait`,
    [buckets, WINDOW],
  )
  return rows
}

/** @param emptied begin anew; @param less get one try back */
export async function forgiveTries(
  client: Queryable,
  emptied: readonly Buffer[],
  less: readonly Buffer[],
): Promise<void> {
  await client.query('delete from sign_in_try where bucket = any ($1::bytea[])', [emptied])
  await client.query('update sign_in_try set tries = greatest(0, tries - 1) where bucket = any ($1::bytea[])', [less])
}
