/**
 * Contradictions between records: what cannot be true at the same time, said in the language of the rules. They are
 * counted apart from verdicts and lower no score.
 */
import { z } from 'zod'
import { Instant } from '../quantity.ts'
import { Text } from '../text.ts'
import type { Card } from './card.ts'
import { RecordLink } from './verdict.ts'

/** `likely` may have an innocent reason that the records do not tell. */
const Sureness = z.enum(['certain', 'likely'])

const ContradictionCard = z.strictObject({
  /** Stable: never used again for another one. */
  id: z.string().regex(/^CR\d+$/),
  title: Text,
  about: z.string(),
  /** A record contradicts when every line is true of it; what is unknown never does. */
  where: z.array(z.string()).min(1),
  sure: Sureness,
  why: Text,
  do: Text,
})
export type ContradictionCard = z.infer<typeof ContradictionCard>

/** `model/catalogue/contradictions.yaml` */
export const ContradictionFile = z.strictObject({
  version: z.string(),
  title: Text,
  contradictions: z.array(ContradictionCard).min(1),
})

/** The same as a card of the rule language, so that one compiler serves both: none of them may exist. */
export function asCard({ id, title, about, where, do: mend }: ContradictionCard): Card {
  return {
    id,
    title,
    about,
    where,
    kind: 'exists',
    unit: 'count',
    compare: 'at_most',
    met: 0,
    partly: null,
    minSample: 1,
    evidence: 'register',
    refresh: 'P1D',
    scope: 'city',
    do: mend,
    owner: 'programme_office',
  }
}

export const ContradictingRecord = z
  .object({
    record: RecordLink,
    /** What it contradicts, as far as it is another record that the reader may see. */
    involved: z.array(RecordLink),
  })
  .meta({ id: 'ContradictingRecord' })
export type ContradictingRecord = z.infer<typeof ContradictingRecord>

const Named = z.object({
  id: z.string(),
  title: Text,
  /** What was found to be true of the record, from the compiled conditions. */
  conditions: z.array(Text),
  sure: Sureness,
  why: Text,
  do: Text,
})

export const Contradiction = Named.extend({
  noun: z.string(),
  /** Path of the register. */
  path: z.string(),
  /** Records in the scope, whoever may see them; null where it could not be found out. */
  count: z.int().nullable(),
  /** The first of them that the reader may see. */
  records: z.array(ContradictingRecord),
}).meta({ id: 'Contradiction' })
export type Contradiction = z.infer<typeof Contradiction>

/** `GET /api/contradictions?scope=&at=` */
export const Contradictions = z
  .object({
    asOf: Instant,
    scope: z.string(),
    /** All that were looked for, those that were not found with them, in the order of the catalogue. */
    items: z.array(Contradiction),
  })
  .meta({ id: 'Contradictions' })
export type Contradictions = z.infer<typeof Contradictions>

/** `GET /api/contradictions/{id}/records?scope=&at=&after=&limit=` */
export const ContradictionPage = z
  .object({ items: z.array(ContradictingRecord), next: z.string().nullable() })
  .meta({ id: 'ContradictionPage' })

/** `GET /api/record-contradictions/{register}/{id}?scope=&at=`: those that one record is in. */
export const RecordContradictions = z.array(Named.extend({ fields: z.array(z.string()) })).meta({
  id: 'RecordContradictions',
})
export type RecordContradictions = z.infer<typeof RecordContradictions>
