import { mkdtemp, rm, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { buffer } from 'node:stream/consumers'
import type { Readable } from 'node:stream'
import { expect, onTestFinished, test } from 'vitest'
import { ZipFile } from 'yazl'
import type { SourceRow } from '../table.ts'
import { openXlsx } from './open.ts'

const relation = 'http://schemas.openxmlformats.org/officeDocument/2006/relationships'

async function fileOf(content: Buffer): Promise<string> {
  const folder = await mkdtemp(join(tmpdir(), 'citywide-xlsx-'))
  onTestFinished(() => rm(folder, { recursive: true, force: true }))
  const path = join(folder, 'file.xlsx')
  await writeFile(path, content)
  return path
}

async function packed(parts: Readonly<Record<string, string | Buffer>>): Promise<Buffer> {
  const zip = new ZipFile()
  for (const [name, content] of Object.entries(parts)) zip.addBuffer(Buffer.from(content), name)
  zip.end()
  return buffer(zip.outputStream as Readable)
}

/** A workbook as office programs write it, with a namespace prefix that not all of them use. */
const workbook = (sheet: string, more: Readonly<Record<string, string>> = {}) => ({
  '_rels/.rels': `<Relationships><Relationship Id="r1" Type="${relation}/officeDocument" Target="/xl/workbook.xml"/></Relationships>`,
  'xl/workbook.xml': `<x:workbook xmlns:x="m" xmlns:r="${relation}"><x:sheets><x:sheet name="说明" r:id="r2"/><x:sheet name="数据" r:id="r1"/></x:sheets></x:workbook>`,
  'xl/_rels/workbook.xml.rels': `<Relationships><Relationship Id="r1" Type="${relation}/worksheet" Target="worksheets/data.xml"/><Relationship Id="r2" Type="${relation}/worksheet" Target="/xl/worksheets/notes.xml"/><Relationship Id="r3" Type="${relation}/styles" Target="styles.xml"/><Relationship Id="r4" Type="${relation}/sharedStrings" Target="sharedStrings.xml"/></Relationships>`,
  'xl/styles.xml':
    '<styleSheet><numFmts><numFmt numFmtId="200" formatCode="[$-804]yyyy&quot;年&quot;m&quot;月&quot;d&quot;日&quot;"/><numFmt numFmtId="201" formatCode="0.00%"/></numFmts><cellStyleXfs><xf numFmtId="14"/></cellStyleXfs><cellXfs><xf/><xf numFmtId="14"/><xf numFmtId="22"/><xf numFmtId="20"/><xf numFmtId="200"/><xf numFmtId="201"/></cellXfs></styleSheet>',
  'xl/sharedStrings.xml':
    '<sst><si><t>名称</t></si><si><r><t>数据</t></r><r><t xml:space="preserve"> 局</t></r><rPh><t>shujuju</t></rPh></si><si><t>a_x000D_b_x005F_x0041_</t></si></sst>',
  'xl/worksheets/notes.xml': '<worksheet><sheetData/></worksheet>',
  'xl/worksheets/data.xml': `<worksheet><sheetData>${sheet}</sheetData><mergeCells/></worksheet>`,
  ...more,
})

async function rowsOf(content: Buffer, sheet = '数据'): Promise<SourceRow[]> {
  const table = await openXlsx(await fileOf(content), sheet)
  const rows: SourceRow[] = []
  for await (const row of table.rows) rows.push(row)
  return rows
}

/** `read`, or the code of what was wrong. */
const read = (content: Buffer) =>
  rowsOf(content).then(
    () => 'read',
    (error: unknown) => (error as { code?: unknown }).code,
  )

test('cells are what they are shown as: texts, numbers, dates, results of formulas, errors', async () => {
  const rows = await rowsOf(
    await packed(
      workbook(`
        <row r="1"><c r="A1" t="s"><v>0</v></c><c r="C1" t="inlineStr"><is><t>C</t></is></c></row>
        <row r="3"><c r="A3" t="s"><v>1</v></c><c r="B3"/><c r="C3" t="s"><v>2</v></c><c r="AA3"><v>-1.5e2</v></c></row>
        <row r="4"><c><v>7</v></c><c t="b"><v>1</v></c><c t="e"><v>#DIV/0!</v></c><c t="str"><f>A1&amp;"x"</f><v>x</v></c></row>
        <row><c s="1"><v>45356</v></c><c s="2"><v>45356.354166666664</v></c><c s="3"><v>0.5</v></c><c s="4"><v>45356</v></c><c s="5"><v>0.25</v></c><c s="1"><v>59</v></c></row>`),
    ),
  )
  expect(rows.map(({ row }) => row)).toEqual([1, 3, 4, 5])
  expect(rows.map(({ cells }) => cells)).toEqual([
    ['名称', null, 'C'],
    ['数据 局', null, 'a\rb_x0041_', ...Array.from({ length: 23 }, () => null), -150],
    [7, true, { error: '#DIV/0!' }, 'x'],
    ['2024-03-05', '2024-03-05T08:30:00', '12:00:00', '2024-03-05', 0.25, '1900-02-28'],
  ])
})

test('a workbook that counts from 1904 is read so', async () => {
  const parts = workbook('<row><c s="1"><v>43894</v></c></row>')
  const xml = parts['xl/workbook.xml'].replace('<x:sheets>', '<x:workbookPr date1904="1"/><x:sheets>')
  expect((await rowsOf(await packed({ ...parts, 'xl/workbook.xml': xml })))[0]?.cells).toEqual(['2024-03-05'])
})

test('a sheet that is not there is refused with the names of those that are', async () => {
  const path = await fileOf(await packed(workbook('')))
  await expect(openXlsx(path, '别的')).rejects.toMatchObject({ code: 'IMPORT_SHEET', params: { sheets: '说明, 数据' } })
  expect((await openXlsx(path, undefined)).about.sheet).toBe('说明')
})

test('what unpacks beyond all measure, leaves its folder, lies or is no workbook is refused', async () => {
  const bomb = await packed(workbook('', { 'xl/media/zeros': '0'.repeat(4_000_000) }))
  expect(bomb.length).toBeLessThan(20_000)
  const large = await packed(workbook('', { 'xl/media/zeros': '0'.repeat(200 * 1024 * 1024) }))
  expect(large.length).toBeLessThan(202 * 1024)
  expect(await read(large)).toBe('IMPORT_BOMB')
  const honest = await packed(workbook('<row><c t="s"><v>0</v></c></row>'.repeat(200)))
  const lying = Buffer.from(honest)
  // The directory says that the sheet has ten bytes.
  const at = lying.lastIndexOf('xl/worksheets/data.xml')
  lying.writeUInt32LE(10, at - 46 + 24)
  const escape = Buffer.from(await packed({ 'aa/etc': 'x', ...workbook('') }))
  for (let from = escape.indexOf('aa/etc'); from >= 0; from = escape.indexOf('aa/etc', from))
    escape.write('../etc', from)
  const expanding =
    '<!DOCTYPE a [<!ENTITY b "boom">]><worksheet><sheetData><row><c t="str"><v>&b;</v></c></row></sheetData></worksheet>'
  expect(
    await Promise.all([
      read(bomb),
      read(lying),
      read(escape),
      read(Buffer.from('no archive at all')),
      read(honest.subarray(0, honest.length - 30)),
      read(await packed({ 'word/document.xml': '<a/>' })),
      read(await packed({ ...workbook(''), 'xl/worksheets/data.xml': '<worksheet><row></worksheet>' })),
      read(await packed({ ...workbook(''), 'xl/worksheets/data.xml': expanding })),
    ]),
  ).toEqual(['IMPORT_BOMB', ...Array.from({ length: 7 }, () => 'IMPORT_UNREADABLE')])
})
