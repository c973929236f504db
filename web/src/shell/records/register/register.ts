/** The declarations by address and by name, and what a reader calls them. */
import { commonFields } from '@citywide/model/record/common'
import type { Field, RefField, RefsField } from '@citywide/model/record/field'
import type { RecordDeclaration } from '@citywide/model/record/record'
import { registers } from '@citywide/model/registers'
import type { Language, Text } from '@citywide/model/text'

export { commonFields } from '@citywide/model/record/common'

const byPath = new Map(registers.map((declaration) => [declaration.path, declaration]))
const byName = new Map(registers.map((declaration) => [declaration.name, declaration]))

export function registerAt(path: string): RecordDeclaration | undefined {
  return byPath.get(path)
}

export function registerOf(noun: string): RecordDeclaration | undefined {
  return byName.get(noun)
}

/** Those of them that a person may write. */
export const commonTyped = ['scopeId', 'confidentiality', 'validFrom', 'validTo'] as const

/** What a form asks beside the register's own fields: a scope lies in its parent, or in itself, and is not asked for one. */
export function commonAskedOf({ name }: RecordDeclaration): readonly string[] {
  return name === 'Scope' ? commonTyped.filter((common) => common !== 'scopeId') : commonTyped
}

/** A declared field, or one that every record has. */
export function fieldOf(declaration: RecordDeclaration, name: string): Field | undefined {
  const common: Readonly<Record<string, Field>> = commonFields
  return Object.hasOwn(declaration.fields, name)
    ? declaration.fields[name]
    : Object.hasOwn(common, name)
      ? common[name]
      : undefined
}

/** "lead organization" → "Lead organization", as a label stands. Chinese has no case. */
export function label(text: Text, language: Language): string {
  const words = text[language]
  return language === 'en' ? words.charAt(0).toUpperCase() + words.slice(1) : words
}

/** The name of a register: "Initiatives", 举措. */
export function registerTitle({ title, plural }: RecordDeclaration, language: Language): string {
  return label(language === 'zh' ? title : { zh: title.zh, en: plural }, language)
}

/** A register that points to a noun, through one of its fields. */
export interface Inverse {
  readonly declaration: RecordDeclaration
  readonly name: string
  readonly field: RefField | RefsField
}

/** Every field of every register that may point to this noun, in the order of the model. */
export function inversesOf(noun: string): readonly Inverse[] {
  return registers.flatMap((declaration) =>
    Object.entries(declaration.fields).flatMap(([name, one]) =>
      (one.type === 'ref' || one.type === 'refs') && one.to.includes(noun) ? [{ declaration, name, field: one }] : [],
    ),
  )
}
