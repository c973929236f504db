import type { Texts } from '../../ui/text.ts'

const rowsEn = (count: string, one: boolean) => `${count} ${one ? 'row' : 'rows'}`

/** Texts that all steps of an import share. */
export const texts = {
  refusedFile: { zh: '下载未接受的行（CSV）', en: 'Download the refused rows (CSV)' },
  imports: { zh: '导入', en: 'Import' },
  steps: { zh: '导入步骤', en: 'Steps of the import' },
  stepFile: { zh: '选择文件', en: 'File' },
  stepFields: { zh: '字段对应', en: 'Fields' },
  stepCheck: { zh: '检查', en: 'Check' },
  stepApply: { zh: '导入', en: 'Import' },
  notFound: { zh: '没有这次导入', en: 'There is no such import' },
  uploaded: {
    zh: (rows: string, noun: string, scope: string, mapped: number, columns: number) =>
      `共 ${rows} 行，将导入${scope}的“${noun}”。${columns} 列中已对应 ${mapped} 列，尚未写入任何记录。`,
    en: (rows: string, noun: string, scope: string, mapped: number, columns: number) =>
      `${rows} rows for ${noun} in ${scope}. ${mapped} of ${columns} columns go into a field; nothing is written yet.`,
  },
  checking: { zh: '正在逐行检查，尚未写入任何记录。', en: 'Every row is being checked. Nothing is written yet.' },
  checked: {
    zh: (taken: string, refused: string) => `检查完成：可写入 ${taken} 行，未接受 ${refused} 行。尚未写入任何记录。`,
    en: (taken: string, refused: string) =>
      `Checked: ${taken} rows can be written, ${refused} are refused. Nothing is written yet.`,
  },
  checkedClean: {
    zh: (taken: string) => `检查完成：没有问题，可写入 ${taken} 行。尚未写入任何记录。`,
    en: (taken: string) => `Checked: nothing is wrong, ${taken} rows can be written. Nothing is written yet.`,
  },
  applying: { zh: '正在写入记录。', en: 'The records are being written.' },
  applied: {
    zh: (created: string, changed: string, when: string, who: string) =>
      `${when} 由${who}导入：新建 ${created} 条记录，修改 ${changed} 条记录。`,
    en: (created: string, changed: string, when: string, who: string) =>
      `Imported ${when} by ${who}: ${created} records created, ${changed} changed.`,
  },
  undoing: { zh: '正在撤销导入。', en: 'The import is being undone.' },
  undone: {
    zh: (undone: string, when: string) => `${when} 撤销了这次导入，已恢复 ${undone} 行导入前的状态。`,
    en: (undone: string, when: string) => `Undone ${when}: ${undone} rows are again as they were before.`,
  },
  undoneBut: {
    zh: (undone: string, kept: string, when: string) =>
      `${when} 撤销了这次导入：已恢复 ${undone} 行，另有 ${kept} 行保留不动。`,
    en: (undone: string, kept: string, when: string) =>
      `Undone ${when}: ${undone} rows are again as they were, ${kept} had to stay.`,
  },
  somebody: { zh: '系统', en: 'the system' },
  checkProgress: {
    zh: (done: string, total: string) => `正在检查：${done} / ${total} 行`,
    en: (done: string, total: string) => `Checking: ${done} of ${total} rows`,
  },
  applyProgress: {
    zh: (done: string, total: string) => `正在写入：${done} / ${total} 行`,
    en: (done: string, total: string) => `Writing: ${done} of ${total} rows`,
  },
  undoProgress: {
    zh: (done: string, total: string) => `正在撤销：${done} / ${total} 行`,
    en: (done: string, total: string) => `Undoing: ${done} of ${total} rows`,
  },
  mayLeave: {
    zh: '可以离开本页，任务会继续；再次打开本页即可看到结果。',
    en: 'You may leave this page; the work goes on, and the page shows what came of it.',
  },
  failed: { zh: '上一步没有完成', en: 'The last step came to nothing' },
  drop: { zh: '放弃这次导入', en: 'Drop this import' },
  dropTitle: { zh: '放弃这次导入？', en: 'Drop this import?' },
  dropLead: {
    zh: '已上传的行和字段对应将被删除。没有写入任何记录。',
    en: 'The rows that were sent and their mapping go. No records were written.',
  },
  keep: { zh: '保留', en: 'Keep it' },
  readAs: {
    zh: (words: string, row: string) => `${words}；表头在第 ${row} 行`,
    en: (words: string, row: string) => `${words}; headings in row ${row}`,
  },
  emptyRows: {
    zh: (count: string) => `；跳过 ${count} 个空行`,
    en: (count: string, one: boolean) => `; ${rowsEn(count, one)} without content left out`,
  },
  otherSheet: {
    zh: (count: number) => `换工作表（共 ${count} 个）`,
    en: (count: number) => `Another of ${count} sheets`,
  },
  readOtherwise: { zh: '换一种方式读取', en: 'Read it differently' },
  readOtherwiseLead: {
    zh: '如果文字成了乱码，或列没有分开，可以在这里改正。将重新读取文件，字段对应从头开始。',
    en: 'Where signs are garbled or columns run together, say here how the file is written. It is read anew, and its mapping begins again.',
  },
  fileGone: {
    zh: '页面重新打开过，请再次选择同一个文件。',
    en: 'The page was opened anew: choose the same file once more.',
  },
} as const satisfies Texts
