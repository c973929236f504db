/** [B10] An assessment of the effect on privacy. */
import { code, date, ref } from '../record/field.ts'
import { closedList } from '../record/code-list.ts'
import { defineRecord, type RecordOf } from '../record/record.ts'
import { documentMoves, documentStatus } from '../codes/document-status.ts'

export const privacyTarget = closedList(
  'privacyTarget',
  { zh: '影响评估对象类型', en: 'Subject of privacy assessment' },
  {
    Initiative: { zh: '举措', en: 'Initiative' },
    Service: { zh: '服务事项', en: 'Service' },
    Dataset: { zh: '数据资源', en: 'Dataset' },
    AiUseCase: { zh: '人工智能应用', en: 'AI use case' },
    SharingAgreement: { zh: '共享协议', en: 'Sharing agreement' },
  },
)

export const PrivacyAssessment = defineRecord({
  name: 'PrivacyAssessment',
  table: 'privacy_assessment',
  path: 'privacy-assessments',
  room: 'services',
  component: 'B10',
  title: { zh: '个人信息保护影响评估', en: 'privacy impact assessment' },
  plural: 'privacy impact assessments',
  about: { zh: '个人信息保护影响评估。', en: 'An assessment of the effect on privacy.' },
  evidence: 'assessment',
  fields: {
    targetType: code(
      privacyTarget,
      { zh: '对象类型', en: 'subject kind' },
      { zh: '所针对的记录类型。', en: 'Kind of record it is about.' },
      { required: true },
    ),
    targetId: ref(
      ['Initiative', 'Service', 'Dataset', 'AiUseCase', 'SharingAgreement'],
      { zh: '对象', en: 'subject' },
      { zh: '所针对的记录。', en: 'Record it is about.' },
      { required: true, word: 'target' },
    ),
    status: code(
      documentStatus,
      { zh: '状态', en: 'status' },
      { zh: '当前状态。', en: 'Where the record stands.' },
      { required: true },
    ),
    approvedAt: date({ zh: '批准日期', en: 'approval date' }, { zh: '批准日期。', en: 'Day of approval.' }),
    reviewDueAt: date(
      { zh: '应复核日期', en: 'review due date' },
      { zh: '最迟复核日期。', en: 'Day by which it must be reviewed.' },
    ),
  },
  lifecycle: { field: 'status', initial: 'draft', moves: documentMoves },
})
export type PrivacyAssessment = RecordOf<typeof PrivacyAssessment>
