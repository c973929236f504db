/** [B10] A person's request to exercise a privacy right. */
import { code, datetime, ref, text } from '../record/field.ts'
import { closedList } from '../record/code-list.ts'
import { defineRecord, type RecordOf } from '../record/record.ts'

export const subjectRight = closedList(
  'subjectRight',
  { zh: '权利请求类型', en: 'Right requested' },
  {
    access: { zh: '查阅', en: 'Access' },
    copy: { zh: '复制', en: 'Copy' },
    correct: { zh: '更正', en: 'Correction' },
    delete: { zh: '删除', en: 'Deletion' },
    withdraw: { zh: '撤回同意', en: 'Withdrawal of consent' },
    explain: { zh: '解释说明', en: 'Explanation' },
    portability: { zh: '转移', en: 'Portability' },
  },
)

export const SubjectRequest = defineRecord({
  name: 'SubjectRequest',
  table: 'subject_request',
  path: 'subject-requests',
  room: 'services',
  component: 'B10',
  title: { zh: '个人权利请求', en: 'data subject request' },
  plural: 'data subject requests',
  about: { zh: '个人行使信息权利的请求。', en: "A person's request to exercise a privacy right." },
  evidence: 'live',
  fields: {
    kind: code(
      subjectRight,
      { zh: '类别', en: 'kind' },
      { zh: '类别，取自封闭清单。', en: 'Kind, from a closed list.' },
      { required: true, personal: 'indirect' },
    ),
    submittedAt: datetime(
      { zh: '提交时间', en: 'submission time' },
      { zh: '提交时间。', en: 'When it was submitted.' },
      { required: true, personal: 'indirect' },
    ),
    dueAt: datetime(
      { zh: '期限', en: 'due time' },
      { zh: '完成期限。', en: 'When it is due.' },
      { required: true, personal: 'indirect' },
    ),
    closedAt: datetime(
      { zh: '办结时间', en: 'closing time' },
      { zh: '办结或关闭时间，未结为空。', en: 'When it was closed; empty while open.' },
      { personal: 'indirect' },
    ),
    subjectRef: text(
      { zh: '本人假名标识', en: 'pseudonym of the person' },
      { zh: '假名标识，不得为明文姓名或证件号。', en: 'Pseudonym; never a name or number in clear.' },
      { max: 200, personal: 'pseudonym' },
    ),
    accessId: ref(
      'PersonalDataAccess',
      { zh: '所询问的访问', en: 'access asked about' },
      { zh: '请求所针对的一次访问。', en: 'Access that the request is about.' },
      { personal: 'indirect', word: 'access', inverse: 'subjectRequests' },
    ),
    question: text(
      { zh: '请求内容', en: 'question' },
      { zh: '本人所写的内容。', en: 'What the person wrote.' },
      { personal: 'direct' },
    ),
    answer: text(
      { zh: '答复', en: 'answer' },
      { zh: '给本人的答复。', en: 'What the person was answered.' },
      { personal: 'direct' },
    ),
  },
})
export type SubjectRequest = RecordOf<typeof SubjectRequest>
