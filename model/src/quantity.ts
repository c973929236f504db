/** Figures that carry what a reader needs to judge them. */
import { z } from 'zod'

/** An instant as the API writes it: ISO 8601 in UTC. */
export const Instant = z.iso.datetime().meta({ id: 'Instant', description: 'ISO 8601 instant in UTC' })

/** A civil day of the city. */
export const Day = z.iso.date().meta({ id: 'Day', description: 'Civil day in the zone of the city, YYYY-MM-DD' })

/** Where a figure comes from: computed from the city's own data, taken over from elsewhere, or typed in by a person. */
export const Origin = z.enum(['computed', 'imported', 'typed']).meta({ id: 'Origin' })
export type Origin = z.infer<typeof Origin>

/**
 * One figure for one period. `value` is null where there is no result: missing is never zero.
 * `coverage` is the share (0 to 1) of the expected input that arrived; `n` counts what the figure rests on.
 */
export const PeriodFigure = z
  .object({
    periodStart: Day,
    /** Last day of the period. */
    periodEnd: Day,
    value: z.number().nullable(),
    n: z.int().nullable(),
    coverage: z.number().min(0).max(1).nullable(),
    /** `partial`: the period has too little input to be a result; `value` then is what arrived so far, never a result. */
    state: z.enum(['final', 'provisional', 'revised', 'partial', 'missing']),
    origin: Origin,
    /** Newest input, for the age of the figure. */
    newestInput: Instant.nullable(),
    computedAt: Instant,
    /** Days (or hours, for shorter periods) with enough input, and days that were expected. */
    days: z.object({ valid: z.int(), expected: z.int(), needed: z.int() }).nullable(),
  })
  .meta({ id: 'PeriodFigure' })
export type PeriodFigure = z.infer<typeof PeriodFigure>
