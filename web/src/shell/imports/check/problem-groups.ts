/** Many problems, told as few: the same thing wrong in the same column with the same value is one line. */
import type { ImportProblem } from '@citywide/model/platform/import'

export interface ProblemGroup extends Omit<ImportProblem, 'row'> {
  readonly key: string
  /** Rows that have it, each once, in the order of the file. */
  readonly rows: readonly number[]
}

/** Where the value says which problem it is: what is not in a list is mended once for all its rows. */
const byValue = new Set(['NOT_IN_LIST', 'NO_SUCH_RECORD', 'AMBIGUOUS'])

/** Errors first, then what concerns most rows. */
export function groupProblems(problems: readonly ImportProblem[]): readonly ProblemGroup[] {
  const groups = new Map<string, ProblemGroup & { rows: number[] }>()
  for (const { row, ...problem } of problems) {
    const key = groupKey(problem)
    const known = groups.get(key)
    if (!known) {
      const value = byValue.has(problem.code) ? problem.value : null
      groups.set(key, { ...problem, value, key, rows: [row] })
    } else if (known.rows.at(-1) !== row) known.rows.push(row)
  }
  return [...groups.values()].toSorted(
    (a, b) => rank(a) - rank(b) || b.rows.length - a.rows.length || (a.rows[0] ?? 0) - (b.rows[0] ?? 0),
  )
}

export function groupKey({ column, field, code, severity, value, text }: Omit<ImportProblem, 'row'>): string {
  // Words that name another row or other records are about one row alone; the code is what they share.
  const detail = byValue.has(code) ? value : /^[A-Z]+_TWICE$/.test(code) ? null : text.en
  return JSON.stringify([severity, column, field, code, detail])
}

const rank = ({ severity }: Pick<ImportProblem, 'severity'>) => (severity === 'error' ? 0 : 1)
