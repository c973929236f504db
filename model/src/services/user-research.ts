/** [B9] A study of what people need and do. */
import { boolean, code, date, integer, refs } from '../record/field.ts'
import { closedList } from '../record/code-list.ts'
import { defineRecord, type RecordOf } from '../record/record.ts'

export const researchMethod = closedList(
  'researchMethod',
  { zh: '研究方法', en: 'Research method' },
  {
    interview: { zh: '访谈', en: 'Interview' },
    survey: { zh: '问卷', en: 'Survey' },
    observation: { zh: '观察', en: 'Observation' },
    usability: { zh: '可用性测试', en: 'Usability test' },
    analytics: { zh: '数据分析', en: 'Analytics' },
    diary: { zh: '日记法', en: 'Diary study' },
  },
)

export const UserResearch = defineRecord({
  name: 'UserResearch',
  table: 'user_research',
  path: 'user-researches',
  room: 'services',
  component: 'B9',
  title: { zh: '用户研究', en: 'user research' },
  plural: 'user research studies',
  about: { zh: '对用户需求和行为的研究。', en: 'A study of what people need and do.' },
  evidence: 'register',
  fields: {
    segmentIds: refs(
      'CitizenSegment',
      { zh: '群体', en: 'segments' },
      { zh: '相关群体。', en: 'Segments concerned.' },
      { word: 'segments', inverse: 'userResearchStudies' },
    ),
    serviceIds: refs(
      'Service',
      { zh: '服务事项', en: 'services' },
      { zh: '相关服务事项。', en: 'Services concerned.' },
      { word: 'services', inverse: 'userResearchStudies' },
    ),
    method: code(
      researchMethod,
      { zh: '研究方法', en: 'method' },
      { zh: '采用的方法。', en: 'Method used.' },
      { required: true },
    ),
    conductedAt: date(
      { zh: '开展日期', en: 'study date' },
      { zh: '开展日期。', en: 'Day it was done.' },
      { required: true },
    ),
    participants: integer(
      { zh: '参与人数', en: 'participants' },
      { zh: '参与人数。', en: 'Number of people who took part.' },
      { required: true, unit: '{person}' },
    ),
    actedOn: boolean(
      { zh: '已采纳', en: 'acted on' },
      { zh: '结果是否被采纳。', en: 'Whether results were used.' },
      {
        required: true,
        yes: { zh: '结果已采纳', en: 'was acted on' },
        no: { zh: '结果未采纳', en: 'was not acted on' },
      },
    ),
  },
})
export type UserResearch = RecordOf<typeof UserResearch>
