/** [E] A plan for one hazard. */
import { code, date, refs } from '../record/field.ts'
import { defineRecord, type RecordOf } from '../record/record.ts'
import { hazard } from '../codes/hazard.ts'
import { documentMoves, documentStatus } from '../codes/document-status.ts'

export const EmergencyPlan = defineRecord({
  name: 'EmergencyPlan',
  table: 'emergency_plan',
  path: 'emergency-plans',
  room: 'emergency',
  component: 'E',
  title: { zh: '应急预案', en: 'emergency plan' },
  plural: 'emergency plans',
  about: { zh: '针对某类风险的应急预案。', en: 'A plan for one hazard.' },
  evidence: 'register',
  publication: { unpublished: ['draft', 'review'] },
  fields: {
    hazard: code(
      hazard,
      { zh: '灾害或风险类型', en: 'hazard' },
      { zh: '灾害或风险类型。', en: 'Hazard.' },
      { required: true },
    ),
    status: code(
      documentStatus,
      { zh: '状态', en: 'status' },
      { zh: '当前状态。', en: 'Where the record stands.' },
      { required: true },
    ),
    approvedAt: date(
      { zh: '批准日期', en: 'approval date' },
      { zh: '批准日期。', en: 'Day of approval.' },
      { required: true },
    ),
    reviewDueAt: date(
      { zh: '应复核日期', en: 'review due date' },
      { zh: '最迟复核日期。', en: 'Day by which it must be reviewed.' },
      { required: true },
    ),
    orgIds: refs(
      'Organization',
      { zh: '相关单位', en: 'organizations' },
      { zh: '参与的单位。', en: 'Organizations taking part.' },
      { word: 'organizations', inverse: 'emergencyPlans' },
    ),
  },
  lifecycle: { field: 'status', initial: 'draft', moves: documentMoves },
})
export type EmergencyPlan = RecordOf<typeof EmergencyPlan>
