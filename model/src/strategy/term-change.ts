/** [B6] A request to add or change a common term. */
import { code, date, ref } from '../record/field.ts'
import { closedList } from '../record/code-list.ts'
import { defineRecord, type RecordOf } from '../record/record.ts'

export const termDecision = closedList(
  'termDecision',
  { zh: '术语变更决定', en: 'Decision on term change' },
  {
    accepted: { zh: '采纳', en: 'Accepted' },
    refused: { zh: '不采纳', en: 'Refused' },
    deferred: { zh: '暂缓', en: 'Deferred' },
  },
)

export const TermChange = defineRecord({
  name: 'TermChange',
  table: 'term_change',
  path: 'term-changes',
  room: 'strategy',
  component: 'B6',
  title: { zh: '术语变更申请', en: 'term change request' },
  plural: 'term change requests',
  about: { zh: '新增或修改术语的申请。', en: 'A request to add or change a common term.' },
  evidence: 'register',
  fields: {
    termId: ref(
      'Term',
      { zh: '术语', en: 'term' },
      { zh: '相关术语。', en: 'Term concerned.' },
      { required: true, word: 'term', inverse: 'termChangeRequests' },
    ),
    submittedAt: date(
      { zh: '提交时间', en: 'submission date' },
      { zh: '提交时间。', en: 'When it was submitted.' },
      { required: true },
    ),
    decidedAt: date({ zh: '决定时间', en: 'decision date' }, { zh: '作出决定的时间。', en: 'When it was decided.' }),
    decision: code(termDecision, { zh: '决定', en: 'decision' }, { zh: '作出的决定。', en: 'What was decided.' }),
  },
})
export type TermChange = RecordOf<typeof TermChange>
