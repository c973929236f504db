/** What follows observations live: `GET /api/live/observations`. */
import { z } from 'zod'
import { streamCode } from './stream.ts'

/**
 * `latest`: the newest value of each stream, at first as it stands; a reader that is slow misses values in between.
 * `every`: each value that is stored or corrected, late ones too, from now or from the last event on.
 */
export const LiveMode = z.enum(['latest', 'every']).meta({ id: 'LiveMode' })
export type LiveMode = z.infer<typeof LiveMode>

/** Observations in columns: one entry of each per value. */
export const LiveObservations = z
  .object({
    stream: z.array(streamCode),
    /** Milliseconds since 1970; finer times are cut. */
    at: z.array(z.number()),
    value: z.array(z.number()),
    /** Flags, 0 when there is nothing to remark. */
    quality: z.array(z.int()),
  })
  .meta({ id: 'LiveObservations' })
export type LiveObservations = z.infer<typeof LiveObservations>
