import { expect, onTestFinished, test } from 'vitest'
import { startFeed } from '#platform/events/feed.ts'
import type { Pool } from '#platform/postgres/pool.ts'
import { clientOf } from '#platform/postgres/testing.ts'
import { freshCity } from '../testing.ts'
import { statesOf } from './state-store.ts'
import { evidenceJobs, startEvaluation } from './watch.ts'

/** Resolves with the first notice of a verdict that `wanted` accepts. */
async function heard(pool: Pool, wanted: (rules: readonly string[]) => boolean): Promise<{ promise: Promise<string> }> {
  const client = await clientOf(pool)
  onTestFinished(() => client.end())
  const { promise, resolve } = Promise.withResolvers<string>()
  client.on('notification', ({ payload = '' }) => {
    if (wanted((JSON.parse(payload) as { rules: string[] }).rules)) resolve(payload)
  })
  await client.query('listen verdict')
  return { promise }
}

test('what is written while the server runs, or while nobody looked, changes its verdict by itself', async () => {
  const { parts, pool, scope, benefit, send } = await freshCity()
  const early = await benefit()
  const first = await heard(pool, (rules) => rules.includes('C2.1-E1'))
  const feed = await startFeed(pool, () => clientOf(pool))
  const watch = startEvaluation({ ...parts, feed })
  onTestFinished(async () => {
    await watch.stop()
    await feed.stop()
  })
  await first.promise
  const state = async () => (await statesOf(pool, scope.id, ['C2.1-E1'])).get('C2.1-E1')
  expect(await state()).toMatchObject({ state: 'not_met', n: 1, failing: [early.id] })

  const second = await heard(pool, (rules) => rules.includes('C2.1-E1'))
  const url = `/api/benefits/${early.id}`
  await send({ method: 'PATCH', url, headers: { 'if-match': '"1"' }, payload: { status: 'closed' } })
  await second.promise
  expect(await state()).toMatchObject({ state: 'not_assessable', reason: 'no_data' })
})

test('the runs that the clock asks for are safe to repeat', async () => {
  const { parts, pool, scope } = await freshCity()
  for (const job of [...evidenceJobs(parts), ...evidenceJobs(parts)]) await job.run(undefined)
  const states = await statesOf(pool, scope.id)
  expect(states.get('C3.2-E1')).toMatchObject({ state: 'not_assessable', reason: 'no_data' })
})
