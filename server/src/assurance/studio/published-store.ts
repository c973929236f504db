/** The published versions of rule cards, as the rulebook is made from them. */
import type { Queryable } from '#platform/postgres/pool.ts'

export interface PublishedVersion {
  readonly id: string
  readonly rule: string
  readonly requirement: string
  readonly no: number
  readonly puts: 'card' | 'retired' | 'release'
  readonly card: unknown
  readonly hash: string | null
  readonly releaseHash: string | null
  readonly publishedAt: string
}

/**
 * A mark that is another as soon as a version was published. Published versions are never changed and never removed, so
 * their number and one of their names tell one set of them from every other.
 */
export async function publishedMark(client: Queryable): Promise<string> {
  const { rows } = await client.query<{ mark: string }>(
    `select count(*)::text || ' ' || coalesce(max(id::text), '') as mark from rule_version where state = 'published'`,
  )
  return rows[0]?.mark ?? ''
}

/** The version in force of every rule that this city wrote or changed. */
export async function versionsInForce(client: Queryable): Promise<readonly PublishedVersion[]> {
  const { rows } = await client.query<PublishedVersion>(
    `select distinct on (rule) id, rule, requirement, no, puts, card, hash, release_hash as "releaseHash",
        published_at as "publishedAt"
       from rule_version where state = 'published' order by rule, no desc`,
  )
  return rows
}
