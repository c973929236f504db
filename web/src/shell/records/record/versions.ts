/** What a write changed: the versions of a record, compared field by field. */
import { same } from '@citywide/model/record/same'
import type { RecordDeclaration } from '@citywide/model/record/record'
import type { Version } from '../register/queries.ts'
import { commonTyped } from '../register/register.ts'
import { Stored } from '../register/stored.ts'

type Values = Readonly<Record<string, unknown>>

export interface Difference {
  readonly name: string
  readonly before: unknown
  readonly after: unknown
}

/** The fields a person writes that differ, in the order of the declaration. */
export function differences(declaration: RecordDeclaration, before: Values, after: Values): readonly Difference[] {
  return [...Object.keys(declaration.fields), ...commonTyped]
    .filter((name) => !same(before[name], after[name]))
    .map((name) => ({ name, before: before[name], after: after[name] }))
}

export interface Change {
  readonly version: Version
  /** Empty for the first version and for a deletion. */
  readonly differences: readonly Difference[]
}

/** @param versions newest first, as the server gives them */
export function changesOf(declaration: RecordDeclaration, versions: readonly Version[]): readonly Change[] {
  return versions.map((version, index) => {
    const before = versions[index + 1]
    const compared = version.op === 'U' && before !== undefined
    return { version, differences: compared ? differences(declaration, before.document, version.document) : [] }
  })
}

/**
 * The record as it stood at a moment.
 *
 * @param at ISO instant
 * @returns undefined where it did not exist then
 */
export function standingAt(versions: readonly Version[], at: string): Stored | undefined {
  const moment = Date.parse(at)
  const last = versions.find((version) => Date.parse(version.at) <= moment)
  if (!last || last.op === 'D') return undefined
  const read = Stored.safeParse(last.document)
  return read.success ? read.data : undefined
}
