import { registers } from '@citywide/model/registers'
import { expect, test } from 'vitest'
import { transaction } from '../postgres/pool.ts'
import { recordStore } from '../records/store.ts'
import { moveImport } from './import-store.ts'
import { type ImportDesk, importDesk } from './testing.ts'
import { workOn } from './work.ts'

const content = async ({ pool }: ImportDesk, table: string) =>
  (
    await pool.query(
      `select to_jsonb(r) - array['version', 'updated_at', 'updated_by'] as record from ${table} r order by id`,
    )
  ).rows

async function withRoadmaps() {
  const desk = await importDesk()
  const made = []
  for (const edition of [1, 2, 3, 4]) {
    made.push(await desk.create('roadmaps', { edition, status: 'draft', reviewDueAt: '2027-01-01' }))
  }
  return { ...desk, made }
}

test('by its key a row changes its record, only what differs, only as its lifecycle allows; the undo brings all back', async () => {
  const desk = await withRoadmaps()
  const { upload, map, step, problems, list, send } = desk
  const before = await content(desk, 'roadmap')
  const text = `edition,status,reviewDueAt
1,current,2027-06-30
2,draft,2027-01-01
3,superseded,2027-01-01
4,draft,
4,draft,2028-01-01
9,current,2027-01-01
`
  const { id, mapping } = await upload('roadmaps', text)
  await map(id, { ...mapping, key: ['edition'] })
  const checked = await step(id, 'check')
  expect(checked.counts).toMatchObject({ rows: 6, new: 1, changed: 1, same: 1, refused: 3 })
  expect((await problems(id)).map(({ row, column, code }) => [row, column, code])).toEqual([
    [4, 'status', 'NO_SUCH_MOVE'],
    [5, 'reviewDueAt', 'REQUIRED'],
    [6, 'edition', 'KEY_TWICE'],
  ])
  const rows = (await send({ url: `/api/imports/${id}/rows?outcome=changed` })).json()
  expect(rows.items[0]).toMatchObject({ row: 2, values: { status: 'current', reviewDueAt: '2027-06-30' } })
  await step(id, 'apply', { mode: 'accepted' })
  expect(await list('roadmaps?sort=edition')).toMatchObject([
    { edition: 1, status: 'current', version: 2, reviewDueAt: '2027-06-30' },
    { edition: 2, version: 1 },
    { edition: 3, version: 1 },
    { edition: 4, version: 1 },
    { edition: 9, version: 1 },
  ])
  const undone = await step(id, 'undo', { reason: '文件有误' })
  expect(undone.undo).toEqual({ undone: 2, kept: 0 })
  expect(await content(desk, 'roadmap')).toEqual(before)
})

test('a file that was exported before others changed the record does not overwrite them', async () => {
  const { made, send, upload, step, problems } = await withRoadmaps()
  const file = (await send({ url: '/api/roadmaps/export?format=csv&sort=edition' })).body
  await send({
    method: 'PATCH',
    url: `/api/roadmaps/${made[0]?.id}`,
    payload: { reviewDueAt: '2027-03-03' },
    headers: { 'if-match': '"1"' },
  })
  const { id } = await upload('roadmaps', file.replaceAll('2027-01-01', '2029-01-01'))
  expect((await step(id, 'check')).counts).toMatchObject({ changed: 3, refused: 1 })
  expect(await problems(id)).toMatchObject([{ row: 2, code: 'CHANGED_SINCE' }])
})

test('what others changed or point to since is named and nothing is taken back, unless the rest is asked for', async () => {
  const desk = await importDesk()
  const { upload, step, problems, list, create, send, pool } = desk
  const text = 'name.zh,kind,sector,strategicSupplier\n甲,agency,public,no\n乙,agency,public,no\n丙,agency,public,no\n'
  const { id } = await upload('organizations', text)
  await step(id, 'check')
  await step(id, 'apply', { mode: 'all' })
  const [a, b] = await list('organizations?sort=name')
  await send({
    method: 'PATCH',
    url: `/api/organizations/${String(a?.['id'])}`,
    payload: { kind: 'department' },
    headers: { 'if-match': '"1"' },
  })
  await create('people', { name: '唐宁', orgId: b?.['id'], active: true })
  const refused = await step(id, 'undo', {})
  expect([refused.state, refused.failure?.code]).toEqual(['applied', 'IMPORT_UNDO_HELD'])
  expect((await problems(id, 'undo')).map(({ code }) => code).toSorted()).toEqual(['CHANGED_AFTER', 'STILL_USED'])
  expect(await list('organizations')).toHaveLength(3)
  const rest = await step(id, 'undo', { rest: true })
  expect([rest.state, rest.undo]).toEqual(['undone', { undone: 1, kept: 2 }])
  expect(await list('organizations')).toHaveLength(2)
  const { rows } = await pool.query(`select reason from record_version where op = 'D'`)
  expect(rows).toEqual([{ reason: expect.stringContaining('撤销导入') }])
})

test('work that was cut off is done by the next try, and by two at once still once', async () => {
  const { upload, step, pool, list, send } = await importDesk()
  const { id } = await upload('organizations', 'name.zh,kind,sector,strategicSupplier\n甲,agency,public,no\n')
  await step(id, 'check')
  await transaction(pool, (client) => moveImport(client, id, 'applying', { mode: 'all' }))
  expect((await send({ url: `/api/imports/${id}` })).json()).toMatchObject({
    state: 'applying',
    progress: { total: 1 },
  })
  const byName = new Map(registers.map((declaration) => [declaration.name, declaration]))
  const workshop = { pool, store: recordStore(byName), byName, timeZone: 'Asia/Shanghai' }
  await Promise.all([workOn(workshop, id), workOn(workshop, id)])
  await workOn(workshop, id)
  expect((await send({ url: `/api/imports/${id}` })).json()).toMatchObject({ state: 'applied', progress: null })
  expect(await list('organizations')).toHaveLength(1)
})

test('rows that say what is there already, or the same as another, are taken with a warning', async () => {
  const { upload, step, problems, create, send } = await importDesk()
  const bureau = { kind: 'agency', sector: 'public', strategicSupplier: false }
  await create('organizations', { ...bureau, name: { zh: '甲' } })
  const text = 'name.zh,kind,sector,strategicSupplier\n甲,agency,public,no\n乙,agency,public,no\n乙,agency,public,no\n'
  const { id } = await upload('organizations', text)
  expect((await step(id, 'check')).counts).toMatchObject({ new: 3, refused: 0, warned: 2 })
  expect((await problems(id)).map(({ row, code, severity }) => [row, code, severity])).toEqual([
    [2, 'LOOKS_THE_SAME', 'warning'],
    [4, 'ROW_TWICE', 'warning'],
  ])
  const file = await send({ url: `/api/imports/${id}/problems.csv` })
  expect(file.body.split('\r\n')).toEqual([
    expect.stringContaining('行 Row'),
    expect.stringMatching(/^2,.*LOOKS_THE_SAME/),
    expect.stringMatching(/^4,.*ROW_TWICE/),
    '',
  ])
})
