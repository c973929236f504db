/** What the routes that show verdicts are asked with. */
import { z } from 'zod'
import { InScope } from '#platform/http/asked.ts'

export const InSight = InScope.extend({
  known: z.enum(['then', 'afterwards']).optional().meta({
    description:
      'Of a moment of the past: as it was known then (default, where somebody had judged by then), or judged afterwards from the records as they are today',
  }),
})

/** Answers that go back month by month. */
export const InMonths = InSight.extend({
  months: z.coerce.number().int().min(1).max(60).default(13).meta({ description: 'With the month that is looked at' }),
})

/** @param at as a request gives it */
export function instantOf(at: string | undefined): Temporal.Instant | undefined {
  return at === undefined ? undefined : Temporal.Instant.from(at)
}
