/** [B14] A check of an initiative against the city architecture. */
import { boolean, date, ref } from '../record/field.ts'
import { defineRecord, type RecordOf } from '../record/record.ts'

export const ArchitectureReview = defineRecord({
  name: 'ArchitectureReview',
  table: 'architecture_review',
  path: 'architecture-reviews',
  room: 'resources',
  component: 'B14',
  title: { zh: '架构评审', en: 'architecture review' },
  plural: 'architecture reviews',
  about: { zh: '举措与全市架构的符合性评审。', en: 'A check of an initiative against the city architecture.' },
  evidence: 'assessment',
  fields: {
    initiativeId: ref(
      'Initiative',
      { zh: '举措', en: 'initiative' },
      { zh: '相关举措。', en: 'Initiative concerned.' },
      { required: true, word: 'initiative', inverse: 'architectureReviews' },
    ),
    reviewedAt: date(
      { zh: '复核日期', en: 'review date' },
      { zh: '最近复核或评审日期。', en: 'Day of the last review.' },
      { required: true },
    ),
    conformant: boolean(
      { zh: '符合要求', en: 'conformant' },
      { zh: '是否符合指定标准或架构。', en: 'Whether it conforms to the named standard or architecture.' },
      { required: true, yes: { zh: '符合要求', en: 'conforms' }, no: { zh: '不符合要求', en: 'does not conform' } },
    ),
    waiverExpiresAt: date(
      { zh: '豁免到期日期', en: 'waiver expiry date' },
      { zh: '豁免到期日期。', en: 'Last day of a waiver.' },
    ),
  },
})
export type ArchitectureReview = RecordOf<typeof ArchitectureReview>
