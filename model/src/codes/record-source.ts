import { closedList } from '../record/code-list.ts'

/** Source of record, shared by several registers. */
export const recordSource = closedList(
  'recordSource',
  { zh: '录入方式', en: 'Source of record' },
  {
    system: { zh: '系统', en: 'System' },
    manual: { zh: '人工', en: 'Manual' },
    import: { zh: '导入', en: 'Import' },
  },
)
