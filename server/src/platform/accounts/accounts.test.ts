import type { AccountDetail, AccountLine } from '@citywide/model/platform/account'
import { expect, test } from 'vitest'
import { renewKey } from '../access/store.ts'
import type { Colleague } from '../around/testing.ts'
import { makeBureau, openOffice, statuses, told } from './testing.ts'

const make = (by: Pick<Colleague, 'send'>, payload: object) =>
  told(by, { method: 'POST', url: '/api/admin/accounts', payload })
const disable = (by: Pick<Colleague, 'send'>, id: string) =>
  told(by, { method: 'POST', url: `/api/admin/accounts/${id}/disable`, payload: { reason: 'x' } })
const wang = { login: 'wang.ming', name: { zh: '王明', en: 'Wang Ming' } }

test('a new account holds nothing, belongs to the department of its person, and is invited by a link that works once', async () => {
  const office = await openOffice()
  const bureau = await makeBureau(office, 'Data bureau')
  const person = (await office.create('people', { name: '王明', orgId: bureau, active: true })).id
  const admin = await office.person('Admin', ['secadmin'])
  const { status, body } = await make(admin, { ...wang, personId: person })
  expect([status, body]).toMatchObject([
    201,
    {
      login: 'wang.ming',
      roles: [],
      grants: [],
      organization: { id: bureau },
      person: { name: '王明' },
      citizen: false,
    },
  ])
  const invited = await told(admin, { method: 'POST', url: `/api/admin/accounts/${body.id}/invitations` })
  const { pathname } = new URL(invited.body.link)
  expect((await office.app.inject({ url: pathname })).headers['location']).not.toContain('reason')
  expect((await office.app.inject({ url: pathname })).headers['location']).toContain('reason=link-used')
})

test('a repeated invitation does not tell the link again, nor is it kept anywhere', async () => {
  const office = await openOffice()
  const admin = await office.person('Admin', ['secadmin'])
  const { body } = await make(admin, wang)
  const again = {
    method: 'POST',
    url: `/api/admin/accounts/${body.id}/invitations`,
    headers: { 'idempotency-key': 'the-same-wish' },
  } as const
  const [first, second] = [await told(admin, again), await told(admin, again)]
  expect([typeof first.body.link, second.body]).toEqual(['string', { ...first.body, link: null }])
  const token = String(first.body.link).split('/').at(-1) ?? ''
  const { rows } = await office.pool.query<{ all: string }>(
    `select (select json_agg(i)::text from idempotent_request i) || (select json_agg(a)::text from audit a)
        || (select json_agg(l)::text from sign_in_link l) as all`,
  )
  expect(rows[0]?.all).not.toContain(token)
})

test('two accounts of one login made at the same moment: one is refused', async () => {
  const office = await openOffice()
  const admin = await office.person('Admin', ['secadmin'])
  const answers = await Promise.all([make(admin, wang), make(admin, wang)])
  expect(statuses(answers)).toEqual([201, 409])
  expect(answers.find(({ status }) => status === 409)?.body.code).toBe('LOGIN_TAKEN')
})

test.each([
  ['a person', { personId: '0199f3a0-0000-7000-8000-000000000001' }],
  ['a department', { organizationId: '0199f3a0-0000-7000-8000-000000000001' }],
  ['a scope', { scopeIds: ['0199f3a0-0000-7000-8000-000000000001'] }],
])('an account is not tied to %s that does not exist', async (_, place) => {
  const office = await openOffice()
  const admin = await office.person('Admin', ['secadmin'])
  expect((await make(admin, { ...wang, ...place })).body.code).toBe('NO_SUCH_RECORD')
})

test('an account of a citizen gets a pseudonym of its own; roles and disabled accounts cannot be slipped in', async () => {
  const office = await openOffice()
  const admin = await office.person('Admin', ['secadmin'])
  expect((await make(admin, { ...wang, citizen: true })).body.citizen).toBe(true)
  const { rows } = await office.pool.query<{ subject: string }>(`select subject from account where login = $1`, [
    wang.login,
  ])
  expect(rows[0]?.subject).toMatch(/^c-[\da-f]{32}$/)
  expect((await make(admin, { ...wang, login: 'x.y', roles: ['secadmin'] })).status).toBe(400)
})

test('disabling ends sessions, links and keys at once; enabling brings back no key', async () => {
  const office = await openOffice()
  const admin = await office.person('Admin', ['secadmin'])
  await office.person('Second', ['secadmin'])
  const one = await office.person('Wang', ['city_leader'])
  const key = await renewKey(office.pool, one.id, crypto.randomUUID(), 1)
  const withKey = () => office.app.inject({ url: '/api/session', headers: { authorization: `Bearer ${key}` } })
  const act = (what: 'disable' | 'enable', payload?: object) =>
    told(admin, { method: 'POST', url: `/api/admin/accounts/${one.id}/${what}`, ...(payload && { payload }) })
  expect((await told(one, { url: '/api/session' })).status).toBe(200)
  expect((await withKey()).statusCode).toBe(200)
  expect((await act('disable')).status).toBe(400)
  expect((await act('disable', { reason: 'Left the city' })).body).toMatchObject({
    disabledReason: 'Left the city',
    openSessions: 0,
    openKeys: 0,
  })
  expect([(await told(one, { url: '/api/session' })).status, (await withKey()).statusCode]).toEqual([401, 401])
  const grant = { role: 'auditor', reason: 'x', days: 1 }
  const url = `/api/admin/accounts/${one.id}`
  expect((await told(admin, { method: 'POST', url: `${url}/roles`, payload: grant })).body.code).toBe(
    'ACCOUNT_DISABLED',
  )
  expect((await told(admin, { method: 'POST', url: `${url}/invitations` })).body.code).toBe('ACCOUNT_DISABLED')
  expect((await act('enable')).body).toMatchObject({ disabledAt: null, openKeys: 0 })
  expect((await withKey()).statusCode).toBe(401)
})

test('nobody disables himself, and of two administrators that disable each other one stays', async () => {
  const office = await openOffice()
  const [admin, second] = [await office.person('Admin', ['secadmin']), await office.person('Second', ['secadmin'])]
  expect((await disable(admin, admin.id)).body.code).toBe('ACCOUNT_OWN')
  const answers = await Promise.all([disable(admin, second.id), disable(second, admin.id)])
  expect(answers.filter(({ status }) => status === 200)).toHaveLength(1)
})

test('accounts are found by name, role, state and department, page by page', async () => {
  const office = await openOffice()
  const bureau = await makeBureau(office, 'Transport bureau')
  const admin = await office.person('Admin', ['secadmin'])
  await office.person('Li Na', ['auditor'], { organizationId: bureau })
  for (const n of [1, 2, 3]) await make(admin, { login: `desk-${n}`, name: { zh: `窗口${n}`, en: `Desk ${n}` } })
  const logins = async (query: string) =>
    ((await told(admin, { url: `/api/admin/accounts?${query}` })).body.items as AccountLine[]).map(
      ({ name }) => name.en,
    )
  expect(await logins('q=Desk')).toEqual(['Desk 1', 'Desk 2', 'Desk 3'])
  expect(await logins('q=窗口2')).toEqual(['Desk 2'])
  expect(await logins('q=Transport')).toEqual(['Li Na'])
  expect(await logins('role=auditor')).toEqual(['Li Na'])
  expect(await logins(`organization=${bureau}`)).toEqual(['Li Na'])
  expect(await logins('state=without&q=Desk 3')).toEqual(['Desk 3'])
  expect(await logins('q=100%25')).toEqual([])
  const first = (await told(admin, { url: '/api/admin/accounts?q=Desk&limit=2' })).body
  expect([first.items.length, first.next, first.total]).toEqual([2, 'desk-2', 3])
  expect(await logins('q=Desk&limit=2&after=desk-2')).toEqual(['Desk 3'])
})

test('an administrator sees names to choose from, and no record', async () => {
  const office = await openOffice()
  await makeBureau(office, 'Transport bureau')
  const admin = await office.person('Admin', ['secadmin'])
  const choices = await told(admin, { url: '/api/admin/choices?of=organizations&q=transp' })
  expect(choices.body).toMatchObject([{ title: { en: 'Transport bureau' }, about: null }])
  const detail = (await told(admin, { url: `/api/admin/accounts/${admin.id}` })).body as AccountDetail
  expect(detail.roles.map(({ role }) => role)).toEqual(['secadmin'])
})
