/** The settings of this installation, read from the environment once, at start. The README lists them. */
import { resolve } from 'node:path'
import { z } from 'zod'
import { type SuiteName, suiteNames } from './signing/suite.ts'
import { type AdmissionSettings, laneBounds } from './http/admission/settings.ts'
import { type Network, readNetwork } from './outbound/address.ts'
import { type Allowed, readAllowed } from './outbound/allowed.ts'

const zone = z.string().refine(
  (name) => {
    try {
      return new Intl.DateTimeFormat('en', { timeZone: name }).resolvedOptions().timeZone !== ''
    } catch {
      return false
    }
  },
  { error: 'an IANA time zone such as Asia/Shanghai / 须为 IANA 时区名，例如 Asia/Shanghai' },
)

const count = (least: number, most: number) =>
  z
    .string()
    .regex(/^\d{1,9}$/, { error: `a whole number from ${least} to ${most} / 须为 ${least} 至 ${most} 的整数` })
    .transform(Number)
    .refine((value) => value >= least && value <= most, {
      error: `a whole number from ${least} to ${most} / 须为 ${least} 至 ${most} 的整数`,
    })

const Settings = z.object({
  PORT: z
    .string()
    .regex(/^\d{1,5}$/, { error: 'a number from 0 to 65535 / 须为 0 至 65535 的数字' })
    .transform(Number)
    .refine((port) => port <= 65_535, { error: 'a number from 0 to 65535 / 须为 0 至 65535 的数字' })
    .default(8080),
  HOST: z.string().min(1).default('127.0.0.1'),
  DATA_DIR: z.string().min(1).default('data'),
  DATABASE_URL: z
    .url({
      protocol: /^postgres(ql)?$/,
      error: 'an address such as postgres://user:password@host/database / 须形如 postgres://用户:密码@主机/数据库',
    })
    .optional(),
  CITY: z.enum(['demo', 'empty'], { error: 'demo or empty / 须为 demo 或 empty' }).default('demo'),
  SECOND_FACTOR: z
    .enum(['required', 'offered'], { error: 'required or offered / 须为 required 或 offered' })
    .optional(),
  TRUSTED_PROXIES: z.string().default('loopback'),
  TZ_CITY: zone.default('Asia/Shanghai'),
  PUBLIC_URL: z.url({ protocol: /^https?$/, error: 'an http or https address / 须为 http 或 https 地址' }).optional(),
  FILE_LIMIT_MB: z
    .string()
    .regex(/^[1-9]\d{0,3}$/, { error: 'a whole number of megabytes from 1 to 9999 / 须为 1 至 9999 的整数（兆字节）' })
    .transform(Number)
    .default(25),
  ADMISSION_RATE: count(1, 100_000).optional(),
  ADMISSION_PLACES: count(1, 1_000).default(12),
  ADMISSION_QUEUE: count(0, 10_000).default(30),
  ADMISSION_WAIT_MS: count(0, 60_000).default(600),
  CALLER_RATE: count(1, 100_000).default(50),
  BACKUP_DIR: z.string().min(1).optional(),
  BACKUP_COPY_DIR: z.string().min(1).optional(),
  BACKUP_KEY_FILE: z.string().min(1).optional(),
  MASTER_KEY_FILE: z.string().min(1).optional(),
  INBOX_DIR: z.string().min(1).optional(),
  INGEST: z
    .enum(['direct', 'jetstream'], { error: 'direct or jetstream / 须为 direct 或 jetstream' })
    .default('direct'),
  NATS_URL: z
    .string()
    .transform((list) => list.split(/[\s,]+/).filter((entry) => entry !== ''))
    .pipe(
      z
        .array(
          z.url({
            protocol: /^(nats|tls)$/,
            error:
              'addresses such as nats://host:4222, with commas between / 须形如 nats://主机:4222，多个地址用逗号分隔',
          }),
        )
        .min(1),
    )
    .optional(),
  NATS_CREDENTIALS_FILE: z.string().min(1).optional(),
  NATS_REPLICAS: count(1, 5).default(3),
  NATS_MAX_GB: count(1, 10_000).default(10),
  SIGNING_SUITE: z
    .enum(suiteNames, { error: `${suiteNames.join(' or ')} / 须为 ${suiteNames.join(' 或 ')}` })
    .default('ed25519-sha256'),
  AUDIT_WITNESS_FILE: z.string().min(1).optional(),
  AUDIT_WITNESS_URL: z
    .url({ protocol: /^https?$/, error: 'an http or https address / 须为 http 或 https 地址' })
    .optional(),
  AUDIT_KEEP_MONTHS: count(6, 1_200).default(36),
  OUTBOUND_ALLOW: z
    .string()
    .default('')
    .transform((list, context) =>
      list.split(/[\s,]+/).flatMap((entry) => {
        const allowed = entry === '' ? undefined : readAllowed(entry)
        if (entry !== '' && !allowed)
          context.addIssue(
            `“${entry}”: hosts or networks such as sso.city.example, 10.20.0.0/16:8443, http://10.1.2.3:8080 / ` +
              '须为主机或网段，例如 sso.city.example、10.20.0.0/16:8443、http://10.1.2.3:8080',
          )
        return allowed ? [allowed] : []
      }),
    ),
  OUTBOUND_PUBLIC: z.enum(['open', 'listed'], { error: 'open or listed / 须为 open 或 listed' }).default('open'),
  METRICS_FROM: z
    .string()
    .default('')
    .transform((list, context) =>
      list.split(/[\s,]+/).flatMap((entry) => {
        const network = entry === '' ? undefined : readNetwork(entry)
        if (entry !== '' && !network)
          context.addIssue(`“${entry}”: an address or a network such as 10.1.0.0/16 / 须为地址或网段，例如 10.1.0.0/16`)
        return network ? [network] : []
      }),
    ),
  LOG_LEVEL: z.enum(['fatal', 'error', 'warn', 'info', 'debug', 'trace', 'silent']).default('warn'),
})

export interface Config {
  readonly port: number
  readonly host: string
  /** Absolute path. */
  readonly dataDirectory: string
  readonly databaseUrl: string | undefined
  readonly city: 'demo' | 'empty'
  /** Whether an account needs two factors before anything but itself is open to it. A city of its own requires them. */
  readonly secondFactor: 'required' | 'offered'
  /** Addresses or networks that may say for whom they ask (X-Forwarded-For), with commas between. */
  readonly trustedProxies: string
  /** IANA zone of the city: civil days, working time and clock rules follow it. */
  readonly timeZone: string
  /** What people type into the browser, without a slash at the end. */
  readonly publicUrl: string
  readonly logLevel: string
  /** What the server may reach beyond public hosts over https. */
  readonly outboundAllow: readonly Allowed[]
  /** Whether public hosts over https need no entry in that list. */
  readonly outboundOpen: boolean
  /** Who may read the metrics beyond this machine. */
  readonly metricsFrom: readonly Network[]
  /** Bytes that one attached file may have. */
  readonly fileLimit: number
  /** Absolute path of the file of master keys; secrets in the database are sealed under them. */
  readonly masterKeyFile: string
  /** How much is taken on at once. */
  readonly admission: AdmissionSettings
  readonly audit: AuditSettings
  /** Absolute path of the folder in which other systems drop files with observations; absent: none are taken. */
  readonly inbox?: string
  /** The buffer that observations are acknowledged by; absent: the database acknowledges them. */
  readonly buffer?: BufferSettings
  /** Where backups go; absent: none are made. */
  readonly backup?: BackupFolders
}

function admissionOf(settings: z.output<typeof Settings>): AdmissionSettings {
  const { ADMISSION_RATE, ADMISSION_PLACES, ADMISSION_QUEUE, ADMISSION_WAIT_MS, CALLER_RATE } = settings
  return {
    perSecond: ADMISSION_RATE ?? Infinity,
    lanes: laneBounds({ places: ADMISSION_PLACES, queue: ADMISSION_QUEUE, wait: ADMISSION_WAIT_MS }),
    // A page that opens asks some twenty times at once; behind one address without sign-in a whole office may stand.
    caller: { perSecond: CALLER_RATE, stock: CALLER_RATE * 4 },
    address: { perSecond: CALLER_RATE * 4, stock: CALLER_RATE * 20 },
  }
}

interface BufferSettings {
  readonly servers: readonly string[]
  /** Absolute path. */
  readonly credentialsFile: string | undefined
  readonly replicas: number
  /** Bytes. */
  readonly size: number
}

function bufferOf(settings: z.output<typeof Settings>, root: string): BufferSettings | undefined {
  const { INGEST, NATS_URL, NATS_CREDENTIALS_FILE, NATS_REPLICAS, NATS_MAX_GB } = settings
  if (INGEST === 'direct') return undefined
  if (!NATS_URL)
    throw new ConfigError(
      'NATS_URL: INGEST=jetstream needs the addresses of its servers / INGEST=jetstream 须给出服务器地址',
    )
  return {
    servers: NATS_URL,
    credentialsFile: NATS_CREDENTIALS_FILE === undefined ? undefined : resolve(root, NATS_CREDENTIALS_FILE),
    replicas: NATS_REPLICAS,
    size: NATS_MAX_GB * 1_000_000_000,
  }
}

interface AuditSettings {
  /** Hash and signature of the log; fixed with its first row. */
  readonly suite: SuiteName
  /** Where its checkpoints go outside this machine; the path is absolute. */
  readonly witness: { readonly file?: string | undefined; readonly address?: string | undefined }
  /** Months that rows stay in the table before they lie in signed files. */
  readonly keepMonths: number
}

function auditOf(settings: z.output<typeof Settings>, root: string): AuditSettings {
  const { SIGNING_SUITE, AUDIT_WITNESS_FILE, AUDIT_WITNESS_URL, AUDIT_KEEP_MONTHS } = settings
  const file = AUDIT_WITNESS_FILE === undefined ? undefined : resolve(root, AUDIT_WITNESS_FILE)
  return { suite: SIGNING_SUITE, witness: { file, address: AUDIT_WITNESS_URL }, keepMonths: AUDIT_KEEP_MONTHS }
}

/** Absolute paths. */
interface BackupFolders {
  readonly folder: string
  /** A second site, usually a mount: gets a copy of everything. */
  readonly copy?: string
  /** Lies outside of what is backed up. */
  readonly keyFile: string
}

/** A setting that does not fit; the message names it and says what is expected, in both languages. */
export class ConfigError extends Error {
  override readonly name = 'ConfigError'
}

/**
 * @param environment the process's own, or a test's
 * @param root folder that relative paths start from
 * @throws ConfigError listing every setting that does not fit
 */
export function readConfig(environment: Readonly<Record<string, string | undefined>>, root: string): Config {
  // An empty setting is an unset one: that is how shells and compose files leave things out.
  const given = Object.fromEntries(
    Object.entries(environment).filter(([, value]) => value !== undefined && value !== ''),
  )
  const parsed = Settings.safeParse(given)
  if (!parsed.success) {
    const lines = parsed.error.issues.map(({ path, message }) => `${path.join('.')}: ${message}`)
    throw new ConfigError(`These settings do not fit / 以下设置不正确:\n  ${lines.join('\n  ')}`)
  }
  const { PORT, HOST, DATA_DIR, DATABASE_URL, CITY, TZ_CITY, PUBLIC_URL, LOG_LEVEL, FILE_LIMIT_MB } = parsed.data
  const { MASTER_KEY_FILE } = parsed.data
  const { BACKUP_DIR, BACKUP_COPY_DIR, BACKUP_KEY_FILE } = parsed.data
  const dataDirectory = resolve(root, DATA_DIR)
  const buffer = bufferOf(parsed.data, root)
  return {
    ...(buffer && { buffer }),
    port: PORT,
    host: HOST,
    dataDirectory,
    databaseUrl: DATABASE_URL,
    city: CITY,
    secondFactor: parsed.data.SECOND_FACTOR ?? (CITY === 'demo' ? 'offered' : 'required'),
    trustedProxies: parsed.data.TRUSTED_PROXIES,
    timeZone: TZ_CITY,
    audit: auditOf(parsed.data, root),
    publicUrl: (PUBLIC_URL ?? `http://localhost:${PORT}`).replace(/\/+$/, ''),
    logLevel: LOG_LEVEL,
    outboundAllow: parsed.data.OUTBOUND_ALLOW,
    outboundOpen: parsed.data.OUTBOUND_PUBLIC === 'open',
    metricsFrom: parsed.data.METRICS_FROM,
    fileLimit: FILE_LIMIT_MB * 1024 * 1024,
    masterKeyFile:
      MASTER_KEY_FILE === undefined ? resolve(dataDirectory, 'keys', 'master.key') : resolve(root, MASTER_KEY_FILE),
    admission: admissionOf(parsed.data),
    ...(parsed.data.INBOX_DIR !== undefined && { inbox: resolve(root, parsed.data.INBOX_DIR) }),
    ...(BACKUP_DIR !== undefined && {
      backup: {
        folder: resolve(root, BACKUP_DIR),
        ...(BACKUP_COPY_DIR !== undefined && { copy: resolve(root, BACKUP_COPY_DIR) }),
        keyFile:
          BACKUP_KEY_FILE === undefined ? resolve(dataDirectory, 'keys', 'backup.key') : resolve(root, BACKUP_KEY_FILE),
      },
    }),
  }
}
