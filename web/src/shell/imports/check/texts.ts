import type { Texts } from '../../../ui/text.ts'

const rowsEn = (count: string, one: boolean) => `${count} ${one ? 'row' : 'rows'}`

export const texts = {
  counts: { zh: '检查结果', en: 'What was found' },
  rowsOfFile: { zh: '文件行数', en: 'Rows of the file' },
  new: { zh: '新建记录', en: 'New records' },
  changed: { zh: '修改记录', en: 'Change a record' },
  same: { zh: '无变化', en: 'Nothing to change' },
  refused: { zh: '未接受', en: 'Refused' },
  warned: { zh: '其中需留意', en: 'Taken, but look at them' },
  sum: {
    zh: (rows: string, created: string, changed: string, same: string, refused: string) =>
      `${rows} = ${created} + ${changed} + ${same} + ${refused}`,
    en: (rows: string, created: string, changed: string, same: string, refused: string) =>
      `${rows} = ${created} + ${changed} + ${same} + ${refused}`,
  },
  problems: { zh: '发现的问题', en: 'What is wrong' },
  problemsAbout: {
    zh: (count: string, groups: string) => `共 ${count} 处，归为 ${groups} 类`,
    en: (count: string, groups: string) => `${count} in all, of ${groups} kinds`,
  },
  problemsFile: { zh: '下载问题清单（CSV）', en: 'Download the problems (CSV)' },
  someProblems: {
    zh: (shown: string, all: string) => `问题很多，这里归类显示前 ${shown} 处；全部 ${all} 处见下载的问题清单。`,
    en: (shown: string, all: string) =>
      `There are very many: the first ${shown} are sorted here, all ${all} stand in the download.`,
  },
  kinds: { zh: '问题分类', en: 'Kinds of problem' },
  kindLine: {
    zh: (rows: string, where: string, text: string) => `${rows} 行，${where}${text}`,
    en: (rows: string, where: string, text: string, one: boolean) => `${rowsEn(rows, one)}: ${where}${text}`,
  },
  inColumn: { zh: (column: string) => `“${column}”列：`, en: (column: string) => `${column}: ` },
  written: { zh: (value: string) => `“${value}”，`, en: (value: string) => `“${value}” · ` },
  all: { zh: '全部问题', en: 'All of them' },
  showing: {
    zh: (text: string) => `只显示：${text}`,
    en: (text: string) => `Only: ${text}`,
  },
  row: { zh: '行', en: 'Row' },
  column: { zh: '列', en: 'Column' },
  cell: { zh: '单元格内容', en: 'In the cell' },
  problem: { zh: '问题', en: 'What is wrong' },
  error: { zh: '不接受', en: 'refused' },
  warning: { zh: '请留意', en: 'look at it' },
  emptyCell: { zh: '空', en: 'empty' },
  rowsShown: {
    zh: (shown: string, all: string) => `已显示 ${shown} 处，共 ${all} 处`,
    en: (shown: string, all: string) => `${shown} of ${all} shown`,
  },
  more: { zh: '继续显示', en: 'Show more' },
  preview: { zh: '逐行预览', en: 'Row by row' },
  previewAbout: { zh: '每一行将写入什么', en: 'what each row will write' },
  whichRows: { zh: '显示哪些行', en: 'Which rows' },
  record: { zh: '记录', en: 'Record' },
  writes: { zh: '写入内容', en: 'What it writes' },
  wrote: { zh: '已写入内容', en: 'What it wrote' },
  changes: { zh: '修改内容', en: 'Changed fields' },
  inFile: { zh: '文件中的内容', en: 'As it stands in the file' },
  noRows: { zh: '没有这样的行。', en: 'There are no such rows.' },
  takenBack: { zh: '已撤销', en: 'taken back' },
  before: { zh: '原值', en: 'before' },
  after: { zh: '新值', en: 'after' },
  becomes: {
    zh: (before: string, after: string) => `由“${before}”变为“${after}”`,
    en: (before: string, after: string) => `from “${before}” to “${after}”`,
  },
  moreFields: { zh: (count: number) => `另有 ${count} 个字段`, en: (count: number) => `and ${count} more fields` },
  apply: { zh: '写入记录', en: 'Write the records' },
  mode: { zh: '导入方式', en: 'What to do' },
  modeAccepted: {
    zh: (taken: string, refused: string) => `只导入接受的行：写入 ${taken} 行，${refused} 行不写入，可改正后再次导入`,
    en: (taken: string, refused: string) =>
      `Only the accepted rows: ${taken} are written, ${refused} stay out and can be mended and brought in again`,
  },
  modeAll: {
    zh: (taken: string) => `全部或全不：${taken} 行一起写入；任何一行不能写入时，一行也不写入`,
    en: (taken: string) => `All or nothing: ${taken} rows are written together, or none of them when one fails`,
  },
  modeAllClosed: {
    zh: (refused: string) => `全部或全不：有 ${refused} 行未接受，因此不会写入任何一行`,
    en: (refused: string) => `All or nothing: with ${refused} refused, nothing would be written`,
  },
  mendFirst: {
    zh: '请先改正文件，再重新上传。',
    en: 'Mend the file first, and send it again.',
  },
  nothingToWrite: {
    zh: '没有可以写入的行。请改正文件，或返回修改字段对应。',
    en: 'There is nothing to write. Mend the file, or go back to the fields.',
  },
  reason: { zh: '导入原因', en: 'Reason' },
  reasonHelp: {
    zh: '写入每条记录的历史，供以后查阅；可不填。',
    en: 'Kept in the history of every record; may stay empty.',
  },
  applyRows: { zh: (taken: string) => `导入 ${taken} 行`, en: (taken: string) => `Import ${taken} rows` },
  backToFields: { zh: '返回修改字段对应', en: 'Back to the fields' },
  checkAgain: { zh: '重新检查', en: 'Check again' },
  undoable: { zh: '导入后可以整批撤销。', en: 'The whole import can be undone afterwards.' },
} as const satisfies Texts
