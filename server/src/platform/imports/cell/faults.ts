/** What can be wrong with a cell before the schema of its field is asked, in words for the person who filled it in. */
import type { Text } from '@citywide/model/text'

export interface Fault {
  readonly code: string
  readonly text: Text
}

const faults = {
  REQUIRED: { zh: '此项必填。', en: 'This is required.' },
  CELL_ERROR: { zh: '单元格为公式错误值。', en: 'The cell holds an error of a formula.' },
  NOT_BOOLEAN: {
    zh: '须为“是”或“否”（也可写 true/false、yes/no、1/0）。',
    en: 'Must be yes or no (also true/false, 是/否, 1/0).',
  },
  NOT_NUMBER: { zh: '不是可识别的数字。', en: 'Is no number that can be read.' },
  NOT_DATE: {
    zh: '不是可识别的日期，请写作 2024-03-05、2024/3/5 或 2024年3月5日。',
    en: 'Is no date that can be read. Write 2024-03-05 or 2024/3/5.',
  },
  DATE_ORDER: {
    zh: '无法判断月和日的先后，请在对应关系中指明。',
    en: 'Month and day cannot be told apart. Say their order in the mapping.',
  },
  NOT_TIME: {
    zh: '不是可识别的时间，请写作 2024-03-05 08:30。',
    en: 'Is no time that can be read. Write 2024-03-05 08:30.',
  },
  NOT_JSON: { zh: '不是合法的 JSON。', en: 'Is not well-formed JSON.' },
  NOT_IN_LIST: { zh: '不在该项的取值之中。', en: 'Is none of the values of this list.' },
  RAGGED: { zh: '该行的列数与表头不一致。', en: 'The row does not have as many cells as there are headings.' },
  QUOTES: { zh: '该行的引号不完整。', en: 'The quotation marks of the row do not match.' },
  NO_SUCH_RECORD: { zh: '找不到这样的记录。', en: 'There is no such record.' },
  REFERENCE_REFUSED: {
    zh: '所引用的行未被接受。',
    en: 'Points to a row of this file that was refused.',
  },
  KEY_EMPTY: { zh: '识别字段不能为空。', en: 'What tells the record must not be empty.' },
  CHANGED_SINCE: {
    zh: '该记录在导出此文件之后已被修改。',
    en: 'The record was changed after this file was made.',
  },
  ID_UNKNOWN: {
    zh: '没有此编号的记录，或该记录已删除。',
    en: 'There is no record with this id, or it was removed.',
  },
  LOOKS_THE_SAME: {
    zh: '已有内容完全相同的记录。',
    en: 'There is a record with exactly this content already.',
  },
  STILL_USED: { zh: '仍有其他记录引用该记录。', en: 'Other records point to the record.' },
  CHANGED_AFTER: { zh: '导入之后该记录已被修改。', en: 'The record was changed after the import.' },
  GONE: { zh: '该记录已不存在。', en: 'The record is no longer there.' },
} as const satisfies Record<string, Text>

export function fault(code: keyof typeof faults): Fault {
  return { code, text: faults[code] }
}

/** A reference that fits several records, with the first of them by name. */
export function ambiguous(names: readonly Text[], count: number): Fault {
  const shown = (language: keyof Text) => names.map((name) => name[language]).join(language === 'zh' ? '、' : ', ')
  return {
    code: 'AMBIGUOUS',
    text: {
      zh: `对应 ${count} 条记录：${shown('zh')}${count > names.length ? '等' : ''}。`,
      en: `Fits ${count} records: ${shown('en')}${count > names.length ? ' …' : ''}.`,
    },
  }
}

/** Two rows of one file that mean the same. */
export function sameAsRow(code: 'KEY_TWICE' | 'ROW_TWICE', row: number): Fault {
  return {
    code,
    text:
      code === 'KEY_TWICE'
        ? { zh: `与第 ${row} 行指向同一条记录。`, en: `Means the same record as row ${row}.` }
        : { zh: `与第 ${row} 行内容相同。`, en: `Says the same as row ${row}.` },
  }
}

export function noSuchMove(from: Text, to: Text): Fault {
  return {
    code: 'NO_SUCH_MOVE',
    text: { zh: `状态“${from.zh}”不能变为“${to.zh}”。`, en: `“${from.en}” cannot become “${to.en}”.` },
  }
}
