/** [B4] A two-way performance review with a strategic supplier. */
import { boolean, date, number, ref } from '../record/field.ts'
import { defineRecord, type RecordOf } from '../record/record.ts'

export const SupplierReview = defineRecord({
  name: 'SupplierReview',
  table: 'supplier_review',
  path: 'supplier-reviews',
  room: 'strategy',
  component: 'B4',
  title: { zh: '供应商评审', en: 'supplier review' },
  plural: 'supplier reviews',
  about: { zh: '与战略供应商的双向绩效评审。', en: 'A two-way performance review with a strategic supplier.' },
  evidence: 'assessment',
  fields: {
    supplierId: ref(
      'Organization',
      { zh: '供应商', en: 'supplier' },
      { zh: '供应商。', en: 'Supplier concerned.' },
      { required: true, word: 'supplier', inverse: 'supplierReviews' },
    ),
    reviewedAt: date(
      { zh: '复核日期', en: 'review date' },
      { zh: '最近复核或评审日期。', en: 'Day of the last review.' },
      { required: true },
    ),
    score: number(
      { zh: '评分', en: 'score' },
      { zh: '按量表给出的评分。', en: 'Score on the scale of the instrument.' },
      { required: true, unit: 'scale 1-5' },
    ),
    jointPlan: boolean(
      { zh: '联合计划', en: 'joint plan' },
      { zh: '是否有联合计划。', en: 'Whether a joint plan exists.' },
      {
        required: true,
        yes: { zh: '有联合计划', en: 'has a joint plan' },
        no: { zh: '无联合计划', en: 'has no joint plan' },
      },
    ),
    supplierFeedback: boolean(
      { zh: '供应商反馈', en: 'supplier feedback' },
      { zh: '是否含供应商对城市的评价。', en: 'Whether the supplier also rated the city.' },
      {
        required: true,
        yes: { zh: '含供应商反馈', en: "includes the supplier's view of the city" },
        no: { zh: '不含供应商反馈', en: "does not include the supplier's view" },
      },
    ),
  },
})
export type SupplierReview = RecordOf<typeof SupplierReview>
