import { expect, test } from 'vitest'
import { importDesk } from './testing.ts'

const bureaus = `名称（中文）,Name (English),类别,Sector,上级组织,strategicSupplier
数据局,Data bureau,department,public,,否
"规划
处",,department,public,数据局,no
监测站,Station,机关,public,规划局,maybe
`

test('a file is mapped by its headings, checked row by row, and what is wrong is said at its cell', async () => {
  const { upload, step, problems, create } = await importDesk()
  await create('organizations', {
    name: { zh: '规划局' },
    kind: 'department',
    sector: 'public',
    strategicSupplier: false,
  })
  const sent = await upload('organizations', bureaus)
  expect(sent).toMatchObject({ state: 'uploaded', file: { format: 'csv', encoding: 'utf-8', delimiter: ',' } })
  expect(sent.columns.map(({ name, filled }) => [name, filled])).toEqual([
    ['名称（中文）', 3],
    ['Name (English)', 2],
    ['类别', 3],
    ['Sector', 3],
    ['上级组织', 2],
    ['strategicSupplier', 3],
  ])
  const checked = await step(sent.id, 'check')
  expect([checked.state, checked.counts]).toEqual([
    'checked',
    { rows: 3, new: 2, changed: 0, same: 0, refused: 1, warned: 0 },
  ])
  expect((await problems(sent.id)).map(({ row, column, code, value }) => [row, column, code, value])).toEqual([
    [4, '类别', 'NOT_IN_LIST', '机关'],
    [4, 'strategicSupplier', 'NOT_BOOLEAN', 'maybe'],
  ])
})

test('the accepted rows are applied once, found by name in any order, and undone exactly', async () => {
  const { upload, step, problems, list, send, scopeId } = await importDesk()
  const file = `name.zh,kind,sector,strategicSupplier,parentId
处室,department,public,false,总局
总局,department,public,false,
坏行,department,nowhere,false,
孤行,department,public,false,坏行
`
  const { id } = await upload('organizations', file)
  const checked = await step(id, 'check')
  expect(checked.counts).toEqual({ rows: 4, new: 2, changed: 0, same: 0, refused: 2, warned: 0 })
  expect((await problems(id)).map(({ row, code }) => [row, code])).toEqual([
    [4, 'NOT_IN_LIST'],
    [5, 'REFERENCE_REFUSED'],
  ])
  const whole = await send({ method: 'POST', url: `/api/imports/${id}/apply`, payload: { mode: 'all' } })
  expect([whole.statusCode, whole.json().code]).toEqual([409, 'IMPORT_ROWS_REFUSED'])
  const applied = await step(id, 'apply', { mode: 'accepted', reason: '年度普查' })
  expect([applied.state, applied.counts?.new]).toEqual(['applied', 2])
  const again = await send({ method: 'POST', url: `/api/imports/${id}/apply`, payload: { mode: 'accepted' } })
  expect([again.statusCode, again.json().code]).toEqual([409, 'IMPORT_STATE'])
  const [parent, child] = await list('organizations?sort=parentId')
  expect([parent?.['name'], child?.['name']]).toEqual([{ zh: '处室' }, { zh: '总局' }])
  expect(parent).toMatchObject({ parentId: child?.['id'], scopeId, source: 'import' })
  const history = (await send({ url: `/api/organizations/${String(child?.['id'])}/history` })).json()
  expect(history[0]).toMatchObject({ version: 1, op: 'I', reason: expect.stringContaining('年度普查') })
  const undone = await step(id, 'undo', {})
  expect([undone.state, undone.undo]).toEqual(['undone', { undone: 2, kept: 0 }])
  expect(await list('organizations')).toEqual([])
})
