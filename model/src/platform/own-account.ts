/** What everybody sees and changes of the own account: `/api/account`. */
import { z } from 'zod'
import { Instant } from '../quantity.ts'
import { Text } from '../text.ts'

export const PASSWORD_LENGTH = { least: 12, most: 256 } as const

/** A name that a person gives a thing of the own. */
const OwnName = z.string().trim().min(1).max(60)

export const OwnSession = z
  .object({
    id: z.uuid(),
    /** Browser and system, such as “Firefox · Windows”; empty where the browser did not tell. */
    device: z.string(),
    addressFamily: z.enum(['IPv4', 'IPv6']).nullable(),
    openedBy: z.enum(['link', 'password', 'passkey', 'provider']),
    startedAt: Instant,
    /** Written at most once a minute. */
    seenAt: Instant,
    current: z.boolean(),
  })
  .meta({ id: 'OwnSession' })
export type OwnSession = z.infer<typeof OwnSession>

export const OwnPasskey = z
  .object({
    id: z.uuid(),
    name: z.string(),
    /** Kept by the maker of the device, and on other devices of the person too. */
    synced: z.boolean(),
    madeAt: Instant,
    usedAt: Instant.nullable(),
  })
  .meta({ id: 'OwnPasskey' })
export type OwnPasskey = z.infer<typeof OwnPasskey>

export const OwnDevice = z
  .object({ id: z.uuid(), device: z.string(), madeAt: Instant, usedAt: Instant, current: z.boolean() })
  .meta({ id: 'OwnDevice' })
export type OwnDevice = z.infer<typeof OwnDevice>

export const OwnAccount = z
  .object({
    login: z.string(),
    name: Text,
    roles: z.array(z.object({ role: z.string(), until: Instant.nullable() })),
    /** When the password was set; null: there is none. */
    passwordSince: Instant.nullable(),
    /** When the authenticator app was added; null: there is none. */
    codeSince: Instant.nullable(),
    /** Recovery codes not used yet; null: none were made. */
    recoveryLeft: z.int().nullable(),
    passkeys: z.array(OwnPasskey),
    /** Passkeys need a name of the site: at a bare IP address there can be none. */
    passkeysPossible: z.boolean(),
    sessions: z.array(OwnSession),
    devices: z.array(OwnDevice),
    /** Nothing but this page is open until the account has a passkey, or a password and an authenticator app. */
    confined: z.boolean(),
    /** Until when the last strong factor counts; null: it has to be shown again. */
    strongUntil: Instant.nullable(),
  })
  .meta({ id: 'OwnAccount' })
export type OwnAccount = z.infer<typeof OwnAccount>

export const NewPassword = z.strictObject({ password: z.string().max(1024) })
export const PasskeyName = z.strictObject({ name: OwnName })

/** The secret of an authenticator app, shown once: base32 to type in, and the address that the QR code holds. */
export const CodeSecret = z.object({ secret: z.string(), address: z.string() }).meta({ id: 'CodeSecret' })
export type CodeSecret = z.infer<typeof CodeSecret>
export const CodeConfirmation = z.strictObject({ code: z.string().regex(/^\s*\d{3}\s?\d{3}\s*$/) })

/** Shown once; only their hashes are kept. */
export const RecoveryCodes = z.object({ codes: z.array(z.string()) }).meta({ id: 'RecoveryCodes' })
export type RecoveryCodes = z.infer<typeof RecoveryCodes>
