/** What a list may be asked for, made from the declaration: filters on every field, sort, keyset paging. */
import type { Field } from '@citywide/model/record/field'
import type { RecordDeclaration } from '@citywide/model/record/record'
import { day, instant } from '@citywide/model/record/schema'
import { plainText } from '@citywide/model/text'
import { z } from 'zod'
import { fieldNames } from './columns.ts'

const several = (schema: z.ZodType) => z.union([schema, z.array(schema).max(100)])

/** What a filter may hold. Each is made once: hundreds of fields share them. */
const asked = {
  id: several(z.uuid().meta({ id: 'IdAsked' })).optional(),
  text: several(plainText(2_000)).optional(),
  code: several(plainText(100)).optional(),
  words: plainText(200).optional(),
  figure: z.coerce.number().optional(),
  /** PostgreSQL compares an `integer` with nothing beyond its own range. */
  whole: z.coerce.number().int().min(-2_147_483_648).max(2_147_483_647).optional(),
  flag: z.enum(['true', 'false']).optional(),
  day: day.optional(),
  instant: instant.optional(),
} as const satisfies Record<string, z.ZodType>

/** Filters of one field: its name alone means "is" (one of, when repeated); suffixes say the rest. */
function filtersOf(name: string, field: Field): Record<string, z.ZodType> {
  const missing = field.required ? {} : { [`${name}.missing`]: asked.flag }
  const range = (schema: z.ZodType) => ({
    [name]: schema,
    [`${name}.from`]: schema,
    [`${name}.to`]: schema,
    ...missing,
  })
  switch (field.type) {
    case 'text':
      return { [name]: asked.text, [`${name}.contains`]: asked.words, ...missing }
    case 'bilingual':
      return { [`${name}.contains`]: asked.words, ...missing }
    case 'boolean':
      return { [name]: asked.flag, ...missing }
    case 'number':
      return range(asked.figure)
    case 'integer':
      return range(asked.whole)
    case 'date':
      return range(asked.day)
    case 'datetime':
      return range(asked.instant)
    case 'code':
    case 'codes':
      return { [name]: asked.code, ...missing }
    case 'ref':
    case 'refs':
      return { [name]: asked.id, ...missing }
    case 'json':
      return missing
  }
}

const PAGE = 50
const LARGEST_PAGE = 500

/** Which records, in which order: what a page and an export have in common. */
export type Selection = Readonly<Record<string, unknown>> & {
  readonly scope?: string | undefined
  readonly q?: string | undefined
  readonly sort?: string | undefined
  /** Cursor: begins behind the record that a page ended with. */
  readonly after?: string | undefined
}

export type ListQuery = Selection & { readonly limit: number }
export type ExportQuery = Selection & { readonly format: 'csv' | 'xlsx' | 'json' }

/** What an export may be asked for: the same filters and order, no page. */
export function exportQuery(declaration: RecordDeclaration): z.ZodType<ExportQuery> {
  return z.strictObject({ ...filters(declaration), format: z.enum(['csv', 'xlsx', 'json']).default('csv') })
}

export function listQuery(declaration: RecordDeclaration): z.ZodType<ListQuery> {
  return z.strictObject({
    ...filters(declaration),
    limit: z.coerce.number().int().min(1).max(LARGEST_PAGE).default(PAGE),
    after: z.string().max(2_000).optional().meta({ description: 'Cursor: `next` of the page before' }),
  })
}

/** Filters that every register has. */
const common = {
  scope: plainText(60).optional().meta({ description: 'Code of a scope; its parts are included' }),
  q: plainText(200).optional().meta({ description: 'Words to find in the texts of the record' }),
  lang: z.enum(['zh', 'zh-CN', 'en']).optional(),
  id: asked.id,
  'updatedAt.from': asked.instant,
  'updatedAt.to': asked.instant,
  'createdAt.from': asked.instant,
  'createdAt.to': asked.instant,
  source: several(z.enum(['system', 'manual', 'import'])).optional(),
  confidentiality: several(z.enum(['public', 'internal', 'confidential'])).optional(),
}

function filters(declaration: RecordDeclaration): Record<string, z.ZodType> {
  const sortable = fieldNames(declaration).filter((name) => {
    const type = declaration.fields[name]?.type
    return type !== 'json' && type !== 'refs' && type !== 'codes'
  })
  const { scope, q, ...rest } = common
  return {
    scope,
    q,
    sort: z
      .string()
      .regex(/^-?\w+$/)
      .refine((text) => sortable.includes(text.replace(/^-/, '')))
      .optional()
      .meta({ description: 'Field to sort by; a minus sign turns the order round. Default: -updatedAt' }),
    ...rest,
    ...Object.fromEntries(
      Object.entries(declaration.fields).flatMap(([name, field]) => Object.entries(filtersOf(name, field))),
    ),
  }
}
