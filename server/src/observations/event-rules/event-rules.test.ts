import type { Transition } from '@citywide/model/observations/event-rule'
import {
  EventGroupPage,
  EventRuleList,
  EventRuleView,
  EventTransitionPage,
  EventTrial,
} from '@citywide/model/observations/event-rule-view'
import { describe, expect, test } from 'vitest'
import { colleague } from '#platform/around/testing.ts'
import { fixedClock } from '#platform/clock.ts'
import type { PoolClient } from '#platform/postgres/pool.ts'
import { freshApp } from '../../testing.ts'
import { Judging } from './worker.ts'
import { plainRule } from './testing.ts'

const NOW = '2026-11-22T08:00:00Z'
const stream = {
  title: { zh: '细颗粒物', en: 'PM2.5' },
  property: 'pm2.5',
  unit: 'ug/m3',
  scope: 'chengchuan',
  intervalSeconds: 60,
}
const rule = { ...plainRule, aggregate: 'last', noDataSeconds: 1_800 } as const

/** A city with two stations and a process that judges; what it acts on is kept in a table of the same database. */
async function freshCity() {
  const clock = fixedClock(NOW)
  const city = await freshApp({ clock })
  const { send, pool, create } = city
  await create('scopes', { code: 'chengchuan', title: { zh: '澄川市', en: 'Chengchuan' }, kind: 'city', madeUp: true })
  await pool.query('create table told (n serial, at text, what text, episode text)')
  for (const code of ['air.a', 'air.b']) await send({ method: 'PUT', url: `/api/streams/${code}`, payload: stream })
  const reports: unknown[] = []
  const fails = { now: false }
  const act = async (client: PoolClient, transitions: readonly Transition[]) => {
    for (const { at, group, to, episode } of transitions)
      await client.query('insert into told (at, what, episode) values ($1, $2, $3)', [at, `${group.id} ${to}`, episode])
    if (fails.now) throw new Error('alerts could not be written')
  }
  const judging = () => new Judging({ pool, clock, report: (error) => reports.push(error), act })
  return {
    ...city,
    clock,
    reports,
    fails,
    judging,
    observe: async (code: string, minute: number, value: number) => {
      const at = Temporal.Instant.from(NOW).add({ minutes: minute }).toString()
      clock.set(at)
      const payload = { observations: [{ stream: code, at, value }] }
      expect((await send({ method: 'POST', url: '/api/observations', payload })).statusCode).toBe(201)
    },
    told: async (): Promise<string[]> => {
      const { rows } = await pool.query<{ at: string; what: string }>('select at, what from told order by n')
      return rows.map(({ at, what }) => `${what} ${at.slice(11, 16)}`)
    },
    written: async (declaration: object = rule, examples: readonly object[] = []): Promise<EventRuleView> => {
      const answer = await send({ method: 'POST', url: '/api/event-rules', payload: { declaration, examples } })
      if (answer.statusCode !== 201) throw new Error(answer.body)
      return EventRuleView.parse(answer.json())
    },
    switched: ({ id, revision }: EventRuleView, wish: 'on' | 'off' = 'on') =>
      send({
        method: 'POST',
        url: `/api/event-rules/${id}/acts`,
        payload: { act: wish },
        headers: { 'if-match': `"${revision}"` },
      }),
  }
}

test('a rule tells once, in the transaction that writes it down, and goes on where it stood after a restart', async () => {
  const { send, observe, told, written, switched, judging, fails, reports, clock, pool } = await freshCity()
  await observe('air.a', 0, 90)
  const view = await written()
  expect(view.check).toMatchObject({ streams: 2, groups: 2, faults: [] })
  expect((await switched(view)).statusCode).toBe(201)
  const first = judging()
  await first.pass()
  // What is passed already when the rule is switched on is told at once.
  expect(await told()).toStrictEqual(['air.a firing 08:00'])
  await observe('air.a', 1, 95)
  await observe('air.b', 1, 20)
  await first.pass()
  // The process ends without a word; another waits for its lease, and takes over.
  const second = judging()
  await second.pass()
  await observe('air.b', 2, 80)
  expect((await told()).length).toBe(1)
  await pool.query(`update event_engine set until_at = '-infinity'`)
  fails.now = true
  await second.pass()
  expect([await told(), reports.length]).toStrictEqual([['air.a firing 08:00'], 1])
  fails.now = false
  await second.pass()
  expect(await told()).toStrictEqual(['air.a firing 08:00', 'air.b firing 08:02'])
  await first.pass()
  await observe('air.a', 3, 10)
  await second.pass()
  await observe('air.b', 4, 10)
  await second.end()
  await first.pass()
  expect((await told()).slice(2)).toStrictEqual(['air.a normal 08:03', 'air.b normal 08:04'])
  // Nothing comes any more; when it last came is told by the clock of the database.
  clock.set(Temporal.Now.instant().add({ minutes: 40 }).toString())
  await first.pass()
  expect((await told()).slice(4)).toStrictEqual(['air.a noData 08:33', 'air.b noData 08:34'])
  const groups = EventGroupPage.parse((await send({ url: `/api/event-rules/${view.id}/groups` })).json())
  expect(groups.items.map(({ key, state }) => [key, state])).toStrictEqual([
    ['stream air.a', 'noData'],
    ['stream air.b', 'noData'],
  ])
  const page = await send({ url: `/api/event-rules/${view.id}/transitions?limit=2` })
  const transitions = EventTransitionPage.parse(page.json())
  expect(transitions.items.map(({ to }) => to)).toStrictEqual(['noData', 'noData'])
  expect(transitions.next).not.toBeNull()
  const list = EventRuleList.parse((await send({ url: '/api/event-rules' })).json())
  expect(list.items[0]).toMatchObject({ state: 'on', firings7Days: 2, groups: { noData: 2 } })
  expect(list.items[0]?.lastFiredAt).toBe('2026-11-22T08:02:00Z')
})

test('restarts after every observation tell the same as none', async () => {
  const { observe, told, written, switched, judging, pool } = await freshCity()
  const values = [10, 80, 80, 20, 50, 90, 90, 90, 30, 76, 40, 36, 35, 99, 20, 20, 20, 90, 90, 90, 90, 90, 10, 10]
  await switched(
    await written({
      ...rule,
      forSeconds: 60,
      aggregate: 'mean',
      windowSeconds: 180,
      clear: { level: 60, forSeconds: 0 },
    }),
  )
  const one = judging()
  for (const [minute, value] of values.entries()) {
    await observe('air.a', minute, value)
    await one.pass()
  }
  await one.end()
  const without = await told()
  expect(without.length).toBeGreaterThan(2)
  await pool.query('truncate told, observation, latest, event_state, observation_batch')
  for (const [minute, value] of values.entries()) {
    await observe('air.a', minute, value)
    const fresh = judging()
    await fresh.pass()
    await fresh.end()
  }
  expect(await told()).toStrictEqual(without)
})

describe('writing and switching', () => {
  test('what is not sound is not switched on, and says where', async () => {
    const { written, switched } = await freshCity()
    const view = await written({ ...rule, unit: 'mg/m3', clear: { level: 80, forSeconds: 0 } })
    expect(view.check.faults.map(({ code, stops }) => [code, stops])).toStrictEqual([
      ['CLEAR_NOT_BEHIND_LIMIT', true],
      ['NO_STREAM', true],
      ['STREAMS_IN_OTHER_UNIT', true],
    ])
    const answer = await switched(view)
    expect([answer.statusCode, answer.json().code]).toStrictEqual([422, 'EVENT_RULE_FAULTY'])
    expect(answer.json().errors[0].pointer).toBe('/declaration/clear/level')
  })

  test('examples have to hold', async () => {
    const { written, switched } = await freshCity()
    const points = [
      { minute: 1, value: 50 },
      { minute: 2, value: 90 },
      { minute: 3, value: 30 },
    ]
    const expects = [
      { minute: 2, to: 'firing' },
      { minute: 3, to: 'normal' },
      { minute: 33, to: 'noData' },
    ]
    const good = await written(rule, [{ title: '一次超标', points, until: 60, expects }])
    expect(good.check.examples[0]).toMatchObject({ holds: true })
    expect((await switched(good)).statusCode).toBe(201)
    const bad = await written(rule, [{ title: '一次超标', points, expects }])
    expect((await switched(bad)).json().code).toBe('EVENT_RULE_EXAMPLES')
  })

  test('a rule that is on is not changed; each writing is a version, read at the one before', async () => {
    const { send, written, switched, pool } = await freshCity()
    const view = await written()
    const put = (revision: number, limit: number) =>
      send({
        method: 'PUT',
        url: `/api/event-rules/${view.id}`,
        payload: { declaration: { ...rule, limit } },
        headers: { 'if-match': `"${revision}"` },
      })
    const second = EventRuleView.parse((await put(1, 100)).json())
    expect([second.version, second.versions.length, second.declaration.limit]).toStrictEqual([2, 2, 100])
    expect((await put(1, 110)).json().code).toBe('CHANGED')
    await switched(second)
    expect((await put(3, 110)).json().code).toBe('EVENT_RULE_ON')
    expect((await switched({ ...second, revision: 3 })).json().code).toBe('EVENT_RULE_STEP')
    expect((await switched({ ...second, revision: 3 }, 'off')).json().state).toBe('off')
    const { rows } = await pool.query(`select act from audit where noun = 'event-rule' order by id`)
    expect(rows.map(({ act }) => act)).toStrictEqual([
      'event-rule.declare',
      'event-rule.write',
      'event-rule.on',
      'event-rule.off',
    ])
  })

  test('duty officers write and silence, other officers read, citizens do neither', async () => {
    const city = await freshCity()
    const view = await city.written()
    const payload = { declaration: rule }
    const [duty, steward, citizen] = [
      await colleague(city, '值班员', ['duty_officer']),
      await colleague(city, '管理员', ['data_steward']),
      await colleague(city, '市民', ['citizen']),
    ]
    const post = { method: 'POST', url: '/api/event-rules', payload } as const
    expect((await duty.send(post)).statusCode).toBe(201)
    expect((await steward.send(post)).statusCode).toBe(403)
    expect((await steward.send({ url: `/api/event-rules/${view.id}` })).json()).toMatchObject({ mayWrite: false })
    expect((await citizen.send({ url: '/api/event-rules' })).statusCode).toBe(403)
    const silence = (until: string) =>
      duty.send({
        method: 'POST',
        url: `/api/event-rules/${view.id}/silences`,
        payload: { reason: '校准', until },
      })
    expect((await silence('2026-11-30T08:00:00Z')).json().code).toBe('SILENCE_TOO_LONG')
  })
})

test('a silence keeps alerts back and is ended by hand', async () => {
  const { send, observe, told, written, switched, judging, clock } = await freshCity()
  // The database has its own clock: silences are told by it.
  clock.set(Temporal.Now.instant().toString())
  const now = clock.now()
  const view = await written({ ...rule, noDataSeconds: null })
  await switched(view)
  const silences = `/api/event-rules/${view.id}/silences`
  const until = now.add({ hours: 2 }).toString()
  const answer = await send({ method: 'POST', url: silences, payload: { reason: '设备校准', until } })
  const silenced = EventRuleView.parse(answer.json())
  expect(silenced.silences).toMatchObject([{ reason: '设备校准', group: null }])
  const engine = judging()
  await observe('air.a', 0, 90)
  clock.set(now.add({ seconds: 5 }).toString())
  await engine.pass()
  expect(await told()).toStrictEqual([])
  await send({ method: 'DELETE', url: `${silences}/${silenced.silences[0]?.id}` })
  engine.lookAgain()
  await engine.pass()
  expect((await told()).map((line) => line.slice(0, 12))).toStrictEqual(['air.a firing'])
})

test('a trial tells what a rule would have told of the past, by the code that judges what comes in', async () => {
  const { send, observe } = await freshCity()
  const values = [10, 80, 95, 20, 30, 90, 20]
  for (const [minute, value] of values.entries()) await observe('air.a', minute, value)
  const answer = await send({ method: 'POST', url: '/api/event-rules/trial', payload: { declaration: rule, days: 7 } })
  const trial = EventTrial.parse(answer.json())
  expect(trial).toMatchObject({ observations: 7, groups: 2, groupsFired: 1, firings: 2, leftOut: 0 })
  expect(
    trial.items.map(({ at, clearedAt, worst }) => [at.slice(14, 16), clearedAt?.slice(14, 16), worst]),
  ).toStrictEqual([
    ['01', '03', 95],
    ['05', '06', 90],
  ])
})
