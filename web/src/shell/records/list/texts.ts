import type { Texts } from '../../../ui/text.ts'

/** "1 risk", "12 risks". */
const counted = (count: string, one: boolean, noun: string, nouns: string) => `${count} ${one ? noun : nouns}`

export const texts = {
  all: {
    zh: (count: string, noun: string, scope: string) => `${scope}共有 ${count} 条${noun}记录。`,
    en: (count: string, noun: string, scope: string, one: boolean, nouns: string) =>
      `${counted(count, one, noun, nouns)} in ${scope}.`,
  },
  fitting: {
    zh: (count: string, noun: string, scope: string) => `${scope}有 ${count} 条${noun}记录符合筛选条件。`,
    en: (count: string, noun: string, scope: string, one: boolean, nouns: string) =>
      `${counted(count, one, noun, nouns)} in ${scope} ${one ? 'fits' : 'fit'} these filters.`,
  },
  about: { zh: (count: string) => `超过 ${count}`, en: (count: string) => `more than ${count}` },
  find: { zh: (noun: string) => `查找${noun}`, en: (noun: string) => `Find ${noun}` },
  moreFilters: { zh: '更多筛选', en: 'More filters' },
  whichFilter: { zh: '按哪一项筛选', en: 'Filter by' },
  findField: { zh: '查找字段', en: 'Find a field' },
  noField: { zh: '没有匹配的字段', en: 'No field fits these words' },
  apply: { zh: '应用', en: 'Apply' },
  removeFilter: { zh: (name: string) => `移除筛选：${name}`, en: (name: string) => `Remove the filter on ${name}` },
  clearFilters: { zh: '清除全部筛选', en: 'Clear all filters' },
  contains: { zh: '包含文字', en: 'Contains the words' },
  exactly: { zh: '代码等于', en: 'Code is' },
  from: { zh: '不小于', en: 'At least' },
  to: { zh: '不大于', en: 'At most' },
  fromDay: { zh: '自', en: 'From' },
  toDay: { zh: '至', en: 'Until' },
  unreadable: { zh: '请填写数字。', en: 'Write a number.' },
  crossed: { zh: '起点晚于终点。', en: 'The beginning lies after the end.' },
  presence: { zh: '是否已填写', en: 'Whether it is recorded' },
  any: { zh: '不限', en: 'Either' },
  present: { zh: '已填写', en: 'Recorded' },
  missing: { zh: '未填写', en: 'Not recorded' },
  saidContains: { zh: (words: string) => `包含“${words}”`, en: (words: string) => `contains “${words}”` },
  saidFrom: { zh: (from: string) => `${from} 起`, en: (from: string) => `from ${from}` },
  saidTo: { zh: (to: string) => `至 ${to}`, en: (to: string) => `until ${to}` },
  saidBetween: {
    zh: (from: string, to: string) => `${from} 至 ${to}`,
    en: (from: string, to: string) => `${from} to ${to}`,
  },
  saidLeast: { zh: (from: string) => `≥ ${from}`, en: (from: string) => `≥ ${from}` },
  saidMost: { zh: (to: string) => `≤ ${to}`, en: (to: string) => `≤ ${to}` },
  unknownParts: {
    zh: (names: string) => `地址中的筛选条件无法用于此台账，已忽略：${names}。`,
    en: (names: string) => `The address asks for something this register does not have; it was left out: ${names}.`,
  },
  chosenRecords: { zh: '指定的记录', en: 'Chosen records' },
  export: { zh: '导出', en: 'Export' },
  xlsx: { zh: 'Excel 表格', en: 'Excel' },
  xlsxAbout: {
    zh: '按当前筛选和顺序；修改后可重新导入',
    en: 'As filtered and ordered here; can be edited and imported again',
  },
  csv: { zh: 'CSV 数据', en: 'CSV' },
  csvAbout: { zh: '按当前筛选和顺序，使用代码和编号', en: 'As filtered and ordered here, with codes and ids' },
  json: { zh: 'JSON 数据', en: 'JSON' },
  jsonAbout: { zh: '按当前筛选和顺序，供程序使用', en: 'As filtered and ordered here, for programs' },
  columns: { zh: '列', en: 'Columns' },
  whichColumns: { zh: '选择显示的列', en: 'Columns to show' },
  usualColumns: { zh: '恢复默认列', en: 'Usual columns' },
  emptyTitle: { zh: (noun: string) => `还没有${noun}记录`, en: (noun: string) => `No ${noun} yet` },
  noneFits: { zh: '没有符合条件的记录', en: 'Nothing fits these filters' },
  noneFitsLead: { zh: '可以放宽或清除筛选条件。', en: 'Widen the filters, or clear them.' },
  shown: {
    zh: (shown: string, count: string) => `已显示 ${shown} 条，共 ${count} 条`,
    en: (shown: string, count: string) => `${shown} of ${count} shown`,
  },
  more: { zh: (count: number) => `再显示 ${count} 条`, en: (count: number) => `Show ${count} more` },
  moreLoading: { zh: '正在载入…', en: 'Loading…' },
  presentState: {
    zh: '台账列表显示当前内容；要查看过去某日的内容，请打开记录。',
    en: 'Lists show how things stand now. Open a record to see it as it stood on the day you look at.',
  },
  sortedBy: { zh: (order: string) => `排序：${order}`, en: (order: string) => `Sorted by: ${order}` },
  arrowKeys: { zh: '用上下方向键在各行之间移动。', en: 'Arrow keys go from row to row.' },
  up: { zh: (name: string) => `${name}，升序`, en: (name: string) => `${name}, ascending` },
  down: { zh: (name: string) => `${name}，降序`, en: (name: string) => `${name}, descending` },
} as const satisfies Texts
