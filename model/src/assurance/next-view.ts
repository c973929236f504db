/** The smallest set of changes that moves most verdicts. `GET /api/next-changes?scope=` */
import { z } from 'zod'
import { Instant } from '../quantity.ts'
import { Text } from '../text.ts'
import { RecordLink } from './verdict.ts'
import { VerdictState } from './verdict-state.ts'

/** What is to be done to records of one register: the same thing to each of them. */
export const Mend = z.object({
  noun: z.string(),
  path: z.string(),
  register: Text,
  /**
   * `fill`: a field is empty. `meet`: a condition is not met, or cannot be told. `end`: a condition is to hold no longer,
   * where as few records as possible may meet it. `add`: records are missing.
   */
  kind: z.enum(['fill', 'meet', 'end', 'add']),
  /** The field, or the condition as a sentence; of `add`, what the records must be. */
  what: Text,
  /** Key of the field; null for the others. */
  field: z.string().nullable(),
  count: z.int(),
  /** The first of them that the reader may see. */
  records: z.array(RecordLink),
  /** Of `add`: entries of a list, one of which each new record must bring. */
  missing: z.array(Text),
})
export type Mend = z.infer<typeof Mend>

export const NextTurn = z.object({
  rule: z.string(),
  title: Text,
  recommendation: z.string(),
  component: z.string(),
  owner: Text,
  from: VerdictState,
  /** How many more records must pass. */
  need: z.int(),
})
export type NextTurn = z.infer<typeof NextTurn>

export const NextStep = z.object({
  mends: z.array(Mend),
  /** Changes of this step. */
  cost: z.int(),
  /** Rules that become met by it. */
  turns: z.array(NextTurn),
  /** Recommendations, and what stands beside them, that become met by it and the steps before. */
  completes: z.array(z.object({ code: z.string(), text: Text })),
})
export type NextStep = z.infer<typeof NextStep>

export const NextChanges = z
  .object({
    scope: z.string(),
    asOf: Instant,
    /** Rules that fall short, and those of them that the steps turn. */
    short: z.int(),
    turned: z.int(),
    /** Changes of all steps together. */
    cost: z.int(),
    steps: z.array(NextStep),
    /**
     * Rules that no single records turn. `figure`: a measured figure decides; `held`: failing records are held by a
     * freeze; `many`: more records than are looked at.
     */
    beyond: z.array(
      z.object({
        rule: z.string(),
        title: Text,
        recommendation: z.string(),
        why: z.enum(['figure', 'held', 'many']),
        need: z.int().nullable(),
      }),
    ),
  })
  .meta({ id: 'NextChanges' })
export type NextChanges = z.infer<typeof NextChanges>
