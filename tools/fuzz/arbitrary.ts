/** From a JSON Schema to values that fit it. References between records are drawn from those that exist. */
import * as fc from 'fast-check'
import type { Arbitrary } from 'fast-check'
import { type Document, resolved, type Schema } from './document.ts'

export interface Source {
  readonly document: Document
  /** Values that exist for a property of a schema: ids of the records it may point to, codes of a list. */
  readonly existing: (schema: string | undefined, property: string, segment: string) => readonly unknown[]
  /** First step of the address that is called. */
  readonly segment: string
}

const day = fc
  .integer({ min: 0, max: 4_000 })
  .map((days) => new Date(Date.UTC(2020, 0, 1 + days)).toISOString().slice(0, 10))
const moment = fc
  .tuple(day, fc.integer({ min: 0, max: 86_399 }), fc.constantFrom('Z', '+08:00', '-03:30', '+05:45'))
  .map(([date, second, zone]) => `${date}T${new Date(second * 1000).toISOString().slice(11, 19)}${zone}`)

/** Characters that have broken programs before, beside ordinary ones. */
const character = fc.oneof(
  { weight: 6, arbitrary: fc.constantFrom(...Array.from('abcdefghijklmnopqrstuvwxyz0123456789_-')) },
  { weight: 2, arbitrary: fc.constantFrom(...Array.from('城市服务数据一二三龘𠮷')) },
  {
    weight: 1,
    arbitrary: fc.constantFrom('%', '_', '\\', "'", '"', ' ', '\n', '\u0301', '👩🏽‍🔬', '=', ';', '<', '&', '/', '~'),
  },
)

/**
 * @param depth levels above; from the fourth on only what is required is made
 * @param owner name of the schema that `property` belongs to
 */
export function fitting(schema: Schema, source: Source, owner?: string, property = '', depth = 0): Arbitrary<unknown> {
  const { schema: own, name = owner } = resolved(schema, source.document)
  const inner = (part: Schema, at = property) => fitting(part, source, name, at, depth + 1)
  const made = plain(own, inner, depth)
  const existing = source.existing(name, property, source.segment)
  return existing.length > 0 && own.type !== 'array' && own.type !== 'object' && own.enum === undefined && !own.anyOf
    ? fc.oneof({ weight: 9, arbitrary: fc.constantFrom(...existing) }, { weight: 1, arbitrary: made })
    : made
}

function plain(
  schema: Schema,
  inner: (part: Schema, at?: string) => Arbitrary<unknown>,
  depth: number,
): Arbitrary<unknown> {
  if ('const' in schema) return fc.constant(schema.const)
  if (schema.enum) return fc.constantFrom(...schema.enum)
  const choices = schema.anyOf ?? schema.oneOf
  if (choices) {
    const ends = depth > 3 ? choices.filter(({ type }) => type !== 'array' && type !== 'object') : choices
    return fc.oneof(...(ends.length > 0 ? ends : choices).map((choice) => inner(choice)))
  }
  if (schema.allOf)
    return fc.tuple(...schema.allOf.map((part) => inner(part))).map((parts) => Object.assign({}, ...parts))
  switch (schema.type) {
    case 'null':
      return fc.constant(null)
    case 'boolean':
      return fc.boolean()
    case 'integer':
      return fc.integer(range(schema, true))
    case 'number':
      return fc.double({ ...range(schema, false), noNaN: true, noDefaultInfinity: true })
    case 'string':
      return text(schema)
    case 'array': {
      const { prefixItems, items = {}, minItems = 0, maxItems = 3 } = schema
      if (prefixItems) return fc.tuple(...prefixItems.map((part) => inner(part)))
      return fc.array(inner(items), {
        minLength: minItems,
        maxLength: Math.max(minItems, Math.min(maxItems, depth > 3 ? 0 : 3)),
      })
    }
    case 'object': {
      const { properties = {}, required = [], additionalProperties, propertyNames } = schema
      const chosen = Object.entries(properties).filter(([key]) => depth <= 3 || required.includes(key))
      const bilingual = 'zh' in properties && 'en' in properties
      const record = fc.record(Object.fromEntries(chosen.map(([key, part]) => [key, inner(part, key)])), {
        requiredKeys: bilingual ? ['zh', 'en'] : required.filter((key) => key in properties),
      })
      if (typeof additionalProperties !== 'object' || depth > 3) return record
      const named = propertyNames?.enum !== undefined || propertyNames?.pattern !== undefined
      const key = propertyNames && named ? inner(propertyNames).map(String) : fc.constantFrom('a', 'b', '键')
      // Free names are more often than not names of something that exists.
      const rest = fc.dictionary(key, inner(additionalProperties), { maxKeys: named ? 3 : 0, noNullPrototype: true })
      return fc.tuple(rest, record).map(([more, known]) => ({ ...more, ...known }))
    }
    case undefined:
    default:
      return fc.constantFrom<unknown[]>(null, 1, 'text', { type: 'Point', coordinates: [116.4, 39.9] }, [1, 2])
  }
}

function range({ minimum, maximum, exclusiveMinimum, exclusiveMaximum }: Schema, whole: boolean) {
  const step = whole ? 1 : 0.001
  const min = minimum ?? (exclusiveMinimum === undefined ? -1_000 : exclusiveMinimum + step)
  const max = maximum ?? (exclusiveMaximum === undefined ? Math.max(1_000, min) : exclusiveMaximum - step)
  const bounded = {
    min: Math.max(min, whole ? -2_147_483_648 : -1e15),
    max: Math.min(max, whole ? 2_147_483_647 : 1e15),
  }
  return { min: Math.min(bounded.min, bounded.max), max: bounded.max }
}

function text({ format, pattern, minLength = 0, maxLength = 60 }: Schema): Arbitrary<string> {
  if (format === 'uuid') return fc.uuid()
  if (format === 'date') return day
  if (format === 'date-time') return moment
  if (format === 'uri') return fc.constantFrom('https://city.example/a', 'https://city.example/b?c=d')
  const free = fc
    .array(character, { minLength, maxLength: Math.max(minLength, Math.min(maxLength, 24)) })
    .map((parts) => parts.join('').slice(0, maxLength))
  if (pattern === undefined) return free
  try {
    return fc.stringMatching(new RegExp(pattern, /\\[pP]\{/.test(pattern) ? 'u' : ''), {
      maxLength: Math.min(maxLength, 40),
    })
  } catch {
    // Look-arounds and properties of characters cannot be turned round; words that most codes take can.
    return fc.constantFrom('code', 'a.b', 'x-1')
  }
}
