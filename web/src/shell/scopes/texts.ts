import type { Texts } from '../../ui/text.ts'

export const texts = {
  scopes: { zh: '实施范围', en: 'Scopes' },
  choose: { zh: '选择实施范围', en: 'Choose the scope' },
  find: { zh: '按名称或代码查找', en: 'Find by name or code' },
  noneFits: { zh: '没有符合的范围。', en: 'No scope fits these words.' },
  toScopes: { zh: '管理全部实施范围', en: 'All scopes, and their parts' },
  here: { zh: '当前', en: 'here now' },
  lead: {
    zh: (cities: number, parts: number) =>
      `${cities} 座城市，${parts} 个下级范围。每条记录归属其中之一，上级范围包含下级范围的记录。`,
    en: (cities: number, parts: number) =>
      `${cities} ${cities === 1 ? 'city' : 'cities'} with ${parts} ${parts === 1 ? 'part' : 'parts'}. Every record belongs to one of them and counts in everything it lies in.`,
  },
  tree: { zh: '范围与下级范围', en: 'Scopes and what lies in them' },
  treeAbout: {
    zh: '记录数，以及 108 条建议中符合 / 部分符合 / 不符合的条数',
    en: 'records, and of the 108 recommendations how many are met / partly met / not met',
  },
  records: {
    zh: (inside: string, own: string) => `${inside} 条记录，其中 ${own} 条属于本级`,
    en: (inside: string, own: string) => `${inside} records, ${own} of its own`,
  },
  recordsOwn: {
    zh: (own: string) => `${own} 条记录`,
    en: (own: string) => `${own} ${own === '1' ? 'record' : 'records'}`,
  },
  about: { zh: (count: string) => `约 ${count}`, en: (count: string) => `about ${count}` },
  counts: {
    zh: (met: number, partly: number, notMet: number, none: number) =>
      `${met} 条符合，${partly} 条部分符合，${notMet} 条不符合，${none} 条不可评估`,
    en: (met: number, partly: number, notMet: number, none: number) =>
      `${met} met, ${partly} partly, ${notMet} not met, ${none} not assessable`,
  },
  notJudged: { zh: '尚未评估', en: 'not judged yet' },
  addPart: { zh: '添加下级范围', en: 'Add a part' },
  addPartOf: { zh: (name: string) => `在${name}下添加下级范围`, en: (name: string) => `Add a part of ${name}` },
  addCity: { zh: '登记城市', en: 'Enter a city' },
  move: { zh: '移动', en: 'Move' },
  moveOf: { zh: (name: string) => `移动${name}`, en: (name: string) => `Move ${name}` },
  moveHelp: {
    zh: '记录随范围一起移动。已有记录或下级范围的，不能移到另一城市。',
    en: 'Its records move with it. What holds records or parts cannot move to another city.',
  },
  newParent: { zh: '新的上级范围', en: 'New parent' },
  reason: { zh: '原因', en: 'Reason' },
  confirmMove: { zh: '移动', en: 'Move it' },
  openRecord: { zh: '查看记录', en: 'Open the record' },
  moved: { zh: (name: string) => `${name}已移动。`, en: (name: string) => `${name} has been moved.` },
  rollUp: { zh: '逐级对比', en: 'Parts side by side' },
  rollUpTable: { zh: '对比表', en: 'Table of the comparison' },
  rollUpAbout: {
    zh: (name: string) => `${name}与其下级范围，各按自身记录评判`,
    en: (name: string) => `${name} and the parts right below it, each judged by its own records`,
  },
  rollUpNone: {
    zh: (name: string) => `${name}没有下级范围，没有可对比的内容。`,
    en: (name: string) => `${name} has no parts, so there is nothing to compare.`,
  },
  rollUpHelp: {
    zh: '每格为“符合/可评估”的建议条数。下级范围不必自行具备全市才需具备的内容：没有记录即为不可评估。',
    en: 'Each cell says how many recommendations are met of those that can be assessed. A part need not hold what the whole city must: without records there is nothing to assess.',
  },
  partOfStandard: { zh: '组成部分', en: 'Part of the standard' },
  all: { zh: '全部建议', en: 'All recommendations' },
  cell: {
    zh: (met: number, of: number) => `${met}/${of}`,
    en: (met: number, of: number) => `${met} of ${of}`,
  },
  nothing: { zh: '不可评估', en: 'none to assess' },
  furthest: {
    zh: (names: string, share: string) => `符合比例最低的是${names}（${share}）。`,
    en: (names: string, share: string) => `Furthest behind: ${names}, with ${share} met of what can be assessed.`,
  },
} as const satisfies Texts
