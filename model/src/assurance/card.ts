/** A rule card: which records count, what each must satisfy, what is enough, who acts. Source: `cardKeys` of the catalogue. */
import { z } from 'zod'
import { Text } from '../text.ts'
import { Threshold } from './verdict.ts'

const Duration = z.string().regex(/^P(?=\d|T\d)(?:\d+D)?(?:T(?:\d+H)?(?:\d+M)?)?$/)

/** `at_least` is met from `met`, `at_most` up to it; `within` takes `[low, high]`. */
export const Compare = z.enum(['at_least', 'at_most', 'within'])
export type Compare = z.infer<typeof Compare>

const shared = {
  /** Stable: never used again for another rule. */
  id: z.string().regex(/^[A-Z]+[A-Z0-9.-]*$/),
  title: Text,
  about: z.string(),
  where: z.array(z.string()).default([]),
  compare: Compare,
  met: Threshold,
  /** Null where no middle state makes sense. */
  partly: Threshold.nullable(),
  /** The smallest population that may be judged. */
  minSample: z.int().min(1),
  evidence: z.enum(['live', 'register', 'mixed', 'assessed']),
  /** How often the clock alone brings a new evaluation. */
  refresh: Duration,
  /** How old the newest input of a live rule may be. */
  maxAge: Duration.optional(),
  scope: z.enum(['city', 'incident']).default('city'),
  /** How much it counts within its recommendation; 1 where nothing is said. */
  weight: z.number().min(0.1).max(10).optional(),
  /** Where it is not met, every level above says so. */
  critical: z.boolean().optional(),
  do: Text,
  owner: z.string(),
}
const percent = z.literal('percent')

export const Card = z.discriminatedUnion('kind', [
  z.strictObject({ ...shared, kind: z.literal('share'), must: z.array(z.string()).min(1), unit: percent }),
  z.strictObject({ ...shared, kind: z.literal('coverage'), list: z.string(), of: z.string(), unit: percent }),
  z.strictObject({ ...shared, kind: z.literal('exists'), unit: z.literal('count') }),
  z.strictObject({ ...shared, kind: z.literal('variety'), of: z.string(), unit: z.literal('count') }),
  z.strictObject({ ...shared, kind: z.literal('recency'), of: z.string(), unit: z.literal('days') }),
  z.strictObject({
    ...shared,
    kind: z.literal('measure'),
    fn: z.enum(['mean', 'sum']).optional(),
    of: z.string().optional(),
    /** One expression over whole populations, in place of `fn` and `of`. */
    measure: z.string().optional(),
    unit: z.enum(['count', 'score', 'ratio']),
  }),
])
export type Card = z.infer<typeof Card>
export type CardOf<K extends Card['kind']> = Extract<Card, { kind: K }>
