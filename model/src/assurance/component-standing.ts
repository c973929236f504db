import { z } from 'zod'
import { Text } from '../text.ts'
import { VerdictState } from './verdict-state.ts'

export const StateCounts = z.object({
  met: z.int(),
  partly: z.int(),
  not_met: z.int(),
  not_assessable: z.int(),
  attested: z.int(),
})
export type StateCounts = z.infer<typeof StateCounts>

/** How the recommendations of one part of the standard stand. */
export const ComponentStanding = z
  .object({ code: z.string(), title: Text, counts: StateCounts, coverage: z.number(), worst: VerdictState })
  .meta({ id: 'ComponentStanding' })
export type ComponentStanding = z.infer<typeof ComponentStanding>
