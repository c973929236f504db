import { expect, test } from 'vitest'
import { freshApp } from '../../testing.ts'
import { colleague, type Colleague } from '../around/testing.ts'

const city = { title: { zh: '澄川市', en: 'Chengchuan' }, kind: 'city', madeUp: true }

const end = (who: Colleague, id: string, outcome: string) =>
  who.send({ method: 'POST', url: `/api/assignments/${id}/end`, payload: { outcome } })

async function opened() {
  const whole = await freshApp()
  const { id: record } = await whole.create('scopes', { ...city, code: 'a' })
  const lin = await colleague(whole, '林岚')
  const wang = await colleague(whole, '王明')
  const assign = (who: Colleague, body: object, of = record) =>
    who.send({ method: 'POST', url: '/api/assignments', payload: { register: 'scopes', record: of, ...body } })
  const standing = async () => (await wang.send({ url: `/api/assignments?register=scopes&record=${record}` })).json()
  return { ...whole, record, lin, wang, assign, standing }
}

test('somebody is asked to act, is told, does it, and all of it stays on record', async () => {
  const { lin, wang, assign, standing } = await opened()
  const assigned = (await assign(lin, { account: wang.id, dueOn: '2026-12-01', note: '请补充来源' })).json()
  expect(assigned).toMatchObject({ account: { id: wang.id }, assignedBy: { id: lin.id }, ended: null })
  expect((await standing()).open).toEqual(assigned)
  const told = (await wang.send({ url: '/api/inbox' })).json().items
  expect(told).toMatchObject([
    { kind: 'assignment', assignment: { dueOn: '2026-12-01', note: '请补充来源', open: true } },
  ])
  expect((await end(wang, assigned.id, 'done')).json()).toMatchObject({
    ended: { by: { id: wang.id }, outcome: 'done' },
  })
  expect(await standing()).toMatchObject({ open: null, ended: [{ id: assigned.id }] })
  expect((await end(wang, assigned.id, 'done')).json()).toMatchObject({ code: 'ASSIGNED_MEANWHILE' })
})

test('of two who assign at once the second is told, and the first assignment stands', async () => {
  const { lin, wang, assign, standing } = await opened()
  const answers = await Promise.all([assign(lin, { account: wang.id }), assign(wang, { account: lin.id })])
  expect(answers.map(({ statusCode }) => statusCode).toSorted((a, b) => a - b)).toEqual([201, 409])
  const { open } = await standing()
  expect((await assign(lin, { account: lin.id, replaces: open.id })).statusCode).toBe(201)
  expect((await standing()).ended).toMatchObject([{ id: open.id, ended: { outcome: 'replaced' } }])
})

test('another day for the same person is no news', async () => {
  const { lin, wang, assign } = await opened()
  const { id } = (await assign(lin, { account: wang.id })).json()
  await assign(lin, { account: wang.id, dueOn: '2026-12-24', replaces: id })
  expect((await wang.send({ url: '/api/inbox' })).json().items).toHaveLength(1)
})

test('what waits for me comes over all registers, the earliest due first and page by page', async () => {
  const { create, lin, wang, assign, record, send } = await opened()
  const bureau = { name: { zh: '数据局' }, kind: 'department', sector: 'public', strategicSupplier: false }
  const { id: organization } = await create('organizations', bureau)
  await assign(lin, { account: wang.id })
  await assign(lin, { account: wang.id, dueOn: '2026-11-01', register: 'organizations' }, organization)
  for (const code of ['b', 'c', 'd']) {
    const { id } = await create('scopes', { ...city, code })
    await assign(lin, { account: code === 'd' ? lin.id : wang.id, dueOn: '2026-12-01' }, id)
  }
  const tasks = async (query: string) => (await wang.send({ url: `/api/tasks?${query}` })).json()
  const all = (await tasks('')).items
  expect(all.map(({ dueOn }: { dueOn: string | null }) => dueOn)).toEqual([
    '2026-11-01',
    '2026-12-01',
    '2026-12-01',
    null,
  ])
  expect(all[0].record).toMatchObject({ path: 'organizations', title: { zh: '数据局' } })
  const paged = []
  for (let after: string | null = ''; after !== null;) {
    const page: { items: object[]; next: string | null } = await tasks(
      `limit=1${after === '' ? '' : `&after=${after}`}`,
    )
    paged.push(...page.items)
    after = page.next
  }
  expect(paged).toEqual(all)
  expect((await tasks('register=organizations')).items).toHaveLength(1)
  expect((await tasks('whose=all')).items).toHaveLength(5)
  expect((await tasks(`whose=${lin.id}`)).items).toHaveLength(1)
  expect((await tasks('state=ended')).items).toEqual([])
  // A deleted record is still somebody's task, without a name.
  await send({ method: 'DELETE', url: `/api/organizations/${organization}`, headers: { 'if-match': '"1"' } })
  expect((await tasks('')).items[0].record).toMatchObject({ id: organization, title: null })
  expect((await tasks('')).items.at(-1).record.id).toBe(record)
})

test('people are found by a part of the name in either language; programs and ended accounts are not', async () => {
  const { lin, wang, pool, assign } = await opened()
  const names = async (q: string) =>
    (await lin.send({ url: `/api/accounts?q=${encodeURIComponent(q)}` })).json().map(({ id }: { id: string }) => id)
  expect(await names('王')).toEqual([wang.id])
  expect((await names('')).toSorted()).toEqual([lin.id, wang.id].toSorted())
  expect(await names('%')).toEqual([])
  await pool.query('update account set disabled_at = now() where id = $1', [wang.id])
  expect(await names('王')).toEqual([])
  expect((await assign(lin, { account: wang.id })).json()).toMatchObject({
    code: 'NO_SUCH_ACCOUNT',
    errors: [{ pointer: '/account' }],
  })
})
