import type { Text } from '../text.ts'

/**
 * A coded list. A closed list is part of the release: its values are known here. A free list is data of the city
 * (catalogue codes, sensed quantities, currencies): here it has a name and a shape only.
 */
export interface CodeList<V extends string = string> {
  readonly name: string
  readonly title: Text
  readonly closed: boolean
  readonly values: Readonly<Record<V, Text>>
}

export function closedList<const V extends string>(
  name: string,
  title: Text,
  values: Readonly<Record<V, Text>>,
): CodeList<V> {
  return { name, title, closed: true, values }
}

export function freeList(name: string, title: Text): CodeList {
  return { name, title, closed: false, values: {} }
}

export type CodeOf<L> = L extends CodeList<infer V> ? V : never
