/** [B1] A measurable target under the vision. */
import { bilingual, code, codes, date, number, ref, text } from '../record/field.ts'
import { closedList } from '../record/code-list.ts'
import { defineRecord, type RecordOf } from '../record/record.ts'
import { tags37101 } from '../codes/tags37101.ts'
import { smartLever } from '../codes/smart-lever.ts'

export const targetStatus = closedList(
  'targetStatus',
  { zh: '目标状态', en: 'Target status' },
  {
    proposed: { zh: '拟定', en: 'Proposed' },
    active: { zh: '现行', en: 'Active' },
    achieved: { zh: '已实现', en: 'Achieved' },
    dropped: { zh: '已取消', en: 'Dropped' },
  },
)

export const VisionTarget = defineRecord({
  name: 'VisionTarget',
  table: 'vision_target',
  path: 'vision-targets',
  room: 'strategy',
  component: 'B1',
  title: { zh: '愿景目标', en: 'vision target' },
  plural: 'vision targets',
  about: { zh: '愿景之下可度量的目标。', en: 'A measurable target under the vision.' },
  evidence: 'register',
  publication: { unpublished: ['proposed', 'dropped'] },
  fields: {
    visionId: ref(
      'Vision',
      { zh: '愿景', en: 'vision' },
      { zh: '所属愿景。', en: 'Vision it belongs to.' },
      { required: true, word: 'vision', inverse: 'visionTargets' },
    ),
    status: code(
      targetStatus,
      { zh: '状态', en: 'status' },
      { zh: '当前状态。', en: 'Where the record stands.' },
      { required: true },
    ),
    title: bilingual(
      { zh: '名称', en: 'title' },
      { zh: '中英文名称。', en: 'Display name in both languages.' },
      { required: true, max: 300 },
    ),
    ...tags37101,
    localPriorityRef: text(
      { zh: '本地优先事项', en: 'local priority reference' },
      { zh: '所对应的本地优先事项。', en: 'Local priority it answers to.' },
    ),
    smartLevers: codes(
      smartLever,
      { zh: '智慧手段', en: 'smart levers' },
      { zh: '采用的手段：技术、数据、协作。', en: 'Levers used: technology, data, collaboration.' },
    ),
    corePlanRef: text(
      { zh: '核心规划条目', en: 'core plan reference' },
      { zh: '对应的城市核心规划条目。', en: 'Clause of the core city plan.' },
    ),
    indicatorId: ref(
      'Indicator',
      { zh: '指标', en: 'indicator' },
      { zh: '用于度量的指标。', en: 'Indicator that measures it.' },
      { word: 'indicator', inverse: 'visionTargets' },
    ),
    baselineValue: number(
      { zh: '基线值', en: 'baseline value' },
      { zh: '起始值。', en: 'Value at the start.' },
      { unit: 'indicator' },
    ),
    targetValue: number(
      { zh: '目标值', en: 'target value' },
      { zh: '目标值。', en: 'Value aimed at.' },
      { unit: 'indicator' },
    ),
    targetAt: date(
      { zh: '目标日期', en: 'target date' },
      { zh: '应达到目标的日期。', en: 'Day by which the target should be reached.' },
    ),
  },
  lifecycle: {
    field: 'status',
    initial: 'proposed',
    moves: {
      proposed: { active: { zh: '生效', en: 'Put in force' }, dropped: { zh: '放弃', en: 'Drop' } },
      active: { achieved: { zh: '确认达成', en: 'Confirm as achieved' }, dropped: { zh: '放弃', en: 'Drop' } },
      achieved: { active: { zh: '重新生效', en: 'Put in force again' } },
      dropped: { proposed: { zh: '重新提出', en: 'Propose again' } },
    },
  },
})
export type VisionTarget = RecordOf<typeof VisionTarget>
