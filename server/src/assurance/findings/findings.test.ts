import type { Finding, FindingDetail, FindingPage } from '@citywide/model/assurance/finding'
import { InboxPage } from '@citywide/model/platform/inbox'
import { expect, test } from 'vitest'
import { type Colleague, colleague } from '#platform/around/testing.ts'
import { follow, freshCity, text } from '../testing.ts'
import { watchFindings } from './watch.ts'

const complete = { baselineValue: 1, targetValue: 2, targetAt: '2027-12-31' }

/** A city in which one rule is met. @param before what is done before it is judged for the first time */
async function mended(
  before: (city: Awaited<ReturnType<typeof freshCity>>) => Promise<unknown> = async () => undefined,
) {
  const city = await freshCity()
  await before(city)
  const { id: indicatorId } = await city.indicator()
  await city.benefit({ ...complete, indicatorId, title: text('好', 'Good') })
  await follow(city.parts)
  const mend = async (id: string) => {
    const { version } = (await city.send({ url: `/api/benefits/${id}` })).json<{ version: number }>()
    const payload = { ...complete, indicatorId }
    const headers = { 'if-match': `"${version}"` }
    return city.send({ method: 'PATCH', url: `/api/benefits/${id}`, headers, payload })
  }
  const findingOf = async (rule: string): Promise<Finding | undefined> =>
    (await city.get<FindingPage>(`/findings?scope=city&rule=${rule}`)).items[0]
  return { ...city, mend, findingOf }
}

test('a record that falls short opens a finding, an action plans it, and mending the record closes it', async () => {
  const { parts, get, send, benefit, mend, findingOf, put, clock } = await mended()
  expect(await findingOf('C2.1-E1')).toBeUndefined()

  const office = await put('organizations', {
    name: text('数据局', 'Data bureau'),
    kind: 'department',
    sector: 'public',
    strategicSupplier: false,
  })
  const person = await put('people', { name: '王敏', orgId: office.id, active: true })
  await put('role-assignments', {
    personId: person.id,
    role: 'benefit_manager',
    scopeType: 'organization',
    roleScopeId: office.id,
    startedAt: '2026-01-01',
    budgetAuthority: false,
  })
  const bad = await benefit({ title: text('缺', 'Bare') })
  await follow(parts)
  const opened = await findingOf('C2.1-E1')
  expect(opened).toMatchObject({
    state: 'open',
    severity: 'major',
    from: 'met',
    to: 'not_met',
    verdict: 'not_met',
    n: 2,
    fail: 1,
    owner: { role: 'benefit_owner', person: { name: '王敏' } },
    dueOn: '2026-12-22',
    overdue: false,
  })
  const id = opened?.id ?? ''

  const action = await send({ method: 'POST', url: `/api/findings/${id}/actions`, payload: {} })
  expect(action.statusCode).toBe(201)
  const { id: actionId } = action.json<{ id: string }>()
  expect(await get(`/actions/${actionId}`)).toMatchObject({
    sourceType: 'Finding',
    sourceId: id,
    findingId: id,
    ownerId: person.id,
    dueAt: '2026-12-22',
    status: 'not_started',
  })
  expect(await get<FindingDetail>(`/findings/${id}`)).toMatchObject({
    state: 'planned',
    actions: { open: 1, done: 0 },
    planned: [{ action: { id: actionId }, owner: { name: '王敏' } }],
    explanation: { rule: 'C2.1-E1', failing: [{ id: bad.id }] },
    events: [{ kind: 'planned' }, { kind: 'opened', because: [{ noun: 'Benefit', records: 1 }] }],
  })

  clock.set('2026-11-23T08:00:00Z')
  await mend(bad.id)
  await follow(parts)
  expect(await findingOf('C2.1-E1')).toMatchObject({
    id,
    state: 'closed',
    closedAs: 'met',
    closedAt: '2026-11-23T08:00:00Z',
    owner: { person: { name: '王敏' } },
  })
  expect((await send({ method: 'POST', url: `/api/findings/${id}/actions`, payload: {} })).json()).toMatchObject({
    code: 'FINDING_CLOSED',
  })

  await benefit({ title: text('又缺', 'Bare again') })
  await follow(parts)
  const { items } = await get<FindingPage>('/findings?scope=city&rule=C2.1-E1')
  expect(items).toMatchObject([{ state: 'open' }, { id, state: 'closed' }])
  expect(await get<FindingDetail>(`/findings/${items[0]?.id}`)).toMatchObject({ before: { id } })
  expect(await get<FindingDetail>(`/findings/${id}`)).toMatchObject({ after: { id: items[0]?.id } })
})

test('first verdicts are told of in the digest, later ones at once in one message, at night in the morning', async () => {
  let owner: Colleague | undefined
  const city = await mended(async (whole) => {
    owner = await colleague(whole, 'owner', ['benefit_owner'])
  })
  const { parts, benefit, clock, pool, get } = city
  const inbox = async () =>
    InboxPage.parse((await owner?.send({ url: '/api/inbox?kind=finding' }))?.json()).items.map(({ finding }) => finding)
  const { counts } = await get<FindingPage>('/findings?scope=city')
  expect(counts.open).toBeGreaterThan(5)
  expect(await inbox()).toEqual([])

  // 16:00 in the city.
  const bad = await benefit({ title: text('缺', 'Bare') })
  await follow(parts)
  const [entry, ...others] = await inbox()
  expect(others).toEqual([])
  expect(entry?.news).toMatchObject({ channel: 'at_once' })
  expect(entry?.news.items.find(({ rule }) => rule === 'C2.1-E1')).toMatchObject({
    kind: 'opened',
    fail: 1,
    n: 2,
    verdict: 'not_met',
    sample: [{ noun: 'Benefit', id: bad.id }],
  })
  expect(entry?.records).toMatchObject([{ path: 'benefits', id: bad.id, title: { zh: '缺' } }])

  // 23:00: nothing before seven; better news, and the first verdicts, wait for half past eight.
  clock.set('2026-11-22T15:00:00Z')
  await city.mend(bad.id)
  await follow(parts)
  await benefit({ title: text('又缺', 'Bare again') })
  await follow(parts)
  await watchFindings(parts)
  expect((await inbox()).length).toBe(1)
  clock.set('2026-11-22T23:00:00Z')
  await watchFindings(parts)
  expect((await inbox()).length).toBe(2)
  clock.set('2026-11-23T00:30:00Z')
  await watchFindings(parts)
  const [digest] = await inbox()
  expect(digest?.news).toMatchObject({ channel: 'digest' })
  expect(digest?.news.items.map(({ kind, rule }) => `${rule} ${kind}`)).toContain('C2.1-E1 closed')
  await watchFindings(parts)
  expect((await inbox()).length).toBe(3)
  const { rows } = await pool.query<{ n: number }>(`select count(*) as n from outbox where topic = 'finding.changed'`)
  expect(rows[0]?.n).toBeGreaterThan(2)
})

test('what nobody plans goes to the role above, once more after as long again, and an action in vain is said', async () => {
  const city = await mended()
  const { parts, benefit, clock, get, send, findingOf } = city
  const office = await colleague(city, 'office', ['programme_office'])
  const leader = await colleague(city, 'leader', ['city_leader'])
  const bad = await benefit({ title: text('缺', 'Bare') })
  await follow(parts)
  const { id = '' } = (await findingOf('C2.1-E1')) ?? {}
  expect(
    (await office.send({ method: 'POST', url: '/api/findings/acknowledge', payload: { findings: [id] } })).json(),
  ).toEqual({
    acknowledged: [id],
  })
  const told = async () =>
    (await get<FindingDetail>(`/findings/${id}`)).messages.flatMap(({ kind, account }) =>
      kind === 'escalated' ? [account.id] : [],
    )
  clock.set('2026-12-06T08:00:00Z')
  await watchFindings(parts)
  expect(await told()).toEqual([office.id])
  clock.set('2026-12-20T08:00:00Z')
  await watchFindings(parts)
  expect(await told()).toEqual([leader.id, office.id])

  const { id: personId } = await city.put('people', {
    name: '王敏',
    orgId: (await organization(city)).id,
    active: true,
  })
  const made = await send({ method: 'POST', url: `/api/findings/${id}/actions`, payload: { ownerId: personId } })
  const { id: action } = made.json<{ id: string }>()
  const change = (payload: object, version: number) =>
    send({ method: 'PATCH', url: `/api/actions/${action}`, headers: { 'if-match': `"${version}"` }, payload })
  await change({ status: 'in_progress' }, 1)
  await change({ status: 'done', doneAt: '2026-12-20' }, 2)
  expect(await findingOf('C2.1-E1')).toMatchObject({ state: 'planned', ineffective: true, escalated: 2 })
  clock.set('2026-12-21T08:00:00Z')
  await watchFindings(parts)
  await watchFindings(parts)
  expect((await get<FindingDetail>(`/findings/${id}`)).events.map(({ kind }) => kind)).toEqual([
    'ineffective',
    'planned',
    'escalated',
    'escalated',
    'acknowledged',
    'opened',
  ])
  expect(bad.id).toBeDefined()
})

async function organization({ put }: Awaited<ReturnType<typeof freshCity>>) {
  return put('organizations', {
    name: text('数据局', 'Data bureau'),
    kind: 'department',
    sector: 'public',
    strategicSupplier: false,
  })
}

const follows = (who: Colleague, body: object) =>
  who.send({ method: 'POST', url: '/api/finding-follows', payload: body })

test('who may see, acknowledge and follow findings, for himself or for a role; a scope of the past has none', async () => {
  const city = await mended(({ create }) =>
    create('scopes', {
      code: 'past',
      title: text('往日', 'Past'),
      kind: 'city',
      madeUp: true,
      evaluatedAt: '2017-01-15T00:00:00Z',
    }),
  )
  expect((await city.get<FindingPage>('/findings?scope=past')).counts).toMatchObject({ open: 0, closed: 0 })

  const auditor = await colleague(city, 'auditor', ['auditor'])
  const office = await colleague(city, 'office', ['programme_office'])
  const leader = await colleague(city, 'leader', ['city_leader'])
  const payload = { role: null, scope: 'city', component: 'C2', severity: 'major', class: null, channel: 'at_once' }
  const forRole = { ...payload, role: 'city_leader' }
  const made = await follows(auditor, payload)
  expect([made.statusCode, (await follows(auditor, forRole)).statusCode]).toEqual([201, 403])
  expect((await follows(office, forRole)).statusCode).toBe(201)
  await city.benefit({ title: text('缺', 'Bare') })
  await follow(city.parts)
  for (const { send } of [auditor, leader]) {
    const { items } = InboxPage.parse((await send({ url: '/api/inbox?kind=finding' })).json())
    expect(items.flatMap(({ finding }) => finding?.news.items.map(({ rule }) => rule) ?? [])).toContain('C2.1-E1')
  }
  const ended = await auditor.send({ method: 'DELETE', url: `/api/finding-follows/${made.json<{ id: string }>().id}` })
  expect(ended.statusCode).toBe(204)
  expect((await auditor.send({ url: '/api/finding-follows' })).json()).toEqual([])

  const { id = '' } = (await city.findingOf('C2.1-E1')) ?? {}
  const citizen = await colleague(city, 'citizen', ['citizen'])
  expect((await citizen.send({ url: '/api/findings' })).statusCode).toBe(403)
  const steward = await colleague(city, 'steward', ['data_steward'])
  const { may } = (await steward.send({ url: `/api/findings/${id}` })).json<FindingDetail>()
  expect(may).toEqual({ acknowledge: false, plan: false })
  const acknowledge = { method: 'POST', url: '/api/findings/acknowledge', payload: { findings: [id] } } as const
  expect((await steward.send(acknowledge)).statusCode).toBe(403)
  const owner = await colleague(city, 'owner', ['benefit_owner'])
  expect((await owner.send(acknowledge)).json()).toEqual({ acknowledged: [id] })
  expect((await owner.send(acknowledge)).json()).toEqual({ acknowledged: [] })

  const settings = await office.send({ url: '/api/finding-settings' })
  expect(settings.json()).toMatchObject({ digestAt: '08:30', version: 0 })
  const { version: _, ...body } = settings.json<{ version: number; quietFrom: string }>()
  const set = (version: number) =>
    office.send({
      method: 'PUT',
      url: '/api/finding-settings',
      headers: { 'if-match': `"${version}"` },
      payload: { ...body, quietFrom: '22:00' },
    })
  expect((await set(0)).json()).toMatchObject({ quietFrom: '22:00', version: 1 })
  expect((await set(0)).statusCode).toBe(412)
})
