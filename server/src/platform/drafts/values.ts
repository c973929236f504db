/** What a draft says, and how it stands to the record it is about. */
import { Problem } from '@citywide/model/problem'
import { mayMove } from '@citywide/model/record/lifecycle'
import type { RecordDeclaration } from '@citywide/model/record/record'
import { same } from '@citywide/model/record/same'
import { schemasOf } from '@citywide/model/record/schema'
import { fieldProblems } from '../http/validation.ts'
import type { PoolClient } from '../postgres/pool.ts'
import { missingReferences } from '../records/references.ts'
import type { Draft, Values } from './store.ts'

/**
 * The values of a draft, held against the register as if they were written at once: what a reviewer is given to read can
 * be published.
 *
 * @param base the record it changes; undefined for a new one
 * @throws Problem INVALID, NO_SUCH_MOVE, NO_SUCH_RECORD naming the fields under `/values`
 */
export async function heldValues(
  client: PoolClient,
  byName: ReadonlyMap<string, RecordDeclaration>,
  declaration: RecordDeclaration,
  base: Values | undefined,
  values: Values,
): Promise<Values> {
  const { create, patch } = schemasOf(declaration)
  const read = (base ? patch : create).safeParse(values, { reportInput: true })
  if (!read.success) throw new Problem('INVALID', {}, { fields: below(fieldProblems(read.error, 'body')) })
  const { lifecycle } = declaration
  const from = lifecycle && base?.[lifecycle.field]
  const to = lifecycle && read.data[lifecycle.field]
  if (lifecycle && typeof from === 'string' && typeof to === 'string' && !mayMove(lifecycle, from, to)) {
    throw new Problem('NO_SUCH_MOVE', { from, to })
  }
  const [missing] = await missingReferences(client, byName, declaration, [read.data], new Set())
  if (missing) throw new Problem(missing.code, missing.params, { fields: below(missing.fields) })
  return read.data
}

function below(fields: Problem['fields']): Problem['fields'] {
  return fields.map((field) => ({ ...field, pointer: `/values${field.pointer}` }))
}

/** The fields that a draft changes, beside what it was written against. */
export function changedBy({ base, values }: Pick<Draft, 'base' | 'values'>): string[] {
  return Object.keys(values).filter((name) => !same(values[name], base?.[name]))
}

/** Fields that the draft and somebody else, since it was begun, changed to different things. */
export function overlapsWith(draft: Pick<Draft, 'base' | 'values'>, now: Values): string[] {
  const { base, values } = draft
  return changedBy(draft).filter((name) => !same(base?.[name], now[name]) && !same(values[name], now[name]))
}

/** The values that still change something when the record stands as it does now. */
export function remaining(values: Values, now: Values): Values {
  return Object.fromEntries(Object.entries(values).filter(([name, value]) => !same(value, now[name])))
}
