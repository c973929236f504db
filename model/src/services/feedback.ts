/** [B9] A rating or comment by a user and the answer to it. */
import { boolean, code, datetime, integer, ref, text } from '../record/field.ts'
import { closedList } from '../record/code-list.ts'
import { defineRecord, type RecordOf } from '../record/record.ts'

export const feedbackTarget = closedList(
  'feedbackTarget',
  { zh: '评价对象类型', en: 'Subject of feedback' },
  {
    Service: { zh: '服务事项', en: 'Service' },
    ServiceRequest: { zh: '服务请求', en: 'Service request' },
    Dataset: { zh: '数据资源', en: 'Dataset' },
    Vision: { zh: '愿景', en: 'Vision' },
    Initiative: { zh: '举措', en: 'Initiative' },
    Channel: { zh: '渠道', en: 'Channel' },
    other: { zh: '其他', en: 'Other' },
  },
)

export const Feedback = defineRecord({
  name: 'Feedback',
  table: 'feedback',
  path: 'feedbacks',
  room: 'services',
  component: 'B9',
  title: { zh: '评价与意见', en: 'feedback item' },
  plural: 'feedback items',
  about: { zh: '用户的评价或意见及其回复。', en: 'A rating or comment by a user and the answer to it.' },
  evidence: 'live',
  fields: {
    targetType: code(
      feedbackTarget,
      { zh: '对象类型', en: 'subject kind' },
      { zh: '所针对的记录类型。', en: 'Kind of record it is about.' },
      { required: true, personal: 'indirect' },
    ),
    targetId: ref(
      ['Service', 'ServiceRequest', 'Dataset', 'Vision', 'Initiative', 'Channel'],
      { zh: '对象', en: 'subject' },
      { zh: '所针对的记录。', en: 'Record it is about.' },
      { required: true, personal: 'indirect', word: 'target' },
    ),
    rating: integer(
      { zh: '评分', en: 'rating' },
      { zh: '评分，1至5分。', en: 'Rating, 1 to 5.' },
      { personal: 'indirect', unit: 'scale 1-5' },
    ),
    submittedAt: datetime(
      { zh: '提交时间', en: 'submission time' },
      { zh: '提交时间。', en: 'When it was submitted.' },
      { required: true, personal: 'indirect' },
    ),
    respondedAt: datetime(
      { zh: '回复时间', en: 'answer time' },
      { zh: '回复时间。', en: 'When an answer was given.' },
      { personal: 'indirect' },
    ),
    published: boolean(
      { zh: '已公开', en: 'published' },
      { zh: '是否公开。', en: 'Whether it is public.' },
      {
        required: true,
        personal: 'indirect',
        yes: { zh: '已公开', en: 'is published' },
        no: { zh: '未公开', en: 'is not published' },
      },
    ),
    subjectRef: text(
      { zh: '本人假名标识', en: 'pseudonym of the person' },
      { zh: '假名标识，不得为明文姓名或证件号。', en: 'Pseudonym; never a name or number in clear.' },
      { max: 200, personal: 'pseudonym' },
    ),
  },
})
export type Feedback = RecordOf<typeof Feedback>
