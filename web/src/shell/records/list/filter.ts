/** Filters of a list, made from the declaration: which tests a field has, and how they stand in the address. */
import type { Field } from '@citywide/model/record/field'
import type { RecordDeclaration } from '@citywide/model/record/record'
import { isDay, isInstant } from '../field/format-field.ts'
import { commonFields, fieldOf } from '../register/register.ts'
import type { Asked } from './search.ts'

/** What is asked of one field. Values stand as in the address; `missing` asks whether anything is recorded at all. */
export interface Filter {
  readonly field: string
  /** One of these. */
  readonly is?: readonly string[]
  readonly contains?: string
  readonly from?: string
  readonly to?: string
  readonly missing?: boolean
}

/** How a field can be asked, which is also how its filter is edited. `undefined`: not at all. */
export type FilterKind = 'choice' | 'flag' | 'words' | 'number' | 'day' | 'moment' | 'reference' | 'exact' | 'presence'

export function filterKind(field: Field): FilterKind {
  switch (field.type) {
    case 'code':
    case 'codes':
      return field.list.closed ? 'choice' : 'exact'
    case 'boolean':
      return 'flag'
    case 'text':
    case 'bilingual':
      return 'words'
    case 'number':
    case 'integer':
      return 'number'
    case 'date':
      return 'day'
    case 'datetime':
      return 'moment'
    case 'ref':
    case 'refs':
      return 'reference'
    case 'json':
      return 'presence'
  }
}

/** Common fields that the server filters by; the rest only stands in columns. */
const commonAsked = new Set(['updatedAt', 'createdAt', 'source', 'confidentiality'])

/** Fields that can be asked, in the order of the declaration. */
export function filterChoices(declaration: RecordDeclaration): readonly string[] {
  return [...Object.keys(declaration.fields).filter((name) => askable(declaration, name)), ...commonAsked]
}

function askable(declaration: RecordDeclaration, name: string): boolean {
  const field = fieldOf(declaration, name)
  if (!field) return false
  if (!Object.hasOwn(declaration.fields, name)) return commonAsked.has(name)
  return field.type !== 'json' || !field.required
}

/** Whether "nothing recorded" can be asked: not of what must always be there, nor of what every record has. */
export function mayMiss(declaration: RecordDeclaration, name: string): boolean {
  return Object.hasOwn(declaration.fields, name) && declaration.fields[name]?.required === false
}

export interface ReadFilters {
  readonly filters: readonly Filter[]
  /** Parts of the address that this register cannot be asked: said on the page, never dropped in silence. */
  readonly unknown: readonly string[]
}

export function readFilters(declaration: RecordDeclaration, asked: Asked): ReadFilters {
  const filters = new Map<string, Filter>()
  const unknown: string[] = []
  for (const [key, values] of Object.entries(asked)) {
    const [name = '', test] = key.split('.')
    const read = key === 'id' ? idFilter(values) : readTest(declaration, name, test, values)
    if (read) filters.set(name, { ...(filters.get(name) ?? { field: name }), ...read })
    else unknown.push(key)
  }
  return { filters: [...filters.values()], unknown }
}

function idFilter(values: readonly string[]): Partial<Filter> | undefined {
  return values.every(isId) ? { is: values } : undefined
}

function readTest(
  declaration: RecordDeclaration,
  name: string,
  test: string | undefined,
  values: readonly string[],
): Partial<Filter> | undefined {
  const field = fieldOf(declaration, name)
  const [value = ''] = values
  if (!field || !askable(declaration, name)) return undefined
  if (test === 'missing') {
    return mayMiss(declaration, name) && /^(true|false)$/.test(value) ? { missing: value === 'true' } : undefined
  }
  const kind = filterKind(field)
  if (test === 'contains') return kind === 'words' && values.length === 1 ? { contains: value } : undefined
  if (test === 'from' || test === 'to')
    return isBound(kind, value) && values.length === 1 ? { [test]: value } : undefined
  return test === undefined && values.every((one) => isValue(field, kind, one)) ? { is: values } : undefined
}

function isBound(kind: FilterKind, value: string): boolean {
  if (kind === 'number') return value.trim() !== '' && Number.isFinite(Number(value))
  if (kind === 'day') return isDay(value)
  return kind === 'moment' && isInstant(value)
}

function isValue(field: Field, kind: FilterKind, value: string): boolean {
  switch (kind) {
    case 'choice':
      return 'list' in field && Object.hasOwn(field.list.values, value)
    case 'flag':
      return value === 'true' || value === 'false'
    case 'reference':
      return isId(value)
    case 'exact':
      return true
    case 'words':
      return field.type === 'text'
    case 'number':
      return isBound(kind, value)
    case 'day':
      return isDay(value)
    case 'moment':
      // Everything at one exact instant is no question a person asks; the common fields have ranges alone.
      return isInstant(value) && !Object.values<Field>(commonFields).includes(field)
    case 'presence':
      return false
  }
}

function isId(value: string): boolean {
  return /^[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}$/i.test(value)
}

/** The filters as the address and the API have them. */
export function writeFilters(filters: readonly Filter[]): Asked {
  return Object.fromEntries(
    filters.flatMap(({ field, is, contains, from, to, missing }): [string, readonly string[]][] => [
      ...(is && is.length > 0 ? [[field, is] as [string, readonly string[]]] : []),
      ...(contains ? [[`${field}.contains`, [contains]] as [string, readonly string[]]] : []),
      ...(from ? [[`${field}.from`, [from]] as [string, readonly string[]]] : []),
      ...(to ? [[`${field}.to`, [to]] as [string, readonly string[]]] : []),
      ...(missing === undefined ? [] : [[`${field}.missing`, [String(missing)]] as [string, readonly string[]]]),
    ]),
  )
}

/** Whether a filter asks anything. */
export function asks({ is, contains, from, to, missing }: Filter): boolean {
  return (is?.length ?? 0) > 0 || Boolean(contains) || Boolean(from) || Boolean(to) || missing !== undefined
}

/** The filters with one of them put in its place, or taken away when it asks nothing. */
export function withFilter(filters: readonly Filter[], next: Filter): readonly Filter[] {
  const others = filters.filter(({ field }) => field !== next.field)
  if (!asks(next)) return others
  const at = filters.findIndex(({ field }) => field === next.field)
  return at < 0 ? [...filters, next] : filters.map((filter, index) => (index === at ? next : filter))
}
