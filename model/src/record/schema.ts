/** The zod schemas of a declared register: what is stored, what may be sent, what a list may be asked for. */
import { z } from 'zod'
import { isPlain, plainText } from '../text.ts'
import type { CodeList } from './code-list.ts'
import type { Field } from './field.ts'
import type { RecordDeclaration } from './record.ts'

const id = z.uuid().meta({ id: 'RecordId', description: 'Id of a record' })
// PostgreSQL's own range is wider, but a day before 1800 or after 2200 in a city's register is a typing error.
export const day = z.iso
  .date()
  .refine((text) => text >= '1800-01-01' && text <= '2200-12-31', { error: 'DAY_OUT_OF_RANGE' })
  .meta({ id: 'CivilDay', description: 'Civil day in the zone of the city, 1800 to 2200' })
// A zone further away than this exists nowhere, and PostgreSQL takes none beyond 16 hours.
const zoned = /(?:Z|[+-](?:0\d|1[0-4]):\d\d)$/
export const instant = z.iso
  .datetime({ offset: true })
  .refine((text) => zoned.test(text), { error: 'ZONE_OUT_OF_RANGE' })
  .refine((text) => text >= '1800' && text < '2201', { error: 'INSTANT_OUT_OF_RANGE' })
  .meta({ id: 'InstantWithZone', description: 'Moment with its zone, e.g. 2026-11-22T08:00:00+08:00' })
const freeCode = plainText(100).regex(/^[\p{L}\p{N}][\p{L}\p{N}._:/+-]*$/u, { error: 'CODE_SHAPE' })

/** By a name of its own: zod writes the circle within its `z.json()` as a reference that leads nowhere. */
const anyJson: z.ZodType = z
  .lazy(() => z.union([z.string(), z.number(), z.boolean(), z.null(), z.array(anyJson), z.record(z.string(), anyJson)]))
  .meta({ id: 'Json', description: 'Any JSON value' })

/** GeoJSON, trajectories and their like: bounded in size and depth, and nothing in it that cannot be stored. */
const jsonValue = anyJson
  .refine((value) => JSON.stringify(value).length <= 1_000_000, { error: 'JSON_TOO_LARGE' })
  .refine((value) => isPlainJson(value), { error: 'JSON_NOT_PLAIN' })

function isPlainJson(value: unknown, depth = 0): boolean {
  if (typeof value === 'string') return isPlain(value)
  if (typeof value !== 'object' || value === null) return true
  return depth < 32 && Object.entries(value).every(([key, inner]) => isPlain(key) && isPlainJson(inner, depth + 1))
}

function codeValue({ closed, values }: CodeList): z.ZodType {
  return closed ? z.enum(Object.keys(values)) : freeCode
}

const isList = (field: Field) => field.type === 'refs' || field.type === 'codes'

/** What a field of this kind may hold when it is present. */
export function fieldSchema(field: Field): z.ZodType {
  switch (field.type) {
    case 'text':
      return plainText(field.max).min(1)
    case 'bilingual':
      return z
        .strictObject({
          zh: plainText(field.max).min(1).optional(),
          en: plainText(field.max).min(1).optional(),
        })
        .refine((value) => value.zh !== undefined || value.en !== undefined, { error: 'TEXT_IN_NO_LANGUAGE' })
    case 'boolean':
      return z.boolean()
    case 'number':
      return z.number().min(field.min).max(field.max)
    case 'integer':
      return z.int().min(field.min).max(field.max)
    case 'date':
      return day
    case 'datetime':
      return instant
    case 'code':
      return codeValue(field.list)
    case 'codes':
      return z.array(codeValue(field.list)).max(200)
    case 'ref':
      return id
    case 'refs':
      return z.array(id).max(2_000)
    case 'json':
      return jsonValue
  }
}

function described(field: Field): z.ZodType {
  const unit = 'unit' in field && field.unit !== '1' ? { unit: field.unit } : {}
  return fieldSchema(field).meta({ title: field.title.en, description: field.about.en, ...unit })
}

const common = {
  scopeId: id,
  confidentiality: z.enum(['public', 'internal', 'confidential']),
  validFrom: instant.nullable(),
  validTo: instant.nullable(),
}

const stored = {
  id,
  cityId: id,
  ...common,
  version: z.int().min(1),
  createdAt: instant,
  createdBy: id.nullable(),
  updatedAt: instant,
  updatedBy: id.nullable(),
  source: z.enum(['system', 'manual', 'import']),
}

export interface RecordSchemas {
  /** A stored record, as the API gives it. */
  readonly record: z.ZodObject
  /** What creates a record: required fields must be there, lists default to none, nothing unknown is accepted. */
  readonly create: z.ZodObject
  /** What changes a record: any of its fields; `null` empties one that may be empty. */
  readonly patch: z.ZodObject
}

const made = new WeakMap<RecordDeclaration, RecordSchemas>()

/** A field that need not be there may be empty; a list is empty by itself. */
function nullable(field: Field, schema: z.ZodType): z.ZodType {
  return field.required || isList(field) ? schema : schema.nullable()
}

/** The schemas of a declaration, made once. */
export function schemasOf(declaration: RecordDeclaration): RecordSchemas {
  const known = made.get(declaration)
  if (known) return known
  const entries = Object.entries(declaration.fields)
  const typed = entries.filter(([, field]) => !field.derived)
  const schemas: RecordSchemas = {
    record: z
      .object({
        ...stored,
        ...Object.fromEntries(entries.map(([name, field]) => [name, nullable(field, described(field))])),
      })
      .meta({ id: declaration.name, description: declaration.about.en }),
    create: z
      .strictObject({
        ...z.object(common).partial().shape,
        ...Object.fromEntries(
          typed.map(([name, field]) => {
            const schema = nullable(field, described(field))
            return [name, isList(field) ? schema.default([]) : field.required ? schema : schema.default(null)]
          }),
        ),
      })
      .meta({ id: `${declaration.name}Create` }),
    patch: z
      .strictObject({
        ...z.object(common).partial().shape,
        ...Object.fromEntries(typed.map(([name, field]) => [name, nullable(field, described(field)).optional()])),
      })
      .meta({ id: `${declaration.name}Patch` }),
  }
  made.set(declaration, schemas)
  return schemas
}
