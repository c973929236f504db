import type { Pool } from '../postgres/pool.ts'
import type { Keys } from './keys.ts'

/** Columns that hold sealed values, each `<table>.<column> <id>` as its context. Whoever adds one adds it here. */
const sealedColumns = [
  { table: 'one_time_code', column: 'secret' },
  { table: 'source_secret', column: 'secret' },
  { table: 'sso_provider', column: 'secret' },
  { table: 'webhook', column: 'secret' },
  { table: 'webhook', column: 'former_secret' },
] as const

/** Seals anew what a former key sealed, one row at a time: a rotation is done when the next start has run. */
export async function resealAll(pool: Pool, keys: Keys): Promise<number> {
  let count = 0
  for (const { table, column } of sealedColumns) {
    const { rows } = await pool.query<{ id: string; value: string }>(
      `select id, ${column} as value from ${table} where ${column} is not null and not starts_with(${column}, $1)`,
      [`${keys.current}.`],
    )
    for (const { id, value } of rows) {
      const context = `${table}.${column} ${id}`
      const fresh = keys.sealed(keys.opened(value, context), context)
      await pool.query(`update ${table} set ${column} = $2 where id = $1 and ${column} = $3`, [id, fresh, value])
      count += 1
    }
  }
  return count
}
