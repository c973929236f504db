/** [B7] A project or programme line of the roadmap. */
import { bilingual, boolean, code, codes, date, integer, number, ref, refs, text } from '../record/field.ts'
import { closedList } from '../record/code-list.ts'
import { defineRecord, type RecordOf } from '../record/record.ts'
import { phase } from '../codes/phase.ts'
import { component } from '../codes/component.ts'
import { gateState } from '../codes/gate-state.ts'
import { domain } from '../codes/domain.ts'
import { tags37101 } from '../codes/tags37101.ts'

export const initiativeStatus = closedList(
  'initiativeStatus',
  { zh: '举措状态', en: 'Initiative status' },
  {
    proposed: { zh: '拟议', en: 'Proposed' },
    planned: { zh: '已规划', en: 'Planned' },
    active: { zh: '在建', en: 'Active' },
    paused: { zh: '暂停', en: 'Paused' },
    closed: { zh: '已关闭', en: 'Closed' },
    cancelled: { zh: '已取消', en: 'Cancelled' },
  },
)

export const deliveryMethod = closedList(
  'deliveryMethod',
  { zh: '实施方式', en: 'Delivery method' },
  {
    agile: { zh: '敏捷', en: 'Agile' },
    iterative: { zh: '迭代', en: 'Iterative' },
    pilot_scale: { zh: '先试点后推广', en: 'Pilot then scale' },
    waterfall: { zh: '一次性交付', en: 'Single delivery' },
  },
)

export const Initiative = defineRecord({
  name: 'Initiative',
  table: 'initiative',
  path: 'initiatives',
  room: 'strategy',
  component: 'B7',
  title: { zh: '举措', en: 'initiative' },
  plural: 'initiatives',
  about: { zh: '路线图中的一个项目或举措。', en: 'A project or programme line of the roadmap.' },
  evidence: 'register',
  fields: {
    roadmapId: ref(
      'Roadmap',
      { zh: '路线图', en: 'roadmap' },
      { zh: '所属路线图。', en: 'Roadmap it belongs to.' },
      { required: true, word: 'roadmap', inverse: 'initiatives' },
    ),
    title: bilingual(
      { zh: '名称', en: 'title' },
      { zh: '中英文名称。', en: 'Display name in both languages.' },
      { required: true, max: 300 },
    ),
    status: code(
      initiativeStatus,
      { zh: '状态', en: 'status' },
      { zh: '当前状态。', en: 'Where the record stands.' },
      { required: true },
    ),
    phase: code(phase, { zh: '阶段', en: 'phase' }, { zh: '路线图阶段。', en: 'Phase of the roadmap.' }),
    leadOrgId: ref(
      'Organization',
      { zh: '牵头单位', en: 'lead organization' },
      { zh: '牵头单位。', en: 'Organization that leads.' },
      { required: true, word: 'leadOrganization', inverse: 'initiativesAsLeadOrg' },
    ),
    partnerOrgIds: refs(
      'Organization',
      { zh: '合作单位', en: 'partner organizations' },
      { zh: '与牵头单位合作的单位。', en: 'Organizations that work with the lead.' },
      { word: 'partnerOrganizations', inverse: 'initiativesAsPartnerOrg' },
    ),
    componentCodes: codes(
      component,
      { zh: '对应组成部分', en: 'components' },
      { zh: '对应的运行模型组成部分。', en: 'Components of the operating model it serves.' },
    ),
    visionTargetIds: refs(
      'VisionTarget',
      { zh: '愿景目标', en: 'vision targets' },
      { zh: '所服务的愿景目标。', en: 'Vision targets it serves.' },
      { word: 'visionTargets', inverse: 'initiatives' },
    ),
    citizenFacing: boolean(
      { zh: '面向公众', en: 'citizen facing' },
      { zh: '是否直接面向市民或企业。', en: 'Whether citizens or firms notice it.' },
      {
        required: true,
        yes: { zh: '面向公众', en: 'faces citizens' },
        no: { zh: '不面向公众', en: 'does not face citizens' },
      },
    ),
    personalData: boolean(
      { zh: '涉及个人信息', en: 'personal data' },
      { zh: '是否涉及个人信息。', en: 'Whether personal data is involved.' },
      {
        required: true,
        yes: { zh: '涉及个人信息', en: 'involves personal data' },
        no: { zh: '不涉及个人信息', en: 'involves no personal data' },
      },
    ),
    ict: boolean(
      { zh: '含信息化内容', en: 'ICT' },
      { zh: '是否含信息化内容。', en: 'Whether it has an ICT part.' },
      {
        required: true,
        yes: { zh: '含信息化内容', en: 'has an ICT part' },
        no: { zh: '不含信息化内容', en: 'has no ICT part' },
      },
    ),
    quickWin: boolean(
      { zh: '速赢项目', en: 'quick win' },
      { zh: '是否应在12个月内见效。', en: 'Whether it should deliver within 12 months.' },
      {
        required: true,
        yes: { zh: '是速赢项目', en: 'is a quick win' },
        no: { zh: '不是速赢项目', en: 'is not a quick win' },
      },
    ),
    method: code(
      deliveryMethod,
      { zh: '实施方式', en: 'method' },
      { zh: '采用的方法。', en: 'Method used.' },
      { required: true },
    ),
    plannedStart: date({ zh: '计划开始', en: 'planned start' }, { zh: '计划开始日期。', en: 'Planned first day.' }),
    plannedEnd: date({ zh: '计划结束', en: 'planned end' }, { zh: '计划结束日期。', en: 'Planned last day.' }),
    actualStart: date({ zh: '实际开始', en: 'actual start' }, { zh: '实际开始日期。', en: 'Actual first day.' }),
    closedAt: date(
      { zh: '关闭日期', en: 'closing date' },
      { zh: '关闭日期，未关闭为空。', en: 'Day it was closed; empty while open.' },
    ),
    budget: number(
      { zh: '预算', en: 'budget' },
      { zh: '安排的预算。', en: 'Money set aside.' },
      { required: true, unit: 'CNY' },
    ),
    spent: number(
      { zh: '已支出', en: 'spent' },
      { zh: '已支出金额。', en: 'Money spent so far.' },
      { required: true, unit: 'CNY' },
    ),
    businessCaseAt: date(
      { zh: '论证批准日期', en: 'business case approval date' },
      { zh: '论证获批日期。', en: 'Day the business case was approved.' },
    ),
    outcomeFocused: boolean(
      { zh: '以成果为目标', en: 'outcome focused' },
      { zh: '目标是否为成果。', en: 'Whether its objectives are outcomes.' },
      {
        yes: { zh: '以成果为目标', en: 'aims at an outcome' },
        no: { zh: '仅以产出为目标', en: 'aims at an output only' },
      },
    ),
    rollbackPlanRef: text(
      { zh: '回退方案', en: 'rollback plan' },
      { zh: '回退方案编号或链接。', en: 'Reference to the rollback plan.' },
    ),
    postReviewAt: date(
      { zh: '后评价日期', en: 'post-review date' },
      { zh: '关闭后评价日期。', en: 'Day of the review after closing.' },
    ),
    durationLow: integer(
      { zh: '最短工期', en: 'shortest duration' },
      { zh: '乐观工期。', en: 'Optimistic duration.' },
      { unit: 'd' },
    ),
    durationLikely: integer(
      { zh: '最可能工期', en: 'likely duration' },
      { zh: '最可能工期。', en: 'Most likely duration.' },
      { unit: 'd' },
    ),
    durationHigh: integer(
      { zh: '最长工期', en: 'longest duration' },
      { zh: '悲观工期。', en: 'Pessimistic duration.' },
      { unit: 'd' },
    ),
    departmentId: ref(
      'Organization',
      { zh: '主管部门', en: 'department' },
      { zh: '主管部门。', en: 'Department in charge.' },
      { word: 'department', inverse: 'initiativesAsDepartment' },
    ),
    gateState: code(
      gateState,
      { zh: '关口状态', en: 'gate state' },
      { zh: '已通过的最近关口。', en: 'Last gate passed.' },
    ),
    ownerId: ref(
      'Person',
      { zh: '责任人', en: 'owner' },
      { zh: '承担责任的具体人员。', en: 'Named person who is answerable.' },
      { personal: 'indirect', word: 'owner', inverse: 'initiatives' },
    ),
    domain: code(
      domain,
      { zh: '领域', en: 'domain' },
      { zh: '所属的智慧管理领域。', en: 'Domain of intelligent management it belongs to.' },
    ),
    ...tags37101,
  },
  lifecycle: {
    field: 'status',
    initial: 'proposed',
    moves: {
      proposed: { planned: { zh: '列入规划', en: 'Plan' }, cancelled: { zh: '取消', en: 'Cancel' } },
      planned: {
        active: { zh: '启动', en: 'Start' },
        proposed: { zh: '退回拟议', en: 'Take back to proposed' },
        cancelled: { zh: '取消', en: 'Cancel' },
      },
      active: {
        paused: { zh: '暂停', en: 'Pause' },
        closed: { zh: '关闭', en: 'Close' },
        cancelled: { zh: '取消', en: 'Cancel' },
      },
      paused: { active: { zh: '恢复', en: 'Resume' }, cancelled: { zh: '取消', en: 'Cancel' } },
      closed: { active: { zh: '重新启动', en: 'Reopen' } },
      cancelled: {},
    },
  },
})
export type Initiative = RecordOf<typeof Initiative>
