/** A stream: one measured series of one property at one place. */
import { z } from 'zod'
import { domain } from '../codes/domain.ts'
import { Instant } from '../quantity.ts'
import { plainText, Text } from '../text.ts'
import { parseUnit } from './unit.ts'

export const streamCode = z
  .string()
  .min(1)
  .max(120)
  .regex(/^[a-z0-9][a-z0-9._-]*$/, { error: 'STREAM_CODE_SHAPE' })

/** IANA name of a time zone that is known here. */
export const zoneName = z
  .string()
  .min(1)
  .max(60)
  .refine(
    (name) => {
      try {
        return new Intl.DateTimeFormat('en', { timeZone: name }).resolvedOptions().timeZone !== ''
      } catch {
        return false
      }
    },
    { error: 'TIME_ZONE_UNKNOWN' },
  )

const limits = {
  /** Physical limits: values outside are kept with a flag and used nowhere; null leaves the side open. In its unit. */
  least: z.number().nullable().default(null),
  most: z.number().nullable().default(null),
  /** What is usual, within the limits: values outside are used, with a flag. */
  plausibleLeast: z.number().nullable().default(null),
  plausibleMost: z.number().nullable().default(null),
  /** Greatest change that is possible within so many seconds; what is faster is used, with a flag. */
  change: z
    .strictObject({ most: z.number().positive(), seconds: z.int().min(1).max(31_622_400) })
    .nullable()
    .default(null),
  /** The same value for so long is kept with a flag and not used; null: this may well stand still. */
  stuckSeconds: z.int().min(1).max(31_622_400).nullable().default(null),
}

const declaration = z.strictObject({
  title: z.object({ zh: plainText(300).min(1), en: plainText(300).min(1) }),
  /** What is measured, e.g. `pm2.5`, `temperature`. */
  property: plainText(60).min(1),
  /** UCUM code of every value of the stream. */
  unit: z
    .string()
    .min(1)
    .max(40)
    .refine((code) => parseUnit(code) !== undefined, { error: 'UNIT_NOT_UCUM' })
    .meta({ unit: 'UCUM' }),
  /** Code of the scope (city, district …) that the stream belongs to. */
  scope: plainText(60).min(1),
  /** Name of the place: a station, a junction, a building. */
  place: plainText(200).min(1).nullable().default(null),
  areaId: z.uuid().nullable().default(null),
  sensorId: z.uuid().nullable().default(null),
  datasetId: z.uuid().nullable().default(null),
  /** WGS 84, degrees. */
  longitude: z.number().min(-180).max(180).nullable().default(null),
  latitude: z.number().min(-90).max(90).nullable().default(null),
  /** Expected seconds between two observations; coverage is counted against it. */
  intervalSeconds: z.int().min(1).max(31_622_400),
  /** Zone that cuts the days of this stream, IANA name. */
  timeZone: zoneName.default('Asia/Shanghai'),
  ...limits,
  /** Times only grow. Kept for those who read the declaration: ingest looks rows up only after a clash, whoever sends. */
  monotonic: z.boolean().default(false),
  /** Domain of intelligent management: the layer of the map that it is shown in. */
  domain: z
    .enum(Object.keys(domain.values) as [keyof typeof domain.values])
    .nullable()
    .default(null),
})

type Side = number | null

/** Limits that cross are told by themselves. */
function inOrder(limited: { least: Side; plausibleLeast: Side; plausibleMost: Side; most: Side }): boolean {
  const given = [limited.least, limited.plausibleLeast, limited.plausibleMost, limited.most].filter(
    (side) => side !== null,
  )
  if (limited.least !== null && limited.most !== null && limited.least > limited.most) return true
  return given.every((limit, index) => index === 0 || (given[index - 1] ?? limit) <= limit)
}

/** The limits of quality alone: what makes a value worth a flag. */
export const StreamLimits = z
  .strictObject(limits)
  .refine(({ least, most }) => least === null || most === null || least <= most, {
    error: 'LIMITS_CROSSED',
    path: ['least'],
  })
  .refine(inOrder, { error: 'PLAUSIBLE_OUTSIDE_LIMITS', path: ['plausibleLeast'] })
  .meta({ id: 'StreamLimits' })
export type StreamLimits = z.infer<typeof StreamLimits>

/** What declares a stream: `PUT /api/streams/{code}`. */
export const StreamDeclaration = declaration
  .refine(({ least, most }) => least === null || most === null || least <= most, {
    error: 'LIMITS_CROSSED',
    path: ['least'],
  })
  .refine(inOrder, { error: 'PLAUSIBLE_OUTSIDE_LIMITS', path: ['plausibleLeast'] })
  .refine(({ stuckSeconds, intervalSeconds }) => stuckSeconds === null || stuckSeconds >= 2 * intervalSeconds, {
    error: 'STUCK_TOO_SHORT',
    path: ['stuckSeconds'],
  })
  .meta({ id: 'StreamDeclaration' })
export type StreamDeclaration = z.infer<typeof StreamDeclaration>

/** `quality` is the sender's own code, `flags` what was found here (see quality.ts). */
export const Latest = z
  .object({ at: Instant, value: z.number(), quality: z.int(), flags: z.int(), receivedAt: Instant })
  .meta({ id: 'LatestObservation' })

export const Stream = declaration
  .extend({
    code: streamCode,
    /** The newest that may be used. */
    latest: Latest.nullable(),
    /** The newest of all, where it is newer than `latest` and may not be used. */
    unusable: Latest.nullable(),
    /** Observations kept, usable or not, all revisions aside. */
    count: z.int(),
    firstAt: Instant.nullable(),
    state: z.enum(['live', 'late', 'stopped', 'empty']),
  })
  .meta({ id: 'Stream' })
export type Stream = z.infer<typeof Stream>

export const Resolution = z.enum(['raw', 'hour', 'day']).meta({ id: 'Resolution' })
export type Resolution = z.infer<typeof Resolution>

/** `GET /api/streams`: by code; `next` is the cursor of the following page. */
export const StreamList = z
  .object({
    items: z.array(Stream),
    next: z.string().nullable(),
    count: z.object({ value: z.int(), exact: z.boolean() }),
    /** Whether the reader may declare streams. */
    mayDeclare: z.boolean(),
  })
  .meta({ id: 'StreamList' })
export type StreamList = z.infer<typeof StreamList>

/** One row of a series. Raw rows have `value` alone; buckets have `value` as mean with n, min, max and coverage. */
export const SeriesPoint = z
  .object({
    at: Instant,
    value: z.number(),
    n: z.int(),
    min: z.number(),
    max: z.number(),
    /** Share of the expected observations of the bucket that arrived, 0 to 1 (above 1 is cut). */
    coverage: z.number(),
    quality: z.int(),
    /** Every flag within, see quality.ts; of a bucket those of unusable values, too. */
    flags: z.int(),
  })
  .meta({ id: 'SeriesPoint' })
export type SeriesPoint = z.infer<typeof SeriesPoint>

/** What was kept and may not be used: one value, or how many of a bucket. */
export const UnusablePoint = z
  .object({ at: Instant, value: z.number().nullable(), n: z.int(), quality: z.int(), flags: z.int() })
  .meta({ id: 'UnusablePoint' })
export type UnusablePoint = z.infer<typeof UnusablePoint>

/** `GET /api/streams/{code}/observations`: ordered by time, `next` continues after the last row. */
export const Series = z
  .object({
    stream: streamCode,
    unit: z.string(),
    resolution: Resolution,
    from: Instant,
    to: Instant,
    /** Usable values alone, and hours and days that hold any. */
    points: z.array(SeriesPoint),
    unusable: z.array(UnusablePoint),
    next: Instant.nullable(),
  })
  .meta({ id: 'Series' })
export type Series = z.infer<typeof Series>

/** One refused observation: its row as sent (from 0), the reason as a code and in both languages. */
export const Rejection = z
  .object({ row: z.int(), stream: z.string().nullable(), reason: z.string(), text: Text })
  .meta({ id: 'Rejection' })
export type Rejection = z.infer<typeof Rejection>

/** The answer to `POST /api/observations`, sent after commit. `revised` counts corrected values. */
export const IngestAnswer = z
  .object({
    accepted: z.int(),
    duplicate: z.int(),
    revised: z.int(),
    rejected: z.int(),
    /** The first 1,000 refused rows; `rejected` counts all. */
    rejections: z.array(Rejection),
  })
  .meta({ id: 'IngestAnswer' })
export type IngestAnswer = z.infer<typeof IngestAnswer>

/**
 * The bodies of `POST /api/observations`, as documentation: the server checks rows one by one, since one that does not
 * fit must not lose the others. `at` is ISO 8601 with its zone, or whole milliseconds since 1970.
 */
const at = z.union([z.string(), z.int()])
export const ObservationRow = z
  .strictObject({
    stream: streamCode,
    at,
    value: z.number(),
    quality: z.int().min(0).max(32_767).optional(),
    unit: z.string().optional(),
  })
  .meta({ id: 'ObservationRow' })

export const ObservationRows = z
  .strictObject({ observations: z.array(ObservationRow), unit: z.string().optional() })
  .meta({ id: 'ObservationRows' })

export const ObservationColumns = z
  .strictObject({
    streams: z.array(streamCode),
    at: z.array(at),
    values: z.array(z.number()),
    quality: z.array(z.int().min(0).max(32_767)).optional(),
    unit: z.union([z.string(), z.array(z.string())]).optional(),
  })
  .meta({ id: 'ObservationColumns' })
