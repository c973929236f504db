/** What the privacy officer works with: looks of the whole city, alarms, questions, notices, leave to hide. `/api/privacy/…` */
import { z } from 'zod'
import { personalDataCategory } from '../codes/personal-data-category.ts'
import { Instant } from '../quantity.ts'
import { Names, plainText, Text } from '../text.ts'
import { PrivacyNotice } from './my-data.ts'

const Page = { after: z.string().max(100).optional(), limit: z.coerce.number().int().min(1).max(200).default(50) }

export const CityAccessQuery = z.strictObject({
  ...Page,
  from: z.iso.datetime().optional(),
  to: z.iso.datetime().optional(),
  organization: z.uuid().optional(),
  account: z.uuid().optional(),
  noun: z.string().max(100).optional(),
  basis: z.string().max(40).optional(),
  show: z.enum(['hidden', 'bulk', 'emergency', 'consent']).optional(),
  q: plainText(200).optional(),
})

/** A look without the person it was at: who that is shows only per case. */
export const CityAccess = z
  .object({
    id: z.uuid(),
    at: Instant,
    organization: Names.nullable(),
    account: z.string().nullable(),
    person: z.string().nullable(),
    roles: z.array(z.string()),
    system: z.string().nullable(),
    purpose: z.string(),
    legalBasis: z.string().nullable(),
    reference: z.string().nullable(),
    category: z.string().nullable(),
    noun: z.string().nullable(),
    bulk: z.int().nullable(),
    /** Kind of the incident that the look was for. */
    emergency: z.string().nullable(),
    hidden: z.object({ reason: z.string(), until: Instant }).nullable(),
  })
  .meta({ id: 'CityAccess' })
export type CityAccess = z.infer<typeof CityAccess>
export const CityAccessPage = z.object({ items: z.array(CityAccess), next: z.string().nullable() })

/** Numbers over the last thirty days, and what waits. */
export const PrivacyOverview = z
  .object({
    accesses: z.int(),
    people: z.int(),
    emergencies: z.int(),
    hidden: z.int(),
    alarms: z.int(),
    questions: z.int(),
    questionsLate: z.int(),
    consentsInForce: z.int(),
    withdrawn: z.int(),
  })
  .meta({ id: 'PrivacyOverview' })
export type PrivacyOverview = z.infer<typeof PrivacyOverview>

/** What unusual look-ups are: far more than usual, at somebody close, outside working time. */
export const alarmKinds = {
  many: { zh: '访问量明显高于平时', en: 'Far more looks than usual' },
  close: { zh: '访问本人、亲属或同事的数据', en: 'Looked at own data, family or a colleague' },
  hours: { zh: '非工作时间访问', en: 'Looked outside working time' },
} as const satisfies Record<string, Text>
export const AccessAlarm = z
  .object({
    id: z.uuid(),
    kind: z.enum(['many', 'close', 'hours']),
    account: z.object({ id: z.uuid(), name: Text }),
    day: z.iso.date(),
    looks: z.int(),
    /** Looks on a usual day: the median of the thirty days before. */
    usual: z.number().nullable(),
    raisedAt: Instant,
    closedAt: Instant.nullable(),
    conclusion: z.string().nullable(),
  })
  .meta({ id: 'AccessAlarm' })
export type AccessAlarm = z.infer<typeof AccessAlarm>
export const Conclusion = z.strictObject({ conclusion: plainText(1_000).min(5) })

export const CityQuestion = z
  .object({
    id: z.uuid(),
    kind: z.string(),
    submittedAt: Instant,
    dueAt: Instant,
    closedAt: Instant.nullable(),
    aboutAccess: z.boolean(),
  })
  .meta({ id: 'CityQuestion' })
export type CityQuestion = z.infer<typeof CityQuestion>
/** One question with its words; opening it is a look that the person sees. */
export const OpenedQuestion = CityQuestion.extend({
  question: z.string().nullable(),
  answer: z.string().nullable(),
  access: CityAccess.nullable(),
}).meta({ id: 'OpenedQuestion' })
export type OpenedQuestion = z.infer<typeof OpenedQuestion>
export const Answer = z.strictObject({ answer: plainText(2_000).min(5) })

export const CityConsents = z.object({
  purposes: z.array(
    z.object({
      purpose: z.string(),
      grantee: Names.nullable(),
      inForce: z.int(),
      expired: z.int(),
      withdrawn: z.int(),
      uses: z.int(),
    }),
  ),
  notices: z.array(PrivacyNotice),
})
export type CityConsents = z.infer<typeof CityConsents>

/** `purpose` is the name that a stated purpose and the consents of people share. */
export const ConsentPurposes = z.array(z.object({ purpose: z.string(), name: Names }))

const categories = Object.keys(personalDataCategory.values) as [string, ...string[]]
const both = (most: number) => z.strictObject({ zh: plainText(most).min(2), en: plainText(most).min(2) })
export const NewPrivacyNotice = z
  .strictObject({
    /** The notice that this is the next version of. */
    id: z.uuid().nullable().default(null),
    purpose: both(200),
    body: both(5_000),
    dataCategories: z.array(z.enum(categories)).min(1).max(20),
    datasetIds: z.array(z.uuid()).max(50).default([]),
    controllerId: z.uuid(),
    granteeId: z.uuid(),
    recipientIds: z.array(z.uuid()).max(50).default([]),
    months: z.int().min(1).max(120).nullable(),
  })
  .meta({ id: 'NewPrivacyNotice' })

/** Leave to hide looks under one reference from the person for a while. */
export const HidingPermission = z
  .object({
    id: z.uuid(),
    reference: z.string(),
    organization: Names.nullable(),
    reason: z.string(),
    until: Instant,
    by: Text,
    madeAt: Instant,
    endedAt: Instant.nullable(),
    looks: z.int(),
  })
  .meta({ id: 'HidingPermission' })
export type HidingPermission = z.infer<typeof HidingPermission>
export const NewHidingPermission = z.strictObject({
  reference: plainText(100).min(2),
  organizationId: z.uuid().nullable().default(null),
  reason: plainText(500).min(5),
  /** Days from now; a year at most. */
  days: z.int().min(1).max(366),
})

export const NewCloseRelation = z.strictObject({
  accountId: z.uuid(),
  /** Sign-in name of the citizen's account. */
  citizen: plainText(200).min(1),
  kind: z.enum(['self', 'family', 'colleague']),
})

/** What was taken from a person who is erased: rows by kind. */
export const Erasure = z.object({ records: z.int(), versions: z.int(), accounts: z.int() })
/** `citizen`: sign-in name of the account; `reference`: the request or order that it follows from. */
export const ErasureWish = z.strictObject({ citizen: plainText(200).min(1), reference: plainText(100).min(2) })
