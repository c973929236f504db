import { registers } from '@citywide/model/registers'
import { expect, test } from 'vitest'
import { freshApp, type TestApp } from '../../testing.ts'
import { followToTheEnd } from '../search/follow.ts'

const city = { code: 'chengchuan', title: { zh: '澄川市', en: 'Chengchuan' }, kind: 'city', madeUp: true }
const bureau = {
  name: { zh: '数据局', en: 'Data bureau' },
  kind: 'department',
  sector: 'public',
  strategicSupplier: false,
}

async function withCity(): Promise<TestApp & { scopeId: string }> {
  const whole = await freshApp()
  const { id } = await whole.create('scopes', city)
  return { ...whole, scopeId: id }
}

test('a created record comes back as stored, with its ETag, in the city’s scope', async () => {
  const { send, scopeId } = await withCity()
  const answer = await send({ method: 'POST', url: '/api/organizations', payload: bureau })
  expect(answer.statusCode).toBe(201)
  expect(answer.headers['etag']).toBe('"1"')
  const stored = answer.json()
  expect(stored).toMatchObject({ ...bureau, scopeId, cityId: scopeId, version: 1, parentId: null, source: 'import' })
  expect((await send({ url: `/api/organizations/${stored.id}` })).json()).toEqual(stored)
})

test('the same POST sent again is done once and answered the same; another one under its key is refused', async () => {
  const { send } = await withCity()
  const post = (payload: object) =>
    send({ method: 'POST', url: '/api/organizations', payload, headers: { 'idempotency-key': 'one-of-a-kind' } })
  const [first, twin] = await Promise.all([post(bureau), post(bureau)])
  expect(twin.json()).toEqual(first.json())
  expect([first, twin].filter(({ headers }) => headers['idempotent-replay'] === '1')).toHaveLength(1)
  expect((await send({ url: '/api/organizations' })).json().count).toEqual({ value: 1, exact: true })
  const other = await post({ ...bureau, kind: 'agency' })
  expect([other.statusCode, other.json().code]).toEqual([422, 'KEY_REUSED'])
})

test('a POST without a key and a PATCH without a version are refused before anything is written', async () => {
  const { app, key, create, send } = await withCity()
  const answer = await app.inject({
    method: 'POST',
    url: '/api/organizations',
    payload: bureau,
    headers: { authorization: `Bearer ${key}` },
  })
  expect([answer.statusCode, answer.json().code]).toEqual([428, 'KEY_NEEDED'])
  const { id } = await create('organizations', bureau)
  const change = await send({ method: 'PATCH', url: `/api/organizations/${id}`, payload: { kind: 'agency' } })
  expect([change.statusCode, change.json().code]).toEqual([428, 'MATCH_NEEDED'])
})

test('of two people who change the same version, the second sees what the first wrote', async () => {
  const { create, send } = await withCity()
  const { id } = await create('organizations', bureau)
  const change = (payload: object) =>
    send({ method: 'PATCH', url: `/api/organizations/${id}`, payload, headers: { 'if-match': '"1"' } })
  const answers = await Promise.all([change({ kind: 'agency' }), change({ sector: 'academic' })])
  const lost = answers.find(({ statusCode }) => statusCode === 412)
  expect(answers.map(({ statusCode }) => statusCode)).toEqual(expect.arrayContaining([200, 412]))
  expect(lost?.json()).toMatchObject({ code: 'CHANGED', current: { id, version: 2 } })
})

test('every version stays, with who wrote it and why, also after the record is gone', async () => {
  const { create, send } = await withCity()
  const { id } = await create('organizations', bureau)
  const at = `/api/organizations/${id}`
  await send({
    method: 'PATCH',
    url: `${at}?reason=reform`,
    payload: { kind: 'agency' },
    headers: { 'if-match': '"1"' },
  })
  const removed = await send({ method: 'DELETE', url: `${at}?reason=merged`, headers: { 'if-match': '"2"' } })
  expect(removed.statusCode).toBe(204)
  expect((await send({ url: at })).statusCode).toBe(404)
  const history = (await send({ url: `${at}/history` })).json()
  expect(history.map(({ version, op, reason }: Record<string, unknown>) => [version, op, reason])).toEqual([
    [3, 'D', 'merged'],
    [2, 'U', 'reform'],
    [1, 'I', null],
  ])
  expect(history[0].actor.name.en).toBe('Officer')
  expect(history[2].document.kind).toBe('department')
})

test('a record that others point to cannot be removed, and one that points to nothing cannot be written', async () => {
  const { create, send } = await withCity()
  const { id } = await create('organizations', bureau)
  await create('people', { name: '唐宁', orgId: id, active: true })
  const removal = await send({ method: 'DELETE', url: `/api/organizations/${id}`, headers: { 'if-match': '"1"' } })
  expect([removal.statusCode, removal.json().code]).toEqual([409, 'STILL_USED'])
  const person = { name: '无名', orgId: '01900000-0000-7000-8000-000000000000', active: true }
  const answer = await send({ method: 'POST', url: '/api/people', payload: person })
  expect([answer.statusCode, answer.json().errors[0].pointer]).toEqual([422, '/orgId'])
})

test('a state moves only as its lifecycle says', async () => {
  const { create, send } = await withCity()
  const roadmap = await create('roadmaps', { edition: 1, status: 'draft', reviewDueAt: '2027-01-01' })
  const move = (status: string, version: number) =>
    send({
      method: 'PATCH',
      url: `/api/roadmaps/${roadmap.id}`,
      payload: { status },
      headers: { 'if-match': `"${version}"` },
    })
  const skipped = await move('superseded', 1)
  expect([skipped.statusCode, skipped.json().code]).toEqual([409, 'NO_SUCH_MOVE'])
  expect((await move('current', 1)).statusCode).toBe(200)
})

test('a faulty body is refused with every field named, in both languages', async () => {
  const { send } = await withCity()
  const payload = { name: { zh: 'a\u0000b' }, kind: 'club', sector: null, strategicSupplier: 'yes', colour: 'red' }
  const answer = await send({
    method: 'POST',
    url: '/api/organizations',
    payload,
    headers: { 'accept-language': 'zh-CN' },
  })
  expect(answer.statusCode).toBe(400)
  expect(answer.headers['content-type']).toContain('application/problem+json')
  const { title, errors } = answer.json()
  expect(title).toBe('请求内容不符合要求，请查看各字段说明。')
  const pointers = errors.map(({ pointer }: { pointer: string }) => pointer)
  expect(pointers).toEqual(['/name/zh', '/kind', '/sector', '/strategicSupplier', '/colour'])
  for (const { text } of errors)
    expect(text).toEqual({ zh: expect.stringMatching(/。$/), en: expect.stringMatching(/\.$/) })
})

test.each([
  [
    'a lone surrogate',
    '{"name":{"zh":"\\ud800"},"kind":"department","sector":"public","strategicSupplier":false}',
    400,
  ],
  ['a prototype', '{"__proto__":{"a":1},"name":{"zh":"局"}}', 400],
  ['broken JSON', '{"name":', 400],
  ['a huge number', '{"edition":1e999,"status":"draft","reviewDueAt":"2027-01-01"}', 400],
  ['five megabytes', JSON.stringify({ name: { zh: 'x'.repeat(5_000_000) } }), 413],
])('%s is a fault of the sender, never ours', async (_, payload, status) => {
  const { send } = await withCity()
  const url = payload.includes('edition') ? '/api/roadmaps' : '/api/organizations'
  const answer = await send({ method: 'POST', url, payload, headers: { 'content-type': 'application/json' } })
  expect([answer.statusCode, answer.headers['content-type']]).toEqual([
    status,
    'application/problem+json; charset=utf-8',
  ])
})

test('a list filters, sorts and pages through every record once', async () => {
  const { create, pool, send } = await withCity()
  const { id: orgId } = await create('organizations', bureau)
  for (const name of ['甲', '乙', '丙', '丁', '戊']) await create('people', { name, orgId, active: name !== '丙' })
  const seen: string[] = []
  let after = ''
  do {
    const { items, next, count, refs } = (
      await send({ url: `/api/people?active=true&sort=-name&limit=2${after && `&after=${after}`}` })
    ).json()
    expect(count).toEqual({ value: 4, exact: true })
    expect(refs[orgId]).toMatchObject({ noun: 'Organization', path: 'organizations', title: { en: 'Data bureau' } })
    seen.push(...items.map(({ name }: { name: string }) => name))
    after = next ?? ''
  } while (after !== '')
  expect(seen).toEqual(['甲', '戊', '乙', '丁'].toSorted((a, b) => (a < b ? 1 : -1)))
  await followToTheEnd({ pool, registers })
  const found = (await send({ url: '/api/organizations?q=data%20b&name.contains=数据&parentId.missing=true' })).json()
  expect(found.items).toHaveLength(1)
  expect((await send({ url: '/api/people?colour=red' })).statusCode).toBe(400)
  expect((await send({ url: '/api/people?after=nonsense' })).json().code).toBe('CURSOR')
})

test('a list of a city leaves out the other city', async () => {
  const { create, send, scopeId } = await withCity()
  const { id: beijing } = await create('scopes', { ...city, code: 'beijing', madeUp: false })
  const { id: district } = await create('scopes', { ...city, code: 'jiangbei', kind: 'district', parentId: scopeId })
  await create('organizations', { ...bureau, scopeId: beijing })
  const inDistrict = await create('organizations', { ...bureau, scopeId: district })
  expect(inDistrict['cityId']).toBe(scopeId)
  const list = (await send({ url: '/api/organizations?scope=chengchuan' })).json()
  expect(list.items.map(({ id }: { id: string }) => id)).toEqual([inDistrict.id])
})
