import { closedList } from '../record/code-list.ts'

/** Document status, shared by several registers. */
export const documentStatus = closedList(
  'documentStatus',
  { zh: '文件状态', en: 'Document status' },
  {
    draft: { zh: '草案', en: 'Draft' },
    review: { zh: '审查中', en: 'In review' },
    approved: { zh: '已批准', en: 'Approved' },
    expired: { zh: '已失效', en: 'Expired' },
    retired: { zh: '已废止', en: 'Retired' },
  },
)
