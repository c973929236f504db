/** A file as rows of cells, whatever its format. */
import type { ImportColumn, ImportFile } from '@citywide/model/platform/import'

/** An error value of a spreadsheet, such as `#N/A`. */
interface ErrorCell {
  readonly error: string
}
/** Dates of a spreadsheet come as `2024-03-05` or `2024-03-05T08:30:00`. */
export type Cell = string | number | boolean | null | ErrorCell

/** Why a row could not be read whole. */
export type RowFault = 'RAGGED' | 'QUOTES'

export interface SourceRow {
  /** As a spreadsheet counts it, from 1. */
  readonly row: number
  readonly cells: readonly Cell[]
  readonly fault?: RowFault
}

export interface SourceTable {
  readonly about: Pick<ImportFile, 'format' | 'encoding' | 'delimiter' | 'sheet' | 'sheets'>
  readonly rows: AsyncIterable<SourceRow>
}

/** Most columns that a file may have. */
export const MOST_COLUMNS = 300
const SAMPLES = 5
const SAMPLE_LENGTH = 80

export function textOf(cell: Cell | undefined): string {
  if (cell === null || cell === undefined) return ''
  return typeof cell === 'object' ? cell.error : String(cell)
}

export function isEmpty(cells: readonly Cell[]): boolean {
  return cells.every((cell) => textOf(cell).trim() === '')
}

/** Headings as names: trimmed, each once, `#3` where there is none. */
export function headingsOf(cells: readonly Cell[]): string[] {
  const taken = new Set<string>()
  return cells.map((cell, at) => {
    // Control characters are layout here: headings break their lines.
    const text = textOf(cell)
      .replaceAll(/[\s\p{Cc}\uFEFF]+/gu, ' ')
      .trim()
      .slice(0, 280)
    const wanted = text === '' ? `#${at + 1}` : text.toWellFormed()
    let name = wanted
    for (let n = 2; taken.has(name); n += 1) name = `${wanted} (${n})`
    taken.add(name)
    return name
  })
}

/** `A`, `B` … `Z`, `AA`. */
function letterOf(at: number): string {
  const rest = Math.floor(at / 26)
  return `${rest > 0 ? letterOf(rest - 1) : ''}${String.fromCodePoint(65 + (at % 26))}`
}

/** Counts what stands in each column while the rows go by. */
export function columnWatch(headings: readonly string[]) {
  const filled = headings.map(() => 0)
  const samples = headings.map(() => new Set<string>())
  return {
    see(cells: readonly Cell[]) {
      for (const [at, seen] of samples.entries()) {
        const text = textOf(cells[at]).trim()
        if (text === '') continue
        filled[at] = (filled[at] ?? 0) + 1
        if (seen.size < SAMPLES) seen.add(sampleOf(text))
      }
    },
    columns: (): ImportColumn[] =>
      headings.map((name, at) => ({
        name,
        letter: letterOf(at),
        filled: filled[at] ?? 0,
        samples: [...(samples[at] ?? [])],
      })),
  }
}

function sampleOf(text: string): string {
  return text
    .replaceAll(/\p{Cc}+/gu, ' ')
    .toWellFormed()
    .slice(0, SAMPLE_LENGTH)
    .toWellFormed()
}
