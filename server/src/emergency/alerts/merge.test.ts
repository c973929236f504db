import { AlertDetail, type AlertView } from '@citywide/model/emergency/alert-view'
import { array, assert, asyncProperty, nat, oneof, record } from 'fast-check'
import { expect, test } from 'vitest'
import { freshOperations } from '../testing.ts'

test('merged alerts follow one leader, keep their numbers, and close with it', async () => {
  const { tell, fired, openAlerts, act, officer } = await freshOperations()
  await tell(fired('1'), fired('2'), fired('3'))
  const [leader, second, third] = await openAlerts()
  if (!leader || !second || !third) throw new Error('no alerts')
  const merge = (into: AlertView, ...alerts: AlertView[]) =>
    act(officer, into, 'merge', { alerts: alerts.map(({ id, version }) => ({ id, version })) })
  expect((await merge(leader, leader)).json().code).toBe('ALERT_ITSELF')
  const pair: AlertView = (await merge(second, third)).json()
  expect(pair).toMatchObject({ followers: 1, state: 'acknowledged' })
  // Merging a leader brings what follows it: nobody follows a follower.
  const whole: AlertView = (await merge(leader, pair)).json()
  expect(whole.followers).toBe(2)
  const detail = async (id: string) =>
    AlertDetail.parse((await officer.send({ url: `/api/operations/alerts/${id}` })).json())
  expect((await detail(leader.id)).merged.map(({ number }) => number).toSorted()).toEqual([second.number, third.number])
  expect((await detail(third.id)).leader).toMatchObject({ id: leader.id })
  expect(await openAlerts()).toHaveLength(1)
  await act(officer, whole, 'close', { reason: '同一原因' })
  expect(await detail(third.id)).toMatchObject({ state: 'merged', closingNote: '同一原因' })
  const apart = await act(officer, await detail(third.id), 'unmerge')
  expect(apart.json()).toMatchObject({
    state: 'acknowledged',
    mergedIntoId: null,
    closedAt: null,
    number: third.number,
  })
  expect((await openAlerts()).map(({ id }) => id)).toEqual([third.id])
})

const COUNT = 5
const index = nat(COUNT - 1)
const step = oneof(
  record({ merge: index, into: index }),
  record({ unmerge: index }),
  record({ close: index }),
  record({ reopen: index }),
)

test('whatever is merged and taken apart, nothing is lost, and whoever leads follows nobody', async () => {
  const { tell, fired, act, officer, pool, openAlerts } = await freshOperations()
  await tell(...Array.from({ length: COUNT }, (_, n) => fired(String(n))))
  const alerts = await openAlerts()
  const now = async (n: number): Promise<AlertView> =>
    (await officer.send({ url: `/api/operations/alerts/${alerts[n]?.id}` })).json()
  await assert(
    asyncProperty(array(step, { minLength: 4, maxLength: 10 }), async (steps) => {
      for (const one of steps) {
        if ('merge' in one) {
          const { id, version } = await now(one.merge)
          await act(officer, await now(one.into), 'merge', { alerts: [{ id, version }] })
        } else if ('unmerge' in one) await act(officer, await now(one.unmerge), 'unmerge')
        else if ('close' in one) await act(officer, await now(one.close), 'close', { reason: '试' })
        else await act(officer, await now(one.reopen), 'reopen', { reason: '试' })
      }
      const { rows } = await pool.query<{ all: number; chains: number; orphans: number; numbers: number }>(
        `select count(*)::int as all, count(distinct a.number)::int as numbers,
            count(*) filter (where l.merged_into_id is not null)::int as chains,
            count(*) filter (where a.closed_at is null and l.closed_at is not null)::int as orphans
           from alert a left join alert l on l.id = a.merged_into_id`,
      )
      // An open follower of a closed leader would be seen by nobody.
      expect(rows).toEqual([{ all: COUNT, numbers: COUNT, chains: 0, orphans: 0 }])
    }),
    { numRuns: 6 },
  )
})
