/** [C2] A defined measure whose values are computed or recorded. */
import { bilingual, boolean, code, datetime, integer, number, ref, refs, text } from '../record/field.ts'
import { closedList, freeList } from '../record/code-list.ts'
import { defineRecord, type RecordOf } from '../record/record.ts'
import { direction } from '../codes/direction.ts'
import { areaLevel } from '../codes/area-level.ts'
import { domain } from '../codes/domain.ts'

export const indicatorCode = freeList('indicatorCode', { zh: '指标代码', en: 'Indicator code' })

export const indicatorFramework = closedList(
  'indicatorFramework',
  { zh: '指标体系', en: 'Indicator framework' },
  {
    ISO37120: { zh: 'ISO 37120', en: 'ISO 37120' },
    ISO37122: { zh: 'ISO 37122', en: 'ISO 37122' },
    ISO37123: { zh: 'ISO 37123', en: 'ISO 37123' },
    U4SSC: { zh: 'U4SSC关键绩效指标', en: 'U4SSC KPIs' },
    GBT33356: { zh: 'GB/T 33356', en: 'GB/T 33356' },
    TEC: { zh: '中新天津生态城指标', en: 'Tianjin Eco-city KPIs' },
    SDG: { zh: '联合国可持续发展目标', en: 'SDG' },
    CITY: { zh: '本市自定', en: "City's own" },
  },
)

export const currency = freeList('currency', { zh: '货币', en: 'Currency' })

export const Indicator = defineRecord({
  name: 'Indicator',
  table: 'indicator',
  path: 'indicators',
  room: 'benefits',
  component: 'C2',
  title: { zh: '指标', en: 'indicator' },
  plural: 'indicators',
  about: { zh: '有明确定义、可计算或登记数值的指标。', en: 'A defined measure whose values are computed or recorded.' },
  evidence: 'live',
  fields: {
    code: code(
      indicatorCode,
      { zh: '代码', en: 'code' },
      { zh: '代码。', en: 'Code, from a list.' },
      { required: true },
    ),
    framework: code(
      indicatorFramework,
      { zh: '指标体系', en: 'framework' },
      { zh: '所属指标体系。', en: 'Framework the indicator comes from.' },
      { required: true },
    ),
    title: bilingual(
      { zh: '名称', en: 'title' },
      { zh: '中英文名称。', en: 'Display name in both languages.' },
      { required: true, max: 300 },
    ),
    unit: text(
      { zh: '计量单位', en: 'unit' },
      { zh: '计量单位（UCUM），货币另见币种字段。', en: 'Unit in UCUM notation; money in the field currency.' },
      { required: true },
    ),
    direction: code(
      direction,
      { zh: '变化方向', en: 'direction' },
      { zh: '何种变化更好。', en: 'Which direction is better.' },
      { required: true },
    ),
    usedForBenefit: boolean(
      { zh: '用于度量利益', en: 'measures a benefit' },
      { zh: '是否用于度量利益。', en: 'Whether a benefit relies on it.' },
      {
        required: true,
        yes: { zh: '用于度量利益', en: 'measures a benefit' },
        no: { zh: '不用于度量利益', en: 'measures no benefit' },
      },
    ),
    social: boolean(
      { zh: '社会类', en: 'social' },
      { zh: '是否社会类指标。', en: 'Whether it is a social measure.' },
      {
        required: true,
        yes: { zh: '属社会类', en: 'is a social measure' },
        no: { zh: '不属社会类', en: 'is not a social measure' },
      },
    ),
    disaggregated: boolean(
      { zh: '按群体分解', en: 'disaggregated' },
      { zh: '是否按群体分解。', en: 'Whether values exist by group.' },
      {
        required: true,
        yes: { zh: '按群体分解', en: 'is broken down by group' },
        no: { zh: '未按群体分解', en: 'is not broken down by group' },
      },
    ),
    automated: boolean(
      { zh: '自动计算', en: 'automated' },
      { zh: '是否由记录自动计算。', en: 'Whether it is computed from records.' },
      {
        required: true,
        yes: { zh: '自动计算', en: 'is computed automatically' },
        no: { zh: '人工填报', en: 'is typed in' },
      },
    ),
    frequencyDays: integer(
      { zh: '更新频次', en: 'frequency' },
      { zh: '承诺的数值间隔天数。', en: 'Promised days between values.' },
      { unit: 'd' },
    ),
    lastValueAt: datetime(
      { zh: '最近数值时间', en: 'last value time' },
      { zh: '最近数值的时点。', en: 'When the last value applies.' },
      { derived: true },
    ),
    lastValue: number(
      { zh: '最近数值', en: 'last value' },
      { zh: '最近数值。', en: 'Last value.' },
      { derived: true, unit: 'indicator' },
    ),
    targetValue: number(
      { zh: '目标值', en: 'target value' },
      { zh: '目标值。', en: 'Value aimed at.' },
      { unit: 'indicator' },
    ),
    ownerOrgId: ref(
      'Organization',
      { zh: '责任单位', en: 'responsible organization' },
      { zh: '承担责任的单位。', en: 'Organization that is answerable.' },
      { word: 'ownerOrganization', inverse: 'indicators' },
    ),
    datasetIds: refs(
      'Dataset',
      { zh: '数据资源', en: 'datasets' },
      { zh: '相关数据资源。', en: 'Datasets concerned.' },
      { word: 'datasets', inverse: 'indicators' },
    ),
    definitionId: ref(
      'IndicatorDefinition',
      { zh: '指标定义', en: 'indicator definition' },
      { zh: '可计算的指标定义。', en: 'Computable definition behind the indicator.' },
      { word: 'definition' },
    ),
    definitionVersion: integer(
      { zh: '定义版本', en: 'definition version' },
      { zh: '现行定义版本。', en: 'Version of the definition in force.' },
    ),
    currency: code(
      currency,
      { zh: '币种', en: 'currency' },
      { zh: '货币类指标的ISO 4217代码。', en: 'ISO 4217 code when the value is money.' },
    ),
    areaLevel: code(
      areaLevel,
      { zh: '空间层级', en: 'spatial level' },
      { zh: '数值的最细空间层级。', en: 'Finest level at which values exist.' },
    ),
    domain: code(
      domain,
      { zh: '领域', en: 'domain' },
      { zh: '所属的智慧管理领域。', en: 'Domain of intelligent management it belongs to.' },
    ),
  },
})
export type Indicator = RecordOf<typeof Indicator>
