import { cell } from '../records/cell.ts'
import type { Queryable } from '../postgres/pool.ts'
import type { Phase } from './outcome-store.ts'
import { listProblems } from './view-store.ts'

const SOME = 1_000
const heads = ['行 Row', '列 Column', '字段 Field', '代码 Code', '说明', 'Reason', '原值 Value']

/** The problems of an import as CSV, in both languages, in parts. */
export async function* problemParts(client: Queryable, id: string, phase: Phase): AsyncGenerator<string> {
  yield `\uFEFF${heads.join(',')}\r\n`
  let after = { row: 0, seq: 0 }
  for (;;) {
    const problems = await listProblems(client, id, phase, after, SOME)
    const lines = problems.map(({ row, column, field, code, text, value }) =>
      [row, column, field, code, text.zh, text.en, value].map((part) => cell(part, 'text')).join(','),
    )
    if (lines.length > 0) yield `${lines.join('\r\n')}\r\n`
    if (problems.length < SOME) return
    after = problems.at(-1) ?? after
  }
}
