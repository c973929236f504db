/** [B12] A physical or digital asset of the city. */
import { bilingual, boolean, code, date, datetime, integer, number, ref, refs } from '../record/field.ts'
import { closedList } from '../record/code-list.ts'
import { defineRecord, type RecordOf } from '../record/record.ts'
import { assetClass } from '../codes/asset-class.ts'
import { domain } from '../codes/domain.ts'

export const lifecycleState = closedList(
  'lifecycleState',
  { zh: '全周期状态', en: 'Lifecycle state' },
  {
    planned: { zh: '规划', en: 'Planned' },
    building: { zh: '建设中', en: 'Being built' },
    operating: { zh: '运行', en: 'Operating' },
    ageing: { zh: '老化', en: 'Ageing' },
    retiring: { zh: '退出中', en: 'Retiring' },
    retired: { zh: '已退出', en: 'Retired' },
  },
)

export const Asset = defineRecord({
  name: 'Asset',
  table: 'asset',
  path: 'assets',
  room: 'resources',
  component: 'B12',
  title: { zh: '资产', en: 'asset' },
  plural: 'assets',
  about: { zh: '城市的实体或数字资产。', en: 'A physical or digital asset of the city.' },
  evidence: 'register',
  fields: {
    assetClass: code(
      assetClass,
      { zh: '资产类别', en: 'asset class' },
      { zh: '资产类别。', en: 'Class of asset.' },
      { required: true },
    ),
    title: bilingual(
      { zh: '名称', en: 'title' },
      { zh: '中英文名称。', en: 'Display name in both languages.' },
      { required: true, max: 300 },
    ),
    ownerOrgId: ref(
      'Organization',
      { zh: '责任单位', en: 'responsible organization' },
      { zh: '承担责任的单位。', en: 'Organization that is answerable.' },
      { word: 'ownerOrganization', inverse: 'assetsAsOwnerOrg' },
    ),
    stewardId: ref(
      'Person',
      { zh: '管理员', en: 'steward' },
      { zh: '管理责任人。', en: 'Person who looks after it.' },
      { personal: 'indirect', word: 'steward', inverse: 'assets' },
    ),
    physical: boolean(
      { zh: '实体资产', en: 'physical' },
      { zh: '是否实体资产。', en: 'Whether it is physical.' },
      { required: true, yes: { zh: '为实体资产', en: 'is physical' }, no: { zh: '非实体资产', en: 'is not physical' } },
    ),
    critical: boolean(
      { zh: '关键资产', en: 'critical' },
      { zh: '失效是否会中断重要功能。', en: 'Whether failure would stop a vital function.' },
      { required: true, yes: { zh: '属于关键', en: 'is critical' }, no: { zh: '非关键', en: 'is not critical' } },
    ),
    shareable: boolean(
      { zh: '可共享', en: 'shareable' },
      { zh: '能否供他方使用。', en: 'Whether others could use it.' },
      { required: true, yes: { zh: '可共享', en: 'can be shared' }, no: { zh: '不可共享', en: 'cannot be shared' } },
    ),
    lifecycleState: code(
      lifecycleState,
      { zh: '全周期状态', en: 'lifecycle state' },
      { zh: '所处生命周期阶段。', en: 'Where it is in its life.' },
      { required: true },
    ),
    verifiedAt: date(
      { zh: '核实日期', en: 'verification date' },
      { zh: '记录核实日期。', en: 'Day the record was checked.' },
    ),
    reusePotential: integer(
      { zh: '复用潜力', en: 'reuse potential' },
      { zh: '复用潜力，1至5。', en: 'Potential for reuse, 1 to 5.' },
      { unit: 'scale 1-5' },
    ),
    reuseAssessedAt: date(
      { zh: '复用评定日期', en: 'reuse assessment date' },
      { zh: '复用潜力评定日期。', en: 'Day the potential was assessed.' },
    ),
    usagePolicyId: ref(
      'PolicyProduct',
      { zh: '使用政策', en: 'usage policy' },
      { zh: '使用政策。', en: 'Policy for its use.' },
      { word: 'usagePolicy', inverse: 'assets' },
    ),
    reuseOrgIds: refs(
      'Organization',
      { zh: '复用单位', en: 'reusing organizations' },
      { zh: '复用的单位。', en: 'Organizations that reuse it.' },
      { word: 'reuseOrganizations', inverse: 'assetsAsReuseOrg' },
    ),
    sharedOrgIds: refs(
      'Organization',
      { zh: '共享使用单位', en: 'sharing organizations' },
      { zh: '共享使用的单位。', en: 'Organizations that share it.' },
      { word: 'sharedOrganizations', inverse: 'assetsAsSharedOrg' },
    ),
    telemetryAt: datetime(
      { zh: '最近遥测时间', en: 'last telemetry time' },
      { zh: '最近数据到达时间。', en: 'When data last arrived.' },
      { derived: true },
    ),
    telemetryOpenFormat: boolean(
      { zh: '遥测格式开放', en: 'open telemetry format' },
      { zh: '遥测格式是否开放。', en: 'Whether the format is open.' },
      {
        required: true,
        yes: { zh: '遥测格式开放', en: 'sends telemetry in an open format' },
        no: { zh: '遥测格式封闭', en: 'uses a closed telemetry format' },
      },
    ),
    riskAssessedAt: date(
      { zh: '风险评估日期', en: 'risk assessment date' },
      { zh: '最近风险评估日期。', en: 'Day of the last risk assessment.' },
    ),
    lifecyclePlanAt: date(
      { zh: '全周期计划日期', en: 'lifecycle plan date' },
      { zh: '全周期计划确定日期。', en: 'Day the lifecycle plan was agreed.' },
    ),
    continuityTestedAt: date(
      { zh: '连续性演练日期', en: 'continuity test date' },
      { zh: '最近连续性演练日期。', en: 'Day of the last continuity test.' },
    ),
    endOfLifeAt: date(
      { zh: '到期停用日期', en: 'end of life date' },
      { zh: '停止支持或寿命终止日期。', en: 'Day support or life ends.' },
    ),
    replacementInitiativeId: ref(
      'Initiative',
      { zh: '替代举措', en: 'replacement initiative' },
      { zh: '替代它的举措。', en: 'Initiative that replaces it.' },
      { word: 'replacementInitiative', inverse: 'assets' },
    ),
    annualCost: number(
      { zh: '年度成本', en: 'annual cost' },
      { zh: '年度成本。', en: 'Cost a year.' },
      { unit: 'CNY/a' },
    ),
    domain: code(
      domain,
      { zh: '领域', en: 'domain' },
      { zh: '所属的智慧管理领域。', en: 'Domain of intelligent management it belongs to.' },
    ),
  },
  lifecycle: {
    field: 'lifecycleState',
    initial: 'planned',
    moves: {
      planned: {
        building: { zh: '开工', en: 'Begin building' },
        operating: { zh: '投入运行', en: 'Take into operation' },
        retired: { zh: '放弃', en: 'Give up' },
      },
      building: { operating: { zh: '投入运行', en: 'Take into operation' }, retired: { zh: '放弃', en: 'Give up' } },
      operating: {
        ageing: { zh: '标为老化', en: 'Mark as ageing' },
        retiring: { zh: '开始退出', en: 'Begin retiring' },
      },
      ageing: {
        operating: { zh: '更新后运行', en: 'Back in operation after renewal' },
        retiring: { zh: '开始退出', en: 'Begin retiring' },
      },
      retiring: { operating: { zh: '撤销退出', en: 'Keep in operation' }, retired: { zh: '退出', en: 'Retire' } },
      retired: {},
    },
  },
})
export type Asset = RecordOf<typeof Asset>
