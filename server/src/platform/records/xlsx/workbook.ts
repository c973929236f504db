/** A list as an XLSX file that is written while it is read. Source: ECMA-376-1 and -2. */
import { Readable } from 'node:stream'
import type { RecordDeclaration } from '@citywide/model/record/record'
import type { Language } from '@citywide/model/text'
import type { QueryResultRow } from 'pg'
import { ZipFile } from 'yazl'
import type { PoolClient } from '../../postgres/pool.ts'
import { referencesOf, titlesOf } from '../references.ts'
import { sheetColumns } from './columns.ts'
import { escaped, main, rowXml, sheetHead, sheetTail } from './sheet.ts'

/** A sheet ends at row 1,048,576; one of them holds the headings. */
const ROWS_OF_SHEET = 1_048_575

const declared = '<?xml version="1.0" encoding="UTF-8" standalone="yes"?>'
const officeType = 'application/vnd.openxmlformats-officedocument.spreadsheetml'
const relation = 'http://schemas.openxmlformats.org/officeDocument/2006/relationships'
const packaged = 'http://schemas.openxmlformats.org/package/2006'
/** Files made of the same rows are the same. */
const options = { mtime: new Date('1980-01-01T00:00:00Z'), compress: true }

export interface SheetOptions {
  readonly byName: ReadonlyMap<string, RecordDeclaration>
  /** Days and times are shown in the zone of the city. */
  readonly timeZone: string
  /** Of headings and labels. */
  readonly language: Language
}

type Batches = AsyncIterable<readonly QueryResultRow[]>

/** @param most rows of one sheet, for those that do not want to write a million of them */
export async function* workbookParts(
  client: PoolClient,
  { byName, timeZone, language }: SheetOptions,
  declaration: RecordDeclaration,
  batches: Batches,
  most = ROWS_OF_SHEET,
): AsyncGenerator<Uint8Array> {
  const columns = sheetColumns(declaration, language)
  const scope = byName.get('Scope')
  const xmlOf = async (rows: readonly QueryResultRow[]): Promise<string[]> => {
    const refs = await referencesOf(client, byName, declaration, rows)
    const titles = new Map(
      Object.entries(refs).map(([id, { title }]) => [id, title[language] ?? title.zh ?? title.en ?? '']),
    )
    const scopes = scope
      ? await titlesOf(
          client,
          [scope],
          rows.map(({ scopeId }) => String(scopeId)),
        )
      : new Map()
    for (const [id, { title }] of scopes) titles.set(id, title[language] ?? title.zh ?? title.en ?? '')
    return rows.map((row) =>
      rowXml(
        columns.map((column) => column.cell(row, titles)),
        timeZone,
      ),
    )
  }

  const zip = new ZipFile()
  const rows = lines(batches, xmlOf)
  const course: Course = { rows, next: await rows.next() }
  let sheets = 0
  const failed = (error: Error) => (zip.outputStream as Readable).destroy(error)
  /** Sheets follow each other as long as there are rows; what describes them comes last. */
  const addSheet = () => {
    sheets += 1
    const stream = Readable.from(sheetOf(course, sheetHead(columns), most), { objectMode: false })
    stream.on('error', failed).on('end', () => {
      if (course.next.done) finish(zip, declaration.title[language], sheets)
      else addSheet()
    })
    zip.addReadStream(stream, `xl/worksheets/sheet${sheets}.xml`, options)
  }
  zip.on('error', failed)
  addSheet()
  for await (const part of zip.outputStream) yield part as Buffer
}

/** Rows as XML, one behind the other, whatever batches they came in. */
async function* lines(
  batches: Batches,
  xmlOf: (rows: readonly QueryResultRow[]) => Promise<string[]>,
): AsyncGenerator<string> {
  for await (const rows of batches) yield* await xmlOf(rows)
}

const PART = 500

/** What is read next, so that a full sheet knows whether another one follows. */
interface Course {
  readonly rows: AsyncIterator<string>
  next: IteratorResult<string>
}

/** One sheet, in parts of some rows. */
async function* sheetOf(course: Course, head: string, most: number): AsyncGenerator<Buffer> {
  let waiting = [head]
  for (let written = 0; written < most && !course.next.done; written += 1) {
    waiting.push(course.next.value)
    course.next = await course.rows.next()
    if (waiting.length < PART) continue
    yield Buffer.from(waiting.join(''))
    waiting = []
  }
  yield Buffer.from(`${waiting.join('')}${sheetTail}`)
}

function finish(zip: ZipFile, title: string, sheets: number): void {
  const all = Array.from({ length: sheets }, (_, at) => at + 1)
  // Names of sheets have 31 characters, none of them one of these.
  const name = escaped(title.replaceAll(/[[\]:*?/\\']/g, ' ').slice(0, 24)).replaceAll('"', '&quot;')
  const add = (path: string, xml: string) => zip.addBuffer(Buffer.from(`${declared}${xml}`), path, options)
  add(
    '[Content_Types].xml',
    `<Types xmlns="${packaged}/content-types"><Default Extension="rels" ContentType="application/vnd.openxmlformats-package.relationships+xml"/><Override PartName="/xl/workbook.xml" ContentType="${officeType}.sheet.main+xml"/><Override PartName="/xl/styles.xml" ContentType="${officeType}.styles+xml"/>${all.map((n) => `<Override PartName="/xl/worksheets/sheet${n}.xml" ContentType="${officeType}.worksheet+xml"/>`).join('')}</Types>`,
  )
  add(
    '_rels/.rels',
    `<Relationships xmlns="${packaged}/relationships"><Relationship Id="rId1" Type="${relation}/officeDocument" Target="xl/workbook.xml"/></Relationships>`,
  )
  add(
    'xl/workbook.xml',
    `<workbook xmlns="${main}" xmlns:r="${relation}"><sheets>${all.map((n) => `<sheet name="${sheets === 1 ? name : `${name} ${n}`}" sheetId="${n}" r:id="rId${n}"/>`).join('')}</sheets></workbook>`,
  )
  add(
    'xl/_rels/workbook.xml.rels',
    `<Relationships xmlns="${packaged}/relationships">${all.map((n) => `<Relationship Id="rId${n}" Type="${relation}/worksheet" Target="worksheets/sheet${n}.xml"/>`).join('')}<Relationship Id="rId${sheets + 1}" Type="${relation}/styles" Target="styles.xml"/></Relationships>`,
  )
  add(
    'xl/styles.xml',
    `<styleSheet xmlns="${main}"><numFmts count="2"><numFmt numFmtId="164" formatCode="yyyy\\-mm\\-dd"/><numFmt numFmtId="165" formatCode="yyyy\\-mm\\-dd\\ hh:mm:ss"/></numFmts><fonts count="2"><font><sz val="11"/><name val="Calibri"/></font><font><b/><sz val="11"/><name val="Calibri"/></font></fonts><fills count="2"><fill><patternFill patternType="none"/></fill><fill><patternFill patternType="gray125"/></fill></fills><borders count="1"><border/></borders><cellStyleXfs count="1"><xf/></cellStyleXfs><cellXfs count="4"><xf/><xf numFmtId="164" applyNumberFormat="1"/><xf numFmtId="165" applyNumberFormat="1"/><xf fontId="1" applyFont="1"/></cellXfs></styleSheet>`,
  )
  zip.end()
}
