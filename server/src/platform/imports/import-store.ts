/** Imports, their rows and what became of them. */
import type { Purpose } from '@citywide/model/platform/purpose'
import type {
  ImportColumn,
  ImportCounts,
  ImportFile,
  ImportMapping,
  ImportState,
  RowOutcome,
} from '@citywide/model/platform/import'
import { importLifecycle, importState } from '@citywide/model/platform/import'
import { Problem } from '@citywide/model/problem'
import { mayMove } from '@citywide/model/record/lifecycle'
import type { Text } from '@citywide/model/text'
import type { PoolClient, Queryable } from '../postgres/pool.ts'
import type { Cell, RowFault, SourceRow } from './table.ts'

export interface Import {
  readonly id: string
  readonly noun: string
  readonly scopeId: string
  readonly cityId: string
  readonly state: ImportState
  readonly file: ImportFile
  readonly columns: readonly ImportColumn[]
  readonly rows: number
  readonly mapping: ImportMapping
  readonly counts: ImportCounts | null
  readonly mode: 'all' | 'accepted' | null
  readonly reason: string | null
  readonly undoRest: boolean
  readonly accountId: string
  readonly purpose: Purpose | null
  readonly personId: string | null
}

/** @throws Problem NOT_FOUND */
export async function findImport(client: Queryable, id: string): Promise<Import> {
  const { rows } = await client.query<Import>(
    `select i.id, noun, i.scope_id as "scopeId", s.city_id as "cityId", state, file, columns, rows, mapping, counts, mode,
       reason, undo_rest as "undoRest", account_id as "accountId", i.purpose, a.person_id as "personId"
     from import i join scope s on s.id = i.scope_id left join account a on a.id = i.account_id where i.id = $1`,
    [id],
  )
  const [found] = rows
  if (!found) throw new Problem('NOT_FOUND')
  return found
}

export type NewImport = Pick<
  Import,
  'id' | 'noun' | 'scopeId' | 'file' | 'columns' | 'rows' | 'mapping' | 'accountId'
> & { readonly sourceId: string | null }

/** Adds an import whose rows have arrived already, in the same transaction. */
export async function addImport(client: PoolClient, added: NewImport): Promise<void> {
  await client.query(
    `insert into import (id, noun, scope_id, file, columns, rows, mapping, source_id, account_id)
     values ($1, $2, $3, $4, $5, $6, $7, $8, $9)`,
    [
      added.id,
      added.noun,
      added.scopeId,
      JSON.stringify(added.file),
      JSON.stringify(added.columns),
      added.rows,
      JSON.stringify(added.mapping),
      added.sourceId,
      added.accountId,
    ],
  )
}

/** Who asked for the step, and what for: what it reads of people is written down in that name. */
export async function keepPurpose(
  client: PoolClient,
  id: string,
  accountId: string,
  purpose: Purpose | null,
): Promise<void> {
  await client.query('update import set account_id = $2, purpose = $3 where id = $1', [id, accountId, purpose])
}

export async function addRows(client: PoolClient, id: string, rows: readonly SourceRow[]): Promise<void> {
  if (rows.length === 0) return
  await client.query(
    `insert into import_row (import_id, "row", cells, fault)
     select $1, * from unnest($2::int[], $3::json[], $4::text[])`,
    [
      id,
      rows.map(({ row }) => row),
      rows.map(({ cells }) => JSON.stringify(cells)),
      rows.map(({ fault }) => fault ?? null),
    ],
  )
}

export interface KeptRow {
  readonly row: number
  readonly cells: readonly Cell[]
  readonly fault: RowFault | null
}

/** The rows of a file in their order, some at a time. */
export async function* rowsOfImport(client: Queryable, id: string, some: number): AsyncGenerator<readonly KeptRow[]> {
  for (let after = 0; ;) {
    const { rows } = await client.query<KeptRow>(
      `select "row", cells, fault from import_row where import_id = $1 and "row" > $2 order by "row" limit $3`,
      [id, after, some],
    )
    if (rows.length > 0) yield rows
    if (rows.length < some) return
    after = rows.at(-1)?.row ?? after
  }
}

/**
 * Moves an import on. Whoever holds it meanwhile is waited for.
 *
 * @throws Problem NOT_FOUND, IMPORT_STATE when its lifecycle has no such move
 */
export async function moveImport(
  client: Queryable,
  id: string,
  to: ImportState,
  more: Partial<Record<'mode' | 'reason' | 'undo_rest' | 'mapping' | 'source_id', unknown>> = {},
): Promise<void> {
  const { rows } = await client.query<{ state: ImportState }>('select state from import where id = $1 for update', [id])
  const [now] = rows
  if (!now) throw new Problem('NOT_FOUND')
  // A mapping may be mended any number of times before it is checked.
  const stays = now.state === to && to === 'uploaded'
  if (now.state === to ? !stays : !mayMove(importLifecycle, now.state, to)) {
    throw new Problem('IMPORT_STATE', {
      state: `${importState.values[now.state].zh} · ${importState.values[now.state].en}`,
    })
  }
  const parts = Object.entries(more)
  await client.query(
    `update import set state = $2, failure = null, done = ${to.endsWith('ing') ? '0' : 'null'}
       ${parts.map(([name], at) => `, ${name} = $${at + 3}`).join('')} where id = $1`,
    [id, to, ...parts.map(([, value]) => value)],
  )
}

type Finished = 'checked' | 'applied' | 'undone'

/** Ends what was under way, with what came of it. */
export async function finishImport(
  client: Queryable,
  id: string,
  state: Finished,
  result: { readonly counts?: ImportCounts; readonly undo?: { readonly undone: number; readonly kept: number } },
): Promise<void> {
  await client.query(
    `update import set state = $2, done = null, failure = null, counts = coalesce($3, counts), undo = coalesce($4, undo),
       ${state}_at = now() where id = $1`,
    [
      id,
      state,
      result.counts === undefined ? null : JSON.stringify(result.counts),
      result.undo === undefined ? null : JSON.stringify(result.undo),
    ],
  )
}

/** Puts an import back where it came from, and says why. */
export async function failImport(
  client: Queryable,
  id: string,
  state: ImportState,
  failure: { readonly code: string; readonly text: Text },
  counts?: ImportCounts,
): Promise<void> {
  await client.query(
    'update import set state = $2, done = null, failure = $3, counts = coalesce($4, counts) where id = $1',
    [id, state, JSON.stringify(failure), counts === undefined ? null : JSON.stringify(counts)],
  )
}

/** Tells those who watch how far it has come; outside of the transaction of the work. */
export async function tellProgress(client: Queryable, id: string, done: number): Promise<void> {
  await client.query('update import set done = $2 where id = $1', [id, done])
}

/** Takes an import with everything that is known of its rows; what it wrote stays. */
export async function dropImport(client: PoolClient, id: string): Promise<void> {
  const { rows } = await client.query<{ state: ImportState }>('select state from import where id = $1 for update', [id])
  const [now] = rows
  if (!now) throw new Problem('NOT_FOUND')
  if (now.state !== 'uploaded' && now.state !== 'checked') {
    throw new Problem('IMPORT_STATE', {
      state: `${importState.values[now.state].zh} · ${importState.values[now.state].en}`,
    })
  }
  await client.query('delete from import where id = $1', [id])
}

/** One worker at a time for each import; a second one waits, and finds the work done. */
export async function holdWork(client: PoolClient, id: string): Promise<void> {
  await client.query(`select pg_advisory_xact_lock(hashtextextended('import ' || $1, 0))`, [id])
}

export interface Verdict {
  readonly row: number
  readonly outcome: RowOutcome
  readonly recordId: string | null
  /** Version of the record that the row changes. */
  readonly read: number | null
  readonly values: Readonly<Record<string, unknown>> | null
}
