/** What the columns of a file can become, and what their headings suggest. */
import { commonFields } from '../record/common.ts'
import type { Field } from '../record/field.ts'
import type { RecordDeclaration } from '../record/record.ts'
import type { Language, Text } from '../text.ts'
import type { ColumnMapping, ImportColumn, ImportMapping } from './import.ts'

export interface ImportTarget {
  /** `status`, or with its language `name.zh`. */
  readonly name: string
  /** Name of the field. */
  readonly base: string
  readonly language: Language | undefined
  readonly title: Text
  /** Undefined for the id and the version of the record that a row means. */
  readonly field: Field | undefined
  readonly required: boolean
}

const identity: readonly ImportTarget[] = [
  plain('id', { zh: '记录编号', en: 'id of the record' }),
  plain('version', commonFields.version.title),
]

function plain(name: string, title: Text): ImportTarget {
  return { name, base: name, language: undefined, title, field: undefined, required: false }
}

const spoken: Readonly<Record<Language, Text>> = {
  zh: { zh: '中文', en: 'Chinese' },
  en: { zh: '英文', en: 'English' },
}

const typedCommon = ['scopeId', 'confidentiality', 'validFrom', 'validTo'] as const

const made = new WeakMap<RecordDeclaration, readonly ImportTarget[]>()

/** Everything that a column of a file for this register can be mapped to. */
export function importTargets(declaration: RecordDeclaration): readonly ImportTarget[] {
  const known = made.get(declaration)
  if (known) return known
  const isScope = declaration.name === 'Scope'
  const common = typedCommon.filter((name) => !isScope || name !== 'scopeId')
  const fields: [string, Field][] = [
    ...common.map((name): [string, Field] => [name, { ...commonFields[name], required: false }]),
    ...Object.entries(declaration.fields).filter(([, { derived }]) => !derived),
  ]
  const targets = [...identity, ...fields.flatMap(([name, field]) => targetsOf(name, field))]
  made.set(declaration, targets)
  return targets
}

function targetsOf(name: string, field: Field): ImportTarget[] {
  const { title, required, type } = field
  if (type !== 'bilingual') return [{ name, base: name, language: undefined, title, field, required }]
  return (['zh', 'en'] as const).map((language) => ({
    name: `${name}.${language}`,
    base: name,
    language,
    title: { zh: `${title.zh}（${spoken[language].zh}）`, en: `${title.en} (${spoken[language].en})` },
    field,
    required,
  }))
}

/** Fields that a new record needs and that neither a column nor a constant fills. */
export function missingTargets(declaration: RecordDeclaration, mapping: ImportMapping): readonly string[] {
  const filled = new Set([...mapping.columns.map(({ field }) => field), ...Object.keys(mapping.constants)])
  const targets = importTargets(declaration)
  const bases = new Set(targets.filter(({ name }) => filled.has(name)).map(({ base }) => base))
  return [...new Set(targets.filter(({ required, base }) => required && !bases.has(base)).map(({ base }) => base))]
}

/** Headings as they are compared: full-width signs made plain, without spaces, case and punctuation. */
function bare(heading: string): string {
  return heading
    .normalize('NFKC')
    .toLowerCase()
    .replaceAll(/[\s\p{P}\p{S}]/gu, '')
}

const hasHan = (text: string) => /\p{Script=Han}/u.test(text)

/** What the headings suggest: machine names and labels, in either language. A file of our own export is mapped whole. */
export function proposeMapping(declaration: RecordDeclaration, columns: readonly ImportColumn[]): ImportMapping {
  const names = new Map<string, ImportTarget>()
  // Machine names come first, then the labels of the register itself, then those that every record shares.
  const targets = importTargets(declaration)
  const known = [
    ...targets.map((target) => [target.name, target] as const),
    ...targets
      .toReversed()
      .flatMap((target) => [[target.title.zh, target] as const, [target.title.en, target] as const]),
  ]
  for (const [name, target] of known) if (!names.has(bare(name))) names.set(bare(name), target)
  const taken = new Set<string>()
  const mapped = columns.flatMap((column): ColumnMapping[] => {
    const target = names.get(bare(column.name)) ?? inLanguage(declaration, column)
    if (!target || taken.has(target.name)) return []
    taken.add(target.name)
    return [{ column: column.name, field: target.name }]
  })
  const key = taken.has('id') ? ['id'] : []
  // A version means something only together with the record that it is the version of.
  return { columns: mapped.filter(({ field }) => field !== 'version' || taken.has('id')), constants: {}, key }
}

/** A heading that names a bilingual field and no language: the language of what stands below it. */
function inLanguage(declaration: RecordDeclaration, { name, samples }: ImportColumn): ImportTarget | undefined {
  const heading = bare(name)
  const language = samples.length === 0 ? hasHan(name) : samples.some(hasHan)
  return importTargets(declaration).find(({ base, field, language: own }) => {
    if (field?.type !== 'bilingual' || own !== (language ? 'zh' : 'en')) return false
    return [base, field.title.zh, field.title.en].some((word) => bare(word) === heading)
  })
}
