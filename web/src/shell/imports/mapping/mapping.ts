/** What becomes of a mapping when a reader changes it: each step gives a new, whole mapping. */
import type { ColumnMapping, ImportColumn, ImportMapping } from '@citywide/model/platform/import'
import { type ImportTarget, importTargets } from '@citywide/model/platform/import-target'
import type { RecordDeclaration } from '@citywide/model/record/record'
import { proposedOrder } from './column-questions.ts'

export type ColumnOptions = Partial<Omit<ColumnMapping, 'column' | 'field'>>

/** At most so many fields tell which record a row means. */
export const MOST_KEYS = 5

/** Gives a column to a field; whoever had the field before loses it. Without a field the column is not taken. */
export function takeColumn(
  mapping: ImportMapping,
  column: ImportColumn,
  target: ImportTarget | undefined,
): ImportMapping {
  const others = mapping.columns.filter(({ column: name, field }) => name !== column.name && field !== target?.name)
  if (!target) return pruned({ ...mapping, columns: others })
  const order = proposedOrder(target, column.samples)
  const taken: ColumnMapping = { column: column.name, field: target.name, ...(order && { order }) }
  const constants = Object.fromEntries(Object.entries(mapping.constants).filter(([name]) => name !== target.name))
  return pruned({ ...mapping, columns: [...others, taken], constants })
}

/** The mapping of a file that just came, with the orders of day and month that its cells give away. */
export function withProposedOrders(
  declaration: RecordDeclaration,
  mapping: ImportMapping,
  columns: readonly ImportColumn[],
): ImportMapping {
  return mapping.columns.reduce((now, { column, field, order }) => {
    const target = targetNamed(declaration, field)
    const found = columns.find(({ name }) => name === column)
    const proposed = target && found && order === undefined ? proposedOrder(target, found.samples) : undefined
    return proposed === undefined ? now : withOptions(now, column, { order: proposed })
  }, mapping)
}

/** What is said about one column beside its field; `undefined` takes the wish away. */
export function withOptions(mapping: ImportMapping, column: string, options: ColumnOptions): ImportMapping {
  return changed(mapping, column, (one) => {
    const said = Object.entries({ ...one, ...options }).filter(([, value]) => value !== undefined)
    return Object.fromEntries(said) as ColumnMapping
  })
}

/** What a value of the file means: a code, nothing at all (an empty text), or no longer anything but itself. */
export function withMeaning(
  mapping: ImportMapping,
  column: string,
  value: string,
  meaning: string | undefined,
): ImportMapping {
  return changed(mapping, column, ({ values = {}, ...rest }) => {
    const { [value]: _, ...others } = values
    const meant = meaning === undefined ? others : { ...others, [value]: meaning }
    return { ...rest, ...(Object.keys(meant).length > 0 && { values: meant }) }
  })
}

function changed(mapping: ImportMapping, column: string, change: (one: ColumnMapping) => ColumnMapping): ImportMapping {
  return { ...mapping, columns: mapping.columns.map((one) => (one.column === column ? change(one) : one)) }
}

/** What every row gets in a field; `undefined` takes the field out. */
export function withConstant(mapping: ImportMapping, target: string, value: string | undefined): ImportMapping {
  const { [target]: _, ...others } = mapping.constants
  return { ...mapping, constants: value === undefined ? others : { ...others, [target]: value } }
}

export function withKey(mapping: ImportMapping, key: readonly string[]): ImportMapping {
  // An id says everything alone: whatever was chosen last, the one or the others, stays.
  const alone = key.at(-1) === 'id' ? ['id'] : key.filter((name) => name !== 'id')
  return pruned({ ...mapping, key: alone.slice(0, MOST_KEYS) })
}

/** A mapping that was kept for another file, as far as this one has its columns. */
export function borrowed(from: ImportMapping, columns: readonly ImportColumn[]): ImportMapping {
  const names = new Set(columns.map(({ name }) => name))
  return pruned({ ...from, columns: from.columns.filter(({ column }) => names.has(column)) })
}

/** A field that no column fills tells no records apart. */
function pruned(mapping: ImportMapping): ImportMapping {
  const filled = new Set(mapping.columns.map(({ field }) => field))
  return { ...mapping, key: mapping.key.filter((name) => filled.has(name)) }
}

/** A constant that is still empty says nothing: it stays in the form and is not sent. */
export function sent(mapping: ImportMapping): ImportMapping {
  return {
    ...mapping,
    constants: Object.fromEntries(Object.entries(mapping.constants).filter(([, value]) => value.trim() !== '')),
  }
}

/** Columns that are left out, in the order of the file: they are named before anything is checked. */
export function notTaken(columns: readonly ImportColumn[], mapping: ImportMapping): readonly ImportColumn[] {
  const taken = new Set(mapping.columns.map(({ column }) => column))
  return columns.filter(({ name }) => !taken.has(name))
}

/** Fields with a column that can tell one record from another. */
export function keyChoices(declaration: RecordDeclaration, mapping: ImportMapping): readonly ImportTarget[] {
  const filled = new Set(mapping.columns.map(({ field }) => field))
  return importTargets(declaration).filter(
    ({ name, field }) => filled.has(name) && (name === 'id' || tells(field?.type)),
  )
}

function tells(type: string | undefined): boolean {
  return ['text', 'bilingual', 'code', 'ref', 'integer', 'date', 'datetime'].includes(type ?? '')
}

export function targetNamed(declaration: RecordDeclaration, name: string | undefined): ImportTarget | undefined {
  return name === undefined ? undefined : importTargets(declaration).find((target) => target.name === name)
}

/** Whether two mappings wish the same. */
export function sameMapping(a: ImportMapping, b: ImportMapping): boolean {
  return ordered(a) === ordered(b)
}

function ordered({ columns, constants, key }: ImportMapping): string {
  const byColumn = columns.map((column) => JSON.stringify(Object.entries(column).toSorted(byName))).toSorted()
  return JSON.stringify([byColumn, Object.entries(constants).toSorted(byName), key])
}

function byName([a]: readonly [string, unknown], [b]: readonly [string, unknown]): number {
  return a < b ? -1 : a > b ? 1 : 0
}
