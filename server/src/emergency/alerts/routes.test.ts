import { AlertDetail, AlertOutcomes, type AlertView } from '@citywide/model/emergency/alert-view'
import { alertStateOf } from '@citywide/model/emergency/alert-state'
import { expect, test } from 'vitest'
import { colleague } from '#platform/around/testing.ts'
import { freshOperations } from '../testing.ts'
import { stateOf } from './alert-store.ts'

const plain = { title: { zh: '泵站失联' }, kind: 'pump', severity: 2, domain: 'resourceProtection' }

test('an alert is raised, seen, given away, becomes an incident and is closed; all of it is in its timeline', async () => {
  const room = await freshOperations()
  const { officer, act, create } = room
  const helper = await colleague(room, '王敏', ['duty_officer'])
  const team = await create('organizations', { name: { zh: '水务抢修队' }, kind: 'department', sector: 'public' })
  const raised = await officer.send({ method: 'POST', url: '/api/operations/alerts', payload: plain })
  expect([raised.statusCode, raised.json()]).toMatchObject([
    201,
    { number: 'A-2026-000001', state: 'raised', domain: 'resourceProtection', autoDetected: false, version: 1 },
  ])
  let alert: AlertView = raised.json()
  const next = async (step: string, payload?: object) => {
    const answer = await act(officer, alert, step, payload)
    if (answer.statusCode !== 200) throw new Error(answer.body)
    alert = answer.json()
    return alert
  }
  expect(await next('acknowledge')).toMatchObject({
    state: 'acknowledged',
    acknowledgedBy: { id: officer.id },
    clocks: { acknowledge: { state: 'onTime' }, close: { state: 'running' } },
  })
  expect(await next('assign', { account: helper.id, teamId: team.id, note: '请携带水泵' })).toMatchObject({
    state: 'inHand',
    assignee: { id: helper.id },
    team: { id: team.id, name: { zh: '水务抢修队' } },
  })
  expect((await helper.send({ url: '/api/inbox' })).json().items).toMatchObject([
    { kind: 'assignment', assignment: { note: '请携带水泵', open: true }, record: { id: alert.id } },
  ])
  expect(await next('open-incident', { hazard: 'water', level: 'III' })).toMatchObject({ state: 'incident' })
  const signals = await officer.send({ url: `/api/incident-signals?incidentId=${alert.incidentId}` })
  expect(signals.json().items).toMatchObject([
    { incidentId: alert.incidentId, origin: 'agency', sectorKind: 'environment' },
  ])
  expect(await next('close', { reason: '水泵已恢复' })).toMatchObject({
    state: 'closed',
    closingNote: '水泵已恢复',
    assignee: null,
  })
  expect(await next('reopen', { reason: '再次停机' })).toMatchObject({ state: 'incident', closingNote: null })
  expect(await next('false-alarm', { reason: '传感器故障' })).toMatchObject({ state: 'falseAlarm' })
  const detail = AlertDetail.parse((await officer.send({ url: `/api/operations/alerts/${alert.id}` })).json())
  expect(detail.timeline.map(({ event, toState }) => `${event} ${toState}`)).toEqual([
    'raised raised',
    'acknowledge acknowledged',
    'assign inHand',
    'openIncident incident',
    'close closed',
    'reopen incident',
    'falseAlarm falseAlarm',
  ])
  expect(detail.timeline[2]?.other).toMatchObject({ noun: 'Account', id: helper.id, name: { zh: '王敏' } })
  const versions = await officer.send({ url: `/api/alerts/${alert.id}/history` })
  expect(versions.json()).toHaveLength(alert.version)
})

test('one duty officer wins: the other is told who was first, and what the platform wrote takes nobody’s turn', async () => {
  const room = await freshOperations()
  const { officer, act, tell, fired, openAlerts } = room
  const second = await colleague(room, '王敏', ['duty_officer'])
  await tell(fired('1'))
  const [seen] = await openAlerts()
  if (!seen) throw new Error('no alert')
  await tell(fired('1', { value: 18.4, at: '2026-11-22T08:00:00Z' }))
  const [first, late] = await Promise.all([
    act(officer, seen, 'acknowledge'),
    act(second, seen, 'assign', { account: officer.id }),
  ])
  const refused = [first, late].find(({ statusCode }) => statusCode === 409)
  const won = [first, late].find(({ statusCode }) => statusCode === 200)
  expect(won?.json()).toMatchObject({ lastValue: 18.4, worstValue: 18.4 })
  expect(refused?.json().code).toBe('ALERT_TAKEN')
  expect(refused?.json().text.zh).toContain(first === won ? '陈立' : '王敏')
  if (!won) throw new Error('nobody won')
  const again = await act(officer, won.json(), 'acknowledge')
  expect([again.statusCode, again.json().code, again.json().text.zh]).toEqual([
    409,
    'ALERT_ACT',
    `预警处于“${first === won ? '已确认' : '处置中'}”状态，不能执行“确认”。`,
  ])
})

test('a hundred are done at once, each with its own outcome, and the same request again changes nothing', async () => {
  const { officer, tell, fired, openAlerts } = await freshOperations()
  await tell(fired('1'), fired('2'), fired('3'))
  const alerts = (await openAlerts()).map(({ id, version }) => ({ id, version }))
  const wrong = { id: officer.id, version: 1 }
  const request = {
    method: 'POST',
    url: '/api/operations/alerts/acts',
    headers: { 'idempotency-key': 'bulk-0001' },
    payload: { act: 'close', reason: '同一水泵', alerts: [...alerts, wrong] },
  } as const
  const answer = AlertOutcomes.parse((await officer.send(request)).json())
  expect(answer.done).toBe(3)
  expect(answer.items.map(({ alert, problem }) => alert?.state ?? problem?.code)).toEqual([
    'closed',
    'closed',
    'closed',
    'NOT_FOUND',
  ])
  expect((await officer.send(request)).json()).toEqual(answer)
  const many = { act: 'acknowledge', alerts: Array.from({ length: 101 }, () => wrong) }
  expect((await officer.send({ ...request, headers: {}, payload: many })).statusCode).toBe(400)
})

test('duty officers work on alerts, other officers look, and nobody else learns of them', async () => {
  const room = await freshOperations()
  const { tell, fired, openAlerts, act, officer } = room
  await tell(fired('1'))
  const [alert] = await openAlerts()
  if (!alert) throw new Error('no alert')
  expect(alert.acts).toContain('acknowledge')
  for (const [role, look, work] of [
    ['data_steward', 200, 403],
    ['city_leader', 200, 403],
    ['supplier', 403, 403],
    ['citizen', 403, 403],
    ['sysadmin', 403, 403],
  ] as const) {
    const one = await colleague(room, role, [role])
    const list = await one.send({ url: '/api/operations/alerts' })
    const done = await act(one, alert, 'acknowledge')
    expect([role, list.statusCode, done.statusCode]).toEqual([role, look, work])
    if (look === 200) expect(list.json().items[0].acts).toEqual([])
  }
  const nobody = await room.app.inject({ url: '/api/operations/alerts' })
  expect(nobody.statusCode).toBe(401)
  const unread = await officer.send({
    method: 'POST',
    url: `/api/operations/alerts/${alert.id}/acknowledge`,
    payload: {},
  })
  expect([unread.statusCode, unread.json().code]).toEqual([428, 'MATCH_NEEDED'])
})

test('the database tells the same state from the same facts', async () => {
  const { pool } = await freshOperations()
  const cases = Array.from({ length: 64 }, (_, bits) => {
    const fact = (bit: number, value: string) => ((bits >> bit) & 1 ? value : null)
    return {
      ackAt: fact(0, '2026-11-22T08:00:00Z'),
      assignedAt: fact(1, '2026-11-22T08:00:00Z'),
      closedAt: fact(2, '2026-11-22T08:00:00Z'),
      falseAlarm: ((bits >> 3) & 1) === 1,
      incidentId: fact(4, 'incident'),
      mergedIntoId: fact(5, 'leader'),
    }
  })
  const { rows } = await pool.query<{ state: string }>(
    `select ${stateOf('a')} as state from jsonb_to_recordset($1) as a(ack_at text, assigned_at text, closed_at text,
       false_alarm boolean, incident_id text, merged_into_id text, n int) order by n`,
    [
      JSON.stringify(
        cases.map((facts, n) => ({
          ack_at: facts.ackAt,
          assigned_at: facts.assignedAt,
          closed_at: facts.closedAt,
          false_alarm: facts.falseAlarm,
          incident_id: facts.incidentId,
          merged_into_id: facts.mergedIntoId,
          n,
        })),
      ),
    ],
  )
  expect(rows.map(({ state }) => state)).toEqual(cases.map(alertStateOf))
})

test('how long alerts may wait is set once for all, by whoever saw how it stood', async () => {
  const { officer, tell, fired, openAlerts } = await freshOperations()
  const url = '/api/operations/alert-targets'
  const read = await officer.send({ url })
  expect([read.headers['etag'], read.json().severities[3].acknowledge]).toEqual(['"0"', 5])
  const [low, medium, high, critical] = read.json().severities
  const payload = { ...read.json(), severities: [low, medium, { ...high, acknowledge: 3 }, critical] }
  const put = (version: string) => officer.send({ method: 'PUT', url, headers: { 'if-match': version }, payload })
  expect((await put('"0"')).statusCode).toBe(200)
  expect([(await put('"0"')).statusCode, (await officer.send({ url })).headers['etag']]).toEqual([412, '"1"'])
  await tell(fired('1'))
  expect((await openAlerts())[0]?.clocks.acknowledge.due).toBe('2026-11-22T08:03:00Z')
})
