/** [B7] A plan for a district or settlement (ISO 37108, ISO 37111). */
import { code, codes, date, ref, text } from '../record/field.ts'
import { closedList } from '../record/code-list.ts'
import { defineRecord, type RecordOf } from '../record/record.ts'
import { implementationStep } from '../codes/implementation-step.ts'
import { issue37101 } from '../codes/issue37101.ts'

export const territoryKind = closedList(
  'territoryKind',
  { zh: '区域类型', en: 'Kind of territory' },
  {
    city: { zh: '城市', en: 'City' },
    business_district: { zh: '商务区（ISO 37108）', en: 'Business district (ISO 37108)' },
    urban_settlement: { zh: '城镇（ISO 37111）', en: 'Urban settlement (ISO 37111)' },
  },
)

export const planStatus = closedList(
  'planStatus',
  { zh: '方案状态', en: 'Plan status' },
  {
    draft: { zh: '草案', en: 'Draft' },
    active: { zh: '执行中', en: 'Active' },
    done: { zh: '已完成', en: 'Done' },
    dropped: { zh: '已取消', en: 'Dropped' },
  },
)

export const ImplementationPlan = defineRecord({
  name: 'ImplementationPlan',
  table: 'implementation_plan',
  path: 'implementation-plans',
  room: 'strategy',
  component: 'B7',
  title: { zh: '本地实施方案', en: 'local implementation plan' },
  plural: 'local implementation plans',
  about: {
    zh: '商务区或城镇的本地实施方案（ISO 37108、ISO 37111）。',
    en: 'A plan for a district or settlement (ISO 37108, ISO 37111).',
  },
  evidence: 'register',
  publication: { unpublished: ['draft', 'dropped'] },
  fields: {
    territoryKind: code(
      territoryKind,
      { zh: '区域类型', en: 'territory kind' },
      { zh: '区域类型。', en: 'Kind of territory.' },
      { required: true },
    ),
    territory: text(
      { zh: '区域', en: 'territory' },
      { zh: '区域名称。', en: 'Name of the territory.' },
      { required: true },
    ),
    step: code(
      implementationStep,
      { zh: '步骤', en: 'step' },
      { zh: '本地实施步骤。', en: 'Step of the local method.' },
      { required: true },
    ),
    status: code(
      planStatus,
      { zh: '状态', en: 'status' },
      { zh: '当前状态。', en: 'Where the record stands.' },
      { required: true },
    ),
    ownerOrgId: ref(
      'Organization',
      { zh: '责任单位', en: 'responsible organization' },
      { zh: '承担责任的单位。', en: 'Organization that is answerable.' },
      { word: 'ownerOrganization', inverse: 'localImplementationPlans' },
    ),
    startedAt: date(
      { zh: '开始时间', en: 'start date' },
      { zh: '开始的日期。', en: 'When it started.' },
      { required: true },
    ),
    reviewedAt: date(
      { zh: '复核日期', en: 'review date' },
      { zh: '最近复核或评审日期。', en: 'Day of the last review.' },
    ),
    selectedIssueCodes: codes(
      issue37101,
      { zh: '选定议题', en: 'selected issues' },
      { zh: '方案选定的议题。', en: 'Issues the plan selected.' },
    ),
  },
  lifecycle: {
    field: 'status',
    initial: 'draft',
    moves: {
      draft: { active: { zh: '执行', en: 'Put into action' }, dropped: { zh: '取消', en: 'Drop' } },
      active: { done: { zh: '完成', en: 'Complete' }, dropped: { zh: '取消', en: 'Drop' } },
      done: { active: { zh: '重新执行', en: 'Take up again' } },
      dropped: {},
    },
  },
})
export type ImplementationPlan = RecordOf<typeof ImplementationPlan>
