import { Problem } from '@citywide/model/problem'
import { registers } from '@citywide/model/registers'
import type { RecordDeclaration } from '@citywide/model/record/record'
import { expect, test } from 'vitest'
import { freshApp } from '../../testing.ts'
import { type PoolClient, transaction } from '../postgres/pool.ts'
import { type Author, type Outcome, recordStore, type WriteCheck } from './store.ts'

const byName = new Map(registers.map((declaration) => [declaration.name, declaration]))
const author: Author = {
  accountId: '01900000-0000-7000-8000-0000000000aa',
  personId: null,
  source: 'import',
  reason: 'why',
}
const id = (n: number) => `01900000-0000-7000-8000-${String(n).padStart(12, '0')}`
const bureau = (name: string, more: object = {}) => ({
  values: { name: { zh: name }, kind: 'department', sector: 'public', strategicSupplier: false, ...more },
})
const codes = (outcomes: readonly Outcome[]) =>
  outcomes.map((outcome) => (outcome instanceof Problem ? outcome.code : outcome.version))

function declared(name: string): RecordDeclaration {
  const declaration = byName.get(name)
  if (!declaration) throw new Error(name)
  return declaration
}
const Organization = declared('Organization')
const Roadmap = declared('Roadmap')
const Scope = declared('Scope')

async function withCity(checks: Readonly<Record<string, WriteCheck>> = {}) {
  const { create, pool } = await freshApp()
  const { id: city } = await create('scopes', { code: 'a', title: { zh: '城' }, kind: 'city', madeUp: true })
  const store = recordStore(byName, checks)
  const run = <T>(work: (client: PoolClient) => Promise<T>) => transaction(pool, work)
  return { create, pool, city, store, run }
}

test('of many records those that fit are created, in their places, and the others name their fault', async () => {
  const { pool, run, store, city } = await withCity()
  const nowhere = bureau('丙', { parentId: id(99) })
  const outcomes = await run((client) =>
    store.createMany(
      client,
      Organization,
      [
        { ...bureau('甲'), id: id(1) },
        // Points ahead in the batch, to one that is itself refused, and that one to nothing.
        { ...bureau('乙', { parentId: id(4) }), id: id(2) },
        { ...nowhere, id: id(3) },
        { ...bureau('丁', { parentId: id(3) }), id: id(4) },
        { ...bureau('戊', { parentId: id(6) }), id: id(5) },
        { ...bureau('己'), id: id(6) },
        bureau('庚', { scopeId: id(98) }),
      ],
      author,
    ),
  )
  expect(codes(outcomes)).toEqual([1, 'NO_SUCH_RECORD', 'NO_SUCH_RECORD', 'NO_SUCH_RECORD', 1, 1, 'NO_SUCH_SCOPE'])
  expect(outcomes[4]).toMatchObject({ id: id(5), cityId: city, parentId: id(6), source: 'import', name: { zh: '戊' } })
  const { rows } = await pool.query(
    `select id, version, op, reason from record_version where noun = 'Organization' order by id`,
  )
  expect(rows).toEqual([1, 5, 6].map((n) => ({ id: id(n), version: 1, op: 'I', reason: 'why' })))
})

test('of many changes each is held to its version and its lifecycle; what one leaves out stays as it is', async () => {
  const { create, run, store } = await withCity()
  const roadmap = (edition: number) => create('roadmaps', { edition, status: 'draft', reviewDueAt: '2027-01-01' })
  const [a, b, c] = [await roadmap(1), await roadmap(2), await roadmap(3)]
  const outcomes = await run((client) =>
    store.changeMany(
      client,
      Roadmap,
      [
        { id: a.id, read: 1, values: { status: 'current' } },
        { id: b.id, read: 1, values: { edition: 20 } },
        { id: c.id, read: 1, values: { status: 'superseded' } },
        { id: c.id, read: 7, values: { edition: 30 } },
        { id: b.id, read: 1, values: { edition: 21 } },
        { id: id(9), read: 1, values: { edition: 1 } },
      ],
      author,
    ),
  )
  expect(codes(outcomes)).toEqual([2, 2, 'NO_SUCH_MOVE', 'CHANGED', 'CHANGED', 'NOT_FOUND'])
  expect(outcomes[0]).toMatchObject({ status: 'current', edition: 1 })
  expect(outcomes[1]).toMatchObject({ status: 'draft', edition: 20 })
})

test('records that point to each other go together; what others point to stays, and what that points to', async () => {
  const { create, pool, run, store } = await withCity()
  const [a, b, c, d] = await run((client) =>
    store.createMany(
      client,
      Organization,
      [
        { ...bureau('甲'), id: id(1) },
        { ...bureau('乙', { parentId: id(1) }), id: id(2) },
        { ...bureau('丙'), id: id(3) },
        { ...bureau('丁', { parentId: id(3) }), id: id(4) },
      ],
      author,
    ),
  )
  expect(codes([a, b, c, d].flatMap((outcome) => outcome ?? []))).toEqual([1, 1, 1, 1])
  await create('people', { name: '唐宁', orgId: id(4), active: true })
  const removals = [1, 2, 3, 4].map((n) => ({ id: id(n), read: 1 }))
  const outcomes = await run((client) =>
    store.removeMany(client, Organization, [...removals, { id: id(9), read: 1 }], author),
  )
  expect(codes(outcomes)).toEqual([2, 2, 'STILL_USED', 'STILL_USED', 'NOT_FOUND'])
  const { rows } = await pool.query('select id from organization order by id')
  expect(rows).toEqual([{ id: id(3) }, { id: id(4) }])
})

test('a removed record comes back as itself, and its history goes on', async () => {
  const { create, run, store } = await withCity()
  const made = await create('organizations', bureau('甲').values)
  const gone = await run((client) => store.removeMany(client, Organization, [{ id: made.id, read: 1 }], author))
  expect(codes(gone)).toEqual([2])
  const [was] = gone
  if (was === undefined || was instanceof Problem) throw new Error('was not removed')
  const [back] = await run((client) => store.createMany(client, Organization, [{ ...bureau('甲'), was }], author))
  expect(back).toMatchObject({ id: made.id, version: 3, createdAt: made['createdAt'], name: { zh: '甲' } })
})

test('more than a thousand are each named in the change log, with the account that wrote', async () => {
  const { pool, store } = await withCity()
  const actor = author.accountId
  const records = Array.from({ length: 1_200 }, (_, n) => bureau(`局${n}`))
  await transaction(pool, (client) => store.createMany(client, Organization, records, author), { actor })
  const { rows } = await pool.query(
    `select count(distinct row_id)::int as named from change_log where tbl = 'organization' and actor = $1`,
    [actor],
  )
  expect(rows).toEqual([{ named: 1_200 }])
})

test('a key that is taken refuses its record alone', async () => {
  const { run, store, city } = await withCity()
  const district = (code: string) => ({
    values: { code, title: { zh: '区' }, kind: 'district', parentId: city, madeUp: true },
  })
  const outcomes = await run((client) => store.createMany(client, Scope, ['b', 'a', 'c', 'c'].map(district), author))
  expect(codes(outcomes)).toEqual([1, 'TAKEN', 1, 'TAKEN'])
  expect(outcomes[0]).toMatchObject({ cityId: city })
})

const noThirteenth: WriteCheck = async (_, records) =>
  records.map(({ edition }) => (edition === 13 ? new Problem('TAKEN') : undefined))

test('what a room demands of its noun holds for every way of writing', async () => {
  const { create, run, store } = await withCity({ Roadmap: noThirteenth })
  const values = { edition: 13, status: 'draft', reviewDueAt: '2027-01-01' }
  expect(codes(await run((client) => store.createMany(client, Roadmap, [{ values }], author)))).toEqual(['TAKEN'])
  await expect(run((client) => store.create(client, Roadmap, values, author))).rejects.toThrow(Problem)
  const { id: other } = await create('roadmaps', { ...values, edition: 12 })
  const change = { id: other, read: 1, values: { edition: 13 } }
  expect(codes(await run((client) => store.changeMany(client, Roadmap, [change], author)))).toEqual(['TAKEN'])
})
