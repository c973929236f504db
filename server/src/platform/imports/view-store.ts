/** Imports as the interface shows them. */
import type { ImportProblem, ImportRow, ImportState, ImportView, RowOutcome } from '@citywide/model/platform/import'
import { missingTargets } from '@citywide/model/platform/import-target'
import { Problem } from '@citywide/model/problem'
import type { RecordDeclaration } from '@citywide/model/record/record'
import type { Queryable } from '../postgres/pool.ts'
import type { Phase } from './outcome-store.ts'
import { type Cell, textOf } from './table.ts'

export type Registers = ReadonlyMap<string, RecordDeclaration>

type Found = Omit<ImportView, 'register' | 'missing' | 'progress'> & { noun: string; done: number | null }

const selected = `select i.id, i.noun, i.state, i.file, i.columns, i.rows, i.mapping, i.counts, i.done, i.mode, i.reason,
    i.failure, i.undo, i.created_at as "createdAt", i.checked_at as "checkedAt", i.applied_at as "appliedAt",
    i.undone_at as "undoneAt", jsonb_build_object('id', s.id, 'code', s.code, 'title', s.title) as scope,
    case when k.id is null then null else jsonb_build_object('id', k.id, 'name', k.name) end as source,
    case when a.id is null then null else jsonb_build_object('id', a.id, 'name', a.name) end as "createdBy"
  from import i join scope s on s.id = i.scope_id left join import_source k on k.id = i.source_id
    left join account a on a.id = i.account_id`

function viewOf(byName: Registers, { noun, done, ...found }: Found): ImportView {
  const declaration = byName.get(noun)
  return {
    ...found,
    register: declaration?.path ?? noun,
    missing: declaration ? [...missingTargets(declaration, found.mapping)] : [],
    progress: done === null ? null : { done: Math.min(done, found.rows), total: found.rows },
  }
}

/** @throws Problem NOT_FOUND */
export async function viewImport(client: Queryable, byName: Registers, id: string): Promise<ImportView> {
  const { rows } = await client.query<Found>(`${selected} where i.id = $1`, [id])
  const [found] = rows
  if (!found) throw new Problem('NOT_FOUND')
  return viewOf(byName, found)
}

interface Asked {
  readonly noun: string | undefined
  readonly state: ImportState | undefined
  readonly limit: number
  /** Id of the last import of the page before; ids begin with their time. */
  readonly after: string | undefined
}

/** Newest first. */
export async function listImports(client: Queryable, byName: Registers, asked: Asked): Promise<ImportView[]> {
  const { rows } = await client.query<Found>(
    `${selected} where ($1::text is null or i.noun = $1) and ($2::text is null or i.state = $2)
       and ($3::uuid is null or i.id < $3) order by i.id desc limit $4`,
    [asked.noun ?? null, asked.state ?? null, asked.after ?? null, asked.limit],
  )
  return rows.map((found) => viewOf(byName, found))
}

export type NumberedProblem = ImportProblem & { readonly seq: number }

/** Problems by row, behind a given one. */
export async function listProblems(
  client: Queryable,
  id: string,
  phase: Phase,
  after: { readonly row: number; readonly seq: number },
  limit: number,
): Promise<NumberedProblem[]> {
  const { rows } = await client.query<NumberedProblem>(
    `select "row", seq, "column", field, code, severity, text, value from import_problem
     where import_id = $1 and phase = $2 and ("row", seq) > ($3, $4) order by "row", seq limit $5`,
    [id, phase, after.row, after.seq, limit],
  )
  return rows
}

export async function countProblems(client: Queryable, id: string, phase: Phase): Promise<number> {
  const { rows } = await client.query<{ count: number }>(
    'select count(*) from import_problem where import_id = $1 and phase = $2',
    [id, phase],
  )
  return rows[0]?.count ?? 0
}

/** Rows of the file with what they become. */
export async function listRows(
  client: Queryable,
  id: string,
  outcome: RowOutcome | undefined,
  after: number,
  limit: number,
): Promise<ImportRow[]> {
  const { rows } = await client.query<Omit<ImportRow, 'cells'> & { cells: Cell[] }>(
    `select r."row", o.outcome, o.record_id as "recordId", r.cells, o."values", coalesce(o.undone, false) as undone
     from import_row r left join import_outcome o using (import_id, "row")
     where r.import_id = $1 and r."row" > $2 and ($3::text is null or o.outcome = $3) order by r."row" limit $4`,
    [id, after, outcome ?? null, limit],
  )
  return rows.map((row) => ({ ...row, cells: row.cells.map(textOf) }))
}
