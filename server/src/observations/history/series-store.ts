/** SQL of series: raw rows, hours and days of one stream, in order of time. */
import type { Queryable } from '#platform/postgres/pool.ts'

export interface RawRow {
  readonly at: string
  readonly value: number
  readonly quality: number
  readonly flags: number
}

export interface BucketRow {
  /** Start of the hour as an instant, or the civil day. */
  readonly bucket: string
  /** Usable observations; without any, least and greatest say nothing. */
  readonly n: number
  readonly bad: number
  readonly sum: number
  readonly min: number | null
  readonly max: number | null
  readonly quality: number
  readonly flags: number
}

/** @param from instant, or day for days @param to the same, exclusive */
interface Span {
  readonly stream: number
  readonly from: string
  readonly to: string
  readonly limit: number
}

export async function rawRows(client: Queryable, { stream, from, to, limit }: Span): Promise<RawRow[]> {
  const { rows } = await client.query<RawRow>(
    `select t as at, value, quality, flags from observation
      where stream_id = $1 and t >= $2 and t < $3 order by t limit $4`,
    [stream, from, to, limit],
  )
  return rows
}

export async function hourRows(client: Queryable, { stream, from, to, limit }: Span): Promise<BucketRow[]> {
  const { rows } = await client.query<BucketRow>(
    `select hour as bucket, n, bad, sum, min, max, quality, flags from rollup_hour
      where stream_id = $1 and hour >= $2 and hour < $3 order by hour limit $4`,
    [stream, from, to, limit],
  )
  return rows
}

export async function dayRows(client: Queryable, { stream, from, to, limit }: Span): Promise<BucketRow[]> {
  const { rows } = await client.query<BucketRow>(
    `select day as bucket, n, bad, sum, min, max, quality, flags from rollup_day
      where stream_id = $1 and day >= $2 and day < $3 order by day limit $4`,
    [stream, from, to, limit],
  )
  return rows
}
