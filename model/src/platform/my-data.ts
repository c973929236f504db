/** What a citizen sees of the own data: who looked, what was asked, what was consented to. `/api/my/…` */
import { z } from 'zod'
import { Instant } from '../quantity.ts'
import { Names, plainText } from '../text.ts'

const Code = z.string()

/** One look, in the words that the person may know it by; never the content of anybody's record. */
export const MyAccess = z
  .object({
    id: z.uuid(),
    at: Instant,
    organization: Names.nullable(),
    /** Name of the officer or program. */
    person: z.string().nullable(),
    /** Codes of the roles held then. */
    roles: z.array(Code),
    system: z.string().nullable(),
    purpose: z.string(),
    legalBasis: Code.nullable(),
    reference: z.string().nullable(),
    /** Code of GB/T 35273, table A.1. */
    category: Code.nullable(),
    noun: z.string().nullable(),
    dataset: Names.nullable(),
    /** Of a look at many people's data at once: how many records. */
    bulk: z.int().nullable(),
    /** Kind of the incident that the look was for. */
    emergency: Code.nullable(),
    /** It was hidden at first, for this reason. */
    hiddenBefore: z.string().nullable(),
    /** An entry of the audit log belongs to it, so that its place can be proven. */
    provable: z.boolean(),
    /** The person asked about it. */
    asked: z.boolean(),
  })
  .meta({ id: 'MyAccess' })
export type MyAccess = z.infer<typeof MyAccess>

export const MyAccessPage = z.object({ items: z.array(MyAccess), next: z.string().nullable(), month: z.int() })

export const MyRequest = z
  .object({
    id: z.uuid(),
    noun: z.enum(['ServiceRequest', 'SubjectRequest']),
    /** Kind of the right that is exercised, or category of the request. */
    kind: z.string().nullable(),
    number: z.string().nullable(),
    text: z.string().nullable(),
    answer: z.string().nullable(),
    submittedAt: Instant,
    dueAt: Instant.nullable(),
    closedAt: Instant.nullable(),
    organization: Names.nullable(),
    accessId: z.uuid().nullable(),
  })
  .meta({ id: 'MyRequest' })
export type MyRequest = z.infer<typeof MyRequest>
export const MyRequests = z.object({ items: z.array(MyRequest) })

/** What somebody is told before consenting. */
export const PrivacyNotice = z
  .object({
    id: z.uuid(),
    version: z.int(),
    purpose: Names,
    body: Names,
    /** SHA-256 of the text as shown, by language. */
    hashes: Names,
    dataCategories: z.array(Code),
    datasets: z.array(Names),
    controller: Names,
    grantee: Names,
    recipients: z.array(Names),
    /** How long a consent lasts; null: until it is withdrawn. */
    months: z.int().nullable(),
    madeAt: Instant,
    retiredAt: Instant.nullable(),
  })
  .meta({ id: 'PrivacyNotice' })
export type PrivacyNotice = z.infer<typeof PrivacyNotice>

export const MyConsent = z
  .object({
    id: z.uuid(),
    purpose: Names,
    state: z.enum(['in_force', 'expired', 'withdrawn']),
    grantedAt: Instant,
    expiresAt: Instant.nullable(),
    withdrawnAt: Instant.nullable(),
    grantee: Names.nullable(),
    dataCategories: z.array(Code),
    method: Code.nullable(),
    noticeId: z.string().nullable(),
    noticeVersion: z.int().nullable(),
    receiptId: z.string().nullable(),
    /** Looks that relied on it. */
    uses: z.int(),
  })
  .meta({ id: 'MyConsent' })
export type MyConsent = z.infer<typeof MyConsent>

/** `offers`: notices that the person may consent to and has not. */
export const MyConsents = z.object({ given: z.array(MyConsent), offers: z.array(PrivacyNotice) })
export type MyConsents = z.infer<typeof MyConsents>

/** The version and the hash of what was on the screen: consent to anything else is refused. */
export const ConsentGiven = z
  .strictObject({
    noticeId: z.uuid(),
    version: z.int().min(1),
    language: z.enum(['zh', 'en']),
    hash: z.string().regex(/^[0-9a-f]{64}$/),
  })
  .meta({ id: 'ConsentGiven' })

export const Question = z
  .strictObject({
    kind: z.enum(['access', 'copy', 'correct', 'delete', 'explain', 'portability']),
    text: plainText(2_000).min(5),
    /** The look that is asked about. */
    accessId: z.uuid().nullable().default(null),
  })
  .meta({ id: 'Question' })

/** Consent receipt; field names after the structure of ISO/IEC TS 27560:2023, 6.3 and 6.4. */
export const ConsentReceipt = z
  .object({
    receipt_id: z.string(),
    receipt_time: Instant,
    record: z.object({ schema_version: z.string(), record_id: z.uuid(), pii_principal_id: z.string() }),
    pii_processing: z.object({
      privacy_notice: z.object({ id: z.string(), version: z.int(), sha256: z.string(), text: z.string() }),
      language: z.string(),
      purposes: z.array(
        z.object({
          purpose: z.string(),
          purpose_type: z.string(),
          lawful_basis: z.literal('consent'),
          pii_information: z.array(z.object({ pii_type: z.string(), description: Names })),
          pii_controllers: z.array(z.string()),
          collection_method: z.string(),
          services: z.array(z.string()),
          retention_period: z.string().nullable(),
          recipient_third_parties: z.array(z.string()),
          withdrawal_method: z.string(),
          privacy_rights: z.array(z.string()),
        }),
      ),
    }),
    party_identification: z.array(
      z.object({
        party_id: z.string(),
        party_name: Names,
        party_role: z.string(),
        party_identifier: z.string().nullable(),
      }),
    ),
    events: z.array(
      z.object({
        event_time: Instant,
        event_type: z.literal('explicit'),
        event_state: z.enum(['given', 'withdrawn']),
        entity_id: z.string(),
        validity_duration: z.string().nullable(),
        method: z.string().nullable(),
      }),
    ),
  })
  .meta({ id: 'ConsentReceipt' })
export type ConsentReceipt = z.infer<typeof ConsentReceipt>

/** The receipt with what proves it: signatures over its canonical JSON (RFC 8785). */
export const SignedReceipt = z
  .object({
    receipt: ConsentReceipt,
    signatures: z.array(
      z.object({ suite: z.string(), keyId: z.string(), publicKey: z.string(), signature: z.string() }),
    ),
  })
  .meta({ id: 'SignedReceipt' })
export type SignedReceipt = z.infer<typeof SignedReceipt>
