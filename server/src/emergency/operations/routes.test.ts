import { MapObjects, OperationsPicture } from '@citywide/model/emergency/operations'
import { expect, test } from 'vitest'
import { colleague } from '#platform/around/testing.ts'
import { freshOperations } from '../testing.ts'

test('one answer holds the situation, and every live object is on the map', async () => {
  const room = await freshOperations()
  const { send, officer, tell, fired, create, act, openAlerts, pool, clock } = room
  const stream = (code: string, more: object = {}) =>
    send({
      method: 'PUT',
      url: `/api/streams/${code}`,
      payload: {
        title: { zh: `${code} 浊度`, en: `${code} turbidity` },
        property: 'turbidity',
        unit: 'mg/m3',
        scope: 'chengchuan',
        intervalSeconds: 600,
        longitude: 113.451_234_567,
        latitude: 30.55,
        domain: 'resource_protection',
        ...more,
      },
    })
  await stream('water.a')
  await stream('water.b', { plausibleMost: 5 })
  await stream('water.c', { longitude: null, latitude: null, domain: null })
  const observed = await send({
    method: 'POST',
    url: '/api/observations',
    payload: {
      observations: [
        { stream: 'water.a', at: '2026-11-22T07:55:00Z', value: 12 },
        { stream: 'water.b', at: '2026-11-22T07:50:00Z', value: 4 },
        { stream: 'water.b', at: '2026-11-22T07:55:00Z', value: 6 },
      ],
    },
  })
  expect(observed.statusCode).toBe(201)
  const team = await create('organizations', { name: { zh: '水务局' }, kind: 'department', sector: 'public' })
  for (const [quantity, reserved] of [
    [9, 4],
    [3, 0],
  ])
    await create('incident-assets', {
      kind: 'vehicle',
      orgId: team.id,
      quantity,
      reserved,
      statusUpdatedAt: '2026-11-22T06:00:00Z',
      interoperable: true,
    })
  await tell(fired('1'), fired('2', { severity: 4 }), fired('3', { severity: 1 }))
  const [critical] = await openAlerts()
  if (!critical) throw new Error('no alert')
  await act(officer, critical, 'open-incident', { hazard: 'water', level: 'II' })
  clock.set('2026-11-22T08:11:00Z')

  const picture = OperationsPicture.parse((await officer.send({ url: '/api/operations' })).json())
  expect(picture).toMatchObject({
    at: '2026-11-22T08:11:00Z',
    counts: { open: 3, bySeverity: [1, 0, 1, 1], unacknowledged: 2, breached: 1, merged: 0 },
    resources: [
      { kind: 'vehicle', title: { zh: '车辆' }, available: 8, total: 12, reportedAt: '2026-11-22T06:00:00Z' },
    ],
    sources: { live: 2, silent: 1, total: 3 },
    dutyOfficers: [{ id: officer.id }],
    incident: { level: 'II', alerts: 1, open: 1, title: { zh: '2 号取水口：浊度超限' } },
  })
  expect(picture.alerts.map(({ severity }) => severity)).toEqual([4, 3, 1])
  const { timeline, indicators } = picture
  expect([timeline.from, timeline.total, timeline.bySeverity.map((row) => [row.length, row.at(-1)])]).toEqual([
    '2026-11-21T08:00:00Z',
    3,
    [
      [97, 1],
      [97, 0],
      [97, 1],
      [97, 1],
    ],
  ])
  // Nobody chose: the one that has a limit. What is outside of what is usual wants to be watched.
  expect(indicators).toMatchObject([
    { stream: 'water.b', above: 5, below: null, value: 6, state: 'watch', pinned: false },
  ])
  expect(indicators[0]?.series.values.filter((value) => value !== null)).toEqual([4, 6])

  const put = (streams: string[], by = officer) =>
    by.send({ method: 'PUT', url: '/api/operations/indicators', payload: { streams } })
  expect((await put(['water.c', 'water.a'])).json()).toEqual({ streams: ['water.c', 'water.a'] })
  expect((await put(['water.x'])).json().code).toBe('NO_SUCH_RECORD')
  const chosen = (await officer.send({ url: '/api/operations' })).json().indicators
  expect(chosen).toMatchObject([
    { stream: 'water.c', state: 'silent', value: null, pinned: true },
    { stream: 'water.a', state: 'normal', value: 12, pinned: true },
  ])

  const answer = await officer.send({ url: '/api/operations/objects?scope=chengchuan' })
  const objects = MapObjects.parse(answer.json())
  const rows = objects.id.map((id, at) => [
    objects.kinds[objects.kind[at] ?? -1],
    objects.layers[objects.layer[at] ?? -1],
    objects.states[objects.state[at] ?? -1],
    objects.titles[objects.title[at] ?? -1]?.zh,
    id.length > 20 ? objects.longitude[at] : id,
  ])
  expect(rows).toEqual([
    ['alert', 'other', 'high', '2 号取水口：浊度超限', 113.45],
    ['incident', 'other', 'high', '2 号取水口：浊度超限', 113.45],
    ['alert', 'other', 'high', '1 号取水口：浊度超限', 113.45],
    ['alert', 'other', 'watch', '3 号取水口：浊度超限', 113.45],
    ['stream', 'resourceProtection', 'normal', 'water.a 浊度', 'water.a'],
    ['stream', 'resourceProtection', 'watch', 'water.b 浊度', 'water.b'],
  ])
  expect([objects.total, objects.unplaced, objects.longitude.at(-1)]).toEqual([6, 1, 113.451_235])
  const again = await officer.send({
    url: '/api/operations/objects?scope=chengchuan',
    headers: { 'if-none-match': String(answer.headers['etag']) },
  })
  expect([again.statusCode, again.body]).toEqual([304, ''])

  // A rule of the city that fires makes its stream high, also where the last value is fine.
  await pool.query(
    `with rule as (insert into event_rule (id, scope_id, state, declaration, on_since)
       select gen_random_uuid(), id, 'on', $1, now() from scope returning id)
     insert into event_state (rule_id, group_key, about, state, memory) select id, 'stream water.a', '{}', 'firing', '{}' from rule`,
    [
      JSON.stringify({
        property: 'turbidity',
        unit: 'mg/m3',
        aggregate: 'mean',
        side: 'above',
        limit: 10,
        clear: { level: 8 },
        severity: 3,
        where: { streams: [], areas: [], place: null },
      }),
    ],
  )
  clock.set('2026-11-22T08:11:02Z')
  await put([])
  const after = OperationsPicture.parse((await officer.send({ url: '/api/operations' })).json())
  expect(after.indicators.map(({ stream: code, state, above }) => [code, state, above])).toEqual([
    ['water.a', 'high', 10],
    ['water.b', 'normal', 10],
    ['water.c', 'silent', 10],
  ])

  for (const [role, status, work] of [
    ['city_leader', 200, 403],
    ['citizen', 403, 403],
    ['supplier', 403, 403],
  ] as const) {
    const one = await colleague(room, role, [role])
    for (const url of ['/api/operations', '/api/operations/objects', '/api/operations/indicators'])
      expect([role, url, (await one.send({ url })).statusCode]).toEqual([role, url, status])
    expect((await put([], one)).statusCode).toBe(work)
  }
})
