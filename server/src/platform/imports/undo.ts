/** Takes a whole import back: what it created is removed, what it changed is again what it was. */
import type { ImportProblem } from '@citywide/model/platform/import'
import { Problem } from '@citywide/model/problem'
import type { RecordDeclaration } from '@citywide/model/record/record'
import { commonColumns, keptColumns } from '../records/columns.ts'
import type { Change, Outcome } from '../records/store.ts'
import { authorOfImport, problemOfRow, type Work } from './apply.ts'
import { fault } from './cell/faults.ts'
import { failImport, finishImport } from './import-store.ts'
import {
  documentsBefore,
  forgetProblems,
  keepProblems,
  markUndone,
  type Planned,
  plannedRows,
} from './outcome-store.ts'

const SOME = 1_000

/**
 * What others changed since, or point to, is held: then nothing is taken back and the rows are named, unless the rest
 * was asked for.
 */
export async function undoRows({ client, store, declaration, imported, tell }: Work): Promise<void> {
  const { id } = imported
  const author = authorOfImport(imported, true)
  const held: ImportProblem[] = []
  let undone = 0
  await forgetProblems(client, id, 'undo')
  await client.query('savepoint undoing')
  const settle = async (part: readonly Planned[], outcomes: readonly Outcome[]) => {
    const gone: number[] = []
    for (const [at, outcome] of outcomes.entries()) {
      const row = part[at]?.row ?? 0
      if (outcome instanceof Problem) held.push(heldBack(row, outcome))
      else gone.push(row)
    }
    await markUndone(client, id, gone)
    undone += gone.length
    await tell(undone + held.length)
  }

  // What was changed goes back first: it may point to what was created.
  for await (const part of plannedRows(client, id, 'changed', SOME)) {
    const before = await documentsBefore(client, declaration.name, part)
    const changes = part.map(({ recordId, written, values }): Change => ({
      id: recordId,
      read: written ?? 0,
      values: asBefore(declaration, values, before.get(recordId) ?? {}),
      back: true,
    }))
    await settle(part, await store.changeMany(client, declaration, changes, author))
  }
  // In one go, since they may point to each other.
  for await (const part of plannedRows(client, id, 'new', 1_000_000)) {
    const removals = part.map(({ recordId, written }) => ({ id: recordId, read: written ?? 0 }))
    await settle(part, await store.removeMany(client, declaration, removals, author))
  }

  if (held.length > 0 && !imported.undoRest) {
    await client.query('rollback to savepoint undoing')
    await keepProblems(client, id, 'undo', held)
    const problem = new Problem('IMPORT_UNDO_HELD', { count: String(held.length) })
    await failImport(client, id, 'applied', { code: problem.code, text: problem.document('en').text })
    return
  }
  await keepProblems(client, id, 'undo', held)
  await finishImport(client, id, 'undone', { undo: { undone, kept: held.length } })
}

/** The fields that the import wrote, as they were. */
function asBefore(
  declaration: RecordDeclaration,
  written: Readonly<Record<string, unknown>>,
  before: Readonly<Record<string, unknown>>,
): Record<string, unknown> {
  const common: readonly string[] = commonColumns
  const names = Object.keys(written).filter(
    (name) => !keptColumns.has(name) && (Object.hasOwn(declaration.fields, name) || common.includes(name)),
  )
  return Object.fromEntries(names.map((name) => [name, before[name] ?? null]))
}

function heldBack(row: number, problem: Problem): ImportProblem {
  const known = { CHANGED: 'CHANGED_AFTER', NOT_FOUND: 'GONE', STILL_USED: 'STILL_USED' } as const
  const code = problem.code in known ? known[problem.code as keyof typeof known] : undefined
  return { ...problemOfRow(row, problem), ...(code && fault(code)) }
}
