/** A history as a table: one row for each month. */
import type { HistoryMonth } from '@citywide/model/assurance/history'
import type { Known } from '@citywide/model/assurance/verdict'
import type { Language } from '@citywide/model/text'
import type { Sheet } from '../../charts/csv.ts'
import { verdicts } from '../../shell/api/standing.ts'
import type { Format } from '../../ui/format.ts'
import type { Spoken } from '../../ui/text.ts'
import type { historyTexts } from './history-texts.ts'
import type { MonthCell } from './months-plot.tsx'

interface Told {
  readonly say: Spoken<typeof historyTexts>
  readonly language: Language
  readonly format: Format
}

/** In a word which of the three a verdict is. */
export function knownWord(known: Known, say: Spoken<typeof historyTexts>): string {
  if (known === 'now') return say.knownNow
  return known === 'then' ? say.knownThen : say.knownAfterwards
}

/** @param columns the things that are followed, each with one cell for each month */
export function monthSheet(
  months: readonly HistoryMonth[],
  columns: readonly { readonly title: string; readonly cells: readonly MonthCell[] }[],
  { say, language, format }: Told,
): Sheet {
  const told = (cell: MonthCell | undefined) => {
    if (!cell) return say.nothing
    const word = verdicts[cell.state].word[language]
    return cell.score === null ? word : `${format.number(cell.score, 0)} · ${word}`
  }
  return {
    columns: [say.month, say.knownWord, ...columns.map(({ title }) => title)],
    rows: months.map((one, index) => [
      format.month(`${one.month}-01`),
      knownWord(one.known, say),
      ...columns.map(({ cells }) => told(cells[index])),
    ]),
  }
}
