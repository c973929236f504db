/** [B4] One purchase from plan to award. */
import { bilingual, boolean, code, date, integer, number, ref, refs, text } from '../record/field.ts'
import { closedList } from '../record/code-list.ts'
import { defineRecord, type RecordOf } from '../record/record.ts'

export const procurementCategory = closedList(
  'procurementCategory',
  { zh: '采购类别', en: 'Procurement category' },
  {
    goods: { zh: '货物', en: 'Goods' },
    services: { zh: '服务', en: 'Services' },
    works: { zh: '工程', en: 'Works' },
    software: { zh: '软件', en: 'Software' },
    cloud: { zh: '云服务', en: 'Cloud services' },
    data: { zh: '数据', en: 'Data' },
    innovation: { zh: '创新采购', en: 'Innovation procurement' },
  },
)

export const procurementStage = closedList(
  'procurementStage',
  { zh: '采购阶段', en: 'Procurement stage' },
  {
    planned: { zh: '计划', en: 'Planned' },
    market: { zh: '市场沟通', en: 'Market engagement' },
    tender: { zh: '招标', en: 'Tender' },
    evaluation: { zh: '评审', en: 'Evaluation' },
    awarded: { zh: '已授标', en: 'Awarded' },
    cancelled: { zh: '已取消', en: 'Cancelled' },
  },
)

export const specStyle = closedList(
  'specStyle',
  { zh: '需求写法', en: 'Specification style' },
  {
    outcome: { zh: '以结果为规格', en: 'By outcome' },
    performance: { zh: '以性能为规格', en: 'By performance' },
    technical: { zh: '以技术规格为准', en: 'By technical specification' },
  },
)

export const Procurement = defineRecord({
  name: 'Procurement',
  table: 'procurement',
  path: 'procurements',
  room: 'strategy',
  component: 'B4',
  title: { zh: '采购项目', en: 'procurement' },
  plural: 'procurements',
  about: { zh: '一项采购从计划到授标的全过程。', en: 'One purchase from plan to award.' },
  evidence: 'live',
  fields: {
    title: bilingual(
      { zh: '名称', en: 'title' },
      { zh: '中英文名称。', en: 'Display name in both languages.' },
      { required: true, max: 300 },
    ),
    category: code(
      procurementCategory,
      { zh: '采购类别', en: 'category' },
      { zh: '采购类别。', en: 'Kind of purchase.' },
      { required: true },
    ),
    stage: code(
      procurementStage,
      { zh: '阶段', en: 'stage' },
      { zh: '所处阶段。', en: 'Stage reached.' },
      { required: true },
    ),
    plannedAt: date(
      { zh: '计划日期', en: 'planning date' },
      { zh: '列入计划的日期。', en: 'Day it entered the plan.' },
      { required: true },
    ),
    pipelinePublishedAt: date(
      { zh: '计划公开日期', en: 'pipeline publication date' },
      { zh: '在采购计划库公开的日期。', en: 'Day it appeared in the public pipeline.' },
    ),
    value: number(
      { zh: '金额', en: 'value' },
      { zh: '金额。', en: 'Amount of money.' },
      { required: true, unit: 'CNY' },
    ),
    major: boolean(
      { zh: '重大采购', en: 'major' },
      { zh: '按本市规定是否属于重大采购。', en: 'Whether it counts as major under city rules.' },
      {
        yes: { zh: '属于重大采购', en: 'is a major purchase' },
        no: { zh: '不属于重大采购', en: 'is not a major purchase' },
      },
    ),
    sharedNeed: boolean(
      { zh: '共性需求', en: 'shared need' },
      { zh: '是否多个单位共有的需求。', en: 'Whether several bodies have this need.' },
      {
        yes: { zh: '属于共性需求', en: 'meets a need shared by several bodies' },
        no: { zh: '不属于共性需求', en: 'meets a need of one body' },
      },
    ),
    leadOrgId: ref(
      'Organization',
      { zh: '牵头单位', en: 'lead organization' },
      { zh: '牵头单位。', en: 'Organization that leads.' },
      { required: true, word: 'leadOrganization', inverse: 'procurementsAsLeadOrg' },
    ),
    jointOrgIds: refs(
      'Organization',
      { zh: '联合单位', en: 'joint organizations' },
      { zh: '联合办理的其他单位。', en: 'Other organizations that act jointly.' },
      { word: 'jointOrganizations', inverse: 'procurementsAsJointOrg' },
    ),
    specStyle: code(
      specStyle,
      { zh: '需求写法', en: 'spec style' },
      { zh: '需求表述方式。', en: 'How requirements are written.' },
    ),
    coDesigned: boolean(
      { zh: '共同设计', en: 'co designed' },
      { zh: '是否与用户共同设计。', en: 'Whether users took part in the design.' },
      {
        yes: { zh: '与用户共同设计', en: 'was designed with users' },
        no: { zh: '未与用户共同设计', en: 'was not designed with users' },
      },
    ),
    marketEngagedAt: date(
      { zh: '市场沟通日期', en: 'market engagement date' },
      { zh: '开展市场沟通的日期。', en: 'Day the market was consulted.' },
    ),
    tenderAt: date({ zh: '招标日期', en: 'tender date' }, { zh: '招标日期。', en: 'Day of the call for tenders.' }),
    awardedAt: date({ zh: '授标日期', en: 'award date' }, { zh: '授标日期。', en: 'Day of award.' }),
    bids: integer({ zh: '投标数', en: 'bids' }, { zh: '投标数量。', en: 'Number of bids.' }),
    smeWinner: boolean(
      { zh: '中小企业中标', en: 'won by a small firm' },
      { zh: '是否由中小企业中标。', en: 'Whether a small firm won.' },
      {
        yes: { zh: '由中小企业中标', en: 'was won by a small firm' },
        no: { zh: '非中小企业中标', en: 'was not won by a small firm' },
      },
    ),
    newEntrant: boolean(
      { zh: '新进入者中标', en: 'won by a new entrant' },
      { zh: '是否由首次供应商中标。', en: 'Whether a first-time supplier won.' },
      {
        yes: { zh: '由新进入者中标', en: 'was won by a new entrant' },
        no: { zh: '由既有供应商中标', en: 'was won by a known supplier' },
      },
    ),
    lowestPriceOnly: boolean(
      { zh: '仅以价格决定', en: 'price only' },
      { zh: '是否仅以价格决定。', en: 'Whether price alone decided.' },
      {
        yes: { zh: '仅以价格决定', en: 'was decided on price alone' },
        no: { zh: '非仅以价格决定', en: 'was not decided on price alone' },
      },
    ),
    reference: text(
      { zh: '采购编号', en: 'reference' },
      { zh: '采购项目编号，如OCID。', en: 'Number of the process, such as its OCID.' },
      { max: 200 },
    ),
  },
})
export type Procurement = RecordOf<typeof Procurement>
