/** [B3] A lasting agreement between organizations to pursue shared benefits. */
import { code, date, refs } from '../record/field.ts'
import { closedList } from '../record/code-list.ts'
import { defineRecord, type RecordOf } from '../record/record.ts'

export const partnershipKind = closedList(
  'partnershipKind',
  { zh: '伙伴关系类型', en: 'Partnership kind' },
  {
    memorandum: { zh: '合作备忘录', en: 'Memorandum' },
    joint_venture: { zh: '合资合作', en: 'Joint venture' },
    ppp: { zh: '政府和社会资本合作', en: 'Public-private partnership' },
    data_sharing: { zh: '数据合作', en: 'Data partnership' },
    research: { zh: '科研合作', en: 'Research' },
    community: { zh: '社区合作', en: 'Community partnership' },
  },
)

export const partnershipStatus = closedList(
  'partnershipStatus',
  { zh: '伙伴关系状态', en: 'Partnership status' },
  {
    proposed: { zh: '拟议', en: 'Proposed' },
    active: { zh: '在效', en: 'Active' },
    ended: { zh: '已结束', en: 'Ended' },
  },
)

export const Partnership = defineRecord({
  name: 'Partnership',
  table: 'partnership',
  path: 'partnerships',
  room: 'strategy',
  component: 'B3',
  title: { zh: '伙伴关系', en: 'partnership' },
  plural: 'partnerships',
  about: {
    zh: '各单位为共同利益建立的长期合作关系。',
    en: 'A lasting agreement between organizations to pursue shared benefits.',
  },
  evidence: 'register',
  fields: {
    kind: code(
      partnershipKind,
      { zh: '类别', en: 'kind' },
      { zh: '类别，取自封闭清单。', en: 'Kind, from a closed list.' },
      { required: true },
    ),
    orgIds: refs(
      'Organization',
      { zh: '相关单位', en: 'organizations' },
      { zh: '参与的单位。', en: 'Organizations taking part.' },
      { word: 'organizations', inverse: 'partnerships' },
    ),
    status: code(
      partnershipStatus,
      { zh: '状态', en: 'status' },
      { zh: '当前状态。', en: 'Where the record stands.' },
      { required: true },
    ),
    startedAt: date(
      { zh: '开始时间', en: 'start date' },
      { zh: '开始的日期。', en: 'When it started.' },
      { required: true },
    ),
    reviewDueAt: date(
      { zh: '应复核日期', en: 'review due date' },
      { zh: '最迟复核日期。', en: 'Day by which it must be reviewed.' },
      { required: true },
    ),
    benefitIds: refs(
      'Benefit',
      { zh: '利益', en: 'benefits' },
      { zh: '所服务的利益。', en: 'Benefits it serves.' },
      { word: 'benefits', inverse: 'partnerships' },
    ),
  },
  lifecycle: {
    field: 'status',
    initial: 'proposed',
    moves: {
      proposed: { active: { zh: '生效', en: 'Put in force' }, ended: { zh: '放弃', en: 'Give up' } },
      active: { ended: { zh: '结束', en: 'End' } },
      ended: { active: { zh: '续期', en: 'Renew' } },
    },
  },
})
export type Partnership = RecordOf<typeof Partnership>
