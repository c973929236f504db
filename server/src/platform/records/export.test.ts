import { assert, property, string } from 'fast-check'
import { expect, test } from 'vitest'
import { freshApp } from '../../testing.ts'
import { cell } from './cell.ts'

test('an export holds every record that the list shows, in its order, in both forms', async () => {
  const { create, send, pool } = await freshApp()
  const { id: scopeId } = await create('scopes', { code: 'a', title: { zh: '城' }, kind: 'city', madeUp: true })
  const bureau = { kind: 'department', sector: 'public', strategicSupplier: false }
  const { id: orgId } = await create('organizations', { ...bureau, name: { zh: '数据局', en: 'Data "bureau", city' } })
  // More than two fetches of the cursor.
  await pool.query(
    `insert into person (id, city_id, scope_id, name, org_id, active)
     select gen_random_uuid(), $1, $1, 'officer ' || n, $2, n % 2 = 0 from generate_series(1, 2500) n`,
    [scopeId, orgId],
  )
  const json = await send({ url: '/api/people/export?format=json&active=true&sort=name' })
  expect(json.headers['content-disposition']).toBe('attachment; filename="people.json"')
  const names = json.json().map(({ name }: { name: string }) => name)
  expect(names).toHaveLength(1250)
  const list = (await send({ url: '/api/people?active=true&sort=name&limit=500' })).json()
  expect(names.slice(0, 500)).toEqual(list.items.map(({ name }: { name: string }) => name))
  const csv = await send({ url: '/api/organizations/export' })
  expect(csv.headers['content-type']).toBe('text/csv; charset=utf-8')
  const [head, row, end] = csv.body.split('\r\n')
  expect(head).toMatch(/^\uFEFFid,.*,name\.zh,name\.en,/)
  expect(row).toContain('数据局,"Data ""bureau"", city",department')
  expect(end).toBe('')
})

test('a long list comes whole from a thread of its own, and a reader who leaves ends its transaction', async () => {
  const { create, app, key, pool } = await freshApp()
  const { id: scopeId } = await create('scopes', { code: 'a', title: { zh: '城' }, kind: 'city', madeUp: true })
  await pool.query(
    `insert into organization (id, city_id, scope_id, name, kind, sector)
     select gen_random_uuid(), $1, $1, jsonb_build_object('zh', '局' || n), 'department', 'public'
     from generate_series(1, 12000) n`,
    [scopeId],
  )
  const url = await app.listen({ host: '127.0.0.1', port: 0 })
  const ask = (format: string, signal?: AbortSignal) =>
    fetch(`${url}/api/organizations/export?format=${format}`, {
      headers: { authorization: `Bearer ${key}` },
      ...(signal && { signal }),
    })
  expect((await (await ask('csv')).text()).split('\r\n')).toHaveLength(12_002)
  const names = ((await (await ask('json')).json()) as { name: { zh: string } }[]).map(({ name }) => name.zh)
  expect(new Set(names).size).toBe(12_000)

  const leaving = new AbortController()
  const answer = await ask('json', leaving.signal)
  await answer.body?.getReader().read()
  leaving.abort()
  await expect
    .poll(async () => {
      const { rows } = await pool.query<{ open: number }>(
        `select count(*)::int as open from pg_stat_activity where datname = current_database() and state = 'idle in transaction'`,
      )
      return rows[0]?.open
    })
    .toBe(0)
})

test.each(['=1+1', ' +1', '\t-1', '@sum', '＝1', '\uFEFF=1', '\r=1'])(
  'the text %j does not run in a spreadsheet',
  (text) => {
    expect(cell(text, 'text').replace(/^"/, '')).toMatch(/^'/)
  },
)

test('numbers and dates stay as they are, also negative ones', () => {
  expect([cell(-3.5, 'number'), cell('2026-11-22', 'date'), cell(null, 'text')]).toEqual(['-3.5', '2026-11-22', ''])
})

test('whatever a cell holds, a reader of RFC 4180 gets it back', () => {
  assert(
    property(string(), (text) => {
      const written = cell(text, 'text')
      const read = written.startsWith('"') ? written.slice(1, -1).replaceAll('""', '"') : written
      expect(read === text || read === `'${text}`).toBe(true)
      if (!written.startsWith('"')) expect(written).not.toMatch(/[",\r\n]/)
    }),
  )
})
