import { Problem } from '@citywide/model/problem'
import type { SourceRow, SourceTable } from '../table.ts'
import { type Archive, openArchive } from './archive.ts'
import { sheetRows } from './sheet.ts'
import { readWorkbook } from './workbook.ts'

/**
 * @param sheet name of the sheet; default: the first
 * @throws Problem IMPORT_UNREADABLE, IMPORT_BOMB, IMPORT_SHEET
 */
export async function openXlsx(path: string, sheet: string | undefined): Promise<SourceTable> {
  const archive = await openArchive(path)
  try {
    const workbook = await readWorkbook(archive)
    const sheets = workbook.sheets.map(({ name }) => name)
    const chosen = sheet === undefined ? workbook.sheets[0] : workbook.sheets.find(({ name }) => name === sheet)
    if (!chosen) throw new Problem('IMPORT_SHEET', { sheets: sheets.join(', ') || '–' })
    return {
      about: { format: 'xlsx', encoding: null, delimiter: null, sheet: chosen.name, sheets },
      rows: closing(archive, sheetRows(archive, chosen.part, workbook)),
    }
  } catch (error) {
    archive.close()
    throw error
  }
}

async function* closing(archive: Archive, rows: AsyncIterable<SourceRow>): AsyncGenerator<SourceRow> {
  try {
    yield* rows
  } finally {
    archive.close()
  }
}
