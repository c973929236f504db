/** [B7] A checkpoint review of the roadmap or a phase. */
import { boolean, code, date, ref } from '../record/field.ts'
import { closedList } from '../record/code-list.ts'
import { defineRecord, type RecordOf } from '../record/record.ts'
import { phase } from '../codes/phase.ts'

export const reviewOutcome = closedList(
  'reviewOutcome',
  { zh: '评审结论', en: 'Review outcome' },
  {
    go: { zh: '通过', en: 'Go' },
    conditional: { zh: '有条件通过', en: 'Go with conditions' },
    hold: { zh: '暂缓', en: 'Hold' },
    stop: { zh: '终止', en: 'Stop' },
  },
)

export const PhaseReview = defineRecord({
  name: 'PhaseReview',
  table: 'phase_review',
  path: 'phase-reviews',
  room: 'strategy',
  component: 'B7',
  title: { zh: '阶段评审', en: 'phase review' },
  plural: 'phase reviews',
  about: { zh: '路线图或阶段的检查点评审。', en: 'A checkpoint review of the roadmap or a phase.' },
  evidence: 'assessment',
  fields: {
    roadmapId: ref(
      'Roadmap',
      { zh: '路线图', en: 'roadmap' },
      { zh: '所属路线图。', en: 'Roadmap it belongs to.' },
      { required: true, word: 'roadmap', inverse: 'phaseReviews' },
    ),
    phase: code(
      phase,
      { zh: '阶段', en: 'phase' },
      { zh: '路线图阶段。', en: 'Phase of the roadmap.' },
      { required: true },
    ),
    reviewedAt: date(
      { zh: '复核日期', en: 'review date' },
      { zh: '最近复核或评审日期。', en: 'Day of the last review.' },
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
    outcome: code(
      reviewOutcome,
      { zh: '结论', en: 'outcome' },
      { zh: '评审结论。', en: 'Result of the review.' },
      { required: true },
    ),
    csfScored: boolean(
      { zh: '对照成功因素评分', en: 'success factors scored' },
      { zh: '是否对九项因素评分。', en: 'Whether the nine factors were scored.' },
      {
        required: true,
        yes: { zh: '已对照成功因素评分', en: 'scored the success factors' },
        no: { zh: '未对照成功因素评分', en: 'did not score the success factors' },
      },
    ),
  },
})
export type PhaseReview = RecordOf<typeof PhaseReview>
