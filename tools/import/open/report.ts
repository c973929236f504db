/** What an import of an open source says at its end: every row, every column, every assumption. */
import type { Writable } from 'node:stream'
import type { Remainder } from './sheet.ts'
import type { TakenSheet } from './take-in.ts'

const SHOWN = 20

export function reportSheet(out: Writable, { sheet, counts, problems }: TakenSheet): void {
  const { rows, new: made, changed, same, refused, warned } = counts
  out.write(
    `\n${sheet.title.zh} ${sheet.title.en} → ${sheet.register}: ${rows}\n` +
      `  新建 new ${made} · 修改 changed ${changed} · 无变化 same ${same} · 未接受 refused ${refused} · 提醒 warned ${warned}\n`,
  )
  for (const { row, column, value, text } of problems.slice(0, SHOWN))
    out.write(`  ${row} ${column ?? ''}${value === null ? '' : ` “${value}”`}: ${text.en} ${text.zh}\n`)
  if (problems.length > SHOWN) out.write(`  … ${problems.length - SHOWN}\n`)
  for (const [column, taken] of Object.entries(sheet.columns))
    if ('left' in taken) out.write(`  未导入的列 not taken: ${column || '#'} – ${taken.left.en} ${taken.left.zh}\n`)
  for (const [field, { value, because }] of Object.entries(sheet.constants ?? {}))
    out.write(`  统一取值 for every row: ${field} = ${value} – ${because.en} ${because.zh}\n`)
}

export function reportRemainders(out: Writable, remainders: readonly Remainder[]): void {
  for (const { what, count, because } of remainders)
    out.write(`\n未导入 not taken: ${count} ${what.en} ${what.zh} – ${because.en} ${because.zh}\n`)
}
