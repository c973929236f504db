/** The way to a field of a JSON document: `data.stations[*].readings[0]["a.b"]`. */
import { Unreadable } from './fault.ts'

/** A name, a place in a list, or every one. */
export type Step = string | number | typeof every
export const every = Symbol('every')

const step = /\.?([^.[\]"]+)|\[(\d{1,9})\]|\[(\*)\]|\["((?:[^"\\]|\\.)*)"\]/y

/** @throws Unreadable PATH_SHAPE */
export function readPath(text: string): readonly Step[] {
  const steps: Step[] = []
  const path = text.trim()
  for (let at = 0; at < path.length; at = step.lastIndex) {
    step.lastIndex = at
    const found = step.exec(path)
    if (!found || (at === 0 && path.startsWith('.'))) throw new Unreadable('PATH_SHAPE', text)
    const [, name, place, all, quoted] = found
    if (name !== undefined) steps.push(name === '*' ? every : name)
    else if (place !== undefined) steps.push(Number(place))
    else if (all !== undefined) steps.push(every)
    else steps.push((quoted ?? '').replaceAll(/\\(.)/g, '$1'))
  }
  return steps
}

/** One field of a value; undefined where there is none. Only what the document itself holds is found. */
export function follow(value: unknown, steps: readonly Step[]): unknown {
  let here = value
  for (const one of steps) {
    if (Array.isArray(here)) {
      if (typeof one !== 'number') return undefined
      here = here[one]
    } else if (isObject(here) && typeof one !== 'symbol' && Object.hasOwn(here, one)) here = here[one]
    else return undefined
  }
  return here
}

export function isObject(value: unknown): value is Record<string | number, unknown> {
  return typeof value === 'object' && value !== null && !Array.isArray(value)
}

/** A value at the end of a way, with all that it stands in, the nearest last. */
export interface Reached {
  readonly value: unknown
  readonly around: readonly unknown[]
  /** Its name in the object that it stands in. */
  readonly key: string | undefined
}

/** Every value that a way leads to; each of a list or an object where it says so. */
export function* reach(
  value: unknown,
  steps: readonly Step[],
  around: readonly unknown[] = [],
  key?: string,
): Generator<Reached, undefined> {
  const [first, ...rest] = steps
  if (first === undefined) {
    yield { value, around, key }
    return undefined
  }
  const outside = [...around, key === undefined ? value : keyed(value, key)]
  if (first !== every) {
    const inner = follow(value, [first])
    if (inner !== undefined) yield* reach(inner, rest, outside)
    return undefined
  }
  if (Array.isArray(value)) for (const entry of value) yield* reach(entry, rest, outside)
  else if (isObject(value)) for (const [name, entry] of Object.entries(value)) yield* reach(entry, rest, outside, name)
  return undefined
}

/** What stands in an object by name is found with that name as `$key`. */
export function keyed(value: unknown, key: string): unknown {
  return isObject(value) ? { ...value, $key: key } : { $key: key }
}
