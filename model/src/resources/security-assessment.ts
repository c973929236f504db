/** [B14] A security test of a system, with its protection level. */
import { boolean, code, date, ref } from '../record/field.ts'
import { closedList } from '../record/code-list.ts'
import { defineRecord, type RecordOf } from '../record/record.ts'

export const protectionLevel = closedList(
  'protectionLevel',
  { zh: '网络安全等级', en: 'Protection level' },
  {
    L1: { zh: '一级', en: 'Level 1' },
    L2: { zh: '二级', en: 'Level 2' },
    L3: { zh: '三级', en: 'Level 3' },
    L4: { zh: '四级', en: 'Level 4' },
    L5: { zh: '五级', en: 'Level 5' },
  },
)

export const SecurityAssessment = defineRecord({
  name: 'SecurityAssessment',
  table: 'security_assessment',
  path: 'security-assessments',
  room: 'resources',
  component: 'B14',
  title: { zh: '安全测评', en: 'security assessment' },
  plural: 'security assessments',
  about: { zh: '系统网络安全测评及其等级。', en: 'A security test of a system, with its protection level.' },
  evidence: 'assessment',
  fields: {
    assetId: ref(
      'Asset',
      { zh: '资产', en: 'asset' },
      { zh: '相关资产。', en: 'Asset concerned.' },
      { required: true, word: 'asset', inverse: 'securityAssessments' },
    ),
    level: code(
      protectionLevel,
      { zh: '等级', en: 'protection level' },
      { zh: '级别，按本记录的清单或量表。', en: 'Level, from the list or scale of the record.' },
      { required: true },
    ),
    assessedAt: date(
      { zh: '评估日期', en: 'assessment date' },
      { zh: '评估日期。', en: 'Day of the assessment.' },
      { required: true },
    ),
    nextDueAt: date(
      { zh: '下次应测日期', en: 'next due date' },
      { zh: '下次应测日期。', en: 'Day the next one is due.' },
      { required: true },
    ),
    passed: boolean(
      { zh: '通过', en: 'passed' },
      { zh: '是否通过。', en: 'Whether it passed.' },
      { required: true, yes: { zh: '通过', en: 'passed' }, no: { zh: '未通过', en: 'did not pass' } },
    ),
  },
})
export type SecurityAssessment = RecordOf<typeof SecurityAssessment>
