/** A deleted record comes back as itself: the same id, the content of before, and its history goes on. */
import { type FieldProblem, Problem } from '@citywide/model/problem'
import type { RecordDeclaration } from '@citywide/model/record/record'
import type { PoolClient } from '../postgres/pool.ts'
import type { NewRecord, Outcome } from './batch.ts'
import { type ClosedRecord, documentsOf } from './bulk-store.ts'
import { commonColumns, keptColumns } from './columns.ts'
import type { RecordStore } from './store.ts'
import { type Author, recordsOf, type Stored } from './stored.ts'

/** What the store sets by itself when a record is made. */
const homeColumns = new Set(['id', 'cityId', 'source', ...keptColumns])

/** @param records ids with their closing versions; those that are restored together may point to each other */
export async function restoreMany(
  client: PoolClient,
  store: RecordStore,
  declaration: RecordDeclaration,
  records: readonly { readonly id: string; readonly version: number }[],
  author: Author,
): Promise<Outcome[]> {
  const closed = await documentsOf(client, declaration.name, records)
  const ids = records.map(({ id }) => id)
  const standing = new Set((await recordsOf(client, declaration, ids)).map(({ id }) => id))
  const outcomes: Outcome[] = []
  const wanted = records.flatMap(({ id, version }, position) => {
    const back = backOf(declaration, standing.has(id), version, closed.get(id))
    standing.add(id)
    if (!(back instanceof Problem)) return [{ position, back }]
    outcomes[position] = back
    return []
  })
  const written = await store.createMany(
    client,
    declaration,
    wanted.map(({ back }) => back),
    author,
  )
  for (const [at, { position }] of wanted.entries()) outcomes[position] = written[at] ?? new Problem('NOT_FOUND')
  return outcomes
}

function backOf(
  declaration: RecordDeclaration,
  stands: boolean,
  version: number,
  closed: ClosedRecord | undefined,
): NewRecord | Problem {
  if (stands) return new Problem('NOT_DELETED')
  if (!closed) return new Problem('NOT_FOUND')
  if (closed.newest !== version) return new Problem('CHANGED', { read: String(version), now: String(closed.newest) })
  return closed.op === 'D' ? recordToRestore(declaration, closed.document) : new Problem('NOT_DELETED')
}

/**
 * @param document the closing version, as the record said last
 * @returns the record to make, or what the register asks for today and the record of then does not have
 */
function recordToRestore(declaration: RecordDeclaration, document: Stored): NewRecord | Problem {
  const missing = Object.entries(declaration.fields).flatMap(([name, field]): FieldProblem[] =>
    field.required && (document[name] ?? null) === null && field.type !== 'codes' && field.type !== 'refs'
      ? [{ pointer: `/${name}`, code: 'INVALID_TYPE', text: { zh: '此项必填。', en: 'This is required.' } }]
      : [],
  )
  if (missing.length > 0) return new Problem('INVALID', {}, { fields: missing })
  const names = [...commonColumns.filter((name) => !homeColumns.has(name)), ...Object.keys(declaration.fields)]
  const { id, version, createdAt, createdBy, source } = document
  return {
    values: Object.fromEntries(names.map((name) => [name, document[name] ?? emptyOf(declaration, name)])),
    was: { id, version, createdAt, createdBy, source },
  }
}

function emptyOf(declaration: RecordDeclaration, name: string): unknown {
  const type = declaration.fields[name]?.type
  return type === 'codes' || type === 'refs' ? [] : null
}
