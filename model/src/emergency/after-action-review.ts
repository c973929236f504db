/** [E] A review after an incident has closed. */
import { boolean, date, ref } from '../record/field.ts'
import { defineRecord, type RecordOf } from '../record/record.ts'

export const AfterActionReview = defineRecord({
  name: 'AfterActionReview',
  table: 'after_action_review',
  path: 'after-action-reviews',
  room: 'emergency',
  component: 'E',
  title: { zh: '事后评估', en: 'after-action review' },
  plural: 'after-action reviews',
  about: { zh: '事件结束后的评估。', en: 'A review after an incident has closed.' },
  evidence: 'assessment',
  publication: { since: 'publishedAt' },
  fields: {
    incidentId: ref(
      'Incident',
      { zh: '事件', en: 'incident' },
      { zh: '相关事件。', en: 'Incident concerned.' },
      { required: true, word: 'incident', inverse: 'afterActionReviews' },
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
    citizenInput: boolean(
      { zh: '有市民意见', en: "citizens' views" },
      { zh: '是否含市民意见。', en: "Whether citizens' views are included." },
      {
        required: true,
        yes: { zh: '有市民意见', en: "has citizens' views" },
        no: { zh: '无市民意见', en: "has no citizens' views" },
      },
    ),
    publishedAt: date(
      { zh: '公布日期', en: 'publication date' },
      { zh: '公开日期，未公开为空。', en: 'When it was made public; empty if not.' },
    ),
    dataReviewed: boolean(
      { zh: '涵盖数据系统', en: 'data reviewed' },
      { zh: '是否涵盖数据与系统。', en: 'Whether data and systems were reviewed.' },
      {
        required: true,
        yes: { zh: '涵盖数据与系统', en: 'covers data and systems' },
        no: { zh: '未涵盖数据与系统', en: 'leaves out data and systems' },
      },
    ),
  },
})
export type AfterActionReview = RecordOf<typeof AfterActionReview>
