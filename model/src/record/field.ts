/**
 * The kinds of field a record can have. A declaration is data: the zod schema, the table column, the API document, the
 * form and the vocabulary of the evidence rules are all made from it.
 */
import type { Text } from '../text.ts'
import type { CodeList } from './code-list.ts'

/** Whose data a field holds. Source: `personal` marks of the model package; GB/T 35273 for the notion. */
export type Personal = 'none' | 'indirect' | 'pseudonym' | 'direct'

interface Common<R extends boolean> {
  readonly title: Text
  readonly about: Text
  readonly required: R
  readonly personal: Personal
  /** Kept by the platform from other records; shown, never typed in. */
  readonly derived: boolean
}

/** `max` counts UTF-16 code units. */
export interface TextField<R extends boolean = boolean> extends Common<R> {
  readonly type: 'text'
  readonly max: number
}
export interface BilingualField<R extends boolean = boolean> extends Common<R> {
  readonly type: 'bilingual'
  readonly max: number
}
export interface BooleanField<R extends boolean = boolean> extends Common<R> {
  readonly type: 'boolean'
  /** "is in post", "is not in post": how a generated sentence says it. */
  readonly yes: Text
  readonly no: Text
}
/** `unit` is a UCUM code, `indicator` (the unit of the linked indicator), a judgement scale, or `CNY` (the city's currency). */
export interface NumberField<R extends boolean = boolean> extends Common<R> {
  readonly type: 'number' | 'integer'
  readonly unit: string
  readonly min: number
  readonly max: number
}
/** A civil day in the city's zone. */
export interface DateField<R extends boolean = boolean> extends Common<R> {
  readonly type: 'date'
}
/** An instant. */
export interface DateTimeField<R extends boolean = boolean> extends Common<R> {
  readonly type: 'datetime'
}
export interface CodeField<L extends CodeList = CodeList, R extends boolean = boolean> extends Common<R> {
  readonly type: 'code'
  readonly list: L
}
export interface CodesField<L extends CodeList = CodeList, R extends boolean = boolean> extends Common<R> {
  readonly type: 'codes'
  readonly list: L
}
/**
 * A reference by id. `to` names the records it may point to; with several, the neighbouring `…Type` field says which.
 * `word` follows the reference in a rule (`owner.active`); `inverse` is the name of the relation seen from the target.
 */
export interface RefField<R extends boolean = boolean> extends Common<R> {
  readonly type: 'ref'
  readonly to: readonly string[]
  readonly word: string
  readonly inverse: string | undefined
}
export interface RefsField<R extends boolean = boolean> extends Common<R> {
  readonly type: 'refs'
  readonly to: readonly string[]
  readonly word: string
  readonly inverse: string | undefined
}
export interface JsonField<R extends boolean = boolean> extends Common<R> {
  readonly type: 'json'
}

export type Field =
  | TextField
  | BilingualField
  | BooleanField
  | NumberField
  | DateField
  | DateTimeField
  | CodeField
  | CodesField
  | RefField
  | RefsField
  | JsonField
export type FieldType = Field['type']

interface Options<R extends boolean> {
  readonly required?: R
  readonly personal?: Personal
  readonly derived?: boolean
}
type Bounds = { readonly unit?: string; readonly min?: number; readonly max?: number }

function common<R extends boolean>(title: Text, about: Text, options: Options<R>): Common<R> {
  const { required = false as R, personal = 'none', derived = false } = options
  return { title, about, required, personal, derived }
}

export function text<R extends boolean = false>(
  title: Text,
  about: Text,
  { max = 2_000, ...options }: Options<R> & { max?: number } = {},
): TextField<R> {
  return { type: 'text', max, ...common(title, about, options) }
}

export function bilingual<R extends boolean = false>(
  title: Text,
  about: Text,
  { max = 2_000, ...options }: Options<R> & { max?: number } = {},
): BilingualField<R> {
  return { type: 'bilingual', max, ...common(title, about, options) }
}

export function boolean<R extends boolean = false>(
  title: Text,
  about: Text,
  { yes, no, ...options }: Options<R> & { yes: Text; no: Text },
): BooleanField<R> {
  return { type: 'boolean', yes, no, ...common(title, about, options) }
}

/** Bounds of a unit, where the unit itself sets them: a share lies in 0–1, a count is not negative. */
function bounds({ unit = '1', min, max }: Bounds, signed: boolean): { unit: string; min: number; max: number } {
  const scale = /^scale (\d+)-(\d+)$/.exec(unit)
  const [least, most] = scale
    ? [Number(scale[1]), Number(scale[2])]
    : unit === 'ratio'
      ? [0, 1]
      : [signed ? -1e15 : 0, 1e15]
  return { unit, min: min ?? least, max: max ?? most }
}

export function number<R extends boolean = false>(
  title: Text,
  about: Text,
  { unit, min, max, ...options }: Options<R> & Bounds = {},
): NumberField<R> {
  const given = { ...(unit && { unit }), ...(min !== undefined && { min }), ...(max !== undefined && { max }) }
  return { type: 'number', ...bounds(given, unit === 'indicator'), ...common(title, about, options) }
}

/** A whole number that fits PostgreSQL's `integer`. */
export function integer<R extends boolean = false>(
  title: Text,
  about: Text,
  { unit, min, max = 2_147_483_647, ...options }: Options<R> & Bounds = {},
): NumberField<R> {
  const given = { ...(unit && { unit }), ...(min !== undefined && { min }) }
  const limits = bounds(given, false)
  return {
    type: 'integer',
    ...limits,
    max: Math.min(max, limits.max),
    ...common(title, about, options),
  }
}

export function date<R extends boolean = false>(title: Text, about: Text, options: Options<R> = {}): DateField<R> {
  return { type: 'date', ...common(title, about, options) }
}

export function datetime<R extends boolean = false>(
  title: Text,
  about: Text,
  options: Options<R> = {},
): DateTimeField<R> {
  return { type: 'datetime', ...common(title, about, options) }
}

export function code<L extends CodeList, R extends boolean = false>(
  list: L,
  title: Text,
  about: Text,
  options: Options<R> = {},
): CodeField<L, R> {
  return { type: 'code', list, ...common(title, about, options) }
}

export function codes<L extends CodeList, R extends boolean = false>(
  list: L,
  title: Text,
  about: Text,
  options: Options<R> = {},
): CodesField<L, R> {
  return { type: 'codes', list, ...common(title, about, options) }
}

type Reference<R extends boolean> = Options<R> & { word: string; inverse?: string }

export function ref<R extends boolean = false>(
  to: string | readonly string[],
  title: Text,
  about: Text,
  { word, inverse, ...options }: Reference<R>,
): RefField<R> {
  return { type: 'ref', to: typeof to === 'string' ? [to] : to, word, inverse, ...common(title, about, options) }
}

export function refs<R extends boolean = false>(
  to: string | readonly string[],
  title: Text,
  about: Text,
  { word, inverse, ...options }: Reference<R>,
): RefsField<R> {
  return { type: 'refs', to: typeof to === 'string' ? [to] : to, word, inverse, ...common(title, about, options) }
}

export function json<R extends boolean = false>(title: Text, about: Text, options: Options<R> = {}): JsonField<R> {
  return { type: 'json', ...common(title, about, options) }
}
