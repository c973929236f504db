/** [B9] One answer to one item of a survey, without the name of the person. */
import { code, datetime, number, ref } from '../record/field.ts'
import { closedList, freeList } from '../record/code-list.ts'
import { defineRecord, type RecordOf } from '../record/record.ts'
import { surveyKind } from '../codes/survey-kind.ts'
import { stakeholderGroup } from '../codes/stakeholder-group.ts'

export const surveyItem = freeList('surveyItem', { zh: '调查题目代码', en: 'Survey item' })

export const surveyDimension = closedList(
  'surveyDimension',
  { zh: '调查维度', en: 'Survey dimension' },
  {
    S1: { zh: '可及', en: 'Access' },
    S2: { zh: '整合', en: 'Integration' },
    S3: { zh: '便捷', en: 'Simplicity' },
    S4: { zh: '及时', en: 'Timeliness' },
    S5: { zh: '透明', en: 'Transparency' },
    S6: { zh: '参与', en: 'Participation' },
    S7: { zh: '包容公平', en: 'Inclusion and fairness' },
    S8: { zh: '隐私信任', en: 'Privacy and trust' },
    S9: { zh: '结果', en: 'Outcome' },
  },
)

export const SurveyResponse = defineRecord({
  name: 'SurveyResponse',
  table: 'survey_response',
  path: 'survey-responses',
  room: 'services',
  component: 'B9',
  title: { zh: '调查答复', en: 'survey answer' },
  plural: 'survey answers',
  about: {
    zh: '一份调查中某题的一个答复，不含姓名。',
    en: 'One answer to one item of a survey, without the name of the person.',
  },
  evidence: 'live',
  fields: {
    surveyId: ref(
      'Survey',
      { zh: '调查', en: 'survey' },
      { zh: '所属调查。', en: 'Survey it belongs to.' },
      { required: true, personal: 'indirect', word: 'survey', inverse: 'surveyAnswers' },
    ),
    kind: code(
      surveyKind,
      { zh: '调查类型', en: 'kind' },
      { zh: '类别，取自封闭清单。', en: 'Kind, from a closed list.' },
      { required: true, personal: 'indirect' },
    ),
    item: code(
      surveyItem,
      { zh: '题目', en: 'item' },
      { zh: '题目代码。', en: 'Item answered.' },
      { required: true, personal: 'indirect' },
    ),
    dimension: code(
      surveyDimension,
      { zh: '维度', en: 'dimension' },
      { zh: '所属维度。', en: 'Dimension it belongs to.' },
      { required: true, personal: 'indirect' },
    ),
    segmentId: ref(
      'CitizenSegment',
      { zh: '群体', en: 'segment' },
      { zh: '相关群体。', en: 'Segment concerned.' },
      { personal: 'indirect', word: 'segment', inverse: 'surveyAnswers' },
    ),
    stakeholderGroup: code(
      stakeholderGroup,
      { zh: '利益相关方类别', en: 'stakeholder group' },
      { zh: '所属利益相关方类别。', en: 'Group the party belongs to.' },
      { personal: 'indirect' },
    ),
    score: number(
      { zh: '评分', en: 'score' },
      { zh: '按量表给出的评分。', en: 'Score on the scale of the instrument.' },
      { required: true, personal: 'indirect', unit: 'scale 1-5' },
    ),
    answeredAt: datetime(
      { zh: '答复时间', en: 'answer time' },
      { zh: '答复时间。', en: 'When it was answered.' },
      { required: true, personal: 'indirect' },
    ),
  },
})
export type SurveyResponse = RecordOf<typeof SurveyResponse>
