/** [B7] One initiative waiting for another. */
import { boolean, code, date, integer, ref } from '../record/field.ts'
import { closedList } from '../record/code-list.ts'
import { defineRecord, type RecordOf } from '../record/record.ts'

export const dependencyStatus = closedList(
  'dependencyStatus',
  { zh: '依赖状态', en: 'Dependency status' },
  {
    open: { zh: '未决', en: 'Open' },
    agreed: { zh: '已约定', en: 'Agreed' },
    met: { zh: '已满足', en: 'Met' },
    dropped: { zh: '已取消', en: 'Dropped' },
  },
)

export const dependencyKind = closedList(
  'dependencyKind',
  { zh: '依赖类型', en: 'Dependency kind' },
  {
    FS: { zh: '完成-开始', en: 'Finish to start' },
    SS: { zh: '开始-开始', en: 'Start to start' },
    FF: { zh: '完成-完成', en: 'Finish to finish' },
    data: { zh: '数据依赖', en: 'Data' },
    resource: { zh: '资源依赖', en: 'Resource' },
    decision: { zh: '决策依赖', en: 'Decision' },
  },
)

export const Dependency = defineRecord({
  name: 'Dependency',
  table: 'dependency',
  path: 'dependencies',
  room: 'strategy',
  component: 'B7',
  title: { zh: '依赖关系', en: 'dependency' },
  plural: 'dependencies',
  about: { zh: '一个举措对另一个举措的依赖。', en: 'One initiative waiting for another.' },
  evidence: 'register',
  fields: {
    fromInitiativeId: ref(
      'Initiative',
      { zh: '前置举措', en: 'predecessor' },
      { zh: '前置举措。', en: 'Initiative that must come first.' },
      { required: true, word: 'fromInitiative', inverse: 'dependenciesAsFromInitiative' },
    ),
    toInitiativeId: ref(
      'Initiative',
      { zh: '后续举措', en: 'successor' },
      { zh: '等待的举措。', en: 'Initiative that waits.' },
      { required: true, word: 'toInitiative', inverse: 'dependenciesAsToInitiative' },
    ),
    ownerId: ref(
      'Person',
      { zh: '责任人', en: 'owner' },
      { zh: '承担责任的具体人员。', en: 'Named person who is answerable.' },
      { personal: 'indirect', word: 'owner', inverse: 'dependencies' },
    ),
    neededBy: date({ zh: '需要日期', en: 'needed by' }, { zh: '最迟需要日期。', en: 'Day by which it is needed.' }),
    status: code(
      dependencyStatus,
      { zh: '状态', en: 'status' },
      { zh: '当前状态。', en: 'Where the record stands.' },
      { required: true },
    ),
    kind: code(
      dependencyKind,
      { zh: '类别', en: 'kind' },
      { zh: '类别，取自封闭清单。', en: 'Kind, from a closed list.' },
      { required: true },
    ),
    lagDays: integer(
      { zh: '间隔天数', en: 'lag' },
      { zh: '两者间隔天数。', en: 'Days between the two.' },
      { unit: 'd' },
    ),
    hard: boolean(
      { zh: '硬依赖', en: 'hard' },
      { zh: '缺少则后续无法开始。', en: 'Whether the successor cannot start without it.' },
      {
        required: true,
        yes: { zh: '硬依赖', en: 'is a hard dependency' },
        no: { zh: '软依赖', en: 'is a soft dependency' },
      },
    ),
  },
  lifecycle: {
    field: 'status',
    initial: 'open',
    moves: {
      open: {
        agreed: { zh: '约定', en: 'Agree' },
        met: { zh: '满足', en: 'Meet' },
        dropped: { zh: '取消', en: 'Drop' },
      },
      agreed: {
        open: { zh: '撤回约定', en: 'Take back the agreement' },
        met: { zh: '满足', en: 'Meet' },
        dropped: { zh: '取消', en: 'Drop' },
      },
      met: { open: { zh: '重新打开', en: 'Reopen' } },
      dropped: { open: { zh: '重新打开', en: 'Reopen' } },
    },
  },
})
export type Dependency = RecordOf<typeof Dependency>
