/** Examples of a rule: small stores of records with the state that each must give, so that nobody publishes what he did not mean. */
import { z } from 'zod'
import { Instant } from '../quantity.ts'
import type { Text } from '../text.ts'
import type { Card } from './card.ts'

export const exampleStates = ['met', 'partly', 'not_met', 'no_data'] as const
export type ExampleState = (typeof exampleStates)[number]

/** Records by noun. Identifiers are plain words (`initiative-1`); whatever is left out is missing. */
export const ExampleStore = z.record(z.string().max(100), z.array(z.record(z.string().max(100), z.unknown())).max(200))
export type ExampleStore = z.infer<typeof ExampleStore>

export const RuleExample = z
  .strictObject({
    name: z.string().max(200),
    /** How the limits of the card judge it, however few its records are. */
    state: z.enum(exampleStates),
    /** The moment at which it is judged, in UTC. */
    at: Instant,
    store: ExampleStore,
  })
  .meta({ id: 'RuleExample' })
export type RuleExample = z.infer<typeof RuleExample>

/** Of an example that ran: what came out. */
export const ExampleResult = z
  .object({
    name: z.string(),
    holds: z.boolean(),
    wanted: z.enum(exampleStates),
    state: z.enum(exampleStates).nullable(),
    value: z.number().nullable(),
    n: z.int(),
    pass: z.int(),
    unknown: z.int(),
    /** Why it could not run: a word that does not exist, a value of another type. */
    error: z.object({ zh: z.string(), en: z.string() }).nullable(),
  })
  .meta({ id: 'ExampleResult' })
export type ExampleResult = z.infer<typeof ExampleResult>

export const ExampleReport = z
  .object({
    examples: z.array(ExampleResult),
    /** States that still need an example before the rule may be published. */
    lacking: z.array(z.enum(exampleStates)),
    /** Conditions that may be turned round without any example noticing: `where/0`, `must/1`. */
    unnoticed: z.array(z.string()),
    /** Every example holds and no state lacks one. */
    holds: z.boolean(),
  })
  .meta({ id: 'ExampleReport' })
export type ExampleReport = z.infer<typeof ExampleReport>

/** The states that a rule needs an example of. */
export function wantedStates({ partly }: Pick<Card, 'partly'>): readonly ExampleState[] {
  return partly === null ? ['met', 'not_met'] : ['met', 'partly', 'not_met']
}

export const exampleStateNames: Readonly<Record<ExampleState, Text>> = {
  met: { zh: '符合', en: 'met' },
  partly: { zh: '部分符合', en: 'partly met' },
  not_met: { zh: '不符合', en: 'not met' },
  no_data: { zh: '没有数据', en: 'no data' },
}
