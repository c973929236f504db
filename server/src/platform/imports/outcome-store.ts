/** What each row becomes, and what is wrong with it. */
import type { ImportCounts, ImportProblem, RowOutcome } from '@citywide/model/platform/import'
import type { PoolClient, Queryable } from '../postgres/pool.ts'
import type { Verdict } from './import-store.ts'

export type Phase = 'check' | 'undo'

export async function forgetOutcomes(client: PoolClient, id: string): Promise<void> {
  await client.query('delete from import_outcome where import_id = $1', [id])
  await forgetProblems(client, id, 'check')
}

export async function forgetProblems(client: PoolClient, id: string, phase: Phase): Promise<void> {
  await client.query('delete from import_problem where import_id = $1 and phase = $2', [id, phase])
}

export async function keepVerdicts(client: PoolClient, id: string, verdicts: readonly Verdict[]): Promise<void> {
  await client.query(
    `insert into import_outcome (import_id, "row", outcome, record_id, read, "values")
     select $1, * from unnest($2::int[], $3::text[], $4::uuid[], $5::int[], $6::jsonb[])`,
    [
      id,
      verdicts.map(({ row }) => row),
      verdicts.map(({ outcome }) => outcome),
      verdicts.map(({ recordId }) => recordId),
      verdicts.map(({ read }) => read),
      verdicts.map(({ values }) => (values === null ? null : JSON.stringify(values))),
    ],
  )
}

/** What PostgreSQL cannot hold of a value is shown as U+FFFD. */
const shown = (text: string | null) => text?.replaceAll('\0', '\uFFFD').toWellFormed() ?? null

/** Problems of rows; a row may have several. */
export async function keepProblems(
  client: PoolClient,
  id: string,
  phase: Phase,
  problems: readonly ImportProblem[],
): Promise<void> {
  if (problems.length === 0) return
  await client.query(
    `insert into import_problem (import_id, phase, "row", seq, "column", field, code, severity, text, value)
     select $1, $2, p."row",
       coalesce((select max(seq) from import_problem known
                  where known.import_id = $1 and known.phase = $2 and known."row" = p."row"), 0)
         + row_number() over (partition by p."row" order by p.at),
       p."column", p.field, p.code, p.severity, p.text, p.value
     from unnest($3::int[], $4::text[], $5::text[], $6::text[], $7::text[], $8::jsonb[], $9::text[])
       with ordinality p ("row", "column", field, code, severity, text, value, at)`,
    [
      id,
      phase,
      problems.map(({ row }) => row),
      problems.map(({ column }) => shown(column)),
      problems.map(({ field }) => field),
      problems.map(({ code }) => code),
      problems.map(({ severity }) => severity),
      problems.map(({ text }) => JSON.stringify(text)),
      problems.map(({ value }) => shown(value)),
    ],
  )
}

/** Rows that cannot be taken after all, found when all were looked at together, or when they were written. */
export async function refuseRows(client: PoolClient, id: string, rows: readonly number[]): Promise<void> {
  await client.query(
    `update import_outcome set outcome = 'refused', record_id = null, read = null where import_id = $1 and "row" = any($2)`,
    [id, rows],
  )
}

export async function countOutcomes(client: Queryable, id: string): Promise<ImportCounts> {
  const { rows } = await client.query<ImportCounts>(
    `select count(*) as rows,
       count(*) filter (where outcome = 'new') as new,
       count(*) filter (where outcome = 'changed') as changed,
       count(*) filter (where outcome = 'same') as same,
       count(*) filter (where outcome = 'refused') as refused,
       (select count(distinct "row") from import_problem p join import_outcome o using (import_id, "row")
         where import_id = $1 and phase = 'check' and severity = 'warning' and o.outcome <> 'refused') as warned
     from import_outcome where import_id = $1`,
    [id],
  )
  return rows[0] ?? { rows: 0, new: 0, changed: 0, same: 0, refused: 0, warned: 0 }
}

export interface Planned {
  readonly row: number
  readonly recordId: string
  readonly read: number | null
  readonly written: number | null
  readonly values: Readonly<Record<string, unknown>>
}

/** The rows of one outcome that are not taken back yet, in the order of the file, some at a time. */
export async function* plannedRows(
  client: Queryable,
  id: string,
  outcome: RowOutcome,
  some: number,
): AsyncGenerator<readonly Planned[]> {
  for (let after = 0; ;) {
    const { rows } = await client.query<Planned>(
      `select "row", record_id as "recordId", read, written, "values" from import_outcome
       where import_id = $1 and outcome = $2 and not undone and "row" > $3 order by "row" limit $4`,
      [id, outcome, after, some],
    )
    if (rows.length > 0) yield rows
    if (rows.length < some) return
    after = rows.at(-1)?.row ?? after
  }
}

export async function keepWritten(
  client: PoolClient,
  id: string,
  written: readonly { readonly row: number; readonly version: number }[],
): Promise<void> {
  await client.query(
    `update import_outcome o set written = w.version from unnest($2::int[], $3::int[]) w ("row", version)
     where o.import_id = $1 and o."row" = w."row"`,
    [id, written.map(({ row }) => row), written.map(({ version }) => version)],
  )
}

export async function markUndone(client: PoolClient, id: string, rows: readonly number[]): Promise<void> {
  await client.query('update import_outcome set undone = true where import_id = $1 and "row" = any($2)', [id, rows])
}

/** What records were at the version before the import wrote them. */
export async function documentsBefore(
  client: Queryable,
  noun: string,
  rows: readonly Planned[],
): Promise<Map<string, Record<string, unknown>>> {
  const { rows: found } = await client.query<{ id: string; document: Record<string, unknown> }>(
    `select v.id, v.document from record_version v
     join unnest($2::uuid[], $3::int[]) w (id, version) on w.id = v.id and w.version = v.version where v.noun = $1`,
    [noun, rows.map(({ recordId }) => recordId), rows.map(({ read }) => read)],
  )
  return new Map(found.map(({ id, document }) => [id, document]))
}
