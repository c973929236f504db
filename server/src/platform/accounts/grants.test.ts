import type { RoleGrant } from '@citywide/model/platform/role-grant'
import { expect, test } from 'vitest'
import type { Role } from '../access/grants.ts'
import type { Colleague } from '../around/testing.ts'
import { transaction } from '../postgres/pool.ts'
import { makeBureau, openOffice, statuses, told } from './testing.ts'
import { tellOfEndingRoles } from './warnings.ts'

const grant = (by: Pick<Colleague, 'send'>, to: { id: string }, role: Role, days = 30) =>
  told(by, {
    method: 'POST',
    url: `/api/admin/accounts/${to.id}/roles`,
    payload: { role, reason: 'Takes over the desk', days },
  })
const decide = (
  by: Pick<Colleague, 'send'>,
  { id }: { id: string },
  decision: 'approve' | 'decline',
  reason?: string,
) => told(by, { method: 'POST', url: `/api/approvals/${id}`, payload: { decision, ...(reason && { reason }) } })
const giveUp = async (one: Pick<Colleague, 'send'>) => {
  const [own] = (await told(one, { url: '/api/own-roles' })).body as RoleGrant[]
  return told(one, { method: 'POST', url: `/api/own-roles/${own?.id}/end` })
}
const rolesOf = async (one: Pick<Colleague, 'send'>) =>
  (await told(one, { url: '/api/session' })).body.account.roles as string[]

test('a role of a department counts once its head has approved it, and is told to the head', async () => {
  const office = await openOffice()
  const bureau = await makeBureau(office, 'Data bureau')
  const admin = await office.person('Admin', ['secadmin'])
  const head = await office.person('Head', ['department_head'], { organizationId: bureau })
  const wang = await office.person('Wang', [], { organizationId: bureau })
  const { status, body } = await grant(admin, wang, 'data_steward')
  expect([status, body.state, await rolesOf(wang)]).toEqual([201, 'waiting', []])
  expect((await told(head, { url: '/api/inbox' })).body.items).toMatchObject([
    { kind: 'role_waits', record: null, role: { role: 'data_steward', account: { id: wang.id } } },
  ])
  expect((await told(head, { url: '/api/approvals' })).body).toMatchObject([{ id: body.id, mayDecide: true }])
  const approved = await decide(head, body, 'approve')
  expect(approved.body).toMatchObject({ state: 'held', approvedBy: { id: head.id }, grantedBy: { id: admin.id } })
  expect(await rolesOf(wang)).toEqual(['data_steward'])
})

test('the head of a department above approves too; one beside does not, nor does an administrator in their place', async () => {
  const office = await openOffice()
  const city = await makeBureau(office, 'City')
  const [here, beside] = [await makeBureau(office, 'Here', city), await makeBureau(office, 'Beside', city)]
  const [admin, second] = [await office.person('Admin', ['secadmin']), await office.person('Second', ['secadmin'])]
  const above = await office.person('Above', ['department_head'], { organizationId: city })
  const neighbour = await office.person('Neighbour', ['department_head'], { organizationId: beside })
  const wang = await office.person('Wang', [], { organizationId: here })
  const { body } = await grant(admin, wang, 'service_owner')
  expect((await decide(neighbour, body, 'approve')).body.code).toBe('APPROVAL_OTHERS')
  expect((await decide(second, body, 'approve')).body.code).toBe('APPROVAL_OTHERS')
  expect((await told(neighbour, { url: '/api/approvals' })).body).toEqual([])
  expect((await decide(above, body, 'approve')).status).toBe(200)
})

test('a role of the whole city is approved by a second administrator, not by the one who granted it', async () => {
  const office = await openOffice()
  const bureau = await makeBureau(office, 'Data bureau')
  const [admin, second] = [await office.person('Admin', ['secadmin']), await office.person('Second', ['secadmin'])]
  const head = await office.person('Head', ['department_head'], { organizationId: bureau })
  const wang = await office.person('Wang', [], { organizationId: bureau })
  const { body } = await grant(admin, wang, 'city_leader')
  expect((await decide(admin, body, 'approve')).body.code).toBe('APPROVAL_OTHERS')
  expect((await decide(head, body, 'approve')).body.code).toBe('APPROVAL_OTHERS')
  expect((await decide(second, body, 'approve')).body.state).toBe('held')
})

test('where a department has no head, a second administrator approves', async () => {
  const office = await openOffice()
  const [admin, second] = [await office.person('Admin', ['secadmin']), await office.person('Second', ['secadmin'])]
  const wang = await office.person('Wang', [], { organizationId: await makeBureau(office, 'Bureau') })
  const { body } = await grant(admin, wang, 'data_steward')
  expect((await decide(second, body, 'approve')).status).toBe(200)
})

test('nobody grants or approves for himself, also not with a second account', async () => {
  const office = await openOffice()
  const bureau = await makeBureau(office, 'Bureau')
  const person = (await office.create('people', { name: '林岚', orgId: bureau, active: true })).id
  const [admin, second] = [await office.person('Admin', ['secadmin']), await office.person('Second', ['secadmin'])]
  expect((await grant(admin, admin, 'city_leader')).body.code).toBe('GRANT_OWN')
  const other = await office.person('Other account of Second', [])
  await office.pool.query('update account set person_id = $1 where id = any($2)', [person, [second.id, other.id]])
  expect((await grant(second, other, 'city_leader')).body.code).toBe('GRANT_OWN')
  const { body } = await grant(admin, other, 'city_leader')
  expect((await decide(second, body, 'approve')).body.code).toBe('APPROVAL_OTHERS')
  const forged = office.pool.query(`update account_role set approved_at = now(), approved_by = $1 where id = $2`, [
    admin.id,
    body.id,
  ])
  await expect(forged).rejects.toMatchObject({ constraint: 'role_approved_by_another' })
})

test('a declined or withdrawn grant never counts, needs its reason and is decided once', async () => {
  const office = await openOffice()
  const [admin, second] = [await office.person('Admin', ['secadmin']), await office.person('Second', ['secadmin'])]
  const wang = await office.person('Wang', [])
  const first = (await grant(admin, wang, 'city_leader')).body as RoleGrant
  expect((await decide(second, first, 'decline')).body.code).toBe('REASON_NEEDED')
  expect((await decide(second, first, 'decline', 'Not now')).body).toMatchObject({
    state: 'declined',
    endReason: 'Not now',
  })
  expect((await decide(second, first, 'approve')).body.code).toBe('GRANT_DECIDED')
  const next = (await grant(admin, wang, 'city_leader')).body as RoleGrant
  const withdrawn = await told(admin, {
    method: 'POST',
    url: `/api/admin/roles/${next.id}/end`,
    payload: { reason: 'A mistake' },
  })
  expect([withdrawn.body.state, await rolesOf(wang)]).toEqual(['withdrawn', []])
})

test('of two approvals at the same moment one counts', async () => {
  const office = await openOffice()
  const admin = await office.person('Admin', ['secadmin'])
  const others = await Promise.all(['B', 'C', 'D'].map((name) => office.person(name, ['secadmin'])))
  const wang = await office.person('Wang', [])
  const { body } = await grant(admin, wang, 'programme_office')
  const answers = await Promise.all(others.map((one) => decide(one, body, 'approve')))
  expect(statuses(answers)).toEqual([200, 409, 409])
})

const pairs: [Role, Role][] = [
  ['secadmin', 'sysadmin'],
  ['secadmin', 'auditor'],
  ['sysadmin', 'auditor'],
]

test.each(pairs)('%s and %s exclude each other, waiting grants included', async (one, other) => {
  const office = await openOffice()
  const admin = await office.person('Admin', ['secadmin'])
  await office.person('Second', ['secadmin'])
  const wang = await office.person('Wang', [])
  expect((await grant(admin, wang, one)).status).toBe(201)
  const refused = await grant(admin, wang, other)
  expect([refused.status, refused.body.code]).toEqual([409, 'ROLES_EXCLUDE'])
})

test('however many exclusive grants arrive at once, an account gets one', async () => {
  const office = await openOffice()
  const admins = await Promise.all(['A', 'B', 'C', 'D'].map((name) => office.person(name, ['secadmin'])))
  const wang = await office.person('Wang', [])
  const roles: Role[] = ['secadmin', 'sysadmin', 'auditor']
  const answers = await Promise.all(admins.flatMap((admin) => roles.map((role) => grant(admin, wang, role))))
  expect(answers.filter(({ status }) => status === 201)).toHaveLength(1)
  expect(answers.filter(({ status }) => status === 409)).toHaveLength(11)
  const { rows } = await office.pool.query(
    `select count(*) from account_role where account_id = $1 and ended_at is null`,
    [wang.id],
  )
  expect(rows).toEqual([{ count: 1 }])
})

test('the role of programs is never given to a person, by the form or past it', async () => {
  const office = await openOffice()
  const admin = await office.person('Admin', ['secadmin'])
  const wang = await office.person('Wang', [])
  expect((await grant(admin, wang, 'program')).status).toBe(400)
  const past = office.pool.query(`insert into account_role (account_id, role) values ($1, 'program')`, [wang.id])
  await expect(past).rejects.toMatchObject({ constraint: 'account_role_program' })
  const turned = office.pool.query(`update account set kind = 'program' where id = $1`, [wang.id])
  await expect(turned).rejects.toMatchObject({ constraint: 'account_kind_fixed' })
})

test('a role that has run out counts no more, and makes way for an exclusive one', async () => {
  const office = await openOffice()
  const admin = await office.person('Admin', ['secadmin'])
  await office.person('Second', ['secadmin'])
  const wang = await office.person('Wang', ['auditor'])
  await office.pool.query(`update account_role set expires_at = now() where account_id = $1`, [wang.id])
  expect(await rolesOf(wang)).toEqual([])
  expect((await grant(admin, wang, 'sysadmin')).status).toBe(201)
  const history = (await told(admin, { url: `/api/admin/accounts/${wang.id}` })).body.grants as RoleGrant[]
  expect(history.map(({ role, state }) => [role, state])).toEqual([
    ['sysadmin', 'waiting'],
    ['auditor', 'expired'],
  ])
})

test('the only administrator makes a second one alone, and never a third', async () => {
  const office = await openOffice()
  const admin = await office.person('Admin', ['secadmin'])
  const [wang, li] = [await office.person('Wang', []), await office.person('Li', [])]
  expect((await grant(admin, wang, 'secadmin')).body).toMatchObject({ state: 'held', approvedBy: null })
  expect((await grant(admin, li, 'secadmin')).body.state).toBe('waiting')
})

test('of second administrators made at the same moment one comes without approval', async () => {
  const office = await openOffice()
  const admin = await office.person('Admin', ['secadmin'])
  const people = await Promise.all(['W', 'L', 'Z'].map((name) => office.person(name, [])))
  const answers = await Promise.all(people.map((one) => grant(admin, one, 'secadmin')))
  expect(answers.filter(({ body }) => body.state === 'held')).toHaveLength(1)
  expect(answers.filter(({ body }) => body.state === 'waiting')).toHaveLength(2)
})

test('the last administrator of access stays; of two that give it up at once one keeps it', async () => {
  const office = await openOffice()
  const [admin, second] = [await office.person('Admin', ['secadmin']), await office.person('Second', ['secadmin'])]
  const answers = await Promise.all([giveUp(admin), giveUp(second)])
  expect(statuses(answers)).toEqual([200, 409])
  expect(answers.find(({ status }) => status === 409)?.body.code).toBe('LAST_ADMINISTRATOR')
})

test('an own elevated role is given up at once; that of somebody else is not there', async () => {
  const office = await openOffice()
  const [wang, li] = [
    await office.person('Wang', ['city_leader', 'benefit_owner']),
    await office.person('Li', ['auditor']),
  ]
  const own = (await told(wang, { url: '/api/own-roles' })).body as RoleGrant[]
  const leader = own.find(({ role }) => role === 'city_leader')
  expect((await told(li, { method: 'POST', url: `/api/own-roles/${leader?.id}/end` })).status).toBe(404)
  expect((await told(wang, { method: 'POST', url: `/api/own-roles/${leader?.id}/end` })).body.state).toBe('given_up')
  expect(await rolesOf(wang)).toEqual(['benefit_owner'])
})

test('who moves to another department, or gets further scopes, waits for approval again', async () => {
  const office = await openOffice()
  const [here, there] = [await makeBureau(office, 'Here'), await makeBureau(office, 'There')]
  const admin = await office.person('Admin', ['secadmin'])
  const wang = await office.person('Wang', ['data_steward'], { organizationId: here })
  const change = (payload: object, version: number) =>
    told(admin, {
      method: 'PATCH',
      url: `/api/admin/accounts/${wang.id}`,
      payload,
      headers: { 'if-match': `"${version}"` },
    })
  expect((await change({ name: { zh: '王明', en: 'Wang Ming' } }, 1)).status).toBe(200)
  expect(await rolesOf(wang)).toEqual(['data_steward'])
  expect((await change({ organizationId: there }, 1)).body.code).toBe('CHANGED')
  expect((await change({ organizationId: there }, 2)).body).toMatchObject({ waiting: ['data_steward'], roles: [] })
  expect(await rolesOf(wang)).toEqual([])
})

test('every act leaves its row in the audit, by whom and about whom', async () => {
  const office = await openOffice()
  const [admin, second] = [await office.person('Admin', ['secadmin']), await office.person('Second', ['secadmin'])]
  const wang = await office.person('Wang', [])
  const { body } = await grant(admin, wang, 'city_leader')
  await decide(second, body, 'approve')
  await told(admin, { method: 'POST', url: `/api/admin/roles/${body.id}/end`, payload: { reason: 'Moved on' } })
  const { rows } = await office.pool.query(
    `select act, actor, object from audit where noun = 'account' and act like 'role.%' order by id`,
  )
  expect(rows).toEqual([
    { act: 'role.grant', actor: admin.id, object: wang.id },
    { act: 'role.approve', actor: second.id, object: wang.id },
    { act: 'role.end', actor: admin.id, object: wang.id },
  ])
})

test('grants, approvals and accounts need a strong factor and a person', async () => {
  const office = await openOffice()
  const [admin, second] = [await office.person('Admin', ['secadmin']), await office.person('Second', ['secadmin'])]
  const wang = await office.person('Wang', [])
  const { body } = await grant(admin, wang, 'city_leader')
  await office.pool.query('update session set strong_at = null')
  expect((await grant(admin, wang, 'benefit_owner')).body.code).toBe('STEP_UP')
  expect((await decide(second, body, 'approve')).body.code).toBe('STEP_UP')
  expect((await office.send({ url: '/api/admin/accounts' })).statusCode).toBe(403)
  expect((await told(wang, { url: '/api/admin/accounts' })).status).toBe(403)
})

test('who holds what is a table, and a file that no spreadsheet runs', async () => {
  const office = await openOffice()
  const admin = await office.person('Admin', ['secadmin'])
  await office.person('=cmd|calc', ['city_leader'])
  const table = (await told(admin, { url: '/api/admin/holders' })).body as { role: string }[]
  expect(table.map(({ role }) => role)).toContain('city_leader')
  const file = (await admin.send({ url: '/api/admin/holders.csv?lang=en' })).body
  expect(file).toMatch(/^\uFEFFRole,Login,Name/)
  expect(file).toContain(`City leader,`)
  expect(file).toContain(`'=cmd|calc`)
})

test('whoever holds a role that ends within two weeks is told, once', async () => {
  const office = await openOffice()
  const wang = await office.person('Wang', ['city_leader', 'benefit_owner'])
  await office.pool.query(
    `update account_role set expires_at = now() + interval '13 days' where role = 'benefit_owner'`,
  )
  expect(await transaction(office.pool, tellOfEndingRoles)).toBe(1)
  expect(await transaction(office.pool, tellOfEndingRoles)).toBe(0)
  expect((await told(wang, { url: '/api/inbox' })).body.items).toMatchObject([
    { kind: 'role_ends', actor: null, role: { role: 'benefit_owner' } },
  ])
})
