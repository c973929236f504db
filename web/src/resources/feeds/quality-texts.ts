import type { Texts } from '../../ui/text.ts'

export const qualityTexts = {
  title: { zh: '数据质量', en: 'Quality' },
  show: { zh: '显示方式', en: 'Show as' },
  calendar: { zh: '日历', en: 'Calendar' },
  table: { zh: '表格', en: 'Table' },
  calendarOf: { zh: '近一年逐日可用数据', en: 'Usable values of the last year, day by day' },
  calendarHelp: {
    zh: '颜色越深，应到数据中可用的越多；红角表示有不可用的值，斜线表示没有数据。可用方向键移动，按回车查看当日。',
    en: 'The darker, the more of what was expected is usable; a red corner: some values are not; hatched: none came. Arrow keys move, Enter shows the day.',
  },
  dayIs: {
    zh: (day: string, share: string, usable: string, expected: string) =>
      `${day}：可用 ${share}（${usable} / ${expected}）`,
    en: (day: string, share: string, usable: string, expected: string) =>
      `${day}: ${share} usable (${usable} of ${expected})`,
  },
  dayWithout: { zh: (day: string) => `${day}：没有数据`, en: (day: string) => `${day}: nothing came` },
  dayUnusable: { zh: (count: string) => `不可用 ${count}`, en: (count: string) => `${count} not usable` },
  day: { zh: '日期', en: 'Day' },
  usable: { zh: '可用', en: 'Usable' },
  unusable: { zh: '不可用', en: 'Not usable' },
  coverage: { zh: '覆盖率', en: 'Coverage' },
  flags: { zh: '质量标记', en: 'Flags' },
  noDays: { zh: '近一年没有数据', en: 'Nothing came in the last year' },
  yearShare: {
    zh: (share: string, unusable: string) => `近 30 天应到数据可用 ${share}，不可用 ${unusable} 个值。`,
    en: (share: string, unusable: string) =>
      `Of the last 30 days ${share} of what was expected is usable; ${unusable} values are not.`,
  },
  gaps: { zh: '数据中断', en: 'Silences' },
  gapOpen: {
    zh: (from: string, length: string) => `自 ${from} 起中断，已 ${length}`,
    en: (from: string, length: string) => `silent since ${from}, for ${length}`,
  },
  gapEnded: {
    zh: (from: string, to: string, length: string) => `${from} 至 ${to}，共 ${length}`,
    en: (from: string, to: string, length: string) => `${from} to ${to}, ${length}`,
  },
  noGaps: { zh: '近一年没有登记到数据中断。', en: 'No silence was noticed in the last year.' },
  newestUnusable: { zh: '其后收到的值不可用', en: 'Since then not usable' },
  speaksButUnusable: {
    zh: (when: string) => `仍在发送，但 ${when} 之后的值均不可用。`,
    en: (when: string) => `It sends, but nothing after ${when} may be used.`,
  },
  neverUsable: { zh: '仍在发送，但尚无可用的值。', en: 'It sends, but nothing that may be used has come yet.' },
  sourceCode: { zh: '来源标记', en: 'Code of the source' },
  unusableMarks: {
    zh: (count: string) => `${count} 个值不可用，以 × 标在图底，不参与连线与统计`,
    en: (count: string) => `${count} values may not be used: marked × at the foot, not part of line or figures`,
  },

  edit: { zh: '修改声明', en: 'Change the declaration' },
  declare: { zh: '声明数据流', en: 'Declare a stream' },
  code: { zh: '编码', en: 'Code' },
  codeHelp: { zh: '小写字母、数字、点、下划线和连字符。', en: 'Small letters, digits, point, underscore, hyphen.' },
  titleZh: { zh: '中文名称', en: 'Name in Chinese' },
  titleEn: { zh: '英文名称', en: 'Name in English' },
  property: { zh: '观测量', en: 'Property' },
  propertyHelp: { zh: '如 pm2.5、temperature。', en: 'Such as pm2.5, temperature.' },
  unit: { zh: '单位（UCUM）', en: 'Unit (UCUM)' },
  unitHelp: { zh: '如 ug/m3、Cel、m。', en: 'Such as ug/m3, Cel, m.' },
  scope: { zh: '实施范围', en: 'Scope' },
  place: { zh: '位置', en: 'Place' },
  interval: { zh: '应有间隔（秒）', en: 'Expected interval (seconds)' },
  zone: { zh: '时区', en: 'Time zone' },
  fixed: { zh: '已有数据，不可更改。', en: 'Fixed by the data there is.' },
  least: { zh: '物理下限', en: 'Physical least' },
  most: { zh: '物理上限', en: 'Physical most' },
  limitsHelp: { zh: '超出的值保留并标记，不予使用。', en: 'Values beyond are kept with a flag and not used.' },
  plausibleLeast: { zh: '通常下限', en: 'Usual least' },
  plausibleMost: { zh: '通常上限', en: 'Usual most' },
  plausibleHelp: { zh: '超出的值照常使用，只作标记。', en: 'Values beyond are used, with a flag.' },
  changeMost: { zh: '最大变化量', en: 'Greatest change' },
  changeSeconds: { zh: '每（秒）', en: 'within (seconds)' },
  changeHelp: { zh: '变化更快的值照常使用，只作标记。', en: 'What changes faster is used, with a flag.' },
  stuck: { zh: '判定卡滞（秒）', en: 'Stuck after (seconds)' },
  stuckHelp: {
    zh: '同一数值保持这么久即不予使用；不填表示允许不变。',
    en: 'The same value for so long is not used; empty: it may well stand still.',
  },
  notNumber: { zh: '请填写数字。', en: 'This must be a number.' },
  needed: { zh: '请填写。', en: 'This is needed.' },
  both: { zh: '变化量与时间须同时填写。', en: 'Give both, the change and its time.' },
  trial: { zh: '按近 30 天数据试算', en: 'Try on the last 30 days' },
  wouldFlag: {
    zh: (flagged: string, all: string, unusable: string) =>
      `近 30 天的 ${all} 个值中将标记 ${flagged} 个，其中 ${unusable} 个不予使用。`,
    en: (flagged: string, all: string, unusable: string) =>
      `Of ${all} values of the last 30 days it would flag ${flagged}, of which ${unusable} would not be used.`,
  },
  nowFlags: {
    zh: (flagged: string, unusable: string) => `按现行声明已标记 ${flagged} 个，不予使用 ${unusable} 个。`,
    en: (flagged: string, unusable: string) => `As it is, ${flagged} are flagged and ${unusable} not used.`,
  },
  noneToTry: { zh: '还没有可供试算的数据。', en: 'There are no values to try on yet.' },
  anew: {
    zh: '保存后按新声明重新判定近 30 天的数据',
    en: 'After saving, judge the last 30 days anew',
  },
  save: { zh: '保存', en: 'Save' },
  cancel: { zh: '取消', en: 'Cancel' },

  lineage: { zh: '去向', en: 'What stands on it' },
  indicators: { zh: '由它计算的指标', en: 'Indicators computed from it' },
  noIndicators: { zh: '没有指标由它计算。', en: 'No indicator is computed from it.' },
  eventRules: { zh: '监测这一观测量的事件规则', en: 'Event rules that watch this property' },
  noEventRules: { zh: '没有事件规则监测它。', en: 'No event rule watches it.' },

  space: { zh: '占用空间', en: 'Space used' },
  spaceIs: {
    zh: (all: string, perDay: string) => `观测数据共占 ${all}，按近 7 天的速度每天增加约 ${perDay}。`,
    en: (all: string, perDay: string) =>
      `Observations take ${all}; at the pace of the last 7 days some ${perDay} are added each day.`,
  },
  kind: { zh: '数据', en: 'Data' },
  bytes: { zh: '空间', en: 'Space' },
  rows: { zh: '行数', en: 'Rows' },
  perRow: { zh: '每行', en: 'A row' },
  raw: { zh: '原始观测', en: 'Raw observations' },
  hours: { zh: '小时汇总', en: 'Hours' },
  days: { zh: '日汇总与质量', en: 'Days and their quality' },
  revisions: { zh: '更正前的值', en: 'Values before corrections' },
  other: { zh: '其他', en: 'Other' },
  largest: { zh: '占用最多的数据流', en: 'Streams that take most' },
  observations: { zh: '观测数', en: 'Observations' },
} as const satisfies Texts
