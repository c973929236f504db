/** Statements of people where records say nothing: who states what, with which evidence, until when, and who signed too. */
import { z } from 'zod'
import { AccountName } from '../platform/account-view.ts'
import { FileKindName } from '../platform/attachment.ts'
import { Day, Instant } from '../quantity.ts'
import { Names, plainText, Text } from '../text.ts'

export const AttestationState = z
  .enum(['draft', 'signed', 'valid', 'challenged', 'expired', 'withdrawn'])
  .meta({ id: 'AttestationState' })
export type AttestationState = z.infer<typeof AttestationState>

/**
 * `sign` by its owner, `countersign` or `decline` by a second person, `withdraw` by its owner. `challenge`: a rule that is computed from records, of
 * the same recommendation, became not met; `answer` by its owner signs it anew. `expire`: its time is over; `lapse`: nobody
 * answered in time.
 */
export const attestationEvents = [
  'sign',
  'countersign',
  'decline',
  'withdraw',
  'challenge',
  'answer',
  'expire',
  'lapse',
] as const
export type AttestationEvent = (typeof attestationEvents)[number]

/** What becomes of a statement; whatever is not written here cannot happen. */
const moves: Readonly<Record<AttestationState, Partial<Readonly<Record<AttestationEvent, AttestationState>>>>> = {
  draft: { sign: 'signed', withdraw: 'withdrawn' },
  signed: { countersign: 'valid', decline: 'draft', withdraw: 'withdrawn', expire: 'expired' },
  valid: { challenge: 'challenged', withdraw: 'withdrawn', expire: 'expired' },
  challenged: { answer: 'signed', lapse: 'expired', withdraw: 'withdrawn', expire: 'expired' },
  expired: {},
  withdrawn: {},
}

/** The state that an event leads to; undefined where it cannot happen. */
export function moved(state: AttestationState, event: AttestationEvent): AttestationState | undefined {
  return moves[state][event]
}

/** Months that a statement may be good for at most. */
export const ATTESTATION_MONTHS = 12
/** Days in which the owner has to answer a challenge. */
export const ANSWER_DAYS = 30
/** Days before its end in which its owner is told, and the list says “ends soon”. */
export const ENDS_SOON_DAYS = 30

const words = plainText(4_000).min(1)
/** In at least one of the two languages. */
const Statement = z.union([
  z.strictObject({ zh: words, en: words.optional() }),
  z.strictObject({ zh: words.optional(), en: words }),
])

/** `POST /api/attestations`: a draft */
export const AttestationNew = z
  .strictObject({ scope: plainText(60), rule: plainText(40).min(1), statement: Statement, until: Day })
  .meta({ id: 'AttestationNew' })
export type AttestationNew = z.infer<typeof AttestationNew>

/** `PATCH /api/attestations/{id}`, while it is a draft */
export const AttestationChange = z.strictObject({ statement: Statement.optional(), until: Day.optional() })

/** A day as records take it. */
const EvidenceDay = Day.refine((day) => day >= '1800-01-01' && day <= '2200-12-31', { error: 'DAY_OUT_OF_RANGE' })

/** `POST /api/attestations/{id}/files`: the body is the file */
export const EvidenceFileWords = z.strictObject({
  name: plainText(255).min(1),
  /** When what it shows was collected. */
  collectedAt: EvidenceDay,
  /** The last day it may be relied on. */
  expiresAt: EvidenceDay.optional(),
})

/** `POST /api/attestations/{id}/second`: the second person signs too, or sends it back with the reason. */
export const SecondSignature = z.strictObject({
  decision: z.enum(['sign', 'decline']),
  reason: words.optional(),
})

/** Why it is withdrawn, or the answer to a challenge. */
export const AttestationNote = z.strictObject({ note: words })

export const Attestation = z
  .object({
    id: z.uuid(),
    version: z.int(),
    scope: z.string(),
    rule: z.string(),
    title: Text,
    recommendation: z.string(),
    critical: z.boolean(),
    statement: Names,
    /** The role that its owner speaks in. */
    role: Text,
    owner: AccountName.nullable(),
    second: AccountName.nullable(),
    state: AttestationState,
    createdAt: Instant,
    /** The last day it is good for; an evidence file that expires earlier ends it earlier. */
    until: Day,
    validTo: Instant,
    endsSoon: z.boolean(),
    files: z.array(
      z.object({
        id: z.uuid(),
        name: z.string(),
        kind: FileKindName,
        bytes: z.int(),
        sha256: z.string(),
        collectedAt: Day,
        expiresAt: Day.nullable(),
        addedBy: AccountName.nullable(),
      }),
    ),
    /** The rule that speaks against it, and until when its owner has to answer. */
    challenge: z.object({ rule: z.string(), title: Text, answerBy: Instant }).nullable(),
    /** Newest first. */
    events: z.array(
      z.object({
        event: z.enum(attestationEvents),
        at: Instant,
        by: AccountName.nullable(),
        note: z.string().nullable(),
      }),
    ),
    /** What who asks may do with it now. */
    may: z.array(z.enum(['change', 'sign', 'second', 'withdraw', 'answer'])),
  })
  .meta({ id: 'Attestation' })
export type Attestation = z.infer<typeof Attestation>
