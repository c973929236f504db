/** A source: where observations come from, who answers for it, and how often something is expected of it. */
import { z } from 'zod'
import { Instant } from '../quantity.ts'
import { Names, plainText, Text } from '../text.ts'
import { MqttSettings } from './source-mqtt.ts'
import { DatabaseSettings, FolderSettings, GtfsRealtimeSettings, PullCsvSettings, PullJsonSettings } from './pull.ts'
import { zoneName } from './stream.ts'

export const sourceCode = z
  .string()
  .min(1)
  .max(80)
  .regex(/^[a-z0-9][a-z0-9._-]*$/, { error: 'SOURCE_CODE_SHAPE' })

/** Whoever holds one of these keys sends for the source: `POST /api/observations`. */
export const HttpSettings = z.strictObject({
  kind: z.literal('http'),
  keys: z.array(z.uuid()).max(20).default([]),
})

/** Settings of a source by its kind. */
export const SourceSettings = z.discriminatedUnion('kind', [
  HttpSettings,
  MqttSettings,
  PullJsonSettings.extend({ kind: z.literal('pull-json') }),
  PullCsvSettings.extend({ kind: z.literal('pull-csv') }),
  GtfsRealtimeSettings.extend({ kind: z.literal('gtfs-realtime') }),
  DatabaseSettings.safeExtend({ kind: z.literal('database') }),
  FolderSettings.extend({ kind: z.literal('folder') }),
])
export type SourceSettings = z.infer<typeof SourceSettings>
export type SourceKind = SourceSettings['kind']

export const sourceKinds = {
  http: { zh: '接口推送', en: 'Sent to us over HTTP' },
  mqtt: { zh: 'MQTT 订阅', en: 'MQTT subscription' },
  'pull-json': { zh: '定时拉取 JSON', en: 'JSON, asked for' },
  'pull-csv': { zh: '定时拉取 CSV', en: 'CSV, asked for' },
  'gtfs-realtime': { zh: '公交实时数据（GTFS-Realtime）', en: 'GTFS Realtime feed' },
  database: { zh: '数据库查询', en: 'Database query' },
  folder: { zh: '文件夹投递', en: 'Files dropped in a folder' },
} as const satisfies Record<SourceKind, Text>

const kinds = Object.keys(sourceKinds) as [SourceKind, ...SourceKind[]]
export const SourceKindName = z.enum(kinds).meta({ id: 'SourceKind' })

/** Secrets that a kind may have; a token is a password. Kept sealed, and never given back: a reader learns which of them are set. */
export const sourceSecrets = {
  http: [],
  mqtt: ['password', 'privateKey'],
  'pull-json': ['password'],
  'pull-csv': ['password'],
  'gtfs-realtime': ['password'],
  database: ['password'],
  folder: [],
} as const satisfies Record<SourceKind, readonly string[]>
export const SourceSecretName = z.enum(['password', 'privateKey'])
export type SourceSecretName = z.infer<typeof SourceSecretName>

const declared = {
  title: z.object({ zh: plainText(300).min(1), en: plainText(300).min(1) }),
  /** Code of the scope (city, district …) that the source belongs to. */
  scope: plainText(60).min(1),
  /** Who answers for it. */
  ownerPersonId: z.uuid().nullable().default(null),
  ownerOrganizationId: z.uuid().nullable().default(null),
  datasetId: z.uuid().nullable().default(null),
  /** Something is expected at least this often. */
  expectedSeconds: z.int().min(1).max(31_622_400),
  /** Zone that times without one are read in. */
  timeZone: zoneName.default('Asia/Shanghai'),
  settings: SourceSettings,
}

/** What declares a source or changes it: `PUT /api/sources/{code}`; a change needs `If-Match`. */
export const SourceDeclaration = z
  .strictObject({
    ...declared,
    /** Left out: as it was. Null: taken away. */
    secrets: z.partialRecord(SourceSecretName, z.string().min(1).max(20_000).nullable()).default({}),
  })
  .meta({ id: 'SourceDeclaration' })
export type SourceDeclaration = z.infer<typeof SourceDeclaration>

/**
 * `working`: something came within the rhythm; `late`: not within two of them; `silent`: not within ten;
 * `failing`: the last thing that happened was a fault; `never`: nothing has come yet; `off`: switched off.
 */
export const SourceHealth = z
  .enum(['working', 'late', 'silent', 'failing', 'never', 'off'])
  .meta({ id: 'SourceHealth' })
export type SourceHealth = z.infer<typeof SourceHealth>

/** What went wrong with a source as a whole; `about` is what the other side said, never a secret. */
export const SourceFault = z.object({ code: z.string(), text: Text, about: z.string().nullable(), at: Instant })
export type SourceFault = z.infer<typeof SourceFault>

const named = z.object({ id: z.uuid(), name: Names }).nullable()

export const SourceEntry = z
  .object({
    code: z.string(),
    title: Text,
    kind: SourceKindName,
    scope: z.string(),
    owner: z.object({ person: named, organization: named }),
    dataset: named,
    expectedSeconds: z.int(),
    on: z.boolean(),
    health: SourceHealth,
    /** The state as a sentence. */
    says: Text,
    /** Anything came, whatever became of it. */
    lastArrivalAt: Instant.nullable(),
    fault: SourceFault.nullable(),
    /** Rows stored since midnight in the zone of the source. */
    today: z.int(),
    /** Dead letters that nobody has decided over. */
    open: z.int(),
    version: z.int(),
  })
  .meta({ id: 'SourceEntry' })
export type SourceEntry = z.infer<typeof SourceEntry>

export const SourceList = z.object({ items: z.array(SourceEntry) }).meta({ id: 'SourceList' })

export const Source = SourceEntry.extend({
  ...declared,
  timeZone: z.string(),
  /** Names of the secrets that are set. */
  secrets: z.array(SourceSecretName),
  changedAt: Instant,
  /** Whether the reader may change it. */
  mayChange: z.boolean(),
}).meta({ id: 'Source' })
export type Source = z.infer<typeof Source>
