/** What a bulk change makes of one record. Pure: the preview, the write and the way back all ask it. */
import { isDeepStrictEqual } from 'node:util'
import { fieldSchema } from '@citywide/model/record/schema'
import { type FieldProblem, Problem } from '@citywide/model/problem'
import type { RecordDeclaration } from '@citywide/model/record/record'
import { reasonOf } from '../http/reasons.ts'
import { typeOf } from './columns.ts'

type Values = Readonly<Record<string, unknown>>

/** Values to set (null empties a field), entries to add to lists, entries to take out of them. */
export interface BulkPlan {
  readonly set: Values
  readonly add: Readonly<Record<string, readonly string[]>>
  readonly remove: Readonly<Record<string, readonly string[]>>
}

export interface FieldChange {
  readonly field: string
  readonly before: unknown
  readonly after: unknown
}

/** The fields that a plan touches. */
export function touched({ set, add, remove }: BulkPlan): readonly string[] {
  return [...new Set([set, add, remove].flatMap((part) => Object.keys(part)))]
}

/** What becomes different in a record; nothing where it says all of it already. */
export function changesOf(declaration: RecordDeclaration, plan: BulkPlan, record: Values): readonly FieldChange[] {
  return touched(plan).flatMap((field) => {
    const before = record[field] ?? null
    const after = field in plan.set ? plan.set[field] : listAfter(plan, field, before)
    return same(declaration, field, before, after ?? null) ? [] : [{ field, before, after: after ?? null }]
  })
}

/** What a register does not take of these changes: lists that grow too long. Values to set were checked with the request. */
export function listProblem(
  declaration: RecordDeclaration,
  plan: BulkPlan,
  changes: readonly FieldChange[],
): Problem | undefined {
  const fields = changes.flatMap(({ field, after }): FieldProblem[] => {
    const declared = declaration.fields[field]
    if (!declared || field in plan.set) return []
    const read = fieldSchema(declared).safeParse(after, { reportInput: true })
    return (read.error?.issues ?? []).slice(0, 1).map((issue) => ({ pointer: `/${field}`, ...reasonOf(issue) }))
  })
  return fields.length > 0 ? new Problem('INVALID', {}, { fields }) : undefined
}

function listAfter({ add, remove }: BulkPlan, field: string, before: unknown): readonly string[] {
  const stands = Array.isArray(before) ? (before as readonly string[]) : []
  const out = new Set(remove[field] ?? [])
  return [...new Set([...stands.filter((one) => !out.has(one)), ...(add[field] ?? [])])]
}

function same(declaration: RecordDeclaration, field: string, before: unknown, after: unknown): boolean {
  if (typeOf(declaration, field) === 'datetime' && typeof before === 'string' && typeof after === 'string')
    return Temporal.Instant.from(before).equals(Temporal.Instant.from(after))
  return isDeepStrictEqual(before, after)
}
