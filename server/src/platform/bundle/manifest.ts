/** The first page of a bundle: what it is, what must be in it, and how each part is told from a damaged one. */
import { z } from 'zod'

export const FORMAT = 'citywide-bundle'
export const FORMAT_VERSION = 1
export const MANIFEST = 'manifest.json'
/** One line per attached content: its SHA-256 and its bytes. */
export const FILES = 'files.csv'

const Hash = z.string().regex(/^[0-9a-f]{64}$/)
const Name = z.string().regex(/^[a-z][a-z0-9_]{0,62}$/)
const Content = { bytes: z.int().min(0), sha256: Hash }

const Partition = z.strictObject({
  of: Name,
  bounds: z.string().regex(/^FOR VALUES FROM \('[\d :.+-]{1,40}'\) TO \('[\d :.+-]{1,40}'\)$/),
})

const TablePart = z.strictObject({
  name: Name,
  columns: z.array(Name).min(1).max(1_600),
  partition: Partition.nullable(),
  rows: z.int().min(0),
  ...Content,
})
export type TablePart = z.infer<typeof TablePart>

export const Manifest = z.strictObject({
  format: z.literal(FORMAT),
  formatVersion: z.int(),
  /** Release that made it. */
  version: z.string().max(60),
  madeAt: z.iso.datetime(),
  /** Files of `server/migrations/` that had run, in order. */
  migrations: z.array(z.strictObject({ name: z.string().regex(/^\d{6}-[a-z0-9-]+\.sql$/), sha256: Hash })).min(1),
  /** Settings that belong to the city rather than to the machine. */
  settings: z.strictObject({ timeZone: z.string().max(60) }),
  tables: z.array(TablePart).max(100_000),
  /** Tables that stayed behind on purpose. */
  leftOut: z.array(Name),
  files: z.strictObject({ count: z.int().min(0), total: z.int().min(0), ...Content }),
})
export type Manifest = z.infer<typeof Manifest>

export const entryOfTable = (name: string) => `data/${name}.copy`
export const entryOfFile = (sha256: string) => `files/${sha256.slice(0, 2)}/${sha256}`
