/** Which fields a list shows: the record's name first, then what one sorts work by. Made from the declaration. */
import type { Field } from '@citywide/model/record/field'
import type { RecordDeclaration } from '@citywide/model/record/record'
import { scaleOf } from '../field/units.ts'
import { captionFields, nameField } from '../register/caption.ts'
import { commonFields, fieldOf, registerOf } from '../register/register.ts'

/** Beside the name; more would not be read in a row. */
const CHOSEN = 5
const answerable = /^(owner|lead|supplier|steward|provider|org|person|assignedOrg|department|commander|problemOwner)/i
const deadline = /due|ends|expires|needed|forecast|plannedEnd|targetAt|reviewedAt|observedAt/i
const weighty = /^(critical|key|major|strategic|priority|passed|resolved)$/

/** Fields a reader can choose as columns, in the order in which they are offered. */
export function columnChoices(declaration: RecordDeclaration): readonly string[] {
  const own = Object.keys(declaration.fields)
  return [...own.filter((name) => name !== nameField(declaration)), ...Object.keys(commonFields)]
}

/** The columns without a choice: status, key codes, who answers for it, when it is due, and when it was last changed. */
export function defaultColumns(declaration: RecordDeclaration): readonly string[] {
  const inName = new Set(captionFields(declaration))
  const order = Object.keys(declaration.fields)
  const ranked = order
    .filter((name) => !inName.has(name))
    .map((name) => ({ name, weight: weightOf(declaration, name) }))
    .filter(({ weight }) => weight > 0)
    .toSorted((a, b) => b.weight - a.weight || order.indexOf(a.name) - order.indexOf(b.name))
    .map(({ name }) => name)
  const chosen = new Set(varied(declaration, ranked).slice(0, CHOSEN))
  const state = declaration.lifecycle?.field
  const rest = order.filter((name) => name !== state && chosen.has(name))
  return [...(state !== undefined && chosen.has(state) ? [state] : []), ...rest, 'updatedAt']
}

/** The first of each kind before the second: one body, one person, one day, one code say more than three bodies. */
function varied(declaration: RecordDeclaration, ranked: readonly string[]): readonly string[] {
  const met = new Set<string>()
  const [first, later]: [string[], string[]] = [[], []]
  for (const name of ranked) {
    const field = declaration.fields[name]
    const kind = field === undefined ? name : sayingOf(name, field)
    const list = met.has(kind) ? later : first
    met.add(kind)
    list.push(name)
  }
  return [...first, ...later]
}

/** What sort of thing a field says. Two judgements on a scale, likelihood and impact, are two things. */
function sayingOf(name: string, field: Field): string {
  if (field.type === 'ref') return field.to.join()
  if (field.type === 'datetime') return 'date'
  return 'unit' in field && scaleOf(field.unit) ? name : field.type
}

/** How much a field says about where a record stands; 0 leaves it to the reader's choice. */
function weightOf(declaration: RecordDeclaration, name: string): number {
  const field = declaration.fields[name]
  if (!field) return 0
  if (declaration.lifecycle?.field === name || name === 'status' || name === 'stage') return 100
  const needed = field.required ? 5 : 0
  switch (field.type) {
    case 'code':
      return partnerOf(declaration, name) === undefined ? 60 + needed : 0
    case 'ref':
      // What stands outside the registers has no name to show here.
      if (!field.to.some((noun) => registerOf(noun))) return 0
      return answerable.test(name) ? 70 + needed : 42 + needed
    case 'date':
    case 'datetime':
      return deadline.test(name) ? 65 + needed : field.derived ? 45 : 40 + needed
    case 'number':
    case 'integer':
      return field.required ? 50 : 30
    case 'text':
      return field.required ? 48 : 10
    case 'boolean':
      return weighty.test(name) ? 44 : 20
    case 'bilingual':
      return 28
    case 'codes':
      return 15
    case 'refs':
      return 12
    case 'json':
      return 0
  }
}

/** Filters that stand ready without a choice: the state, the kind, who answers for it. */
export function usualFilters(declaration: RecordDeclaration): readonly string[] {
  const names = Object.keys(declaration.fields)
  const ofType = (type: Field['type']) => names.filter((name) => declaration.fields[name]?.type === type)
  const codes = ofType('code').filter(
    (name) => partnerOf(declaration, name) === undefined && closed(declaration.fields[name]),
  )
  const state = declaration.lifecycle?.field ?? codes.find((name) => name === 'status' || name === 'stage') ?? codes[0]
  const kind = codes.find((name) => name !== state)
  const owner = ofType('ref').find((name) => answerable.test(name)) ?? ofType('ref')[0]
  return [state, kind, owner].filter((name) => name !== undefined)
}

function closed(field: Field | undefined): boolean {
  return field?.type === 'code' && field.list.closed
}

/**
 * The reference whose kind of target a code field names: `targetType` belongs to `targetId`. Known by its values, which
 * are the nouns that the reference may point to.
 */
export function partnerOf(declaration: RecordDeclaration, name: string): string | undefined {
  const field = declaration.fields[name]
  if (field?.type !== 'code' || !field.list.closed) return undefined
  const values = Object.keys(field.list.values)
  return Object.entries(declaration.fields).find(
    ([, other]) =>
      other.type === 'ref' && other.to.length > 1 && values.filter((value) => nounOf(other.to, value)).length > 1,
  )?.[0]
}

/** The noun that a value of a kind field stands for: `body` → GovernanceBody. */
export function nounOf(nouns: readonly string[], value: string): string | undefined {
  const wanted = value.toLowerCase().replaceAll('_', '')
  return (
    nouns.find((noun) => noun.toLowerCase() === wanted) ?? nouns.find((noun) => noun.toLowerCase().endsWith(wanted))
  )
}

/** The columns an address asks for, unknown names left out; those of the declaration when it asks for none. */
export function readColumns(declaration: RecordDeclaration, columns: string | undefined): readonly string[] {
  const choices = new Set(columnChoices(declaration))
  const wanted = [...new Set((columns ?? '').split(','))].filter((name) => choices.has(name))
  return wanted.length > 0 ? wanted : defaultColumns(declaration)
}

/** The names of an address that are no columns here. */
export function unknownColumns(declaration: RecordDeclaration, columns: string | undefined): readonly string[] {
  const choices = new Set(columnChoices(declaration))
  return (columns ?? '').split(',').filter((name) => name !== '' && !choices.has(name))
}

/** How a chosen set stands in the address: not at all when it is the usual one. */
export function writeColumns(declaration: RecordDeclaration, columns: readonly string[]): string | undefined {
  const usual = defaultColumns(declaration)
  const same = columns.length === usual.length && usual.every((name) => columns.includes(name))
  return same ? undefined : columns.join(',')
}

/** Whether the server can order by the field: lists and documents have no order. */
export function sortable(declaration: RecordDeclaration, name: string): boolean {
  const type: Field['type'] | undefined = fieldOf(declaration, name)?.type
  return type !== undefined && type !== 'json' && type !== 'refs' && type !== 'codes' && type !== 'ref'
}
