import { expect, test } from 'vitest'
import { transaction } from '../postgres/pool.ts'
import { noteAct, noteActs } from './append.ts'
import { lastCheckpoint } from './log-store.ts'
import { sealTurn, startSealing } from './seal.ts'
import { freshLog } from './testing.ts'

test('what was noted is sealed in order, and the log verifies', async () => {
  const { pool, verify, grow } = await freshLog()
  await grow(1, 2, 3, 50, 0, 7)
  const { rows } = await pool.query<{ seq: number }>('select seq from audit order by id')
  expect(rows.map(({ seq }) => seq)).toEqual(rows.map((_, index) => index))
  expect(await verify()).toEqual({ outcome: 'sound', rows: rows.length, findings: [], findingCount: 0 })
})

test('one turn takes at most two thousand rows; a sealer that was away catches up', async () => {
  const { pool, keys, verify } = await freshLog()
  await noteActs(
    pool,
    Array.from({ length: 4_500 }, () => ({ act: 'record.update' })),
  )
  const errors: unknown[] = []
  expect(await sealTurn(pool, keys)).toBe(2_000)
  const sealing = startSealing({ pool, keys, report: (error) => errors.push(error) })
  await expect.poll(async () => (await lastCheckpoint(pool))?.size, { timeout: 60_000 }).toBe(4_501)
  await sealing.stop()
  expect(errors).toEqual([])
  expect(await verify()).toMatchObject({ outcome: 'sound', rows: 4_501 })
})

test('a row that is not committed waits, and nobody waits for it', async () => {
  const { pool, keys, verify } = await freshLog()
  await transaction(pool, async (client) => {
    await noteAct(client, { act: 'record.update', object: 'slow' })
    await noteAct(pool, { act: 'record.update', object: 'quick' })
    expect(await sealTurn(pool, keys)).toBe(1)
  })
  expect(await sealTurn(pool, keys)).toBe(1)
  const { rows } = await pool.query<{ object: string }>('select object from audit order by seq')
  expect(rows.map(({ object }) => object).slice(-2)).toEqual(['quick', 'slow'])
  expect((await verify()).outcome).toBe('sound')
})

test('of several sealers at once one works, and no row is sealed twice', async () => {
  const { pool, keys, verify } = await freshLog()
  for (let round = 0; round < 5; round += 1) {
    await noteActs(
      pool,
      Array.from({ length: 40 }, () => ({ act: 'record.update' })),
    )
    const counts = await Promise.all(Array.from({ length: 4 }, () => sealTurn(pool, keys)))
    expect(counts.reduce((sum, count) => sum + count)).toBe(40)
  }
  expect(await verify()).toMatchObject({ outcome: 'sound', rows: 201 })
})

test('writers and sealer at once: everything is sealed once, in the end', async () => {
  const { pool, keys, verify } = await freshLog()
  const sealing = startSealing({ pool, keys, report: () => undefined })
  await Promise.all(
    Array.from({ length: 6 }, async () => {
      for (let index = 0; index < 30; index += 1)
        await transaction(pool, (client) => noteAct(client, { act: 'record.update' }))
    }),
  )
  await sealing.stop()
  while ((await sealTurn(pool, keys)) > 0);
  expect(await verify()).toMatchObject({ outcome: 'sound', rows: 181 })
})

test('details that JavaScript reads in another way than they are written are sealed as they are written', async () => {
  const { pool, keys, verify } = await freshLog()
  for (const detail of [
    '{"n": 1.00}',
    '{"n": 12345678901234567890}',
    '{"n": 1e400}',
    '{"b": {"z": 1, "a": "\\u2028"}}',
  ])
    await pool.query(`insert into audit (act, detail) values ('odd', $1::jsonb)`, [detail])
  await sealTurn(pool, keys)
  expect((await verify()).outcome).toBe('sound')
})

test('the national suite seals and verifies as well', async () => {
  const { verify, grow, pool } = await freshLog({ suite: 'sm2-sm3' })
  await grow(20, 20)
  expect(await verify()).toMatchObject({ outcome: 'sound', rows: 41 })
  await pool.query('alter table audit disable trigger user')
  await pool.query(`update audit set act = 'record.delete' where seq = 12`)
  expect(await verify()).toMatchObject({ outcome: 'broken', findings: [{ code: 'ROW_ALTERED', seq: 12 }] })
})
