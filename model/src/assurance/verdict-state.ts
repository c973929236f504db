import { z } from 'zod'

/** Source: judgement keys of the catalogue. */
export const VerdictState = z
  .enum(['met', 'partly', 'not_met', 'not_assessable', 'attested', 'not_applicable', 'waived'])
  .meta({ id: 'VerdictState' })
export type VerdictState = z.infer<typeof VerdictState>
