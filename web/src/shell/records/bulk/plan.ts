/** What a bulk edit is to do with each field, as it stands in the form and as it is sent. */
import type { FieldProblem } from '@citywide/model/problem'
import type { Field } from '@citywide/model/record/field'
import type { RecordDeclaration } from '@citywide/model/record/record'
import { type Entry, type EntryValue, isEmptyEntry, valueOf } from '../form/entry.ts'
import { problemsOf } from '../form/problems.ts'
import { fieldOf } from '../register/register.ts'

export type How = 'set' | 'clear' | 'add' | 'remove'

export interface PlannedField {
  readonly name: string
  readonly how: How
  readonly entry: EntryValue
}

export interface Plan {
  readonly set: Readonly<Record<string, unknown>>
  readonly add: Readonly<Record<string, unknown>>
  readonly remove: Readonly<Record<string, unknown>>
}

const isList = ({ type }: Field) => type === 'codes' || type === 'refs'

/** What can be done with a field: a list is added to and taken from, what may be empty can be cleared. */
export function waysOf(field: Field): readonly How[] {
  if (isList(field)) return ['add', 'remove', 'set', 'clear']
  return field.required ? ['set'] : ['set', 'clear']
}

export function emptyEntryOf(field: Field): EntryValue {
  if (isList(field)) return []
  return field.type === 'bilingual' ? { zh: '', en: '' } : ''
}

const nothingThere = { zh: '请填写内容，或选择清空。', en: 'Write something, or choose to clear the field.' }

/** What is wrong with the plan before it is sent. */
export function planProblems(
  declaration: RecordDeclaration,
  fields: readonly PlannedField[],
  timeZone: string,
): readonly FieldProblem[] {
  const written = fields.filter(({ how }) => how !== 'clear')
  const empty = written.filter(({ entry }) => isEmptyEntry(entry)).map(({ name }) => name)
  const entry: Entry = Object.fromEntries(written.map((field) => [field.name, field.entry]))
  const names = written.map(({ name }) => name).filter((name) => !empty.includes(name))
  return [
    ...problemsOf(declaration, entry, names, timeZone),
    ...empty.map((name) => ({ pointer: `/${name}`, code: 'FORM', text: nothingThere })),
  ]
}

/** The plan as it is sent; it must have no problems. */
export function planOf(declaration: RecordDeclaration, fields: readonly PlannedField[], timeZone: string): Plan {
  const part = (...ways: readonly How[]) =>
    Object.fromEntries(
      fields
        .filter(({ how }) => ways.includes(how))
        .flatMap(({ name, how, entry }): [string, unknown][] => {
          const field = fieldOf(declaration, name)
          if (!field) return []
          if (how === 'clear') return [[name, isList(field) ? [] : null]]
          const read = valueOf(field, entry, timeZone)
          return 'value' in read ? [[name, read.value]] : []
        }),
    )
  return { set: part('set', 'clear'), add: part('add'), remove: part('remove') }
}

/** Problems of the server at the fields of the form: `/set/budget` stands at `budget`. */
export function atFields(problems: readonly FieldProblem[]): readonly FieldProblem[] {
  return problems.map((problem) => ({ ...problem, pointer: problem.pointer.replace(/^\/(set|add|remove)(?=\/)/, '') }))
}
