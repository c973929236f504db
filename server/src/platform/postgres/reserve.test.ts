import { expect, test } from 'vitest'
import { onReserve } from './reserve.ts'
import { freshDatabase } from './testing.ts'

test('with every connection lent out, the reserve still answers, and others wait their turn', async () => {
  const pool = await freshDatabase()
  const lent = await Promise.all(Array.from({ length: 10 }, () => pool.connect()))
  let served = false
  const waits = (async () => {
    await pool.query('select 1')
    served = true
  })()
  const four = await Promise.all(Array.from({ length: 4 }, () => onReserve(() => pool.query('select 1 as one'))))
  expect(four.map(({ rows }) => rows)).toEqual(Array.from({ length: 4 }, () => [{ one: 1 }]))
  expect(served).toBe(false)
  for (const client of lent) client.release()
  await waits
  expect(pool.totalCount).toBeLessThanOrEqual(10)
})
