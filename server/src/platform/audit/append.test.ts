import { expect, test } from 'vitest'
import { transaction } from '../postgres/pool.ts'
import { freshDatabase } from '../postgres/testing.ts'
import { noteAct, noteActs } from './append.ts'

const columns = 'actor, actor_kind, act, noun, object, department, purpose, detail, seq, chain'

test('who acted comes from the transaction; without one it was the system', async () => {
  const pool = await freshDatabase()
  await noteAct(pool, { act: 'log.prune' })
  await transaction(pool, (client) => noteAct(client, { act: 'record.update', noun: 'Asset', object: 'a1' }), {
    actor: '0199f3a0-0000-7000-8000-000000000001',
  })
  await transaction(pool, async (client) => {
    await client.query(
      `select set_config('cw.actor', '0199f3a0-0000-7000-8000-000000000002', true), set_config('cw.actor_kind', 'key', true)`,
    )
    await noteActs(client, [{ act: 'record.create', detail: { fields: ['name'], version: 1 } }])
  })
  await noteAct(pool, { act: 'session.open', actor: { id: 'somebody', kind: 'person' } })
  const { rows } = await pool.query<{ actor: string | null; actor_kind: string }>(
    `select ${columns} from audit order by id`,
  )
  expect(rows.map(({ actor, actor_kind }) => [actor, actor_kind])).toEqual([
    [null, 'system'],
    ['0199f3a0-0000-7000-8000-000000000001', 'person'],
    ['0199f3a0-0000-7000-8000-000000000002', 'key'],
    ['somebody', 'person'],
  ])
  expect(rows[2]).toMatchObject({ detail: { fields: ['name'], version: 1 }, seq: null, chain: null })
})

test('what did not happen is not in the log', async () => {
  const pool = await freshDatabase()
  const failed = transaction(pool, async (client) => {
    await noteAct(client, { act: 'record.update' })
    throw new Error('refused')
  })
  await expect(failed).rejects.toThrow('refused')
  expect((await pool.query('select from audit')).rowCount).toBe(0)
})

test('odd details do not stand in the way of the act', async () => {
  const pool = await freshDatabase()
  await noteAct(pool, { act: 'odd', detail: { nul: 'a\0b', half: '\ud800', fine: 0.1, huge: 1e300, left: undefined } })
  const { rows } = await pool.query<{ detail: unknown }>('select detail from audit')
  expect(rows[0]?.detail).toEqual({ nul: 'a\ufffdb', half: '\ufffd', fine: '0.1', huge: '1e+300' })
})

test('rows are only ever added: change, removal and emptying are refused', async () => {
  const pool = await freshDatabase()
  await noteAct(pool, { act: 'record.update' })
  const tried = [
    `update audit set act = 'other'`,
    `update audit set seq = 0, chain = decode(repeat('00', 32), 'hex'), act = 'other'`,
    'delete from audit',
    'truncate audit',
    'truncate audit, audit_node, checkpoint cascade',
  ]
  for (const statement of tried) await expect(pool.query(statement)).rejects.toMatchObject({ code: '42501' })
  await pool.query(`update audit set seq = 0, chain = decode(repeat('00', 32), 'hex')`)
  await expect(pool.query('update audit set seq = 1')).rejects.toMatchObject({ code: '42501' })
})
