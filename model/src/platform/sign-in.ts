/** How a person signs in, and shows once more who is there. Passkeys speak the JSON of WebAuthn level 3, § 5.1.8 to 5.1.10. */
import { z } from 'zod'

/** A name or password as it was typed: bounds only, so that a refusal tells nothing about accounts. */
export const PasswordSignIn = z.strictObject({
  login: z.string().min(1).max(200),
  password: z.string().min(1).max(1024),
})

/** The ways an account has to show a second factor. */
export const FactorWays = z
  .object({ passkey: z.boolean(), code: z.boolean(), recovery: z.boolean(), password: z.boolean() })
  .meta({ id: 'FactorWays' })
export type FactorWays = z.infer<typeof FactorWays>

export const SignInAnswer = z
  .object({
    /** `done`: the session is open. `second`: the first factor was right, one of the ways has to follow. */
    next: z.enum(['done', 'second']),
    ways: FactorWays.optional(),
    /** The account has to get its factors before anything else is open to it. */
    confined: z.boolean().optional(),
  })
  .meta({ id: 'SignInAnswer' })
export type SignInAnswer = z.infer<typeof SignInAnswer>

/** Six digits of an authenticator app (RFC 6238), or a recovery code as it was written down. */
const OneTimeCode = z.string().regex(/^\s*\d{3}\s?\d{3}\s*$/)
const RecoveryCode = z.string().min(12).max(40)

export const SecondFactor = z.discriminatedUnion('kind', [
  z.strictObject({ kind: z.literal('code'), code: OneTimeCode }),
  z.strictObject({ kind: z.literal('recovery'), code: RecoveryCode }),
])
export type SecondFactor = z.infer<typeof SecondFactor>

/** What an authenticator answers. The library checks all of it; the bounds keep nonsense out. */
const base64url = z
  .string()
  .regex(/^[\w-]*$/)
  .max(20_000)
const kept = z.record(z.string(), z.unknown()).default({})
export const PasskeyAnswer = z.strictObject({
  id: base64url.min(1),
  rawId: base64url.min(1),
  type: z.literal('public-key'),
  authenticatorAttachment: z.enum(['cross-platform', 'platform']).optional(),
  clientExtensionResults: kept,
  response: z.strictObject({
    clientDataJSON: base64url,
    authenticatorData: base64url,
    signature: base64url,
    userHandle: base64url.optional(),
  }),
})
export type PasskeyAnswer = z.infer<typeof PasskeyAnswer>

export const NewPasskeyAnswer = z.strictObject({
  id: base64url.min(1),
  rawId: base64url.min(1),
  type: z.literal('public-key'),
  authenticatorAttachment: z.enum(['cross-platform', 'platform']).optional(),
  clientExtensionResults: kept,
  response: z.strictObject({
    clientDataJSON: base64url,
    attestationObject: base64url,
    authenticatorData: base64url.optional(),
    transports: z.array(z.string().max(30)).max(10).optional(),
    publicKeyAlgorithm: z.int().optional(),
    publicKey: base64url.optional(),
  }),
})
export type NewPasskeyAnswer = z.infer<typeof NewPasskeyAnswer>

/** What the browser is to ask an authenticator for: passed on to it as it is. */
export const PasskeyQuestion = z.looseObject({ challenge: z.string() }).meta({ id: 'PasskeyQuestion' })

/** Shows once more who sits there. A password counts only where the account has nothing stronger. */
export const Proof = z.discriminatedUnion('kind', [
  ...SecondFactor.options,
  z.strictObject({ kind: z.literal('password'), password: z.string().min(1).max(1024) }),
  z.strictObject({ kind: z.literal('passkey'), answer: PasskeyAnswer }),
])
export type Proof = z.infer<typeof Proof>
