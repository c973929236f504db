import { expect, test } from 'vitest'
import { migrate, SchemaMismatch } from './migrate.ts'
import { transaction } from './pool.ts'
import { freshDatabase } from './testing.ts'

test('migrating twice, or from several processes at once, runs each file once', async () => {
  const pool = await freshDatabase()
  expect(await Promise.all([migrate(pool), migrate(pool), migrate(pool)])).toEqual([[], [], []])
})

test('a database that knows a file of a newer release, or one that was changed, is refused', async () => {
  const pool = await freshDatabase()
  await pool.query(`insert into migration (name, sha256) values ('999999-future.sql', 'x')`)
  await expect(migrate(pool)).rejects.toThrow(SchemaMismatch)
  await pool.query(`delete from migration where name like '999999%'`)
  await pool.query(`update migration set sha256 = 'other' where name = '000001-platform.sql'`)
  await expect(migrate(pool)).rejects.toThrow('000001-platform.sql')
})

test('a transaction that fails leaves nothing, and its client goes back whole', async () => {
  const pool = await freshDatabase()
  await expect(
    transaction(pool, async (client) => {
      await client.query(`insert into installation (name, value) values ('half', '1')`)
      throw new Error('undone')
    }),
  ).rejects.toThrow('undone')
  expect((await pool.query('select * from installation')).rows).toEqual([])
})

test('a connection that is cut in the middle of a transaction fails that transaction and nothing else', async () => {
  const pool = await freshDatabase()
  await expect(
    transaction(pool, (client) => client.query('select pg_terminate_backend(pg_backend_pid())')),
  ).rejects.toThrow(/terminat/)
  expect((await pool.query('select 1 as one')).rows).toEqual([{ one: 1 }])
})
