import type { Resolution } from '@citywide/model/observations/stream'
import type { Texts } from '../../ui/text.ts'
import type { Rhythm } from './rhythm.ts'

const zhUnit = { day: '天', hour: '小时', minute: '分钟', second: '秒' } as const
const enEach = { day: 'daily', hour: 'hourly', minute: 'every minute', second: 'every second' } as const
const enUnit = { day: 'days', hour: 'hours', minute: 'min', second: 's' } as const

const zhRhythm = ({ count, unit }: Rhythm) => (count === 1 ? `每${zhUnit[unit]}` : `每 ${count} ${zhUnit[unit]}`)
const enRhythm = ({ count, unit }: Rhythm) => (count === 1 ? enEach[unit] : `every ${count} ${enUnit[unit]}`)

const capital = (text: string) => text.charAt(0).toUpperCase() + text.slice(1)

export const texts = {
  feeds: { zh: '数据流', en: 'Data streams' },
  feed: { zh: '数据流', en: 'Data stream' },
  filterWords: { zh: '名称、位置或编码', en: 'Name, place or code' },
  filterProperty: { zh: '观测量', en: 'Property' },
  filterState: { zh: '状态', en: 'State' },
  clearFilters: { zh: '清除筛选', en: 'Clear the filters' },
  noneFit: { zh: '没有符合筛选条件的数据流', en: 'No stream fits these filters' },
  noFeeds: { zh: '此范围还没有数据流', en: 'This scope has no streams yet' },
  noFeedsWhy: {
    zh: '数据专员或源系统通过接口 PUT /api/streams/{code} 声明数据流后，会显示在这里。',
    en: 'They stand here once a data steward or a source system declares them through PUT /api/streams/{code}.',
  },
  interfaceDocument: { zh: '查看接口文档', en: 'Open the interface document' },
  shown: {
    zh: (shown: number, all: number) => (shown === all ? `共 ${all} 个数据流` : `显示 ${shown} 个，共 ${all} 个数据流`),
    en: (shown: number, all: number) =>
      shown === all ? `${all} ${all === 1 ? 'stream' : 'streams'}` : `${shown} of ${all} streams`,
  },
  onlyFirst: {
    zh: (shown: string, all: string) => `此范围共有 ${all} 个数据流，这里只列出编码排序的前 ${shown} 个。`,
    en: (shown: string, all: string) => `Only the first ${shown} of ${all} streams of this scope are listed, by code.`,
  },

  title: { zh: '名称', en: 'Stream' },
  property: { zh: '观测量', en: 'Property' },
  unit: { zh: '单位', en: 'Unit' },
  place: { zh: '位置', en: 'Place' },
  value: { zh: '最新值', en: 'Latest value' },
  age: { zh: '更新', en: 'Age' },
  state: { zh: '状态', en: 'State' },
  rhythm: { zh: '应有频率', en: 'Expected' },
  rhythmOf: { zh: zhRhythm, en: enRhythm },
  live: { zh: '正常', en: 'Live' },
  late: { zh: '延迟', en: 'Late' },
  stopped: { zh: '中断', en: 'Stopped' },
  empty: { zh: '尚无数据', en: 'No data yet' },
  never: { zh: '从未', en: 'never' },

  latestTitle: { zh: '最新值', en: 'Latest value' },
  seriesTitle: { zh: '变化过程', en: 'Over time' },
  declarationTitle: { zh: '声明', en: 'Declaration' },
  runs: {
    zh: (age: string, rhythm: Rhythm) => `运行正常：最新值测于${age}，应${zhRhythm(rhythm)}一个值。`,
    en: (age: string, rhythm: Rhythm) => `Running: last measured ${age}; a value is expected ${enRhythm(rhythm)}.`,
  },
  isLate: {
    zh: (when: string, rhythm: Rhythm) => `数据延迟：自 ${when} 起没有新值，应${zhRhythm(rhythm)}一个值。`,
    en: (when: string, rhythm: Rhythm) =>
      `Late: nothing has come since ${when}; a value is expected ${enRhythm(rhythm)}.`,
  },
  hasStopped: {
    zh: (age: string, when: string) => `已中断 ${age}：自 ${when} 起没有新值。`,
    en: (age: string, when: string) => `Stopped ${age} ago: nothing has come since ${when}.`,
  },
  isEmpty: { zh: '已声明，但尚未收到任何数据。', en: 'Declared, but nothing has come yet.' },
  measuredAt: { zh: '观测时间', en: 'Measured' },
  receivedAt: { zh: '接收时间', en: 'Received' },
  expected: { zh: '应有频率', en: 'Expected' },
  kept: { zh: '已保存', en: 'Kept' },
  keptSince: {
    zh: (count: string, since: string) => `${count} 个值，自 ${since} 起`,
    en: (count: string, since: string) => `${count} values since ${since}`,
  },
  quality: { zh: '质量标记', en: 'Quality flags' },
  nothingYet: { zh: '还没有收到数据', en: 'No value has come yet' },
  nothingYetWhy: {
    zh: '源系统向 POST /api/observations 发送第一个值后，图表和表格会出现在这里。',
    en: 'Chart and table stand here once the source has sent a first value to POST /api/observations.',
  },

  range: { zh: '时间范围', en: 'Span' },
  '24h': { zh: '24 小时', en: '24 h' },
  '7d': { zh: '7 天', en: '7 d' },
  '30d': { zh: '30 天', en: '30 d' },
  '1y': { zh: '1 年', en: '1 y' },
  all: { zh: '全部', en: 'All' },
  own: { zh: '自选', en: 'Own' },
  from: { zh: '从', en: 'From' },
  to: { zh: '到', en: 'To' },
  show: { zh: '查看', en: 'Show' },
  earlier: { zh: '前一段', en: 'One span earlier' },
  later: { zh: '后一段', en: 'One span later' },
  daysCrossed: { zh: '结束日期不能早于开始日期。', en: 'The last day lies before the first.' },
  daysMissing: { zh: '请填写两个日期。', en: 'Give both days.' },
  resolution: { zh: '时间粒度', en: 'Resolution' },
  raw: { zh: '原始', en: 'Raw' },
  hour: { zh: '小时', en: 'Hour' },
  day: { zh: '日', en: 'Day' },
  as: { zh: '显示方式', en: 'Show as' },
  chart: { zh: '图', en: 'Chart' },
  table: { zh: '表', en: 'Table' },
  csvOf: { zh: '下载所选时间范围的 CSV', en: 'Download the span as CSV' },
  jsonOf: { zh: '下载所选时间范围的 JSON（每行一条）', en: 'Download the span as JSON, one line a value' },
  finding: {
    zh: (least: string, most: string, mean: string) => `最低 ${least}，最高 ${most}，平均 ${mean}。`,
    en: (least: string, most: string, mean: string) => `Between ${least} and ${most}, on average ${mean}.`,
  },
  oneValue: { zh: (value: string) => `唯一的值为 ${value}。`, en: (value: string) => `The only value is ${value}.` },
  arrived: {
    zh: (share: string) => `应到数据到达 ${share}`,
    en: (share: string) => `${share} of the expected values arrived`,
  },
  longestGap: {
    zh: (length: string, from: string) => `最长间断 ${length}，始于 ${from}`,
    en: (length: string, from: string) => `longest gap ${length}, from ${from}`,
  },
  noGap: {
    zh: (resolution: Resolution) => ({ raw: '没有间断', hour: '没有整小时缺数', day: '没有整天缺数' })[resolution],
    en: (resolution: Resolution) =>
      ({ raw: 'no gaps', hour: 'no hour without a value', day: 'no day without a value' })[resolution],
  },
  coarser: {
    zh: (resolution: 'hour' | 'day') =>
      `此时间范围内的数据太多，图中按${resolution === 'hour' ? '小时' : '日'}显示；表格和 CSV 不受影响。`,
    en: (resolution: 'hour' | 'day') =>
      `This span holds too many values for one picture: it is drawn by ${resolution}. Table and CSV are not affected.`,
  },
  cut: {
    zh: (count: string, until: string) =>
      `图中只有前 ${count} 个值，到 ${until} 为止；请选择更短的时间范围或更粗的粒度。`,
    en: (count: string, until: string) =>
      `The picture holds the first ${count} values only, up to ${until}. Choose a shorter span or a coarser resolution.`,
  },
  noneInSpan: { zh: '此时间范围内没有数据', en: 'Nothing was measured in this span' },
  noneInSpanWhy: {
    zh: (when: string) => `最新值的时间是 ${when}。`,
    en: (when: string) => `The newest value is of ${when}.`,
  },
  showNewest: { zh: '查看有数据的最后一周', en: 'Show the last week with values' },
  inZone: { zh: (zone: string) => `时间按 ${zone} 时区`, en: (zone: string) => `times are those of ${zone}` },
  bandIs: {
    zh: '线为均值，色带从最小值到最大值',
    en: 'the line is the mean, the band reaches from the least to the most value',
  },
  coverageLabel: { zh: '数据覆盖率', en: 'Coverage' },
  coverageIs: { zh: (facts: string) => `数据覆盖率：${facts}`, en: (facts: string) => `Coverage: ${facts}` },
  coverageHow: { zh: '满格表示全部到达，斜线表示没有数据。', en: 'Full height: all arrived; hatched: nothing.' },
  sentence: {
    zh: (clauses: readonly string[]) => `${clauses.join('，')}。`,
    en: (clauses: readonly string[]) => `${capital(clauses.join(', '))}.`,
  },
  chartSummary: {
    zh: (title: string, from: string, to: string) => `${title}，${from} 至 ${to}。`,
    en: (title: string, from: string, to: string) => `${title}, ${from} to ${to}.`,
  },

  time: { zh: '时间', en: 'Time' },
  measured: { zh: '值', en: 'Value' },
  mean: { zh: '均值', en: 'Mean' },
  least: { zh: '最小', en: 'Least' },
  most: { zh: '最大', en: 'Most' },
  count: { zh: '数量', en: 'Count' },
  coverage: { zh: '覆盖率', en: 'Coverage' },
  flags: { zh: '质量', en: 'Quality' },
  valuesOf: { zh: (title: string) => `${title}的数据`, en: (title: string) => `Values of ${title}` },
  pageOf: {
    zh: (from: string, to: string, count: number) => `${from} 至 ${to}，${count} 行`,
    en: (from: string, to: string, count: number) => `${from} to ${to}, ${count} rows`,
  },
  toStart: { zh: '回到开头', en: 'Back to the start' },
  nextPage: { zh: '下一页', en: 'Next page' },

  code: { zh: '编码', en: 'Code' },
  coordinates: { zh: '坐标', en: 'Coordinates' },
  notDeclared: { zh: '未声明', en: 'not declared' },
  area: { zh: '区域', en: 'Area' },
  sensor: { zh: '感知设备', en: 'Sensor' },
  dataset: { zh: '数据资源', en: 'Data set' },
  scope: { zh: '实施范围', en: 'Scope' },
  zone: { zh: '时区', en: 'Time zone' },
  limits: { zh: '允许范围', en: 'Limits' },
  limitsHelp: { zh: '超出的值保留并标记，不予使用', en: 'values outside are kept with a flag and not used' },
  between: {
    zh: (least: string, most: string) => `${least} 至 ${most}`,
    en: (least: string, most: string) => `${least} to ${most}`,
  },
  atLeast: { zh: (least: string) => `不低于 ${least}`, en: (least: string) => `${least} or more` },
  atMost: { zh: (most: string) => `不高于 ${most}`, en: (most: string) => `${most} or less` },
  noLimits: { zh: '无', en: 'none' },
} as const satisfies Texts
