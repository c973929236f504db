/** Writes the rows that were judged good, through the one write path of the registers. */
import { Problem } from '@citywide/model/problem'
import type { RecordDeclaration } from '@citywide/model/record/record'
import type { PoolClient } from '../postgres/pool.ts'
import type { Author, Outcome, RecordStore } from '../records/store.ts'
import type { Import } from './import-store.ts'
import { countOutcomes, keepProblems, keepWritten, type Planned, plannedRows, refuseRows } from './outcome-store.ts'

export interface Work {
  readonly client: PoolClient
  readonly store: RecordStore
  readonly declaration: RecordDeclaration
  readonly imported: Import
  readonly tell: (done: number) => Promise<void>
}

const SOME = 1_000

export function authorOfImport({ accountId, personId, reason, file }: Import, undo = false): Author {
  const said = undo ? `撤销导入 · Import undone: ${file.name}` : `导入 · Import: ${file.name}`
  return { accountId, personId, source: 'import', reason: reason === null ? said : `${reason}（${said}）` }
}

/**
 * Writes the rows; those that the registers refuse after all are named like the others. Where all were asked for and
 * one is refused, nothing is written.
 *
 * @returns whether the import is done
 */
export async function applyRows({ client, store, declaration, imported, tell }: Work): Promise<boolean> {
  const { id, mode } = imported
  const author = authorOfImport(imported)
  const failed: { row: number; problem: Problem }[] = []
  let done = 0
  const keep = async (part: readonly Planned[], outcomes: readonly Outcome[]) => {
    const written: { row: number; version: number }[] = []
    for (const [at, outcome] of outcomes.entries()) {
      const row = part[at]?.row ?? 0
      if (outcome instanceof Problem) failed.push({ row, problem: outcome })
      else written.push({ row, version: outcome.version })
    }
    await keepWritten(client, id, written)
    done += part.length
    await tell(done)
  }

  const all = mode === 'all'
  if (all && (await countOutcomes(client, id)).refused > 0) return false
  await client.query('savepoint applying')
  // Records that may point to each other are written in one go: their order in the file means nothing.
  const own = Object.values(declaration.fields).some(
    (field) => (field.type === 'ref' || field.type === 'refs') && field.to.includes(declaration.name),
  )
  for await (const part of plannedRows(client, id, 'new', own ? 1_000_000 : SOME)) {
    const records = part.map(({ recordId, values }) => ({ id: recordId, values }))
    await keep(part, await store.createMany(client, declaration, records, author))
  }
  for await (const part of plannedRows(client, id, 'changed', SOME)) {
    const changes = part.map(({ recordId, read, values }) => ({ id: recordId, read: read ?? 0, values }))
    await keep(part, await store.changeMany(client, declaration, changes, author))
  }
  if (all && failed.length > 0) await client.query('rollback to savepoint applying')
  const refusedRows = failed.map(({ row }) => row)
  await refuseRows(client, id, refusedRows)
  const problems = failed.map(({ row, problem }) => problemOfRow(row, problem))
  await keepProblems(client, id, 'check', problems)
  return !all || failed.length === 0
}

export function problemOfRow(row: number, problem: Problem) {
  const [field] = problem.fields
  return {
    row,
    column: null,
    field: field?.pointer.slice(1).replaceAll('/', '.') ?? null,
    code: problem.code,
    severity: 'error' as const,
    text: field?.text ?? problem.document('en').text,
    value: null,
  }
}
