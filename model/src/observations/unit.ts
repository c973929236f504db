/** Units of measure: reads UCUM codes and says whether two of them are the same unit. */
import { type Atom, atoms, type Dimension, prefixes } from './unit-atoms.ts'

export interface Unit {
  /** How many coherent base units one of it is. */
  readonly factor: number
  readonly dimension: Dimension
  /** The scale of its own that the unit lies on, with its prefix (`Cel`, `dB`); null for the others. */
  readonly scale: string | null
}

const one: Unit = { factor: 1, dimension: [0, 0, 0, 0, 0, 0, 0], scale: null }

/** A prefix and a unit that may have one, longest first, so that `dam` is not read as `d` and `am`. */
function atomOf(symbol: string): Unit | undefined {
  const atom = atoms.get(symbol)
  if (atom) return unitOf(atom, 1, symbol)
  for (const length of [2, 1]) {
    const factor = prefixes.get(symbol.slice(0, length))
    const behind = atoms.get(symbol.slice(length))
    if (factor !== undefined && behind?.metric) return unitOf(behind, factor, symbol)
  }
  return undefined
}

function unitOf({ factor, dimension, scale }: Atom, prefix: number, symbol: string): Unit {
  return { factor: factor * prefix, dimension, scale: scale ? symbol : null }
}

/** `a` times `b` to the power of `exponent`. A unit with a scale of its own cannot be part of another. */
function times(a: Unit, b: Unit, exponent: number): Unit | undefined {
  if (a === one && exponent === 1) return b
  if (a.scale !== null || b.scale !== null) return undefined
  const at = (index: number) => (a.dimension[index] ?? 0) + (b.dimension[index] ?? 0) * exponent
  return {
    factor: a.factor * b.factor ** exponent,
    dimension: [at(0), at(1), at(2), at(3), at(4), at(5), at(6)],
    scale: null,
  }
}

const symbolAndExponent = /^(10[*^]|(?:[^\d\s.+/(){}[\]-]|\[[^\s[\]{}]*\])+)([+-]?\d+)?/
const factorOnly = /^[1-9]\d*/
const annotation = /^\{[\u0021-\u007a\u007c\u007e]*\}/

/**
 * Reads a UCUM code (case sensitive), such as `ug/m3`, `Cel`, `{vehicle}/h` or `10*3/uL`. Annotations in braces mean
 * nothing, as UCUM has it.
 *
 * @returns undefined when the code is none, or names a unit outside the list in `unit-atoms.ts`
 * Source: UCUM 2.2, §§ 2-12 (grammar in § 13).
 */
export function parseUnit(code: string): Unit | undefined {
  if (code === '' || code.length > 40) return undefined
  let rest = code
  const unit = term(0)
  return rest === '' ? unit : undefined

  function term(depth: number): Unit | undefined {
    let sign = 1
    if (rest.startsWith('/')) {
      rest = rest.slice(1)
      sign = -1
    }
    let left: Unit | undefined = one
    for (;;) {
      const right = component(depth)
      left = right && left && times(left, right, sign)
      if (!left) return undefined
      if (rest.startsWith('.')) sign = 1
      else if (rest.startsWith('/')) sign = -1
      else return left
      rest = rest.slice(1)
    }
  }

  function component(depth: number): Unit | undefined {
    if (rest.startsWith('(')) {
      if (depth > 4) return undefined
      rest = rest.slice(1)
      const inner = term(depth + 1)
      if (!rest.startsWith(')')) return undefined
      rest = rest.slice(1)
      return inner
    }
    const note = taken(annotation)
    if (note) return one
    const found = taken(symbolAndExponent)
    if (found) {
      const [, symbol = '', exponent] = found
      const atom = atomOf(symbol)
      taken(annotation)
      return exponent === undefined ? atom : atom && times(one, atom, Number(exponent))
    }
    const digits = taken(factorOnly)
    if (!digits) return undefined
    taken(annotation)
    return { ...one, factor: Number(digits[0]) }
  }

  function taken(pattern: RegExp): RegExpExecArray | null {
    const match = pattern.exec(rest)
    if (match) rest = rest.slice(match[0].length)
    return match
  }
}

/** Whether two codes mean the same unit: `m/s` and `m.s-1` do, `ug/m3` and `mg/m3` do not. Unknown codes never do. */
export function sameUnit(left: string, right: string): boolean {
  const [a, b] = [parseUnit(left), parseUnit(right)]
  if (!a || !b) return false
  return (
    a.scale === b.scale &&
    a.dimension.every((exponent, index) => exponent === b.dimension[index]) &&
    Math.abs(a.factor - b.factor) <= 1e-12 * Math.abs(a.factor)
  )
}
