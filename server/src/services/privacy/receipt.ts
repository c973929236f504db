/** What a person keeps of a consent. Structure: ISO/IEC TS 27560:2023, 6.3 (record) and 6.4 (receipt). */
import { personalDataCategory } from '@citywide/model/codes/personal-data-category'
import type { ConsentReceipt } from '@citywide/model/platform/my-data'
import type { ReceiptFacts } from './consent-store.ts'
import type { StoredNotice } from './notice-store.ts'

/** Rights that a receipt names. Source: Personal Information Protection Law of China, articles 44 to 50. */
const rights = ['access', 'copy', 'correction', 'deletion', 'portability', 'explanation', 'withdrawal of consent']

/**
 * @param issuedAt when the receipt is made: it tells the state of the consent at that moment
 * @param address where the person withdraws
 */
export function receiptOf(
  facts: ReceiptFacts,
  notice: StoredNotice | undefined,
  { issuedAt, address }: { issuedAt: string; address: string },
): ConsentReceipt {
  const language = facts.language === 'en' ? 'en' : 'zh'
  const of = (role: string) => facts.parties.filter((party) => party.role === role).map(({ id }) => id)
  const categories: Readonly<Record<string, { zh: string; en: string }>> = personalDataCategory.values
  const event = (time: string, state: 'given' | 'withdrawn', method: string | null, until: string | null) => ({
    event_time: time,
    event_type: 'explicit' as const,
    event_state: state,
    entity_id: facts.subjectRef,
    validity_duration: until,
    method,
  })
  return {
    receipt_id: facts.receiptId ?? facts.id,
    receipt_time: issuedAt,
    record: {
      schema_version: 'ISO/IEC TS 27560:2023; citywide/1',
      record_id: facts.id,
      pii_principal_id: facts.subjectRef,
    },
    pii_processing: {
      privacy_notice: {
        id: facts.noticeId ?? '',
        version: facts.noticeVersion ?? 0,
        sha256: facts.noticeHash ?? '',
        text: notice?.body[language] ?? '',
      },
      language,
      purposes: [
        {
          purpose: notice?.purpose[language] ?? facts.purpose,
          purpose_type: facts.purpose,
          lawful_basis: 'consent',
          pii_information: facts.dataCategories.map((code) => ({
            pii_type: code,
            description: categories[code] ?? {},
          })),
          pii_controllers: of('PII controller'),
          collection_method: 'records of the city',
          services: of('PII processor'),
          retention_period: facts.expiresAt,
          recipient_third_parties: of('third party'),
          withdrawal_method: address,
          privacy_rights: rights,
        },
      ],
    },
    party_identification: facts.parties.map(({ id, name, code, role }) => ({
      party_id: id,
      party_name: name,
      party_role: role,
      party_identifier: code,
    })),
    events: [
      event(facts.grantedAt, 'given', facts.method, facts.expiresAt),
      ...(facts.withdrawnAt ? [event(facts.withdrawnAt, 'withdrawn', facts.withdrawalMethod, null)] : []),
    ],
  }
}
