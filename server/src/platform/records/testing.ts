/** A record of every register that fits its declaration: where tests begin that bend one thing of it. */
import { randomUUID } from 'node:crypto'
import type { Field } from '@citywide/model/record/field'
import type { RecordDeclaration } from '@citywide/model/record/record'

/** Ids of records that are there, by noun. */
export type Known = ReadonlyMap<string, string>

/** What creates a record: required fields, and with `whole` all that may be typed in. */
export function sampleOf(
  { fields, lifecycle }: RecordDeclaration,
  known: Known,
  whole = false,
): Record<string, unknown> {
  const values = Object.entries(fields).flatMap(([name, field]): [string, unknown][] => {
    if (field.derived || !(field.required || whole)) return []
    if (lifecycle?.field === name) return [[name, lifecycle.initial]]
    const value = sampleValue(field, known, fields[name.replace(/Id$/, 'Type')])
    return value === undefined ? [] : [[name, value]]
  })
  const sample = Object.fromEntries(values)
  // With several targets the neighbouring field says which of them is meant.
  for (const [name, field] of Object.entries(fields)) {
    const type = name.replace(/Id$/, 'Type')
    if (field.type === 'ref' && field.to.length > 1 && name in sample && fields[type]?.type === 'code') {
      sample[type] = field.to.find((noun) => known.get(noun) === sample[name]) ?? field.to[0]
    }
  }
  return sample
}

function sampleValue(field: Field, known: Known, type: Field | undefined): unknown {
  switch (field.type) {
    case 'text':
      return 'text'.slice(0, field.max)
    case 'bilingual':
      return { zh: '文字', en: 'Text' }
    case 'boolean':
      return true
    case 'number':
    case 'integer':
      return Math.min(Math.max(1, field.min), field.max)
    case 'date':
      return '2026-01-15'
    case 'datetime':
      return '2026-01-15T08:00:00Z'
    case 'code':
      return Object.keys(field.list.values)[0] ?? 'code'
    case 'codes':
      return Object.keys(field.list.values).slice(0, 1)
    case 'ref': {
      const noun = field.to.find((each) => known.has(each))
      // What lies outside the registers is held by its own room, so any id will do.
      return noun === undefined ? (field.required && type === undefined ? randomUUID() : undefined) : known.get(noun)
    }
    case 'refs':
      return field.to.flatMap((noun) => known.get(noun) ?? []).slice(0, 1)
    case 'json':
      return { type: 'Point', coordinates: [116.4, 39.9] }
  }
}

/** Registers in an order in which each comes after those that its required references need. */
export function inOrderOfNeed(registers: readonly RecordDeclaration[]): RecordDeclaration[] {
  const byName = new Map(registers.map((register) => [register.name, register]))
  const ordered = new Set<RecordDeclaration>()
  const visit = (register: RecordDeclaration, above: ReadonlySet<RecordDeclaration>) => {
    if (ordered.has(register) || above.has(register)) return
    for (const field of Object.values(register.fields)) {
      if (field.type !== 'ref' || !field.required) continue
      const target = field.to.flatMap((noun) => byName.get(noun) ?? [])[0]
      if (target) visit(target, new Set([...above, register]))
    }
    ordered.add(register)
  }
  const scope = byName.get('Scope')
  for (const register of scope ? [scope, ...registers] : registers) visit(register, new Set())
  return [...ordered]
}

/**
 * Creates one record of every register through `create`.
 *
 * @returns their ids, by noun
 */
export async function oneOfEach(
  registers: readonly RecordDeclaration[],
  create: (path: string, body: object) => Promise<{ id: string }>,
): Promise<Map<string, string>> {
  const known = new Map<string, string>()
  for (const register of inOrderOfNeed(registers)) {
    const special = register.name === 'Scope' ? { kind: 'city' } : {}
    const { id } = await create(register.path, { ...sampleOf(register, known), ...special })
    known.set(register.name, id)
  }
  return known
}
