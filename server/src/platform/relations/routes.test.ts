import { registers } from '@citywide/model/registers'
import { expect, test } from 'vitest'
import { freshApp } from '../../testing.ts'

test('every field that may point to a record is asked at once, counted and with the newest few', async () => {
  const { create, send, pool } = await freshApp()
  const { id: scopeId } = await create('scopes', { code: 'a', title: { zh: '城' }, kind: 'city', madeUp: true })
  const bureau = { kind: 'department', sector: 'public', strategicSupplier: false }
  const { id } = await create('organizations', { ...bureau, name: { zh: '数据局' } })
  const { id: child } = await create('organizations', { ...bureau, name: { zh: '数据处' }, parentId: id })
  await pool.query(
    `insert into person (id, city_id, scope_id, name, org_id, active)
     select gen_random_uuid(), $1, $1, 'officer ' || n, $2, true from generate_series(1, 1100) n`,
    [scopeId, id],
  )
  const answer = await send({ url: `/api/relations?register=organizations&record=${id}` })
  expect(answer.statusCode).toBe(200)
  const { items, refs } = answer.json()
  expect(items).toMatchObject([
    { register: 'organizations', field: 'parentId', count: { value: 1, exact: true }, items: [{ id: child }] },
    { register: 'people', field: 'orgId', count: { value: 1000, exact: false } },
  ])
  expect(items[1].items).toHaveLength(4)
  expect(refs[id]).toMatchObject({ title: { zh: '数据局' } })
})

test('lists of references are found too', async () => {
  const { create, send, pool } = await freshApp()
  const { id: scopeId } = await create('scopes', { code: 'a', title: { zh: '城' }, kind: 'city', madeUp: true })
  const [list] = registers.flatMap((declaration) =>
    Object.entries(declaration.fields).flatMap(([name, field]) =>
      field.type === 'refs' && field.to.includes('Organization') ? [{ declaration, name }] : [],
    ),
  )
  if (!list) throw new Error('no register has a list of organizations')
  const bureau = { name: { zh: '局' }, kind: 'department', sector: 'public', strategicSupplier: false }
  const { id } = await create('organizations', bureau)
  const { rows } = await pool.query<{ column: string; type: string }>(
    `select column_name as column, data_type as type from information_schema.columns
      where table_name = $1 and is_nullable = 'NO' and column_default is null and column_name <> 'id'`,
    [list.declaration.table],
  )
  const values = rows.map(({ column, type }) =>
    column.endsWith('_id')
      ? `'${column === 'scope_id' || column === 'city_id' ? scopeId : id}'`
      : (blank[type] ?? `'x'`),
  )
  const columnName = list.name.replaceAll(/[A-Z]/g, (letter) => `_${letter.toLowerCase()}`)
  await pool.query(
    `insert into ${list.declaration.table} (id, ${rows.map(({ column }) => `"${column}"`).join(', ')}, "${columnName}")
     values (gen_random_uuid(), ${values.join(', ')}, array['${id}']::uuid[])`,
  )
  const { items } = (await send({ url: `/api/relations?register=organizations&record=${id}` })).json()
  expect(items.filter(({ field }: { field: string }) => field === list.name)).toMatchObject([
    { register: list.declaration.path, count: { value: 1, exact: true } },
  ])
})

const blank: Readonly<Record<string, string>> = {
  jsonb: `'{"zh":"x"}'`,
  boolean: 'true',
  integer: '1',
  'double precision': '1',
  date: `'2026-01-01'`,
  'timestamp with time zone': 'now()',
  ARRAY: `'{}'`,
}

test('a record of every register can be asked, and one that is not there is not found', async () => {
  const { send } = await freshApp()
  for (const { path } of registers) {
    const answer = await send({ url: `/api/relations?register=${path}&record=01900000-0000-7000-8000-000000000001` })
    expect([path, answer.statusCode]).toEqual([path, 404])
  }
})
