import type { Texts } from '../../../ui/text.ts'

export const texts = {
  result: { zh: '导入结果', en: 'What came of it' },
  refusedProblems: { zh: '未写入的行', en: 'What was not written' },
  rows: { zh: '各行的结果', en: 'What became of the rows' },
  inList: { zh: '在列表中查看这些记录', en: 'See the records in the list' },
  inListAbout: {
    zh: '列表按导入来源和写入时间筛选。',
    en: 'The list is narrowed to what was imported in that time.',
  },
  mend: {
    zh: '未接受的行可以单独下载，改正后再次导入；表头不变，记住的字段对应会自动套用。',
    en: 'The refused rows can be downloaded alone, mended and brought in again; their headings are the same, so a remembered mapping fits by itself.',
  },
  another: { zh: '再导入一个文件', en: 'Import another file' },
  reason: { zh: '原因', en: 'Reason' },
  nothing: { zh: '未写入任何记录。', en: 'No record was written.' },
  undo: { zh: '撤销导入', en: 'Undo the import' },
  undoTitle: { zh: '撤销整批导入？', en: 'Undo the whole import?' },
  undoBoth: {
    zh: (created: string, changed: string) =>
      `将删除新建的 ${created} 条记录，并把修改过的 ${changed} 条记录恢复为导入前的内容。`,
    en: (created: string, changed: string) =>
      `The ${created} records that it created are deleted, and the ${changed} that it changed get back what stood in them before.`,
  },
  undoCreated: {
    zh: (created: string) => `将删除新建的 ${created} 条记录。`,
    en: (created: string) => `The ${created} records that it created are deleted.`,
  },
  undoChanged: {
    zh: (changed: string) => `将把修改过的 ${changed} 条记录恢复为导入前的内容。`,
    en: (changed: string) => `The ${changed} records that it changed get back what stood in them before.`,
  },
  undoHistory: {
    zh: '历史保留。如果此后有人修改了其中的记录，或有其他记录引用它们，将先列出，不做任何改动。',
    en: 'The history stays. Where others changed these records since, or point to them, they are named first and nothing is touched.',
  },
  undoReason: { zh: '撤销原因', en: 'Reason for undoing it' },
  undoReasonHelp: { zh: '写入每条记录的历史。', en: 'Kept in the history of every record.' },
  undoReasonNeeded: { zh: '请填写撤销原因。', en: 'Say why the import is undone.' },
  leave: { zh: '保持不变', en: 'Leave it as it is' },
  held: { zh: '不能直接撤销的行', en: 'Rows that cannot simply be taken back' },
  heldLead: {
    zh: '下列行的记录在导入之后被修改过，或正被其他记录引用，因此没有撤销任何一行。可以先处理它们，再撤销；也可以只撤销其余的行，这些记录保持现在的内容。',
    en: 'The records of these rows were changed since, or others point to them, so nothing was taken back. Deal with them and undo again, or undo the rest alone: these records then stay as they are now.',
  },
  undoRest: { zh: '只撤销其余的行', en: 'Undo the rest' },
  undoRestTitle: { zh: '只撤销其余的行？', en: 'Undo the rest?' },
  undoRestLead: {
    zh: '上面列出的记录保持现在的内容，其余的行恢复为导入前的状态。',
    en: 'The records that are listed stay as they are; all other rows are taken back.',
  },
  kept: { zh: '没有撤销的行', en: 'Rows that were not taken back' },
} as const satisfies Texts
