/** [C2] A node of the benefit map: an enabler, a change, an outcome or a disbenefit. */
import { bilingual, boolean, code, date, json, number, ref, refs, text } from '../record/field.ts'
import { closedList } from '../record/code-list.ts'
import { defineRecord, type RecordOf } from '../record/record.ts'
import { benefitNature } from '../codes/benefit-nature.ts'
import { tags37101 } from '../codes/tags37101.ts'
import { direction } from '../codes/direction.ts'
import { gateState } from '../codes/gate-state.ts'
import { confidence } from '../codes/confidence.ts'

export const benefitLevel = closedList(
  'benefitLevel',
  { zh: '利益图节点层级', en: 'Level on the benefit map' },
  {
    enabler: { zh: '使能条件', en: 'Enabler' },
    business_change: { zh: '工作方式变化', en: 'Business change' },
    intermediate: { zh: '中间成果', en: 'Intermediate outcome' },
    outcome: { zh: '最终成果', en: 'End outcome' },
    disbenefit: { zh: '负面影响', en: 'Disbenefit' },
  },
)

export const benefitStatus = closedList(
  'benefitStatus',
  { zh: '利益状态', en: 'Benefit status' },
  {
    planned: { zh: '计划', en: 'Planned' },
    on_track: { zh: '按计划', en: 'On track' },
    off_track: { zh: '偏离', en: 'Off track' },
    achieved: { zh: '已实现', en: 'Achieved' },
    closed: { zh: '已关闭', en: 'Closed' },
  },
)

export const valueClass = closedList(
  'valueClass',
  { zh: '价值类别', en: 'Value class' },
  {
    cashable: { zh: '可兑现资金', en: 'Cashable' },
    non_cashable: { zh: '非现金效率', en: 'Non-cashable' },
    economic: { zh: '经济价值', en: 'Economic' },
    social: { zh: '社会价值', en: 'Social' },
  },
)

export const Benefit = defineRecord({
  name: 'Benefit',
  table: 'benefit',
  path: 'benefits',
  room: 'benefits',
  component: 'C2',
  title: { zh: '利益', en: 'benefit' },
  plural: 'benefits',
  about: {
    zh: '利益图上的节点：使能条件、工作变化、成果或负面影响。',
    en: 'A node of the benefit map: an enabler, a change, an outcome or a disbenefit.',
  },
  evidence: 'register',
  publication: { since: 'publishedAt' },
  fields: {
    title: bilingual(
      { zh: '名称', en: 'title' },
      { zh: '中英文名称。', en: 'Display name in both languages.' },
      { required: true, max: 300 },
    ),
    level: code(
      benefitLevel,
      { zh: '层级', en: 'level' },
      { zh: '级别，按本记录的清单或量表。', en: 'Level, from the list or scale of the record.' },
      { required: true },
    ),
    nature: code(
      benefitNature,
      { zh: '利益性质', en: 'nature' },
      { zh: '社会、经济或环境。', en: 'Social, economic or environmental.' },
      { required: true },
    ),
    status: code(
      benefitStatus,
      { zh: '状态', en: 'status' },
      { zh: '当前状态。', en: 'Where the record stands.' },
      { required: true },
    ),
    ownerId: ref(
      'Person',
      { zh: '责任人', en: 'owner' },
      { zh: '承担责任的具体人员。', en: 'Named person who is answerable.' },
      { personal: 'indirect', word: 'owner', inverse: 'benefits' },
    ),
    ownerIsOperational: boolean(
      { zh: '责任人在业务一线', en: 'operational owner' },
      { zh: '责任人是否负责日常业务。', en: 'Whether the owner runs the operation.' },
      {
        required: true,
        yes: { zh: '责任人在业务一线', en: 'has an owner in operations' },
        no: { zh: '责任人不在业务一线', en: 'has no owner in operations' },
      },
    ),
    segmentIds: refs(
      'CitizenSegment',
      { zh: '群体', en: 'segments' },
      { zh: '相关群体。', en: 'Segments concerned.' },
      { word: 'segments', inverse: 'benefitsAsSegment' },
    ),
    ...tags37101,
    indicatorId: ref(
      'Indicator',
      { zh: '指标', en: 'indicator' },
      { zh: '用于度量的指标。', en: 'Indicator that measures it.' },
      { word: 'indicator', inverse: 'benefits' },
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
    stakeholderValidatedAt: date(
      { zh: '相关方确认日期', en: 'stakeholder validation date' },
      { zh: '相关方确认日期。', en: 'Day stakeholders confirmed it.' },
    ),
    publishedAt: date(
      { zh: '公布日期', en: 'publication date' },
      { zh: '公开日期，未公开为空。', en: 'When it was made public; empty if not.' },
    ),
    direction: code(
      direction,
      { zh: '变化方向', en: 'direction' },
      { zh: '何种变化更好。', en: 'Which direction is better.' },
      { required: true },
    ),
    unit: text(
      { zh: '计量单位', en: 'unit' },
      { zh: '计量单位（UCUM），货币另见币种字段。', en: 'Unit in UCUM notation; money in the field currency.' },
    ),
    areaId: ref(
      'Area',
      { zh: '区域', en: 'area' },
      { zh: '适用区域。', en: 'Place it applies to.' },
      { word: 'area', inverse: 'benefits' },
    ),
    valueClass: code(
      valueClass,
      { zh: '价值类别', en: 'value class' },
      { zh: '价值计量类别。', en: 'How the value may be counted.' },
    ),
    beneficiaryIds: refs(
      'CitizenSegment',
      { zh: '受益群体', en: 'beneficiaries' },
      { zh: '受益群体。', en: 'Segments that gain.' },
      { word: 'beneficiaries', inverse: 'benefitsAsBeneficiary' },
    ),
    bearerIds: refs(
      'Stakeholder',
      { zh: '承受方', en: 'bearers' },
      { zh: '承受成本或损害的一方。', en: 'Parties that bear cost or harm.' },
      { word: 'bearers', inverse: 'benefits' },
    ),
    trajectory: json(
      { zh: '预期轨迹', en: 'trajectory' },
      {
        zh: '基线到目标的计划点列：{at, value, low?, high?}。',
        en: 'Planned points between baseline and target: list of {at, value, low?, high?}.',
      },
    ),
    baselineAt: date(
      { zh: '基线日期', en: 'baseline date' },
      { zh: '基线对应日期。', en: 'Day the baseline applies.' },
    ),
    baselineFrozenAt: date(
      { zh: '基线冻结日期', en: 'baseline freeze date' },
      { zh: '基线冻结日期。', en: 'Day the baseline was frozen.' },
    ),
    gate: code(
      gateState,
      { zh: '已达关口', en: 'gate' },
      { zh: '利益已达到的关口。', en: 'Gate the benefit has reached.' },
    ),
    confidence: code(
      confidence,
      { zh: '可信度', en: 'confidence' },
      { zh: '可信度。', en: 'How sure the authors are.' },
    ),
  },
  lifecycle: {
    field: 'status',
    initial: 'planned',
    moves: {
      planned: {
        on_track: { zh: '确认按计划', en: 'Confirm as on track' },
        off_track: { zh: '标为偏离', en: 'Mark as off track' },
        closed: { zh: '关闭', en: 'Close' },
      },
      on_track: {
        off_track: { zh: '标为偏离', en: 'Mark as off track' },
        achieved: { zh: '确认实现', en: 'Confirm as achieved' },
        closed: { zh: '关闭', en: 'Close' },
      },
      off_track: {
        on_track: { zh: '恢复按计划', en: 'Back on track' },
        achieved: { zh: '确认实现', en: 'Confirm as achieved' },
        closed: { zh: '关闭', en: 'Close' },
      },
      achieved: {
        off_track: { zh: '标为偏离', en: 'Mark as off track' },
        closed: { zh: '关闭', en: 'Close' },
      },
      closed: {},
    },
  },
})
export type Benefit = RecordOf<typeof Benefit>
