import { Problem } from '@citywide/model/problem'
import type { SourceTable } from '../table.ts'

export async function openXlsx(path: string, sheet: string | undefined): Promise<SourceTable> {
  throw new Problem('IMPORT_SHEET', { sheets: `${path}${sheet ?? ''}` })
}
