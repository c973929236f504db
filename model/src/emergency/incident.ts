/** [E] A declared emergency. */
import { code, datetime, ref } from '../record/field.ts'
import { closedList } from '../record/code-list.ts'
import { defineRecord, type RecordOf } from '../record/record.ts'
import { hazard } from '../codes/hazard.ts'

export const incidentLevel = closedList(
  'incidentLevel',
  { zh: '事件级别', en: 'Incident level' },
  {
    IV: { zh: '四级（一般）', en: 'Level IV (ordinary)' },
    III: { zh: '三级（较大）', en: 'Level III (larger)' },
    II: { zh: '二级（重大）', en: 'Level II (major)' },
    I: { zh: '一级（特别重大）', en: 'Level I (extreme)' },
  },
)

export const incidentStatus = closedList(
  'incidentStatus',
  { zh: '事件状态', en: 'Incident status' },
  {
    declared: { zh: '已启动', en: 'Declared' },
    active: { zh: '处置中', en: 'Active' },
    recovery: { zh: '恢复', en: 'Recovery' },
    closed: { zh: '已结束', en: 'Closed' },
  },
)

export const Incident = defineRecord({
  name: 'Incident',
  table: 'incident',
  path: 'incidents',
  room: 'emergency',
  component: 'E',
  title: { zh: '突发事件', en: 'incident' },
  plural: 'incidents',
  about: { zh: '已启动响应的突发事件。', en: 'A declared emergency.' },
  evidence: 'live',
  fields: {
    hazard: code(
      hazard,
      { zh: '灾害或风险类型', en: 'hazard' },
      { zh: '灾害或风险类型。', en: 'Hazard.' },
      { required: true },
    ),
    level: code(
      incidentLevel,
      { zh: '事件级别', en: 'level' },
      { zh: '级别，按本记录的清单或量表。', en: 'Level, from the list or scale of the record.' },
      { required: true },
    ),
    declaredAt: datetime(
      { zh: '启动时间', en: 'declaration time' },
      { zh: '启动响应时间。', en: 'When it was declared.' },
      { required: true },
    ),
    commanderId: ref(
      'Person',
      { zh: '指挥长', en: 'commander' },
      { zh: '指挥人员。', en: 'Person in command.' },
      { personal: 'indirect', word: 'commander', inverse: 'incidents' },
    ),
    commandBodyId: ref(
      'GovernanceBody',
      { zh: '指挥机构', en: 'command body' },
      { zh: '指挥机构。', en: 'Body in command.' },
      { word: 'commandBody', inverse: 'incidents' },
    ),
    closedAt: datetime(
      { zh: '结束时间', en: 'closing time' },
      { zh: '办结或关闭时间，未结为空。', en: 'When it was closed; empty while open.' },
    ),
    status: code(
      incidentStatus,
      { zh: '状态', en: 'status' },
      { zh: '当前状态。', en: 'Where the record stands.' },
      { required: true },
    ),
  },
  lifecycle: {
    field: 'status',
    initial: 'declared',
    moves: {
      declared: { active: { zh: '开始处置', en: 'Begin the response' }, closed: { zh: '解除', en: 'Stand down' } },
      active: { recovery: { zh: '转入恢复', en: 'Move to recovery' }, closed: { zh: '结束', en: 'Close' } },
      recovery: { active: { zh: '再次升级', en: 'Escalate again' }, closed: { zh: '结束', en: 'Close' } },
      closed: {},
    },
  },
})
export type Incident = RecordOf<typeof Incident>
