/** [B9] One wave of a survey. */
import { code, date, integer, number } from '../record/field.ts'
import { defineRecord, type RecordOf } from '../record/record.ts'
import { surveyKind } from '../codes/survey-kind.ts'

export const Survey = defineRecord({
  name: 'Survey',
  table: 'survey',
  path: 'surveys',
  room: 'services',
  component: 'B9',
  title: { zh: '调查', en: 'survey' },
  plural: 'surveys',
  about: { zh: '一次调查。', en: 'One wave of a survey.' },
  evidence: 'register',
  publication: { since: 'publishedAt' },
  fields: {
    kind: code(
      surveyKind,
      { zh: '类别', en: 'kind' },
      { zh: '类别，取自封闭清单。', en: 'Kind, from a closed list.' },
      { required: true },
    ),
    wave: integer({ zh: '轮次', en: 'wave' }, { zh: '调查轮次。', en: 'Number of the wave.' }, { required: true }),
    opensAt: date({ zh: '开始日期', en: 'opening date' }, { zh: '开始日期。', en: 'First day.' }, { required: true }),
    closesAt: date({ zh: '结束日期', en: 'closing date' }, { zh: '结束日期。', en: 'Last day.' }, { required: true }),
    sampleSize: integer(
      { zh: '样本量', en: 'sample size' },
      { zh: '调查样本数。', en: 'People asked.' },
      { required: true, unit: '{person}' },
    ),
    responseRate: number(
      { zh: '应答率', en: 'response rate' },
      { zh: '应答比例，0至1。', en: 'Share that answered, 0 to 1.' },
      { required: true, unit: 'ratio' },
    ),
    publishedAt: date(
      { zh: '公布日期', en: 'publication date' },
      { zh: '公开日期，未公开为空。', en: 'When it was made public; empty if not.' },
    ),
  },
})
export type Survey = RecordOf<typeof Survey>
