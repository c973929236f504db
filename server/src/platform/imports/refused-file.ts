import type { Queryable } from '../postgres/pool.ts'
import { cell } from '../records/cell.ts'
import { refusedRows } from './content-store.ts'

const SOME = 1_000
/** What a spreadsheet reads as a figure, a share or a day runs nothing, sign or no sign. */
const figure = /^[+-]?[\d.,:/]+%?$/

/**
 * The refused rows under the headings of the file they came in, in parts: mended, they are brought in again with the
 * mapping that is remembered for these headings.
 */
export async function* refusedParts(
  client: Queryable,
  id: string,
  headings: readonly string[],
): AsyncGenerator<string> {
  yield `\uFEFF${lineOf(headings)}`
  for (let after = 0; ;) {
    const rows = await refusedRows(client, id, after, SOME)
    if (rows.length > 0) yield rows.map(({ cells }) => lineOf(cells)).join('')
    if (rows.length < SOME) return
    after = rows.at(-1)?.row ?? after
  }
}

function lineOf(cells: readonly string[]): string {
  return `${cells.map((text) => cell(text, figure.test(text) ? 'number' : 'text')).join(',')}\r\n`
}
