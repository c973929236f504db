/** What a run left in the database, read past the interface. */
import type { Pool } from '../../server/src/platform/postgres/pool.ts'
import type { Evidence } from './evidence.ts'

export async function storedRecords(pool: Pool): Promise<Evidence['stored']> {
  const { rows } = await pool.query<{ id: string; name: string }>(
    `select id, name ->> 'en' as name from organization where name ->> 'en' like 'chaos-%' order by id`,
  )
  return rows
}

export async function storedCounter(pool: Pool, id: string): Promise<{ name: string; version: number }> {
  const { rows } = await pool.query<{ name: string; version: number }>(
    `select name ->> 'en' as name, version from organization where id = $1`,
    [id],
  )
  return rows[0] ?? { name: '', version: 0 }
}

/** Rows of the audit log about organizations, one for each write. */
export async function auditedWrites(pool: Pool): Promise<Evidence['audited']> {
  const { rows } = await pool.query<{ record: string; act: 'create' | 'change' }>(
    `select object as record, case when act = 'record.create' then 'create' else 'change' end as act
       from audit where noun = 'Organization' and act in ('record.create', 'record.update') order by id`,
  )
  return rows
}

/** Events that still wait to be delivered. */
export async function waitingEvents(pool: Pool): Promise<number> {
  const { rows } = await pool.query<{ waiting: number }>(
    `select (select count(*) from outbox) + (select count(*) from change_log c, outbox_position p
       where (c.tx, c.seq) > (p.tx, p.seq) and c.tbl = 'organization') as waiting`,
  )
  return rows[0]?.waiting ?? 0
}

/** Rows of the audit log that wait for the sealer. */
export async function unsealedRows(pool: Pool): Promise<number> {
  const { rows } = await pool.query<{ waiting: number }>('select count(*) as waiting from audit where seq is null')
  return rows[0]?.waiting ?? 0
}

export async function accountOf(pool: Pool, login: string): Promise<string> {
  const { rows } = await pool.query<{ id: string }>('select id from account where login = $1', [login])
  return rows[0]?.id ?? ''
}
