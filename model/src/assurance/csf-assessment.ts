/** [D] A scored assessment of one of the nine success factors. */
import { code, date, number } from '../record/field.ts'
import { closedList } from '../record/code-list.ts'
import { defineRecord, type RecordOf } from '../record/record.ts'
import { csf } from '../codes/csf.ts'

export const assessorKind = closedList(
  'assessorKind',
  { zh: '评估者类别', en: 'Kind of assessor' },
  {
    self: { zh: '自评', en: 'Self' },
    peer: { zh: '同行', en: 'Peer' },
    independent: { zh: '独立', en: 'Independent' },
  },
)

export const CsfAssessment = defineRecord({
  name: 'CsfAssessment',
  table: 'csf_assessment',
  path: 'csf-assessments',
  room: 'assurance',
  component: 'D',
  title: { zh: '关键成功因素评估', en: 'success factor assessment' },
  plural: 'success factor assessments',
  about: { zh: '对九项关键成功因素之一的评分评估。', en: 'A scored assessment of one of the nine success factors.' },
  evidence: 'assessment',
  publication: { since: 'publishedAt' },
  fields: {
    csfCode: code(
      csf,
      { zh: '成功因素', en: 'success factor' },
      { zh: '被评估的成功因素。', en: 'Factor assessed.' },
      { required: true },
    ),
    assessedAt: date(
      { zh: '评估日期', en: 'assessment date' },
      { zh: '评估日期。', en: 'Day of the assessment.' },
      { required: true },
    ),
    assessorKind: code(
      assessorKind,
      { zh: '评估者类别', en: 'assessor kind' },
      { zh: '评估者类别。', en: 'Who assessed.' },
      { required: true },
    ),
    score: number(
      { zh: '评分', en: 'score' },
      { zh: '按量表给出的评分。', en: 'Score on the scale of the instrument.' },
      { required: true, unit: 'scale 1-5' },
    ),
    publishedAt: date(
      { zh: '公布日期', en: 'publication date' },
      { zh: '公开日期，未公开为空。', en: 'When it was made public; empty if not.' },
    ),
  },
})
export type CsfAssessment = RecordOf<typeof CsfAssessment>
