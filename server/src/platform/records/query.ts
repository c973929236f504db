/** What a list may be asked for, made from the declaration: filters on every field, sort, keyset paging. */
import type { Field } from '@citywide/model/record/field'
import type { RecordDeclaration } from '@citywide/model/record/record'
import { day, instant } from '@citywide/model/record/schema'
import { plainText } from '@citywide/model/text'
import { z } from 'zod'
import { fieldNames } from './columns.ts'

const several = (schema: z.ZodType) => z.union([schema, z.array(schema).max(100)])
const id = z.uuid().meta({ id: 'IdAsked' })
const figure = z.coerce.number()
/** PostgreSQL compares an `integer` with nothing beyond its own range. */
const whole = z.coerce.number().int().min(-2_147_483_648).max(2_147_483_647)
const flag = z.enum(['true', 'false'])

/** Filters of one field: its name alone means "is" (one of, when repeated); suffixes say the rest. */
function filtersOf(name: string, field: Field): Record<string, z.ZodType> {
  const missing = field.required ? {} : { [`${name}.missing`]: flag }
  const range = (schema: z.ZodType) => ({
    [name]: schema,
    [`${name}.from`]: schema,
    [`${name}.to`]: schema,
    ...missing,
  })
  switch (field.type) {
    case 'text':
      return { [name]: several(plainText(2_000)), [`${name}.contains`]: plainText(200), ...missing }
    case 'bilingual':
      return { [`${name}.contains`]: plainText(200), ...missing }
    case 'boolean':
      return { [name]: flag, ...missing }
    case 'number':
      return range(figure)
    case 'integer':
      return range(whole)
    case 'date':
      return range(day)
    case 'datetime':
      return range(instant)
    case 'code':
    case 'codes':
      return { [name]: several(plainText(100)), ...missing }
    case 'ref':
    case 'refs':
      return { [name]: several(id), ...missing }
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

function filters(declaration: RecordDeclaration): Record<string, z.ZodType> {
  const fields = Object.entries(declaration.fields)
  const sortable = fieldNames(declaration).filter((name) => {
    const type = declaration.fields[name]?.type
    return type !== 'json' && type !== 'refs' && type !== 'codes'
  })
  return {
    scope: plainText(60).optional().meta({ description: 'Code of a scope; its parts are included' }),
    q: plainText(200).optional().meta({ description: 'Words to find in the texts of the record' }),
    sort: z
      .string()
      .regex(/^-?\w+$/)
      .refine((text) => sortable.includes(text.replace(/^-/, '')))
      .optional()
      .meta({ description: 'Field to sort by; a minus sign turns the order round. Default: -updatedAt' }),
    lang: z.enum(['zh', 'zh-CN', 'en']).optional(),
    id: several(id).optional(),
    'updatedAt.from': instant.optional(),
    'updatedAt.to': instant.optional(),
    'createdAt.from': instant.optional(),
    'createdAt.to': instant.optional(),
    source: several(z.enum(['system', 'manual', 'import'])).optional(),
    confidentiality: several(z.enum(['public', 'internal', 'confidential'])).optional(),
    ...Object.fromEntries(
      fields
        .flatMap(([name, field]) => Object.entries(filtersOf(name, field)))
        .map(([name, schema]) => [name, schema.optional()]),
    ),
  }
}
