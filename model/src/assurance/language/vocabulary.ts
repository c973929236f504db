/**
 * The words that a rule may use, made from the declarations of the registers: never a second list. A word answers to its
 * key, to its English label and to its Chinese label.
 */
import { type ConstantList, constantLists } from '../../codes/constants.ts'
import { confidentiality } from '../../codes/confidentiality.ts'
import { recordSource } from '../../codes/record-source.ts'
import type { Field } from '../../record/field.ts'
import * as field from '../../record/field.ts'
import { columnOf } from '../../record/names.ts'
import type { RecordDeclaration } from '../../record/record.ts'
import type { Text } from '../../text.ts'

/** A field of a record. `follow` is the noun that a single reference leads to. */
export interface FieldWord {
  readonly kind: 'field'
  readonly key: string
  readonly title: Text
  readonly column: string
  readonly field: Field
  readonly follow: string | undefined
}

/** The records of another noun that point here: `Initiative.milestones` are the milestones with this `initiativeId`. */
export interface InverseWord {
  readonly kind: 'inverse'
  readonly key: string
  readonly title: Text
  /** The noun that points, and the field with which it does. */
  readonly noun: string
  readonly through: FieldWord
}

export type Word = FieldWord | InverseWord

export interface Noun {
  readonly name: string
  readonly table: string
  readonly title: Text
  readonly plural: string
  /** By key; the word that follows a reference (`owner`) is an alias of its field (`ownerId`). */
  readonly words: ReadonlyMap<string, Word>
  /** Keys, aliases and labels in both languages. */
  readonly names: ReadonlyMap<string, Word>
}

export interface Vocabulary {
  readonly nouns: ReadonlyMap<string, Noun>
  /** Nouns by name, title and plural. */
  readonly nounNames: ReadonlyMap<string, Noun>
  readonly constants: Readonly<Record<string, ConstantList>>
  /** Every name of more than one word, longest first: how the lexer knows that `last value time` is one. */
  readonly phrases: readonly string[]
}

/** Two words of one noun that answer to the same name: a declaration has to change. */
export class AmbiguousWord extends Error {
  override readonly name = 'AmbiguousWord'
}

const commonFields: Readonly<Record<string, Field>> = {
  createdAt: field.datetime(
    { zh: '录入时间', en: 'time of entry' },
    { zh: '记录的录入时间。', en: 'When it was entered.' },
  ),
  updatedAt: field.datetime(
    { zh: '最近修改时间', en: 'time of last change' },
    { zh: '记录的最近修改时间。', en: 'When the record last changed.' },
  ),
  validFrom: field.datetime({ zh: '有效期开始', en: 'valid from' }, { zh: '有效期开始。', en: 'Start of validity.' }),
  validTo: field.datetime({ zh: '有效期结束', en: 'valid to' }, { zh: '有效期结束。', en: 'End of validity.' }),
  // Not `source`: some nouns have a reference of that name (`Action.source`).
  recordSource: field.code(
    recordSource,
    { zh: '记录来源', en: 'way of entry' },
    { zh: '记录的录入方式。', en: 'How the record was entered.' },
  ),
  confidentiality: field.code(
    confidentiality,
    { zh: '保密级别', en: 'confidentiality' },
    { zh: '记录的保密级别。', en: 'Who may see the record.' },
  ),
}

/** @throws AmbiguousWord when two words of a noun share a name in one of the languages */
export function vocabularyOf(
  declarations: readonly RecordDeclaration[],
  constants: Readonly<Record<string, ConstantList>> = constantLists,
): Vocabulary {
  const drafts = new Map(declarations.map((declaration) => [declaration.name, fieldsOf(declaration)]))
  const pointing = declarations.flatMap((declaration) => inversesOf(declaration, drafts))
  const nouns = new Map(
    declarations.map((declaration) => {
      const fields = drafts.get(declaration.name) ?? []
      const inverses = pointing.filter(({ target }) => target === declaration.name).map(({ word }) => word)
      return [declaration.name, nounOf(declaration, [...fields, ...inverses])]
    }),
  )
  const nounNames = new Map<string, Noun>()
  for (const noun of nouns.values()) {
    for (const name of new Set([noun.name, noun.title.zh, noun.title.en, noun.plural])) {
      claim(nounNames, name, noun, (other) => `Two nouns are called “${name}”: ${noun.name} and ${other.name}.`)
    }
  }
  const names = new Set([...nounNames.keys(), ...[...nouns.values()].flatMap((noun) => [...noun.names.keys()])])
  for (const { title } of Object.values(constants)) names.add(title.en).add(title.zh)
  const phrases = [...names].filter((name) => !/^[\p{L}_][\p{L}\p{N}_]*$/u.test(name))
  return { nouns, nounNames, constants, phrases: phrases.toSorted((a, b) => b.length - a.length) }
}

function fieldsOf(declaration: RecordDeclaration): readonly FieldWord[] {
  const id: FieldWord = {
    kind: 'field',
    key: 'id',
    title: { zh: '记录编号', en: 'record identifier' },
    column: 'id',
    field: field.ref(
      declaration.name,
      { zh: '记录编号', en: 'record identifier' },
      { zh: '记录的编号。', en: 'Identifier of the record.' },
      { word: 'self', required: true },
    ),
    follow: undefined,
  }
  const words = Object.entries({ ...commonFields, ...declaration.fields }).map(([key, declared]): FieldWord => ({
    kind: 'field',
    key,
    title: declared.title,
    column: key === 'recordSource' ? 'source' : columnOf(key),
    field: declared,
    follow: declared.type === 'ref' && declared.to.length === 1 ? declared.to[0] : undefined,
  }))
  return [id, ...words]
}

function inversesOf(declaration: RecordDeclaration, drafts: ReadonlyMap<string, readonly FieldWord[]>) {
  const links = (drafts.get(declaration.name) ?? []).flatMap((through) => {
    const { field: declared } = through
    if ((declared.type !== 'ref' && declared.type !== 'refs') || declared.inverse === undefined) return []
    const key = declared.inverse
    return declared.to.map((target) => ({ target, key, through }))
  })
  return links.map(({ target, key, through }) => {
    // One noun may point to another in several ways (led by, joined by): then the way is part of the name.
    const several = links.filter((link) => link.target === target).length > 1
    const title = {
      zh: `相关${declaration.title.zh}${several ? `（${through.title.zh}）` : ''}`,
      en: `linked ${declaration.plural}${several ? ` (${through.title.en})` : ''}`,
    }
    const word: InverseWord = { kind: 'inverse', key, title, noun: declaration.name, through }
    return { target, word }
  })
}

function nounOf(declaration: RecordDeclaration, list: readonly Word[]): Noun {
  const words = new Map<string, Word>()
  const names = new Map<string, Word>()
  const { name } = declaration
  for (const word of list) {
    const alias = word.kind === 'field' && word.key !== 'id' && 'word' in word.field ? [word.field.word] : []
    claim(words, word.key, word, () => `${name} has the word ${word.key} twice.`)
    for (const called of new Set([word.key, ...alias, word.title.zh, word.title.en])) {
      claim(names, called, word, (other) => `“${called}” means ${word.key} and ${other.key} in ${name}.`)
    }
  }
  return { name, table: declaration.table, title: declaration.title, plural: declaration.plural, words, names }
}

function claim<T>(map: Map<string, T>, name: string, value: T, message: (other: T) => string): void {
  const other = map.get(name)
  if (other !== undefined && other !== value) throw new AmbiguousWord(message(other))
  map.set(name, value)
}
