/** The values of closures, and what is done with them. */
import { instantFrom, wholeDay } from './closure-time.ts'
import type { TreeOf } from './tree.ts'

type Bilingual = Readonly<{ zh?: string | null; en?: string | null }>

/** A record by the keys of its words. */
export type Row = Readonly<Record<string, Value | Bilingual>>

/** Days are whole days since 1970, moments milliseconds since 1970; null is unknown. */
export type Value = number | string | boolean | readonly string[] | null

/** The records in sight, by the number the tree gives them. */
export type Sight = ReadonlyMap<number, Row | undefined>
export type Closure = (sight: Sight) => Value

export function constant(value: Value): Closure {
  return () => value
}

/** Of known values only: where one is unknown, so is the result. */
export function map(parts: readonly Closure[], result: (values: readonly Value[]) => Value): Closure {
  return (sight) => {
    const values = parts.map((part) => part(sight))
    return values.includes(null) ? null : result(values)
  }
}

export function kleene(kind: 'and' | 'or', parts: readonly Closure[]): Closure {
  const decides = kind === 'or'
  return (sight) => {
    const values = parts.map((part) => part(sight))
    if (values.includes(decides)) return decides
    return values.includes(null) ? null : !decides
  }
}

export function listed(value: Value): readonly string[] {
  return Array.isArray(value) ? (value as readonly string[]) : []
}

export function ordered(one: Value | undefined, operator: '<' | '<=' | '>' | '>=', other: Value | undefined): boolean {
  const [a, b] = [Number(one), Number(other)]
  return { '<': a < b, '<=': a <= b, '>': a > b, '>=': a >= b }[operator]
}

export function arithmetic(operator: TreeOf<'arithmetic'>['operator'], a: number, b: number): number | null {
  if (operator === '/' && b === 0) return null
  return { '+': a + b, '-': a - b, '*': a * b, '/': a / b }[operator]
}

export function literalValue({ type, value }: TreeOf<'literal'>): Value {
  if (type === 'date') return wholeDay(value)
  return type === 'instant' ? instantFrom(value) : value
}

export function isBilingual(said: Value | Bilingual): said is Bilingual {
  return typeof said === 'object' && said !== null && !Array.isArray(said)
}
