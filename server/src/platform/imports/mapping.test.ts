import { expect, test } from 'vitest'
import { importDesk } from './testing.ts'

const gb = (text: string) => {
  // Written out: Node reads GB18030 and does not write it.
  const known: Readonly<Record<string, number[]>> = {
    单: [0xb5, 0xa5],
    位: [0xce, 0xbb],
    性: [0xd0, 0xd4],
    质: [0xd6, 0xca],
    水: [0xcb, 0xae],
    务: [0xce, 0xf1],
    局: [0xbe, 0xd6],
    机: [0xbb, 0xfa],
    关: [0xb9, 0xd8],
  }
  return Buffer.from(Array.from(text).flatMap((sign) => known[sign] ?? [...Buffer.from(sign)]))
}

test('a file of an office is read in its encoding; its mapping is kept for the next one with these headings', async () => {
  const { upload, map, step, list } = await importDesk()
  const first = await upload('organizations', gb('单位;性质\r\n水务局;机关\r\n'), { encoding: 'gb18030' })
  expect(first.columns).toMatchObject([
    { name: '单位', letter: 'A', samples: ['水务局'] },
    { name: '性质', letter: 'B', samples: ['机关'] },
  ])
  expect(first.missing).toEqual(['name', 'kind', 'sector'])
  const mapping = {
    columns: [
      { column: '单位', field: 'name.zh' },
      { column: '性质', field: 'kind', values: { 机关: 'department' } },
    ],
    constants: { sector: 'public', strategicSupplier: '否' },
    key: ['name.zh'],
  }
  const mapped = await map(first.id, mapping, '编办名册')
  expect([mapped.missing, mapped.source?.name]).toEqual([[], '编办名册'])
  await step(first.id, 'check')
  await step(first.id, 'apply', { mode: 'all' })
  expect(await list('organizations')).toMatchObject([{ name: { zh: '水务局' }, kind: 'department', sector: 'public' }])

  const second = await upload('organizations', '性质,单位\n机关,水务局\n机关,园林局\n')
  expect([second.source?.name, second.mapping.key]).toEqual(['编办名册', ['name.zh']])
  const checked = await step(second.id, 'check')
  expect(checked.counts).toMatchObject({ new: 1, same: 1, refused: 0 })
})

test('a mapping that does not fit the file or the register is refused with every fault', async () => {
  const { upload, send } = await importDesk()
  const { id } = await upload('organizations', 'a,b\n1,2\n')
  const columns = [
    { column: 'a', field: 'name.zh' },
    { column: 'b', field: 'name.zh' },
    { column: 'c', field: 'colour' },
  ]
  const mapping = { columns, constants: { version: '1' }, key: ['kind', 'geometry'] }
  const answer = await send({ method: 'PUT', url: `/api/imports/${id}/mapping`, payload: { mapping } })
  expect(answer.statusCode).toBe(400)
  expect(answer.json().errors.map(({ pointer, code }: Record<string, unknown>) => [pointer, code])).toEqual([
    ['/mapping/columns/1/field', 'FIELD_TWICE'],
    ['/mapping/columns/2/column', 'NO_SUCH_COLUMN'],
    ['/mapping/columns/2/field', 'NO_SUCH_FIELD'],
    ['/mapping/constants/version', 'NO_SUCH_FIELD'],
    ['/mapping/key/0', 'KEY_NOT_MAPPED'],
    ['/mapping/key/1', 'KEY_UNFIT'],
  ])
})

test('a title above the table is no heading, empty rows are no rows, and a heading may be named by its row', async () => {
  const { upload } = await importDesk()
  const text = '全市机构一览,,\n\n名称,Kind,\n水务局,department,\n,,\n园林局,department,\n'
  const found = await upload('organizations', text)
  expect([found.rows, found.file.headingRow, found.file.emptyRows]).toEqual([2, 3, 1])
  expect(found.columns.map(({ name }) => name)).toEqual(['名称', 'Kind', '#3'])
  expect(found.mapping.columns).toEqual([
    { column: '名称', field: 'name.zh' },
    { column: 'Kind', field: 'kind' },
  ])
  expect((await upload('organizations', text, { headingRow: '4' })).columns[0]?.name).toBe('水务局')
})

test.each([
  ['an empty file', '', 'IMPORT_EMPTY'],
  ['headings alone', 'a,b\n', 'IMPORT_EMPTY'],
  ['an open quotation mark', 'a,b\n1,"2\n3,4\n', 'IMPORT_QUOTES'],
  ['too many columns', `${'a,'.repeat(301)}a\n1\n`, 'IMPORT_TOO_WIDE'],
  ['bytes that are no text', Buffer.from([0x80, 0xff, 0xff, 0x00, 0x81]), 'IMPORT_UNREADABLE'],
])('%s is refused and leaves nothing', async (_, payload, code) => {
  const { send, pool } = await importDesk()
  const headers = { 'content-type': 'text/csv' }
  const answer = await send({ method: 'POST', url: '/api/imports?register=people&name=a.csv', payload, headers })
  expect([answer.statusCode, answer.json().code]).toEqual([422, code])
  expect((await pool.query('select 1 from import union all select 1 from import_row')).rowCount).toBe(0)
})
