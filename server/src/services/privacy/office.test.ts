import type { AccessAlarm, CityAccess, CityConsents, PrivacyOverview } from '@citywide/model/platform/privacy-office'
import { expect, test } from 'vitest'
import { careNotice, CARE, privacyCity, type PrivacyCity, signedIn, SUBJECT } from './testing.ts'
import { disclose, watchAccesses } from './watch.ts'

const timeZone = 'Asia/Shanghai'
const watched = ({ pool }: PrivacyCity) => watchAccesses({ pool, timeZone })
const alarmsOf = async ({ privacy }: PrivacyCity) =>
  (await privacy.send({ url: '/api/privacy/alarms' })).json<AccessAlarm[]>()

/** Looks of the officer at one request, so many days ago, at an hour of the day in the city. */
async function looks({ pool, officer, request }: PrivacyCity, count: number, daysAgo: number, hour = 10) {
  await pool.query(
    `insert into personal_data_access (id, city_id, scope_id, subject_ref, purpose, accessed_at, after_withdrawal,
       visible_to_subject, initiator_account, initiator_role, noun)
     select gen_random_uuid(), city_id, scope_id, $2, 'x',
       ((now() at time zone $6)::date - $4::int + make_interval(hours => $5, secs => n)) at time zone $6, false, true,
       $1::text, 'service_owner', 'ServiceRequest'
       from service_request, generate_series(1, $3) n where service_request.id = $7`,
    [officer.id, SUBJECT, count, daysAgo, hour, timeZone, request.id],
  )
}

/** A working day among today and yesterday, so that no weekend raises an alarm of its own. */
async function only(city: PrivacyCity, kind: string) {
  return (await alarmsOf(city)).filter((alarm) => alarm.kind === kind)
}

test('the officer finds looks of the whole city by office, ground, words and kind, never at whom they were', async () => {
  const city = await privacyCity()
  const { officer, privacy, office, request } = city
  await officer.state({ text: '核实上门护理需求', reference: 'CC-1' })
  await officer.send({ url: `/api/service-requests/${request.id}` })
  const find = async (query: string) =>
    (await privacy.send({ url: `/api/privacy/accesses?${query}` })).json<{ items: CityAccess[] }>().items
  const [look] = await find(`organization=${office.id}&noun=ServiceRequest&basis=duty&q=${encodeURIComponent('上门')}`)
  expect(look).toMatchObject({ person: '李敏', account: officer.id, reference: 'CC-1' })
  expect(JSON.stringify(look)).not.toContain(SUBJECT)
  expect(await find(`organization=${city.police.id}`)).toEqual([])
  expect(await find('show=hidden')).toEqual([])
  expect((await privacy.send({ url: '/api/privacy/overview' })).json<PrivacyOverview>()).toMatchObject({ people: 1 })
})

test('nobody but the privacy officer comes by these pages', async () => {
  const city = await privacyCity()
  const leader = await signedIn(city, 'leader', { roles: ['city_leader'] })
  for (const { send } of [leader, city.officer, city.citizen]) {
    const answers = await Promise.all(
      ['overview', 'accesses', 'alarms', 'questions', 'consents', 'hidings'].map((page) =>
        send({ url: `/api/privacy/${page}` }),
      ),
    )
    expect(answers.map(({ statusCode }) => statusCode)).toEqual([403, 403, 403, 403, 403, 403])
  }
})

test('more than three times the own usual day raises one alarm, which the officers find in the inbox and conclude', async () => {
  const city = await privacyCity()
  await city.pool.query(`update account set created_at = now() - interval '60 days'`)
  for (let day = 2; day <= 31; day += 1) await looks(city, 5, day)
  await looks(city, 15, 1)
  expect((await watched(city), await only(city, 'many'))).toEqual([])
  await looks(city, 1, 1, 11)
  await watched(city)
  await watched(city)
  const [alarm, ...others] = await only(city, 'many')
  expect([alarm, others]).toMatchObject([{ looks: 16, usual: 5, closedAt: null, account: { id: city.officer.id } }, []])
  const { items } = (await city.privacy.send({ url: '/api/inbox?kind=access_alarm' })).json()
  expect(items.length).toBeGreaterThan(0)
  const url = `/api/privacy/alarms/${alarm?.id}/conclusion`
  const conclude = () => city.privacy.send({ method: 'POST', url, payload: { conclusion: '系集中核查，理由充分。' } })
  expect([(await conclude()).statusCode, (await conclude()).statusCode]).toEqual([200, 404])
  expect((await only(city, 'many'))[0]).toMatchObject({ conclusion: '系集中核查，理由充分。' })
})

test('a quiet month makes the first busy day unusual, and few looks never are', async () => {
  const city = await privacyCity()
  await city.pool.query(`update account set created_at = now() - interval '60 days'`)
  await looks(city, 9, 1)
  await watched(city)
  expect(await only(city, 'many')).toEqual([])
  await looks(city, 1, 1, 11)
  await watched(city)
  expect(await only(city, 'many')).toMatchObject([{ looks: 10, usual: 0 }])
})

test('a look at somebody marked as close is told, the others are not', async () => {
  const city = await privacyCity()
  const { privacy, officer, citizen } = city
  await looks(city, 1, 1)
  await watched(city)
  expect(await only(city, 'close')).toEqual([])
  const mark = { accountId: officer.id, citizen: citizen.login, kind: 'family' }
  expect((await privacy.send({ method: 'POST', url: '/api/privacy/relations', payload: mark })).statusCode).toBe(201)
  await watched(city)
  expect(await only(city, 'close')).toMatchObject([{ looks: 1, account: { id: officer.id } }])
})

test('a look at night is told; whoever is on duty has no working time', async () => {
  const city = await privacyCity()
  await looks(city, 1, 1, 2)
  await city.pool.query(
    `update personal_data_access set initiator_role = 'duty_officer' where initiator_account = $1`,
    [city.officer.id],
  )
  await watched(city)
  expect(await only(city, 'hours')).toEqual([])
  await city.pool.query(
    `update personal_data_access set initiator_role = 'service_owner' where initiator_account = $1`,
    [city.officer.id],
  )
  await watched(city)
  expect(await only(city, 'hours')).toMatchObject([{ looks: 1 }])
})

test('leave to hide needs a reason and an end within a year, holds for its reference alone, and ends', async () => {
  const city = await privacyCity()
  const { privacy, officer, request } = city
  const permit = (payload: object) => privacy.send({ method: 'POST', url: '/api/privacy/hidings', payload })
  const leave = { reference: 'JC-1', reason: '办案需要', days: 30 }
  for (const wrong of [{ reason: '' }, { days: 0 }, { days: 400 }, { days: null }])
    expect([(await permit({ ...leave, ...wrong })).statusCode, wrong]).toEqual([400, wrong])
  const { id } = (await permit({ ...leave, reason: '办案需要，避免妨碍' })).json<{ id: string }>()
  const read = async (reference: string) => {
    await officer.state({ reference })
    await officer.send({ url: `/api/service-requests/${request.id}` })
  }
  await read('JC-1')
  await read('CC-1')
  const hidden = async () => (await privacy.send({ url: '/api/privacy/accesses?show=hidden' })).json().items.length
  expect(await hidden()).toBe(1)
  expect((await privacy.send({ method: 'POST', url: `/api/privacy/hidings/${id}/end`, payload: {} })).statusCode).toBe(
    200,
  )
  await read('JC-1')
  expect(await hidden()).toBe(1)
  await city.pool.query(`update personal_data_access set hidden_until = now() where hidden_until is not null`)
  expect([await disclose(city), await disclose(city)]).toEqual([1, 0])
})

test('consents are counted by purpose, and a new version of a notice is offered in place of the old one', async () => {
  const city = await privacyCity()
  const { privacy, citizen, bureau } = city
  const { id, consent } = await careNotice(city)
  await citizen.send({ method: 'POST', url: '/api/my/consents', payload: consent })
  const body = { zh: '新的告知内容，用途更窄。', en: 'A new text with a narrower use.' }
  const next = {
    id,
    purpose: { zh: CARE, en: 'Arranging care at home' },
    body,
    dataCategories: ['service'],
    controllerId: bureau.id,
    granteeId: bureau.id,
    months: 6,
  }
  expect((await privacy.send({ method: 'POST', url: '/api/privacy/notices', payload: next })).statusCode).toBe(201)
  const { purposes, notices } = (await privacy.send({ url: '/api/privacy/consents' })).json<CityConsents>()
  expect(purposes).toMatchObject([{ purpose: CARE, inForce: 1, withdrawn: 0, uses: 0 }])
  expect(notices).toMatchObject([{ version: 2, months: 6 }])
  const late = await signedIn(city, 'zhao', { roles: ['citizen'], subject: 'c-00000000000000000000000000000000' })
  const old = await late.send({ method: 'POST', url: '/api/my/consents', payload: consent })
  expect(old.json().code).toBe('NOTICE_CHANGED')
})
