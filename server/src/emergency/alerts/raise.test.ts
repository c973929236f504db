import { AlertDetail } from '@citywide/model/emergency/alert-view'
import { expect, test } from 'vitest'
import { colleague } from '#platform/around/testing.ts'
import { escalateAlerts } from '../index.ts'
import { freshOperations } from '../testing.ts'

test('a rule, a group and an episode make one alert, which later words are attached to', async () => {
  const { tell, fired, openAlerts, officer, pool } = await freshOperations()
  await tell(fired('1'), fired('2'))
  await tell(fired('1'))
  await tell(fired('1', { value: 18.4 }), fired('1', { value: 13 }))
  const alerts = await openAlerts()
  expect(alerts).toHaveLength(2)
  const one = alerts.find(({ groupKey }) => groupKey === 'sensor 1')
  expect(one).toMatchObject({
    title: { zh: '1 号取水口：浊度超限' },
    reason: { zh: '浊度高于 10 时告警。' },
    severity: 3,
    autoDetected: true,
    firstValue: 12,
    worstValue: 18.4,
    lastValue: 13,
    limitValue: 10,
    clearedAt: null,
    episodeAt: '2026-11-22T07:50:00Z',
  })
  await tell(fired('1', { from: 'firing', to: 'normal', at: '2026-11-22T08:10:00Z', value: 4 }))
  await tell(fired('1', { at: '2026-11-22T08:20:00Z', episode: '2026-11-22T08:15:00Z' }))
  const detail = AlertDetail.parse((await officer.send({ url: `/api/operations/alerts/${one?.id}` })).json())
  // People close; that it is over is only noted. The next episode is another alert.
  expect(detail).toMatchObject({ state: 'raised', clearedAt: '2026-11-22T08:10:00Z', lastValue: 4 })
  expect(detail.timeline.map(({ event, value }) => [event, value])).toEqual([
    ['raised', 12],
    ['worsened', 18.4],
    ['cleared', 4],
  ])
  expect(await openAlerts()).toHaveLength(3)
  const { rows } = await pool.query(`select distinct source, created_by from alert`)
  expect(rows).toEqual([{ source: 'system', created_by: null }])
  const kept = await pool.query(
    `select count(*)::int as n from record_version where noun = 'Alert' and actor is null having count(*) >= 6`,
  )
  expect(kept.rows).toHaveLength(1)
})

test('a checkpoint that is rolled back leaves no alert, and the same one again makes it once', async () => {
  const { tell, fired, openAlerts } = await freshOperations()
  const broken = { ...fired('2'), group: { ...fired('2').group, areaId: '019a0000-0000-7000-8000-00000000ffff' } }
  await expect(tell(fired('1'), broken)).rejects.toThrow(/areaId|foreign key|NO_SUCH/)
  expect(await openAlerts()).toEqual([])
  await tell(fired('1'))
  expect(await openAlerts()).toHaveLength(1)
})

test('silence is an alert of its own, and a value ends it; an alert on a limit stays through silence', async () => {
  const { tell, fired, openAlerts } = await freshOperations()
  await tell(fired('1'))
  await tell(fired('1', { from: 'firing', to: 'noData', value: null, episode: '2026-11-22T08:30:00Z', severity: 4 }))
  const byKind = async () =>
    (await openAlerts())
      .map(({ kind, severity, clearedAt }) => `${kind} ${severity} ${clearedAt === null ? 'open' : 'over'}`)
      .toSorted()
  expect(await byKind()).toEqual(['no_data 2 open', 'threshold 3 open'])
  await tell(
    fired('1', { from: 'noData', to: 'normal', at: '2026-11-22T08:40:00Z', value: 5, episode: '2026-11-22T08:30:00Z' }),
  )
  expect(await byKind()).toEqual(['no_data 2 over', 'threshold 3 over'])
})

test('a storm gathers what came just before it and what nobody has taken in hand', async () => {
  const { tell, fired, openAlerts, officer, act } = await freshOperations()
  await tell(fired('1'), fired('2'), fired('3'))
  const taken = (await openAlerts()).find(({ groupKey }) => groupKey === 'sensor 2')
  if (!taken) throw new Error('no alert')
  await act(officer, taken, 'acknowledge')
  const { group } = fired('1')
  const whole = { ...group, kind: 'scope', id: 'chengchuan', title: { zh: '澄川市', en: 'Chengchuan' } } as const
  await tell(fired('4', { group: whole, storm: true, at: '2026-11-22T08:01:00Z' }))
  const open = await openAlerts()
  expect(open.map(({ groupKey, followers }) => [groupKey, followers])).toEqual([
    ['sensor 2', 0],
    ['scope chengchuan', 2],
  ])
  const storm = open[1]
  if (!storm) throw new Error('no storm')
  // Whoever acknowledges the storm has seen all of it.
  await act(officer, storm, 'acknowledge')
  const detail = AlertDetail.parse((await officer.send({ url: `/api/operations/alerts/${storm.id}` })).json())
  expect(detail.merged.map(({ state, ackAt }) => [state, ackAt !== null])).toEqual([
    ['merged', true],
    ['merged', true],
  ])
})

test('an alert that nobody acknowledged in time is told to the role above, exactly once', async () => {
  const room = await freshOperations()
  const { tell, fired, pool, clock, officer } = room
  const head = await colleague(room, '部门负责人', ['department_head'])
  await tell(fired('1'))
  clock.set('2026-11-22T08:10:00Z')
  expect(await escalateAlerts(pool, clock)).toBe(0)
  clock.set('2026-11-22T08:10:01Z')
  const told = await Promise.all([escalateAlerts(pool, clock), escalateAlerts(pool, clock)])
  expect(told.toSorted()).toEqual([0, 1])
  expect(await escalateAlerts(pool, clock)).toBe(0)
  const inbox = (await head.send({ url: '/api/inbox' })).json().items
  expect(inbox).toMatchObject([
    { kind: 'alert_late', record: { noun: 'Alert', title: { zh: '1 号取水口：浊度超限' } } },
  ])
  // The one on duty was told when it was raised, since it is grave.
  expect((await officer.send({ url: '/api/inbox' })).json().items).toMatchObject([{ kind: 'alert_raised' }])
})
