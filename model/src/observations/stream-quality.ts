/** How good the observations of a stream are: day by day, as gaps, and under limits that are only thought of. */
import { z } from 'zod'
import { Instant } from '../quantity.ts'
import { streamCode, StreamLimits } from './stream.ts'
import { qualityFlagNames } from './quality.ts'

const civilDay = z.iso.date()

/** How many observations carry each flag; one may carry several. */
export const FlagCounts = z.record(z.enum(qualityFlagNames), z.int()).meta({ id: 'FlagCounts' })
export type FlagCounts = z.infer<typeof FlagCounts>

export const QualityDay = z
  .object({
    /** In the zone of the stream. */
    day: civilDay,
    /** Observations that may be used, and the others. */
    usable: z.int(),
    unusable: z.int(),
    /** What the rhythm of the stream lets expect; of the day that is running, so far. */
    expected: z.int(),
    /** Usable share of it, 0 to 1. */
    coverage: z.number(),
    flags: FlagCounts,
  })
  .meta({ id: 'QualityDay' })
export type QualityDay = z.infer<typeof QualityDay>

/** A silence of more than three expected intervals; null while it lasts. */
export const StreamGap = z
  .object({ startedAt: Instant, endedAt: Instant.nullable(), noticedAt: Instant })
  .meta({ id: 'StreamGap' })
export type StreamGap = z.infer<typeof StreamGap>

/** `GET /api/streams/{code}/quality`: days that hold observations, in order; the others held none. */
export const StreamQuality = z
  .object({
    stream: streamCode,
    from: civilDay,
    to: civilDay,
    days: z.array(QualityDay),
    /** The newest first, a hundred at most. */
    gaps: z.array(StreamGap),
    /** Whether the reader may declare the stream anew. */
    mayDeclare: z.boolean(),
  })
  .meta({ id: 'StreamQuality' })
export type StreamQuality = z.infer<typeof StreamQuality>

/** `POST /api/streams/{code}/limits-trial`: limits that are thought of. */
export const LimitsTrialRequest = z
  .strictObject({ limits: StreamLimits, days: z.int().min(1).max(366).default(30) })
  .meta({ id: 'LimitsTrialRequest' })

/** What history would be flagged with. Counted over the newest days, half a million observations at most. */
export const LimitsTrial = z
  .object({
    from: Instant.nullable(),
    to: Instant.nullable(),
    observations: z.int(),
    /** With any of the flags that limits decide: out of range, stuck, implausible, changed too fast. */
    flagged: z.int(),
    unusable: z.int(),
    flags: FlagCounts,
    /** The same under the limits in force. */
    now: z.object({ flagged: z.int(), unusable: z.int() }),
    /** The first that would be flagged, newest last. */
    examples: z.array(z.object({ at: Instant, value: z.number(), flags: z.int() })),
  })
  .meta({ id: 'LimitsTrial' })
export type LimitsTrial = z.infer<typeof LimitsTrial>

/** `POST /api/streams/{code}/judgements`: these days are judged anew under the limits in force. */
export const JudgementRequest = z.strictObject({ days: z.int().min(1).max(3_660) }).meta({ id: 'JudgementRequest' })
export const Judgement = z.object({ days: z.int() }).meta({ id: 'Judgement' })
export type Judgement = z.infer<typeof Judgement>

/** Bytes on disk, with indexes; `rows` as the database estimates them. */
const Stored = z.object({ bytes: z.int(), rows: z.int() })

/** `GET /api/observation-space`: what observations take. */
export const ObservationSpace = z
  .object({
    raw: Stored,
    hours: Stored,
    days: Stored,
    revisions: Stored,
    /** Everything else that belongs to observations. */
    other: Stored,
    /** Raw bytes of each month of the history, the newest first. */
    months: z.array(z.object({ month: z.string(), bytes: z.int(), rows: z.int() })),
    /** Streams that keep most, by number of observations; bytes are their share of the raw history. */
    streams: z.array(z.object({ code: streamCode, observations: z.int(), bytes: z.int() })),
    /** Bytes that a day adds at the pace of the last seven days. */
    bytesADay: z.int(),
  })
  .meta({ id: 'ObservationSpace' })
export type ObservationSpace = z.infer<typeof ObservationSpace>
