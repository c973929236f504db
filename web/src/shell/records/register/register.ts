/** The declarations by address and by name, and what a reader calls them. */
import { closedList } from '@citywide/model/record/code-list'
import * as field from '@citywide/model/record/field'
import type { Field, RefField, RefsField } from '@citywide/model/record/field'
import type { RecordDeclaration } from '@citywide/model/record/record'
import { registers } from '@citywide/model/registers'
import type { Language, Text } from '@citywide/model/text'

const byPath = new Map(registers.map((declaration) => [declaration.path, declaration]))
const byName = new Map(registers.map((declaration) => [declaration.name, declaration]))

export function registerAt(path: string): RecordDeclaration | undefined {
  return byPath.get(path)
}

export function registerOf(noun: string): RecordDeclaration | undefined {
  return byName.get(noun)
}

const nothing: Text = { zh: '', en: '' }
const confidentiality = closedList(
  'confidentiality',
  { zh: '公开程度', en: 'confidentiality' },
  {
    public: { zh: '公开', en: 'Public' },
    internal: { zh: '内部', en: 'Internal' },
    confidential: { zh: '保密', en: 'Confidential' },
  },
)
const source = closedList(
  'source',
  { zh: '录入方式', en: 'source' },
  {
    system: { zh: '系统生成', en: 'Made by the system' },
    manual: { zh: '人工填报', en: 'Typed in' },
    import: { zh: '外部导入', en: 'Imported' },
  },
)

/** What every record carries beside its own fields. Same shape as a declared field, so that lists and forms need no second way. */
export const commonFields = {
  scopeId: field.ref(
    'Scope',
    { zh: '实施范围', en: 'scope' },
    {
      zh: '记录所属的城市、区县、商务区或社区。',
      en: 'City, district, business district or settlement that the record belongs to.',
    },
    { required: true, word: 'scope', inverse: 'records' },
  ),
  confidentiality: field.code(
    confidentiality,
    { zh: '公开程度', en: 'confidentiality' },
    {
      zh: '谁可以看到这条记录。',
      en: 'Who may see the record.',
    },
    { required: true },
  ),
  validFrom: field.datetime(
    { zh: '生效时间', en: 'valid from' },
    {
      zh: '内容自何时起成立；未知可不填。',
      en: 'From when on the content holds; empty when not known.',
    },
  ),
  validTo: field.datetime(
    { zh: '失效时间', en: 'valid to' },
    {
      zh: '内容至何时为止成立；仍然成立可不填。',
      en: 'Until when the content holds; empty while it does.',
    },
  ),
  source: field.code(source, { zh: '录入方式', en: 'source' }, nothing, { derived: true }),
  createdAt: field.datetime({ zh: '创建时间', en: 'created' }, nothing, { derived: true }),
  createdBy: field.ref('Person', { zh: '创建人', en: 'created by' }, nothing, { word: 'creator', derived: true }),
  updatedAt: field.datetime({ zh: '更新时间', en: 'last change' }, nothing, { derived: true }),
  updatedBy: field.ref('Person', { zh: '更新人', en: 'changed by' }, nothing, { word: 'editor', derived: true }),
  version: field.integer({ zh: '版本', en: 'version' }, nothing, { derived: true }),
} as const satisfies Record<string, Field>

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
