/** [B3] The programme of stakeholder engagement, with lead and budget. */
import { code, number, ref } from '../record/field.ts'
import { closedList } from '../record/code-list.ts'
import { defineRecord, type RecordOf } from '../record/record.ts'

export const engagementPlanStatus = closedList(
  'engagementPlanStatus',
  { zh: '参与计划状态', en: 'Engagement plan status' },
  {
    draft: { zh: '草案', en: 'Draft' },
    active: { zh: '现行', en: 'Active' },
    closed: { zh: '已结束', en: 'Closed' },
  },
)

export const EngagementPlan = defineRecord({
  name: 'EngagementPlan',
  table: 'engagement_plan',
  path: 'engagement-plans',
  room: 'strategy',
  component: 'B3',
  title: { zh: '参与计划', en: 'engagement plan' },
  plural: 'engagement plans',
  about: {
    zh: '利益相关方参与工作计划，含负责人和预算。',
    en: 'The programme of stakeholder engagement, with lead and budget.',
  },
  evidence: 'register',
  publication: { unpublished: ['draft'] },
  fields: {
    status: code(
      engagementPlanStatus,
      { zh: '状态', en: 'status' },
      { zh: '当前状态。', en: 'Where the record stands.' },
      { required: true },
    ),
    seniorLeadId: ref(
      'Person',
      { zh: '高层牵头人', en: 'senior lead' },
      { zh: '牵头的高层人员。', en: 'Senior person who leads it.' },
      { personal: 'indirect', word: 'seniorLead', inverse: 'engagementPlans' },
    ),
    budget: number(
      { zh: '预算', en: 'budget' },
      { zh: '安排的预算。', en: 'Money set aside.' },
      { required: true, unit: 'CNY' },
    ),
    roadmapId: ref(
      'Roadmap',
      { zh: '路线图', en: 'roadmap' },
      { zh: '所属路线图。', en: 'Roadmap it belongs to.' },
      { word: 'roadmap', inverse: 'engagementPlans' },
    ),
  },
  lifecycle: {
    field: 'status',
    initial: 'draft',
    moves: {
      draft: { active: { zh: '设为现行', en: 'Put in force' } },
      active: { closed: { zh: '结束', en: 'Close' } },
      closed: {},
    },
  },
})
export type EngagementPlan = RecordOf<typeof EngagementPlan>
