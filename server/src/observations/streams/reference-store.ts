import { Problem } from '@citywide/model/problem'
import type { Queryable } from '#platform/postgres/pool.ts'

/**
 * A declaration points to a record that is there; null points to none.
 *
 * @throws Problem NO_SUCH_RECORD
 */
export async function demandRecord(
  client: Queryable,
  table: 'area' | 'sensor' | 'dataset' | 'person' | 'organization',
  field: string,
  id: string | null,
): Promise<void> {
  if (id === null) return
  const { rowCount } = await client.query(`select from ${table} where id = $1`, [id])
  if (rowCount === 0) throw new Problem('NO_SUCH_RECORD', { field })
}
