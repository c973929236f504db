/** Keys by which programs ask: narrower than the account they belong to, never able to make keys or change accounts. */
import { z } from 'zod'
import { Instant } from '../quantity.ts'
import { plainText } from '../text.ts'
import { AccountName } from './account-view.ts'
import { classNames } from './record-kind.ts'

const classes = z.array(z.enum(classNames)).max(classNames.length)

/** What a key may do of what its account may: classes of records to read and to write, and sending observations. */
export const KeyScopes = z
  .strictObject({ read: classes, write: classes, ingest: z.boolean() })
  .refine(({ read, write, ingest }) => read.length > 0 || write.length > 0 || ingest)
  .meta({ id: 'KeyScopes' })
export type KeyScopes = z.infer<typeof KeyScopes>

/** Days a key lasts unless told otherwise, and at most. */
export const KEY_DAYS = 90
export const MOST_KEY_DAYS = 365
/** Requests a minute unless told otherwise. */
export const KEY_PER_MINUTE = 600
/** Keys that an account may have open at once. */
export const MOST_KEYS = 20

export const ApiKey = z
  .object({
    id: z.uuid(),
    name: z.string(),
    /** What scanners and people know it by; the rest of it is known to its holder alone. */
    prefix: z.string(),
    account: AccountName,
    /** Null: all that its account may; only the installation makes such keys. */
    scopes: z.object({ read: z.array(z.string()), write: z.array(z.string()), ingest: z.boolean() }).nullable(),
    perMinute: z.int().nullable(),
    madeAt: Instant,
    madeBy: AccountName.nullable(),
    expiresAt: Instant,
    /** To the minute. */
    usedAt: Instant.nullable(),
    endedAt: Instant.nullable(),
  })
  .meta({ id: 'ApiKey' })
export type ApiKey = z.infer<typeof ApiKey>

export const ApiKeyNew = z.strictObject({
  name: plainText(100).min(1),
  scopes: KeyScopes,
  days: z.int().min(1).max(MOST_KEY_DAYS).default(KEY_DAYS),
  perMinute: z.int().min(1).max(60_000).default(KEY_PER_MINUTE),
})
export type ApiKeyNew = z.infer<typeof ApiKeyNew>

/** `secret` is the whole key, told once. */
export const ApiKeyMade = ApiKey.extend({ secret: z.string().nullable() }).meta({ id: 'ApiKeyMade' })
