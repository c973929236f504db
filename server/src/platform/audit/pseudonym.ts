/** Pseudonyms of citizens: what the log and its neighbours say in the place of a person, until that person is erased. */
import type { Queryable } from '../postgres/pool.ts'

/**
 * HMAC-SHA-256 of a person's id under a key of that person, as hex; the same each time. Works in the rights of readers of
 * records, who never see the key.
 */
export async function pseudonymOf(client: Queryable, personKeyId: string): Promise<string> {
  const { rows } = await client.query<{ name: string }>('select person_pseudonym($1) as name', [personKeyId])
  return rows[0]?.name ?? ''
}
