/** [C2] One value of an indicator for one place and period. */
import { code, date, datetime, integer, number, ref, text } from '../record/field.ts'
import { closedList } from '../record/code-list.ts'
import { defineRecord, type RecordOf } from '../record/record.ts'

export const valueMethod = closedList(
  'valueMethod',
  { zh: '取值方式', en: 'How the value was obtained' },
  {
    computed: { zh: '自动计算', en: 'Computed from records' },
    measured: { zh: '实测', en: 'Measured' },
    surveyed: { zh: '调查', en: 'Surveyed' },
    reported: { zh: '填报', en: 'Typed in' },
    estimated: { zh: '估算', en: 'Estimated' },
  },
)

export const valueQuality = closedList(
  'valueQuality',
  { zh: '数据质量标识', en: 'Quality flag' },
  {
    good: { zh: '良好', en: 'Good' },
    acceptable: { zh: '可用', en: 'Acceptable' },
    doubtful: { zh: '存疑', en: 'Doubtful' },
    bad: { zh: '不可用', en: 'Bad' },
  },
)

export const valueStatus = closedList(
  'valueStatus',
  { zh: '数值状态', en: 'Status of value' },
  {
    provisional: { zh: '初步', en: 'Provisional' },
    final: { zh: '最终', en: 'Final' },
    revised: { zh: '修订', en: 'Revised' },
    estimated: { zh: '估计', en: 'Estimated' },
    missing: { zh: '缺失', en: 'Missing' },
    break: { zh: '序列中断', en: 'Break in series' },
  },
)

export const IndicatorValue = defineRecord({
  name: 'IndicatorValue',
  table: 'indicator_value',
  path: 'indicator-values',
  room: 'benefits',
  component: 'C2',
  title: { zh: '指标值', en: 'indicator value' },
  plural: 'indicator values',
  about: { zh: '指标在某地某时段的一个数值。', en: 'One value of an indicator for one place and period.' },
  evidence: 'live',
  fields: {
    indicatorId: ref(
      'Indicator',
      { zh: '指标', en: 'indicator' },
      { zh: '用于度量的指标。', en: 'Indicator that measures it.' },
      { required: true, word: 'indicator', inverse: 'indicatorValues' },
    ),
    observedAt: datetime(
      { zh: '观测时间', en: 'observation time' },
      { zh: '数值对应的时点。', en: 'When the value applies.' },
      { required: true },
    ),
    value: number(
      { zh: '数值', en: 'value' },
      { zh: '指标在该时点的数值。', en: 'Value of the indicator at that time.' },
      { required: true, unit: 'indicator' },
    ),
    method: code(
      valueMethod,
      { zh: '取值方式', en: 'method' },
      { zh: '采用的方法。', en: 'Method used.' },
      { required: true },
    ),
    quality: code(
      valueQuality,
      { zh: '质量标识', en: 'quality' },
      { zh: '质量标识。', en: 'Quality flag.' },
      { required: true },
    ),
    areaId: ref(
      'Area',
      { zh: '区域', en: 'area' },
      { zh: '适用区域。', en: 'Place it applies to.' },
      { word: 'area', inverse: 'indicatorValues' },
    ),
    periodStart: date({ zh: '时段开始', en: 'period start' }, { zh: '时段首日。', en: 'First day of the period.' }),
    periodEnd: date({ zh: '时段结束', en: 'period end' }, { zh: '时段最后一日。', en: 'Last day of the period.' }),
    groupKey: text(
      { zh: '分组', en: 'group' },
      { zh: '数值所属分组，空为全体。', en: 'Group the value is for; empty means all.' },
    ),
    n: integer(
      { zh: '样本数', en: 'number of records' },
      { zh: '数值依据的记录数。', en: 'Records behind the value.' },
    ),
    coverage: number(
      { zh: '覆盖率', en: 'coverage' },
      { zh: '应有输入的到达比例，0至1。', en: 'Share of expected input that arrived, 0 to 1.' },
      { unit: 'ratio' },
    ),
    status: code(
      valueStatus,
      { zh: '状态', en: 'status' },
      { zh: '当前状态。', en: 'Where the record stands.' },
      { required: true },
    ),
    computedAt: datetime({ zh: '计算时间', en: 'computation time' }, { zh: '计算时间。', en: 'When it was computed.' }),
    revisionOf: ref(
      'IndicatorValue',
      { zh: '被修订数值', en: 'revision of' },
      { zh: '所替代的早先数值。', en: 'Earlier value it replaces.' },
      { word: 'revisionOfRecord', inverse: 'indicatorValues' },
    ),
  },
})
export type IndicatorValue = RecordOf<typeof IndicatorValue>
