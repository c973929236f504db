/**
 * How a source is asked: settings of the kinds that fetch observations by themselves (an address, a database, a folder),
 * and how what they give becomes observations. Secrets (a password, a token) are no part of these.
 */
import { z } from 'zod'
import { plainText } from '../text.ts'
import { streamCode } from './stream.ts'

/** Five fields in UTC, as cron writes them. */
const cron = z
  .string()
  .max(80)
  .regex(/^(?:[\d*,/-]+ ){4}[\d*,/-]+$/, { error: 'CRON_SHAPE' })

/** When a source is asked: again and again after so many seconds, or by the clock. */
export const Schedule = z
  .discriminatedUnion('by', [
    z.strictObject({ by: z.literal('interval'), seconds: z.int().min(5).max(2_678_400) }),
    z.strictObject({ by: z.literal('cron'), cron }),
  ])
  .meta({ id: 'SourceSchedule' })
export type Schedule = z.infer<typeof Schedule>

/**
 * The name of a column, or the way to a field: `value`, `result.value`, `readings[0]`, `["a.b"]`. A row that does not
 * have it is looked at from outside: fields of what it stands in are found as well.
 */
const field = plainText(200).min(1)

/** Text with fields in braces: `air.{station}.{property}`; without any it is the same for every row. */
const streamTemplate = plainText(200)
  .min(1)
  .refine((text) => streamCode.safeParse(text.replaceAll(/\{[^{}]+\}/g, 'x')).success, {
    error: 'STREAM_TEMPLATE_SHAPE',
  })

/** What one value of a row is: a wide table has several. */
const ValueColumn = z.strictObject({
  field,
  /** Stands for `{property}` in the code of the stream. */
  property: plainText(60)
    .regex(/^[a-z0-9][a-z0-9._-]*$/, { error: 'STREAM_CODE_SHAPE' })
    .nullable()
    .default(null),
  /** UCUM code that the values are in; where it is not that of the stream, they are refused. */
  unit: z.string().min(1).max(40).nullable().default(null),
  /** A field that holds the unit of each row, as a UCUM code. */
  unitField: field.nullable().default(null),
  /** Words that stand for numbers, such as the points of the compass. */
  words: z.record(z.string().min(1).max(60), z.number()).default({}),
})

/** How a row becomes observations. */
export const RowMapping = z
  .strictObject({
    stream: streamTemplate,
    /** How names in the rows are written in codes of streams; others are taken as they are, in lower case. */
    codes: z
      .record(z.string().min(1).max(200), z.string().regex(/^[a-z0-9._-]{1,120}$/, { error: 'STREAM_CODE_SHAPE' }))
      .refine((codes) => Object.keys(codes).length <= 2_000, { error: 'JSON_TOO_LARGE' })
      .default({}),
    time: z.strictObject({
      /** A field in braces, or a text made of several: `{year}-{month}-{day} {hour}:00`. */
      text: plainText(300).min(1).default('{time}'),
      /**
       * `iso`: with its zone; `seconds`, `milliseconds`: since 1970; `local`: by the clock of the source's zone, year
       * first; `local-dmy`, `local-mdy`: day or month first; `arrival`: rows have no time, that of asking counts.
       */
      format: z.enum(['iso', 'seconds', 'milliseconds', 'local', 'local-dmy', 'local-mdy', 'arrival']).default('iso'),
    }),
    values: z.array(ValueColumn).min(1).max(100),
    /** What stands where nothing was measured: such fields are passed over, and counted. */
    missing: z.array(z.string().max(40)).max(20).default(['', 'NA', 'N/A', 'null', '-', '--']),
    /** A field with the quality as a number, 0 to 32767. */
    quality: field.nullable().default(null),
  })
  .meta({ id: 'SourceRowMapping' })
export type RowMapping = z.infer<typeof RowMapping>

/** How a JSON document is read. */
export const JsonReading = z
  .strictObject({
    /** Way to the rows: `data.stations`, `stations[*].readings[*]`; empty: the document itself. */
    rows: plainText(200).default(''),
    /** `columns`: what the way leads to holds a list for each field, all of one length. */
    shape: z.enum(['rows', 'columns']).default('rows'),
  })
  .meta({ id: 'SourceJsonReading' })
export type JsonReading = z.infer<typeof JsonReading>

/** How a CSV document is read; `auto` looks at its beginning. */
export const CsvReading = z
  .strictObject({
    separator: z.enum(['auto', ',', ';', '\t', '|']).default('auto'),
    encoding: z.enum(['auto', 'utf-8', 'gb18030']).default('auto'),
    /** Lines above the header. */
    skip: z.int().min(0).max(100).default(0),
    /** `comma`: 3,5 is three and a half. */
    decimal: z.enum(['point', 'comma']).default('point'),
  })
  .meta({ id: 'SourceCsvReading' })
export type CsvReading = z.infer<typeof CsvReading>

/** How the other side knows us; the secret itself (password, token) is kept apart, sealed. */
const Authorization = z.discriminatedUnion('by', [
  z.strictObject({ by: z.literal('none') }),
  z.strictObject({ by: z.literal('basic'), user: plainText(200).min(1) }),
  z.strictObject({ by: z.literal('bearer') }),
  z.strictObject({ by: z.literal('header'), name: z.string().regex(/^[A-Za-z0-9-]{1,60}$/) }),
  z.strictObject({ by: z.literal('parameter'), name: z.string().regex(/^[\w.-]{1,60}$/) }),
])

/** Headers that are the client's own, or secrets. */
const reserved = /^(authorization|cookie|host|connection|content-length|transfer-encoding|accept-encoding)$/i

/** An address that is asked over HTTP. `{since}` in it stands for the newest time that was taken, ISO 8601 in UTC. */
export const Asked = z
  .strictObject({
    address: z
      .string()
      .max(2_000)
      .regex(/^https?:\/\/[^\s/?#@]+(?:[/?#]\S*)?$/, { error: 'ADDRESS_SHAPE' }),
    authorization: Authorization.default({ by: 'none' }),
    headers: z
      .array(
        z.strictObject({
          name: z
            .string()
            .regex(/^[A-Za-z0-9-]{1,60}$/)
            .refine((name) => !reserved.test(name), { error: 'HEADER_RESERVED' }),
          value: z
            .string()
            .max(500)
            .regex(/^[\x20-\x7e]*$/),
        }),
      )
      .max(20)
      .default([]),
  })
  .meta({ id: 'SourceAsked' })
export type Asked = z.infer<typeof Asked>

/** kind `pull-json` */
export const PullJsonSettings = z.strictObject({
  asked: Asked,
  schedule: Schedule,
  reading: JsonReading,
  mapping: RowMapping,
})
export type PullJsonSettings = z.infer<typeof PullJsonSettings>

/** kind `pull-csv` */
export const PullCsvSettings = z.strictObject({
  asked: Asked,
  schedule: Schedule,
  reading: CsvReading,
  mapping: RowMapping,
})
export type PullCsvSettings = z.infer<typeof PullCsvSettings>

/** What is made of a GTFS-realtime feed; each is a stream of its own, for the whole feed and for each route. */
export const transitMeasures = ['vehicles', 'speed', 'delay', 'on-time', 'cancelled', 'alerts', 'age'] as const
export type TransitMeasure = (typeof transitMeasures)[number]

/** kind `gtfs-realtime`; source: GTFS Realtime Reference, v2.0 */
export const GtfsRealtimeSettings = z.strictObject({
  asked: Asked,
  schedule: Schedule,
  /** Codes are `{prefix}.{measure}` and `{prefix}.{route}.{measure}`. */
  prefix: streamCode.max(60),
  measures: z.array(z.enum(transitMeasures)).min(1).max(transitMeasures.length),
  /** Routes that have streams of their own, as the feed names them. */
  routes: z.array(plainText(100).min(1)).max(500).default([]),
  /** Seconds before and after the timetable within which a trip is on time. */
  early: z.int().min(0).max(3_600).default(60),
  late: z.int().min(0).max(3_600).default(300),
})
export type GtfsRealtimeSettings = z.infer<typeof GtfsRealtimeSettings>

/** kind `database`; the user should be one that may only read. */
export const DatabaseSettings = z
  .strictObject({
    engine: z.enum(['postgresql', 'mysql']),
    host: z.string().regex(/^[A-Za-z0-9][A-Za-z0-9.:_-]{0,252}$/, { error: 'HOST_SHAPE' }),
    port: z.int().min(1).max(65_535),
    database: plainText(100).min(1),
    user: plainText(100).min(1),
    tls: z.enum(['verified', 'off']).default('verified'),
    /** Certificates (PEM) that are trusted instead of the public ones. */
    authority: z.string().max(20_000).nullable().default(null),
    schedule: Schedule,
    /** One SELECT. `:since` in it stands for the last value of the column that is followed. */
    query: z.string().min(1).max(10_000),
    /** Column that only grows, and where to begin: only what came after it is asked for. */
    follow: z
      .strictObject({ column: plainText(100).min(1), begin: plainText(100) })
      .nullable()
      .default(null),
    /** Most rows of one run; what is over it comes with the next. */
    rows: z.int().min(1).max(100_000).default(10_000),
    /** Seconds that the query may take. */
    seconds: z.int().min(1).max(300).default(30),
    mapping: RowMapping,
  })
  .refine(({ query, follow }) => /:since\b/.test(query) === (follow !== null), {
    error: 'FOLLOW_WITHOUT_SINCE',
    path: ['query'],
  })
export type DatabaseSettings = z.infer<typeof DatabaseSettings>

/** kind `folder`: files that are put into the sub-folder that bears the code of the source. */
export const FolderSettings = z.strictObject({
  /** `own`: as `POST /api/observations` takes them (CSV, NDJSON, JSON), without a mapping. */
  content: z.discriminatedUnion('format', [
    z.strictObject({ format: z.literal('own') }),
    z.strictObject({ format: z.literal('csv'), reading: CsvReading, mapping: RowMapping }),
    z.strictObject({ format: z.literal('json'), reading: JsonReading, mapping: RowMapping }),
    z.strictObject({ format: z.literal('ndjson'), mapping: RowMapping }),
  ]),
})
export type FolderSettings = z.infer<typeof FolderSettings>
