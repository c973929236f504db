import { expect, test } from 'vitest'
import { transaction } from '#platform/postgres/pool.ts'
import { dayRollups, forgetTouched, hourRollups, pruneIngestRequests, streamsOf, touchedDays } from '../index.ts'
import { freshRoom } from '../testing.ts'

const observation = (at: string, value: number) => ({ stream: 'air.a', at, value })

test('a day is touched by new, late and corrected observations, once, and not by duplicates', async () => {
  const { post, pool, declare } = await freshRoom()
  await declare('air.a')
  await post({ observations: [observation('2026-11-20T04:00:00Z', 1), observation('2026-11-20T05:00:00Z', 2)] })
  await post({ observations: [observation('2026-11-20T03:00:00Z', 3)] })
  const first = await touchedDays(pool, 10)
  expect(first).toMatchObject([{ code: 'air.a', day: '2026-11-20' }])
  await transaction(pool, (client) => forgetTouched(client, first))
  await post({ observations: [observation('2026-11-20T03:00:00Z', 3)] })
  expect(await touchedDays(pool, 10)).toStrictEqual([])
  await post({ observations: [observation('2026-11-20T03:00:00Z', 4)] })
  expect(await touchedDays(pool, 10)).toMatchObject([{ code: 'air.a', day: '2026-11-20' }])
})

test('a day that is written while somebody computes from it stays touched', async () => {
  const { post, pool, declare } = await freshRoom()
  await declare('air.a')
  await post({ observations: [observation('2026-11-20T04:00:00Z', 1)] })
  const read = await touchedDays(pool, 10)
  await post({ observations: [observation('2026-11-20T05:00:00Z', 2)] })
  await transaction(pool, (client) => forgetTouched(client, read))
  expect(await touchedDays(pool, 10)).toHaveLength(1)
})

test('what is forgotten in a transaction that fails stays touched', async () => {
  const { post, pool, declare } = await freshRoom()
  await declare('air.a')
  await post({ observations: [observation('2026-11-20T04:00:00Z', 1)] })
  const attempt = transaction(pool, async (client) => {
    await forgetTouched(client, await touchedDays(client, 10))
    throw new Error('the reader dies')
  })
  await expect(attempt).rejects.toThrow('the reader dies')
  expect(await touchedDays(pool, 10)).toHaveLength(1)
})

test('neighbours read streams of a scope, their hours and their days', async () => {
  const { post, pool, declare } = await freshRoom()
  await declare('air.a')
  await declare('air.b', { property: 'no2' })
  await post({ observations: [observation('2026-11-20T04:10:00Z', 1), observation('2026-11-20T04:50:00Z', 2)] })
  const { rows } = await pool.query<{ id: string }>('select id from scope')
  const scopeIds = rows.map(({ id }) => id)
  const streams = await streamsOf(pool, { scopeIds })
  expect(streams.map(({ code, latestAt }) => [code, latestAt])).toStrictEqual([
    ['air.a', '2026-11-20T04:50:00Z'],
    ['air.b', null],
  ])
  expect(await streamsOf(pool, { scopeIds, property: 'no2' })).toHaveLength(1)
  const streamIds = streams.map(({ streamId }) => streamId)
  const bucket = { n: 2, sum: 3, min: 1, max: 2, lastAt: '2026-11-20T04:50:00Z', lastValue: 2, quality: 0 }
  expect(
    await hourRollups(pool, { streamIds, from: '2026-11-20T04:00:00Z', to: '2026-11-20T05:00:00Z' }),
  ).toMatchObject([{ ...bucket, bucket: '2026-11-20T04:00:00Z' }])
  expect(await dayRollups(pool, { streamIds, from: '2026-11-20', to: '2026-11-21' })).toMatchObject([
    { ...bucket, bucket: '2026-11-20' },
  ])
})

test('answers kept for repeated requests are dropped in the end', async () => {
  const { post, pool, declare } = await freshRoom()
  await declare('air.a')
  await post({ observations: [observation('2026-11-20T04:10:00Z', 1)] }, { 'idempotency-key': 'one-and-only' })
  expect(await pruneIngestRequests(pool, 7)).toBe(0)
  await pool.query(`update ingest_request set at = now() - interval '8 days'`)
  expect(await pruneIngestRequests(pool, 7)).toBe(1)
})
