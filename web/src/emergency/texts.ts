import type { Texts } from '../ui/text.ts'

export const texts = {
  operations: { zh: '运行中心', en: 'Operations' },
  quiet: { zh: '目前没有未办结的预警', en: 'No alert is open' },
  open: {
    zh: (count: number) => `${count} 条未办结预警`,
    en: (count: number) => (count === 1 ? '1 alert open' : `${count} alerts open`),
  },
  highOpen: {
    zh: (count: number, age: string) => `${count} 条高等级预警未办结，最早的一条已持续 ${age}`,
    en: (count: number, age: string) =>
      `${count === 1 ? '1 high alert' : `${count} high alerts`} open, the oldest for ${age}`,
  },
  overdue: {
    zh: (count: number) => `${count} 条超出时限`,
    en: (count: number) => `${count} beyond ${count === 1 ? 'its' : 'their'} time`,
  },
  sourcesLive: {
    zh: (live: number, total: number) => `${total} 路数据流中 ${live} 路正常`,
    en: (live: number, total: number) => `${live} of ${total} streams live`,
  },
  noSources: { zh: '尚未声明数据流', en: 'no stream is declared yet' },
  silentSince: {
    zh: (when: string) => `自 ${when} 起没有收到更新，以下是当时的情况。`,
    en: (when: string) => `Nothing has been heard since ${when}. What stands here is what was known then.`,
  },
  wall: { zh: '大屏模式', en: 'Wall' },
  keysHelp: { zh: '快捷键', en: 'Keys' },
  raise: { zh: '上报预警', en: 'Raise an alert' },
  map: { zh: '地图', en: 'Map' },
  list: { zh: '列表', en: 'List' },
  show: { zh: '显示方式', en: 'Show as' },
  alerts: { zh: '预警', en: 'Alerts' },
  openAndHigh: {
    zh: (open: number, high: number) => `${open} 未办结 · ${high} 高`,
    en: (open: number, high: number) => `${open} open · ${high} high`,
  },
  noAlerts: { zh: '没有未办结的预警。', en: 'No alert is open.' },
  noAlertsWhy: {
    zh: '事件规则触发或有人上报后，预警会自动出现在这里。',
    en: 'When an event rule fires or somebody raises one, it appears here by itself.',
  },
  moreAlerts: {
    zh: (count: string) => `还有 ${count} 条，见列表`,
    en: (count: string) => `${count} more in the list`,
  },
  resources: { zh: '可调度资源', en: 'Resources' },
  availableOnDuty: { zh: '可用 / 在岗', en: 'available / on duty' },
  noResources: { zh: '应急资源台账还没有内容。', en: 'The register of emergency resources is empty.' },
  indicators: { zh: '实时指标', en: 'Live indicators' },
  lastHours: { zh: '近 4 小时，虚线为限值', en: 'last 4 hours, limits dashed' },
  noIndicators: { zh: '没有带限值的数据流。', en: 'No stream with a limit.' },
  noIndicatorsWhy: {
    zh: '为数据流设定限值或发布事件规则后，这里显示最接近限值的指标。',
    en: 'With limits on streams or event rules in force, those nearest to a limit show here.',
  },
  limitAbove: { zh: (limit: string) => `上限 ${limit}`, en: (limit: string) => `limit ${limit}` },
  limitBelow: { zh: (limit: string) => `下限 ${limit}`, en: (limit: string) => `at least ${limit}` },
  beyond: { zh: '超限', en: 'beyond' },
  indicatorSummary: {
    zh: (title: string, value: string, state: string) => `${title}：${value}，${state}，近 4 小时走势`,
    en: (title: string, value: string, state: string) => `${title}: ${value}, ${state}, over the last 4 hours`,
  },
  day: { zh: '近 24 小时预警', en: 'Alerts of 24 hours' },
  dayAbout: {
    zh: (total: string, merged: string) => `${total} 条，其中 ${merged} 条已归并`,
    en: (total: string, merged: string) => `${total}, of which ${merged} merged`,
  },
  daySummary: {
    zh: (total: string, hour: string) => `近 24 小时共 ${total} 条预警，最多的时段从 ${hour} 开始。`,
    en: (total: string, hour: string) => `${total} alerts in 24 hours, most of them in the quarter from ${hour}.`,
  },
  dayQuiet: { zh: '近 24 小时没有预警。', en: 'No alert in 24 hours.' },
  from: { zh: '起始时间', en: 'From' },
  to: { zh: '截止时间', en: 'To' },
  period: { zh: '时段', en: 'Quarter from' },
  spanTitle: {
    zh: (from: string, to: string) => `${from} 至 ${to} 的预警`,
    en: (from: string, to: string) => `Alerts from ${from} to ${to}`,
  },
  clearSpan: { zh: '取消选择', en: 'Clear the choice' },
  chooseSpan: {
    zh: '拖动或用方向键选择时段，查看其中的预警。',
    en: 'Drag, or use the arrow keys, to choose a span and see its alerts.',
  },
  noneInSpan: { zh: '这段时间没有预警。', en: 'No alert in this span.' },
  incident: { zh: '突发事件', en: 'Incident' },
  lasting: { zh: (age: string) => `已持续 ${age}`, en: (age: string) => `for ${age}` },
  moreIncidents: {
    zh: (count: number) => `另有 ${count} 起`,
    en: (count: number) => `and ${count} more`,
  },
  incidentAlerts: {
    zh: (count: number) => `关联预警 ${count} 条`,
    en: (count: number) => (count === 1 ? '1 alert' : `${count} alerts`),
  },
  duty: { zh: '值班', en: 'On duty' },
  nobodyOnDuty: { zh: '无人值班', en: 'nobody' },
  layers: { zh: '图层', en: 'Layers' },
  objects: { zh: '对象', en: 'Objects' },
  object: { zh: '名称', en: 'Name' },
  layer: { zh: '领域', en: 'Domain' },
  kind: { zh: '类别', en: 'Kind' },
  state: { zh: '状态', en: 'State' },
  value: { zh: '最新值', en: 'Latest value' },
  age: { zh: '时间', en: 'Age' },
  kind_stream: { zh: '数据流', en: 'Stream' },
  kind_alert: { zh: '预警', en: 'Alert' },
  kind_incident: { zh: '突发事件', en: 'Incident' },
  filterWords: { zh: '按名称查找', en: 'Find by name' },
  noneFit: { zh: '没有符合条件的对象。', en: 'No object fits.' },
  clearFilters: { zh: '清除条件', en: 'Clear the filters' },
  shown: {
    zh: (shown: string, total: string) => `显示 ${shown} 个，共 ${total} 个`,
    en: (shown: string, total: string) => `${shown} of ${total}`,
  },
  unplaced: {
    zh: (count: string) => `另有 ${count} 个没有位置`,
    en: (count: string) => `${count} more have no place`,
  },
  objectsLive: {
    zh: (count: string) => `${count} 个对象，实时更新`,
    en: (count: string) => `${count} objects, live`,
  },
  mapLabel: {
    zh: (objects: string, high: string, watch: string) =>
      `城市地图：${objects} 个对象，其中高 ${high} 个，关注 ${watch} 个`,
    en: (objects: string, high: string, watch: string) =>
      `Map of the city: ${objects} objects, ${high} high, ${watch} to watch`,
  },
  noMap: {
    zh: '还没有载入城市底图，对象按坐标显示。',
    en: 'No map of the city is loaded; objects stand by their coordinates.',
  },
  noObjects: { zh: '没有带位置的对象。', en: 'No object has a place yet.' },
  drawnMap: { zh: '此设备不能使用 WebGL，显示的是线条地图。', en: 'Without WebGL this is a drawing of the same data.' },
  newHigh: {
    zh: (count: number, first: string) => `${count} 条新的高等级预警：${first}`,
    en: (count: number, first: string) => `${count === 1 ? 'New high alert' : `${count} new high alerts`}: ${first}`,
  },
  chart: { zh: '图', en: 'Chart' },
  table: { zh: '表', en: 'Table' },
  close: { zh: '关闭', en: 'Close' },
  untitled: { zh: '未命名', en: 'Untitled' },
} as const satisfies Texts
