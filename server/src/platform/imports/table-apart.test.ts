import { mkdtemp, rm, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { buffer } from 'node:stream/consumers'
import type { Readable } from 'node:stream'
import { expect, onTestFinished, test } from 'vitest'
import { ZipFile } from 'yazl'
import { type SourceRow, textOf } from './table.ts'
import { openApart } from './table-apart.ts'

async function fileOf(content: string | Buffer): Promise<string> {
  const folder = await mkdtemp(join(tmpdir(), 'citywide-table-'))
  onTestFinished(() => rm(folder, { recursive: true, force: true }))
  const path = join(folder, 'file')
  await writeFile(path, content)
  return path
}

const order = (path: string, format: 'csv' | 'xlsx') => ({ path, format, sheet: undefined, csv: {} })

async function gathered(rows: AsyncIterable<SourceRow>): Promise<SourceRow[]> {
  const all: SourceRow[] = []
  for await (const row of rows) all.push(row)
  return all
}

/** A workbook of one row whose texts are these. */
async function workbook(texts: string): Promise<Buffer> {
  const relation = 'http://schemas.openxmlformats.org/officeDocument/2006/relationships'
  const zip = new ZipFile()
  const add = (name: string, xml: string) => zip.addBuffer(Buffer.from(xml), name)
  add('xl/workbook.xml', `<workbook xmlns:r="${relation}"><sheets><sheet name="a" r:id="r1"/></sheets></workbook>`)
  add(
    'xl/_rels/workbook.xml.rels',
    `<Relationships><Relationship Id="r1" Type="${relation}/worksheet" Target="sheet.xml"/><Relationship Id="r2" Type="${relation}/sharedStrings" Target="strings.xml"/></Relationships>`,
  )
  add('xl/sheet.xml', '<worksheet><sheetData><row><c t="s"><v>0</v></c></row></sheetData></worksheet>')
  add('xl/strings.xml', `<sst>${texts}</sst>`)
  zip.end()
  return buffer(zip.outputStream as Readable)
}

test('a file that a thread of its own reads is the same table, however many parts it came in', async () => {
  const lines = Array.from({ length: 1_234 }, (_, at) => `${at},数据 ${at}`)
  const { about, rows } = await openApart(order(await fileOf(lines.join('\n')), 'csv'))
  expect(about).toMatchObject({ format: 'csv', encoding: 'utf-8', delimiter: ',' })
  const read = await gathered(rows)
  expect(read.map(({ cells }) => cells.map(textOf).join(','))).toEqual(lines)
})

test('a reader that stops ends the thread, and what it refuses is refused with the same words', async () => {
  const { rows } = await openApart(order(await fileOf('a,b\n1,2\n'.repeat(2_000)), 'csv'))
  for await (const { row } of rows) if (row === 3) break
  await expect(openApart(order(await fileOf('no workbook'), 'xlsx'))).rejects.toMatchObject({
    code: 'IMPORT_UNREADABLE',
  })
})

test('a workbook that needs more memory or time than it may have is refused, and the server lives on', async () => {
  const many = Array.from({ length: 400_000 }, (_, at) => `<si><t>${at}-${'数据'.repeat(9)}</t></si>`).join('')
  const path = await fileOf(await workbook(many))
  await expect(openApart(order(path, 'xlsx'), { memory: 8, time: 60_000 })).rejects.toMatchObject({
    code: 'IMPORT_BOMB',
  })
  await expect(openApart(order(path, 'xlsx'), { memory: 320, time: 1 })).rejects.toMatchObject({ code: 'IMPORT_BOMB' })
  const { rows } = await openApart(order(path, 'xlsx'))
  expect(await gathered(rows)).toEqual([{ row: 1, cells: [`0-${'数据'.repeat(9)}`] }])
})
