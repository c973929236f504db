/** Why somebody looks at personal data. `GET`, `PUT` and `DELETE /api/session/purpose` */
import { z } from 'zod'
import { Instant } from '../quantity.ts'
import { Names, plainText, type Text } from '../text.ts'

/** Source: Personal Information Protection Law of China, article 13; GDPR, article 6. */
export const legalBases = {
  duty: { zh: '履行法定职责', en: 'Task of the authority by law' },
  contract: { zh: '订立或履行合同', en: 'Contract with the person' },
  consent: { zh: '本人同意', en: 'Consent of the person' },
  emergency: { zh: '应对突发事件、保护生命健康', en: 'Emergency: to protect life and health' },
} as const satisfies Record<string, Text>
export type LegalBasis = keyof typeof legalBases

const bases = Object.keys(legalBases) as [LegalBasis, ...LegalBasis[]]

/** What is asked for: the reason in plain words, since the person concerned will read it. */
export const StatedPurpose = z
  .strictObject({
    kind: z.enum(['task', 'incident', 'consent']),
    text: plainText(300).min(5),
    legalBasis: z.enum(bases),
    /** Case number, file, order. */
    reference: plainText(100).nullable().default(null),
    /** The open incident that the person works on; needed for `incident`. */
    incidentId: z.uuid().nullable().default(null),
    /** Name of the purpose that people consented to; needed for `consent`. */
    consentPurpose: plainText(300).nullable().default(null),
  })
  .meta({ id: 'StatedPurpose' })
export type StatedPurpose = z.infer<typeof StatedPurpose>

export const Purpose = z.object({ ...StatedPurpose.shape, until: Instant }).meta({ id: 'Purpose' })
export type Purpose = z.infer<typeof Purpose>

/** `GET /api/session/purpose` */
export const PurposeView = z
  .object({
    purpose: Purpose.nullable(),
    /** Open incidents that a duty officer may name. */
    incidents: z.array(z.object({ id: z.uuid(), title: Names })),
  })
  .meta({ id: 'PurposeView' })
export type PurposeView = z.infer<typeof PurposeView>
