import { existsSync, readFileSync } from 'node:fs'
import { fileURLToPath } from 'node:url'
import { expect, test } from 'vitest'
import { parse } from 'yaml'
import { vocabularyOf } from '../model/src/assurance/language/vocabulary.ts'
import { parseUnit } from '../model/src/observations/unit.ts'
import { problems } from '../model/src/problem.ts'
import type { Field } from '../model/src/record/field.ts'
import { columnOf } from '../model/src/record/names.ts'
import { registers } from '../model/src/registers.ts'
import type { Text } from '../model/src/text.ts'
import { commonColumns } from '../server/src/platform/records/columns.ts'
import { freshDatabase } from '../server/src/platform/postgres/testing.ts'

const root = fileURLToPath(new URL('../', import.meta.url))
const fields = registers.flatMap(({ name, table, fields: own }) =>
  Object.entries(own).map(([key, field]) => ({ at: `${name}.${key}`, name, table, key, field })),
)

interface Property {
  readonly $ref?: string
  readonly type?: string
  readonly enum?: readonly string[]
  readonly anyOf?: readonly Property[]
  readonly allOf?: readonly Property[]
  readonly items?: Property
  readonly description?: string
  readonly maxLength?: number
  readonly minimum?: number
  readonly maximum?: number
}
interface Document {
  readonly components: {
    readonly schemas: Record<string, { properties: Record<string, Property>; required: string[] }>
  }
}

/** What the API document says a field of this kind is. */
const types: Readonly<Record<Field['type'], string>> = {
  text: 'string',
  bilingual: 'object',
  boolean: 'boolean',
  number: 'number',
  integer: 'integer',
  date: 'CivilDay',
  datetime: 'InstantWithZone',
  code: 'string',
  codes: 'array',
  ref: 'RecordId',
  refs: 'array',
  json: 'Json',
}

/** The kind of a property, and whether it may be empty. */
function kindOf(property: Property): { kind: string; nullable: boolean; inner: Property } {
  const nullable = property.anyOf?.some(({ type }) => type === 'null') ?? false
  const inner = nullable ? (property.anyOf?.find(({ type }) => type !== 'null') ?? property) : property
  const ref = inner.$ref ?? inner.allOf?.find(({ $ref }) => $ref !== undefined)?.$ref
  return { kind: ref?.replace(/^.*\//, '') ?? inner.type ?? '?', nullable, inner }
}

test('the API document has every field of every register, with its kind, presence, codes, bounds and words', () => {
  const document = JSON.parse(readFileSync(`${root}openapi.json`, 'utf8')) as Document
  for (const register of registers) {
    const schema = document.components.schemas[register.name]
    const described = Object.entries(schema?.properties ?? {}).filter(
      ([key]) => !(commonColumns as readonly string[]).includes(key),
    )
    expect([register.name, described.map(([key]) => key)]).toEqual([register.name, Object.keys(register.fields)])
    for (const [key, property] of described) {
      const field = register.fields[key]
      if (!field) continue
      const { kind, nullable, inner } = kindOf(property)
      const empty = !field.required && field.type !== 'refs' && field.type !== 'codes'
      expect([register.name, key, kind, nullable]).toEqual([register.name, key, types[field.type], empty])
      expect([key, inner.description ?? property.description]).toEqual([key, field.about.en])
      if (field.type === 'code' && field.list.closed)
        expect([key, inner.enum]).toEqual([key, Object.keys(field.list.values)])
      if (field.type === 'text') expect([key, inner.maxLength]).toEqual([key, field.max])
      if (field.type === 'number' || field.type === 'integer')
        expect([key, inner.minimum, inner.maximum]).toEqual([key, field.min, field.max])
    }
  }
})

test('the words of the rule cards are the fields of the registers, with the same column, kind and target', () => {
  const { nouns } = vocabularyOf(registers)
  for (const { at, name, key, field } of fields) {
    const word = nouns.get(name)?.words.get(key)
    expect([at, word?.kind]).toEqual([at, 'field'])
    if (word?.kind !== 'field') continue
    expect([at, word.column, word.field.type]).toEqual([at, columnOf(key), field.type])
    if (field.type !== 'ref' && field.type !== 'refs') continue
    if (field.type === 'ref' && field.to.length === 1) expect([at, word.follow]).toEqual([at, field.to[0]])
    for (const target of field.inverse === undefined ? [] : field.to) {
      const back = nouns.get(target)?.words.get(field.inverse ?? '')
      if (nouns.has(target)) expect([at, back?.kind]).toEqual([at, 'inverse'])
    }
  }
})

test('every reference can be followed backwards through an index', async () => {
  const pool = await freshDatabase()
  const { rows } = await pool.query<{ at: string }>(
    `select c.relname || '.' || a.attname as at from pg_index i join pg_class c on c.oid = i.indrelid
       join pg_attribute a on a.attrelid = c.oid and a.attnum = i.indkey[0] where c.relnamespace = 'public'::regnamespace`,
  )
  const indexed = new Set(rows.map(({ at }) => at))
  const missing = fields
    .filter(({ field }) => field.type === 'ref' || field.type === 'refs')
    .filter(({ table, key }) => !indexed.has(`${table}.${columnOf(key)}`))
  expect(missing.map(({ at }) => at)).toEqual([])
})

/** Units that UCUM has no code for, and why they are what they are. */
const ownUnits: Readonly<Record<string, string>> = {
  indicator: 'the unit of the linked indicator',
  ratio: 'a share from 0 to 1',
  fte: 'full-time equivalents',
  CNY: 'the currency of the city',
  'CNY/a': 'the currency of the city, a year',
}

test('every figure has a unit of UCUM or a declared scale, and bounds that contain something', () => {
  for (const { at, field } of fields) {
    if (field.type !== 'number' && field.type !== 'integer') continue
    const known = parseUnit(field.unit) !== undefined || /^scale \d+-\d+$/.test(field.unit) || field.unit in ownUnits
    expect([at, field.unit, known]).toEqual([at, field.unit, true])
    expect([at, Number.isFinite(field.min) && Number.isFinite(field.max) && field.min < field.max]).toEqual([at, true])
  }
})

test('what holds or points to a person is marked as personal data', () => {
  for (const { at, field } of fields) {
    if ((field.type === 'ref' || field.type === 'refs') && field.to.includes('Person')) {
      expect([at, field.personal]).not.toEqual([at, 'none'])
    }
    if (/(?:phone|email|idNumber|birth|passport)/i.test(at)) expect([at, field.personal]).not.toEqual([at, 'none'])
  }
})

function* textsOf(): Generator<readonly [string, Text]> {
  for (const { name, title, about, lifecycle } of registers) {
    yield [`${name} title`, title]
    yield [`${name} about`, about]
    for (const [from, moves] of Object.entries(lifecycle?.moves ?? {}))
      for (const [to, text] of Object.entries(moves)) if (text) yield [`${name} ${from} → ${to}`, text]
  }
  for (const { at, field } of fields) {
    yield [`${at} title`, field.title]
    yield [`${at} about`, field.about]
    if (field.type === 'boolean') yield* [[`${at} yes`, field.yes] as const, [`${at} no`, field.no] as const]
    if ('list' in field) for (const [code, text] of Object.entries(field.list.values)) yield [`${at} ${code}`, text]
  }
  for (const [code, { text }] of Object.entries(problems)) yield [`problem ${code}`, text]
}

test('no text lacks a language or is written in the signs of the other', () => {
  const wrong: string[] = []
  for (const [at, { zh, en }] of textsOf()) {
    // A name that is the same everywhere (ISO 37101, SME) needs no Chinese character; a sentence does.
    if (zh.trim() === '' || (!/\p{Script=Han}/u.test(zh) && zh !== en)) wrong.push(`${at}: ${zh}`)
    if (/[\p{Script=Han}][,;:?!]|[,;:?!][\p{Script=Han}]|[\p{Script=Han}]\.(?:\s|$)/u.test(zh))
      wrong.push(`${at}: ${zh}`)
    if (en.trim() === '' || /[\p{Script=Han}，。；：？！（）“”]/u.test(en.replaceAll(/[“”]/g, '')))
      wrong.push(`${at}: ${en}`)
  }
  expect(wrong).toEqual([])
})

interface Package {
  readonly entities: Record<
    string,
    {
      readonly table: string
      readonly fields: Record<string, { type: string; to?: string | string[]; codes?: string; required?: boolean }>
    }
  >
  readonly codeLists: Record<string, { readonly closed?: boolean; readonly values: Record<string, Text> }>
}

/** Required in the dictionary and not here: public sources do not tell it, and what is not told stays unknown. */
const mayBeUnknown: Readonly<Record<string, readonly string[]>> = {
  Organization: ['strategicSupplier'],
  Procurement: ['major', 'sharedNeed', 'specStyle', 'coDesigned', 'lowestPriceOnly'],
  Contract: ['critical', 'createsData', 'openDataClause', 'openStandardsClause', 'dataOwnership'],
  Service: [
    'priority',
    'transactional',
    'online',
    'oneStop',
    'assistedOption',
    'proactive',
    'requiresIdentity',
    'personalData',
    'coDesigned',
    'feedbackEnabled',
  ],
  ServiceRequest: ['dueAt', 'reopened', 'transfers', 'documentsRequested', 'documentsReused', 'crossChannelVisible'],
  Dataset: ['personalData', 'realTime', 'highDemand'],
  // One row may stand for the records of many people, and the platform itself may be the source.
  PersonalDataAccess: ['subjectRef', 'orgId', 'datasetId'],
}
/** Of another kind here, on purpose. */
const otherKind: Readonly<Record<string, string>> = {
  'PersonalDataAccess.legalBasis':
    'the grounds of law are a closed list, so that the person reads them in either language',
}
/** In the dictionary and not here, on purpose. */
const elsewhere: Readonly<Record<string, string>> = {
  'RoleAssignment.scopeId': 'every record has a scope',
}

test('the registers hold what the dictionary they were made from holds, with the same codes', ({ skip }) => {
  const path = `${root}../shared/model/entities.yaml`
  if (!existsSync(path)) skip('the model package ../shared/model is not here')
  const { entities, codeLists } = parse(readFileSync(path, 'utf8')) as Package
  const byName = new Map(registers.map((register) => [register.name, register]))
  const wrong: string[] = []
  for (const [name, entity] of Object.entries(entities)) {
    const register = byName.get(name)
    if (register?.table !== entity.table) wrong.push(`${name} is not the table ${entity.table}`)
    for (const [key, said] of Object.entries(entity.fields)) {
      if (key === 'id' || `${name}.${key}` in elsewhere) continue
      const field = register?.fields[key]
      if (field?.type !== said.type && !(`${name}.${key}` in otherKind))
        wrong.push(`${name}.${key} is ${field?.type ?? 'missing'}, not ${said.type}`)
      if (!field) continue
      if (said.to !== undefined && 'to' in field) {
        const lost = [said.to].flat().filter((target) => !field.to.includes(target))
        if (lost.length > 0) wrong.push(`${name}.${key} does not point to ${lost.join()}`)
      }
      if (said.codes !== undefined && 'list' in field) {
        const lost = Object.keys(codeLists[said.codes]?.values ?? {}).filter((code) => !(code in field.list.values))
        if (lost.length > 0) wrong.push(`${name}.${key} lacks the codes ${lost.join()}`)
      }
      const loosened = said.required === true && !field.required && field.type !== 'refs' && field.type !== 'codes'
      if (loosened !== (mayBeUnknown[name]?.includes(key) ?? false)) {
        wrong.push(`${name}.${key} is ${loosened ? 'not ' : ''}required`)
      }
    }
  }
  expect(wrong).toEqual([])
})
