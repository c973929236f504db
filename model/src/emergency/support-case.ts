/** [E] A household or person in need of help in an incident. */
import { datetime, integer, ref, text } from '../record/field.ts'
import { defineRecord, type RecordOf } from '../record/record.ts'

export const SupportCase = defineRecord({
  name: 'SupportCase',
  table: 'support_case',
  path: 'support-cases',
  room: 'emergency',
  component: 'E',
  title: { zh: '受助个案', en: 'support case' },
  plural: 'support cases',
  about: { zh: '事件中需要帮助的家庭或个人个案。', en: 'A household or person in need of help in an incident.' },
  evidence: 'live',
  fields: {
    incidentId: ref(
      'Incident',
      { zh: '事件', en: 'incident' },
      { zh: '相关事件。', en: 'Incident concerned.' },
      { required: true, personal: 'indirect', word: 'incident', inverse: 'supportCases' },
    ),
    segmentId: ref(
      'CitizenSegment',
      { zh: '群体', en: 'segment' },
      { zh: '相关群体。', en: 'Segment concerned.' },
      { personal: 'indirect', word: 'segment', inverse: 'supportCases' },
    ),
    openedAt: datetime(
      { zh: '开立时间', en: 'opening time' },
      { zh: '开立时间。', en: 'When it was opened.' },
      { required: true, personal: 'indirect' },
    ),
    firstHelpAt: datetime(
      { zh: '首次帮助时间', en: 'first help time' },
      { zh: '首次获得帮助的时间。', en: 'When help first arrived.' },
      { personal: 'indirect' },
    ),
    closedAt: datetime(
      { zh: '办结时间', en: 'closing time' },
      { zh: '办结或关闭时间，未结为空。', en: 'When it was closed; empty while open.' },
      { personal: 'indirect' },
    ),
    satisfaction: integer(
      { zh: '满意度', en: 'satisfaction' },
      { zh: '满意度，1至5分。', en: 'Satisfaction, 1 to 5.' },
      { personal: 'indirect', unit: 'scale 1-5' },
    ),
    subjectRef: text(
      { zh: '本人假名标识', en: 'pseudonym of the person' },
      { zh: '假名标识，不得为明文姓名或证件号。', en: 'Pseudonym; never a name or number in clear.' },
      { max: 200, personal: 'pseudonym' },
    ),
  },
})
export type SupportCase = RecordOf<typeof SupportCase>
