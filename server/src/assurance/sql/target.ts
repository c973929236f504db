import type { Read } from '@citywide/model/assurance/language/reads'

/** The parameters every query of a rule takes: evaluation time, zone of the city, scopes that count. */
export const parameters = { now: '$1::timestamptz', zone: '$2::text', scopes: '$3::uuid[]' } as const

/** The civil day of the evaluation in the zone of the city. */
export const today = `(${parameters.now} at time zone ${parameters.zone})::date`

/** A field that is kept by the platform and must be judged as of the evaluation time, not as it stands now. */
export interface DerivedField {
  /** SQL of its value for the record of an alias. */
  readonly value: (alias: string) => string
  /** What it is made from: a change there is a change of the field. */
  readonly reads: readonly Read[]
  /** Whether it says when the newest input of the record came in. */
  readonly newestInput: boolean
}

/** Where compiled rules run. */
export interface Target {
  /** Limit every population and every `Entity[…]` to the scopes of `$3`. */
  readonly scoped: boolean
  /** Required fields and identifiers are never null there. */
  readonly constrained: boolean
  /** By `Noun.field`. */
  readonly derived: ReadonlyMap<string, DerivedField>
  /** Records that leave every population: UUIDs. */
  readonly except?: readonly string[]
}
