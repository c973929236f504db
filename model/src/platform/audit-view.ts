/** The audit log as auditors read it, and its checkpoints as everybody may. */
import { z } from 'zod'
import { actorKinds } from '../audit/row.ts'
import { Verification } from '../audit/verification.ts'
import { Instant } from '../quantity.ts'
import { Names, plainText } from '../text.ts'

/** What is asked of the log; every part narrows it. */
export const AuditFilters = z.strictObject({
  from: Instant.optional(),
  to: Instant.optional(),
  /** Account, or pseudonym of a citizen. */
  actor: plainText(80).min(1).optional(),
  actorKind: z.enum(actorKinds).optional(),
  /** One act, or all of a kind: `record` is `record.create`, `record.update` and the rest. */
  act: plainText(80).min(1).optional(),
  noun: plainText(80).min(1).optional(),
  object: plainText(200).min(1).optional(),
  department: z.uuid().optional(),
  purpose: plainText(200).min(1).optional(),
})
export type AuditFilters = z.infer<typeof AuditFilters>

const Base64 = z.base64()

export const AuditEntry = z
  .object({
    id: z.int(),
    at: Instant,
    actor: z.string().nullable(),
    actorKind: z.enum(actorKinds),
    /** Of the account, where there is one. */
    actorName: Names.nullable(),
    act: z.string(),
    noun: z.string().nullable(),
    object: z.string().nullable(),
    department: z.uuid().nullable(),
    departmentName: Names.nullable(),
    purpose: z.string().nullable(),
    detail: z.unknown(),
    /** Place in the log, from 0; null while it waits for its seal. */
    seq: z.int().nullable(),
  })
  .meta({ id: 'AuditEntry' })
export type AuditEntry = z.infer<typeof AuditEntry>

export const AuditPage = z
  .object({
    items: z.array(AuditEntry),
    /** Hand it in as `after` for the next page. */
    next: z.int().nullable(),
    /** How many there are, counted up to a bound. */
    count: z.object({ value: z.int(), more: z.boolean() }),
  })
  .meta({ id: 'AuditPage' })
export type AuditPage = z.infer<typeof AuditPage>

export const CheckpointView = z
  .object({
    /** Hash and signature: `ed25519-sha256` or `sm2-sm3`. */
    suite: z.string(),
    size: z.int(),
    root: Base64,
    head: Base64,
    at: Instant,
    signatures: z.array(z.object({ keyId: z.string(), signature: Base64 })),
    /** The signed text with its signatures, for programs outside. */
    note: z.string(),
    /** The short form for paper. */
    code: z.string(),
  })
  .meta({ id: 'AuditCheckpoint' })
export type CheckpointView = z.infer<typeof CheckpointView>

export const PublicCheckpoint = z
  .object({
    /** The last one; null before the first row was sealed. */
    checkpoint: CheckpointView.nullable(),
    /** Public keys, newest first; `endorsement` is the signature of the key before it. */
    keys: z.array(
      z.object({
        keyId: z.string(),
        suite: z.string(),
        publicKey: Base64,
        madeAt: Instant,
        endorsedBy: z.string().nullable(),
        endorsement: Base64.nullable(),
      }),
    ),
  })
  .meta({ id: 'PublicCheckpoint' })
export type PublicCheckpoint = z.infer<typeof PublicCheckpoint>

export const Growth = z
  .object({ from: z.int(), to: z.int(), proof: z.array(Base64) })
  .meta({ id: 'AuditGrowth', description: 'Consistency proof, RFC 9162 section 2.1.4' })
export type Growth = z.infer<typeof Growth>

/** One row with the proof that it stands in the log. */
export const AuditProof = z
  .object({
    entry: AuditEntry,
    /** What was hashed: the leaf is the hash of a zero byte and this text. */
    text: z.string(),
    /** Null while the row waits for its seal. */
    sealed: z
      .object({
        leaf: Base64,
        /** Hashes beside the way from the leaf to the root; the side says where each stands. */
        path: z.array(z.object({ side: z.enum(['left', 'right']), hash: Base64 })),
        checkpoint: CheckpointView,
        /** Whether the server reached the signed root by itself just now. */
        proven: z.boolean(),
      })
      .nullable(),
  })
  .meta({ id: 'AuditProof' })
export type AuditProof = z.infer<typeof AuditProof>

export const AuditState = z
  .object({
    /** `late` from a minute on, `stopped` from four hours on: then personal data are not exported. */
    seal: z.object({ state: z.enum(['sealed', 'late', 'stopped']), since: Instant.nullable() }),
    checkpoint: CheckpointView.nullable(),
    verification: Verification.nullable(),
    witnesses: z.array(
      z.object({
        name: z.string(),
        size: z.int(),
        deliveredAt: Instant.nullable(),
        failingSince: Instant.nullable(),
        trouble: z.string().nullable(),
      }),
    ),
    archives: z.array(z.object({ firstSeq: z.int(), lastSeq: z.int(), file: z.string(), at: Instant })),
  })
  .meta({ id: 'AuditState' })
export type AuditState = z.infer<typeof AuditState>
