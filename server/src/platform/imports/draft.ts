/** One row of a file, read cell by cell by the mapping. */
import type { ColumnMapping, ImportMapping, ImportProblem } from '@citywide/model/platform/import'
import { type ImportTarget, importTargets } from '@citywide/model/platform/import-target'
import type { RecordDeclaration } from '@citywide/model/record/record'
import { type Fault, fault } from './cell/faults.ts'
import { type Form, isFault, type Names, readCell } from './cell/read.ts'
import type { KeptRow } from './import-store.ts'
import { nounMeant, type Pointer } from './lookups.ts'
import { type Cell, textOf } from './table.ts'

/** One place that fills a field: a column of the file, or what every row gets. */
export interface Source {
  readonly column: string | null
  readonly at: number
  readonly constant: Cell
  readonly target: ImportTarget
  readonly form: Form
}

export interface Draft {
  readonly row: number
  readonly cells: readonly Cell[]
  /** Values by field; `null` where the cell is empty. Bilingual ones hold the languages that the file has. */
  readonly values: Record<string, unknown>
  readonly problems: ImportProblem[]
  /** Fields whose cell could not be read: the schema has nothing more to say about them. */
  readonly failed: Set<string>
  readonly pointers: Map<string, Pointer>
  id: string | undefined
  version: number | undefined
  /** Rows of this file that it points to. */
  readonly rows: number[]
}

/** The places of a mapping, in the order of the file. */
export function sourcesOf(
  declaration: RecordDeclaration,
  headings: readonly string[],
  mapping: ImportMapping,
  zone: string,
): Source[] {
  const targets = new Map(importTargets(declaration).map((target) => [target.name, target]))
  const at = (column: ColumnMapping): Source[] => {
    const target = targets.get(column.field)
    const index = headings.indexOf(column.column)
    const form = { ...column, zone: column.zone ?? zone }
    return target && index >= 0 ? [{ column: column.column, at: index, constant: null, target, form }] : []
  }
  const constants = Object.entries(mapping.constants).flatMap(([name, constant]): Source[] => {
    const target = targets.get(name)
    return target ? [{ column: null, at: -1, constant, target, form: { zone } }] : []
  })
  return [...mapping.columns.flatMap(at), ...constants]
}

export function readRow({ row, cells, fault: unread }: KeptRow, sources: readonly Source[]): Draft {
  const draft: Draft = {
    row,
    cells,
    values: {},
    problems: [],
    failed: new Set(),
    pointers: new Map(),
    id: undefined,
    version: undefined,
    rows: [],
  }
  if (unread !== null) {
    draft.problems.push({
      row,
      column: null,
      field: null,
      ...fault(unread),
      severity: 'error',
      value: cells.map(textOf).join(' | ').slice(0, 500),
    })
  }
  for (const source of sources) take(draft, source)
  for (const [name, pointer] of draft.pointers) {
    // `targetId` may point to records of several nouns: where `targetType` says which, the others are not asked.
    const noun = pointer.field.to.length > 1 ? nounMeant(pointer.field, typeBeside(draft.values, name)) : undefined
    if (noun !== undefined) draft.pointers.set(name, { ...pointer, noun })
  }
  return draft
}

/** `roleScopeId` has its neighbour in `scopeType`, `targetId` in `targetType`. */
function typeBeside(values: Readonly<Record<string, unknown>>, name: string): unknown {
  const stem = name.replace(/Id$/, '')
  const last = stem.replace(/^[a-z]+(?=[A-Z])/, '')
  return values[`${stem}Type`] ?? values[`${last.charAt(0).toLowerCase()}${last.slice(1)}Type`]
}

function take(draft: Draft, source: Source): void {
  const { target, form } = source
  const read = readCell(source.at < 0 ? source.constant : draft.cells[source.at], target, form)
  if (read !== undefined && 'fault' in read) {
    complain(draft, source, read.fault)
    return
  }
  const { name, base, language, field } = target
  if (name === 'id') {
    draft.id = read === undefined ? undefined : (read as Names).names[0]?.toLowerCase()
  } else if (name === 'version') {
    draft.version = read === undefined ? undefined : Number((read as { value: unknown }).value)
  } else if (language !== undefined) {
    const words = {
      ...(draft.values[base] as object | undefined),
      [language]: read && 'value' in read ? read.value : null,
    }
    draft.values[base] = words
  } else if (read === undefined) {
    draft.values[base] = null
  } else if ('names' in read) {
    if (field?.type === 'ref' || field?.type === 'refs')
      draft.pointers.set(base, { field, texts: read.names, by: form.by, noun: undefined })
  } else {
    draft.values[base] = read.value
  }
}

/** Writes down what is wrong with the cell of a field. */
export function complain(
  draft: Draft,
  source: Source | undefined,
  what: Fault,
  severity: 'error' | 'warning' = 'error',
) {
  const { column = null, target, at = -1 } = source ?? {}
  if (severity === 'error' && target) draft.failed.add(target.base)
  draft.problems.push({
    row: draft.row,
    column,
    field: target?.name ?? null,
    ...what,
    severity,
    value: at < 0 ? null : textOf(draft.cells[at]).slice(0, 500),
  })
}

export const refused = ({ problems }: Draft) => problems.some(({ severity }) => severity === 'error')
export { isFault }
