/** [D] A review of one capability dimension of a local plan. */
import { code, date, integer, ref } from '../record/field.ts'
import { defineRecord, type RecordOf } from '../record/record.ts'
import { capabilityDimension } from '../codes/capability-dimension.ts'

export const CapabilityReview = defineRecord({
  name: 'CapabilityReview',
  table: 'capability_review',
  path: 'capability-reviews',
  room: 'assurance',
  component: 'D',
  title: { zh: '能力评审', en: 'capability review' },
  plural: 'capability reviews',
  about: { zh: '本地方案某一能力维度的评审。', en: 'A review of one capability dimension of a local plan.' },
  evidence: 'assessment',
  fields: {
    planId: ref(
      'ImplementationPlan',
      { zh: '预案或方案', en: 'plan' },
      { zh: '相关预案或方案。', en: 'Plan concerned.' },
      { required: true, word: 'plan', inverse: 'capabilityReviews' },
    ),
    reviewedAt: date(
      { zh: '复核日期', en: 'review date' },
      { zh: '最近复核或评审日期。', en: 'Day of the last review.' },
      { required: true },
    ),
    dimension: code(
      capabilityDimension,
      { zh: '维度', en: 'dimension' },
      { zh: '所属维度。', en: 'Dimension it belongs to.' },
      { required: true },
    ),
    level: integer(
      { zh: '成熟度', en: 'level' },
      { zh: '级别，按本记录的清单或量表。', en: 'Level, from the list or scale of the record.' },
      { required: true, unit: 'scale 0-5' },
    ),
  },
})
export type CapabilityReview = RecordOf<typeof CapabilityReview>
