import type { CityText, Text } from '../text.ts'
import type { CodeOf } from './code-list.ts'
import type { CodeField, CodesField, Field } from './field.ts'
import type { Lifecycle } from './lifecycle.ts'
import type { Publication } from './publication.ts'

export type Room =
  | 'strategy'
  | 'services'
  | 'resources'
  | 'observations'
  | 'benefits'
  | 'assurance'
  | 'emergency'
  | 'platform'

/** How the facts of a register come about; never painted as more than it is. */
export type EvidenceKind = 'live' | 'register' | 'assessment'

export type Fields = Readonly<Record<string, Field>>

/**
 * One register, declared once. Everything that handles its records is made from this: see
 * `docs/decisions/0004-records-are-declared-once.md`.
 */
export interface RecordDeclaration<F extends Fields = Fields> {
  /** PascalCase noun, the word of the evidence rules. */
  readonly name: string
  /** snake_case table of PostgreSQL. */
  readonly table: string
  /** kebab-case plural, the path of the API: `/api/vision-targets`. */
  readonly path: string
  readonly room: Room
  /** The part of the standard that it belongs to: `A`, `B1` … `B14`, `C1` … `C3`, `D`, `E` (emergency), `X` (base). */
  readonly component: string
  readonly title: Text
  /** English plural of the title; Chinese has none. */
  readonly plural: string
  readonly about: Text
  readonly evidence: EvidenceKind
  readonly fields: F
  readonly lifecycle: Lifecycle | undefined
  /** Where a change of what is published goes by a draft and a second person. */
  readonly publication: Publication | undefined
}

/** Declares a register. The table is written by hand in a migration; a test holds it against this. */
export function defineRecord<const F extends Fields>(
  declaration: Omit<RecordDeclaration<F>, 'lifecycle' | 'publication'> & {
    lifecycle?: Lifecycle
    publication?: Publication
  },
): RecordDeclaration<F> {
  return { lifecycle: undefined, publication: undefined, ...declaration }
}

type Value<T> = T extends { type: 'text' | 'date' | 'datetime' | 'ref' }
  ? string
  : T extends { type: 'bilingual' }
    ? CityText
    : T extends { type: 'boolean' }
      ? boolean
      : T extends { type: 'number' | 'integer' }
        ? number
        : T extends { type: 'refs' }
          ? readonly string[]
          : T extends CodesField<infer L>
            ? readonly CodeOf<L>[]
            : T extends CodeField<infer L>
              ? CodeOf<L>
              : unknown

type Always = { required: true } | { type: 'refs' | 'codes' }

/** What every record carries beside its own fields. Times are ISO 8601 instants. */
export interface CommonValues {
  readonly id: string
  readonly cityId: string
  /** City, district, business district or settlement that the record belongs to. */
  readonly scopeId: string
  /** Counts the writes of this record, from 1; the ETag is made of it. */
  readonly version: number
  readonly createdAt: string
  readonly createdBy: string | null
  readonly updatedAt: string
  readonly updatedBy: string | null
  readonly source: 'system' | 'manual' | 'import'
  readonly confidentiality: 'public' | 'internal' | 'confidential'
  readonly validFrom: string | null
  readonly validTo: string | null
}

/** A stored record of a declaration: dates `YYYY-MM-DD`, instants ISO 8601 in UTC. */
export type RecordOf<D> =
  D extends RecordDeclaration<infer F>
    ? CommonValues & { readonly [K in keyof F]: F[K] extends Always ? Value<F[K]> : Value<F[K]> | null }
    : never
