import Fastify from 'fastify'
import { expect, onTestFinished, test } from 'vitest'
import { tidy } from './housekeeping-store.ts'
import { enqueue, type Job, startJobs } from './jobs.ts'
import { type Pool, transaction } from './postgres/pool.ts'
import { freshDatabase } from './postgres/testing.ts'

async function running(pool: Pool, jobs: readonly Job[]): Promise<void> {
  const worker = await startJobs(pool, jobs, Fastify().log)
  onTestFinished(() => worker.stop())
}

test('work queued in a transaction runs once it commits, and not when it rolls back', async () => {
  const pool = await freshDatabase()
  const ran: unknown[] = []
  const { promise: done, resolve } = Promise.withResolvers<void>()
  await running(pool, [
    {
      name: 'greet',
      run: (payload) => {
        ran.push(payload)
        resolve()
        return Promise.resolve()
      },
    },
  ])
  const undone = transaction(pool, async (client) => {
    await enqueue(client, 'greet', { city: 'undone' })
    throw new Error('undone')
  })
  await expect(undone).rejects.toThrow('undone')
  await transaction(pool, (client) => enqueue(client, 'greet', { city: '澄川' }))
  await done
  expect(ran).toEqual([{ city: '澄川' }])
})

test('work of one subject runs in the order it was queued', async () => {
  const pool = await freshDatabase()
  const ran: number[] = []
  const { promise: done, resolve } = Promise.withResolvers<void>()
  await running(pool, [
    {
      name: 'count',
      run: (payload) => {
        ran.push((payload as { n: number }).n)
        if (ran.length === 10) resolve()
        return Promise.resolve()
      },
    },
  ])
  await transaction(pool, async (client) => {
    for (let n = 0; n < 10; n += 1) await enqueue(client, 'count', { n }, { subject: 'river' })
  })
  await done
  expect(ran).toEqual([0, 1, 2, 3, 4, 5, 6, 7, 8, 9])
})

test('tidying drops old answers and keeps young ones', async () => {
  const pool = await freshDatabase()
  await pool.query(
    `insert into idempotent_request (account_id, key, fingerprint, at) values
       (gen_random_uuid(), 'oldoldold', '', now() - interval '3 days'), (gen_random_uuid(), 'youngyoung', '', now())`,
  )
  await tidy(pool)
  expect((await pool.query('select key from idempotent_request')).rows).toEqual([{ key: 'youngyoung' }])
})
