/** What the two sides of a draft say. */
import type { DraftView } from '@citywide/model/platform/draft-view'
import { same } from '@citywide/model/record/same'
import type { RecordDeclaration } from '@citywide/model/record/record'
import { isOpen } from '@citywide/model/platform/draft'
import { commonTyped } from '../register/register.ts'

type Values = Readonly<Record<string, unknown>>

export interface Sides {
  /** As it stands, or as it stood when the draft was decided; empty for a new record. */
  readonly before: Values
  /** As it would stand, or stood, once the draft is published. */
  readonly after: Values
}

/** An open draft is held against the record as it stands now, one that is closed against what it was written for. */
export function sidesOf({ state, base, now, values }: DraftView): Sides {
  const before = (isOpen(state) ? (now ?? base) : base) ?? {}
  return { before, after: { ...before, ...values } }
}

export interface SideField {
  readonly name: string
  readonly changed: boolean
}

/** The fields that people write, in the order of the declaration. */
export function sideFields(declaration: RecordDeclaration, { before, after }: Sides): readonly SideField[] {
  const own = Object.entries(declaration.fields).flatMap(([name, field]) => (field.derived ? [] : [name]))
  return [...own, ...commonTyped].map((name) => ({ name, changed: !same(before[name], after[name]) }))
}
