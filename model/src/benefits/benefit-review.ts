/** [C3] A review of whether benefits arrive, and what is decided. */
import { boolean, code, date, number, ref, text } from '../record/field.ts'
import { closedList } from '../record/code-list.ts'
import { defineRecord, type RecordOf } from '../record/record.ts'

export const benefitDecision = closedList(
  'benefitDecision',
  { zh: '利益评审决定', en: 'Decision of benefit review' },
  {
    continue: { zh: '继续', en: 'Continue' },
    correct: { zh: '纠正', en: 'Correct' },
    stop: { zh: '停止', en: 'Stop' },
    close: { zh: '关闭', en: 'Close' },
    extend: { zh: '延期', en: 'Extend' },
  },
)

export const BenefitReview = defineRecord({
  name: 'BenefitReview',
  table: 'benefit_review',
  path: 'benefit-reviews',
  room: 'benefits',
  component: 'C3',
  title: { zh: '利益评审', en: 'benefit review' },
  plural: 'benefit reviews',
  about: { zh: '对利益是否实现的评审及决定。', en: 'A review of whether benefits arrive, and what is decided.' },
  evidence: 'assessment',
  publication: { since: 'publishedAt' },
  fields: {
    benefitId: ref(
      'Benefit',
      { zh: '利益', en: 'benefit' },
      { zh: '相关利益。', en: 'Benefit concerned.' },
      { word: 'benefit', inverse: 'benefitReviews' },
    ),
    initiativeId: ref(
      'Initiative',
      { zh: '举措', en: 'initiative' },
      { zh: '相关举措。', en: 'Initiative concerned.' },
      { word: 'initiative', inverse: 'benefitReviews' },
    ),
    reviewedAt: date(
      { zh: '复核日期', en: 'review date' },
      { zh: '最近复核或评审日期。', en: 'Day of the last review.' },
      { required: true },
    ),
    actual: number(
      { zh: '实际值', en: 'actual value' },
      { zh: '评审认定的实际值。', en: 'Value found by the review.' },
      { unit: 'indicator' },
    ),
    decision: code(
      benefitDecision,
      { zh: '决定', en: 'decision' },
      { zh: '作出的决定。', en: 'What was decided.' },
      { required: true },
    ),
    independent: boolean(
      { zh: '独立评审', en: 'independent' },
      { zh: '评审者是否独立。', en: 'Whether the reviewer was independent.' },
      {
        required: true,
        yes: { zh: '为独立评审', en: 'was independent' },
        no: { zh: '非独立评审', en: 'was not independent' },
      },
    ),
    publishedAt: date(
      { zh: '公布日期', en: 'publication date' },
      { zh: '公开日期，未公开为空。', en: 'When it was made public; empty if not.' },
    ),
    changeRef: text(
      { zh: '变更编号', en: 'change reference' },
      { zh: '落实决定的变更编号。', en: 'Change that carried out the decision.' },
    ),
  },
})
export type BenefitReview = RecordOf<typeof BenefitReview>
