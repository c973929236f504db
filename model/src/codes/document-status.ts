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

/** How it moves, wherever it is used. */
export const documentMoves = {
  draft: { review: { zh: '提交审查', en: 'Submit for review' } },
  review: { draft: { zh: '退回修改', en: 'Return for changes' }, approved: { zh: '批准', en: 'Approve' } },
  approved: {
    review: { zh: '重新审查', en: 'Review again' },
    expired: { zh: '标为失效', en: 'Mark as expired' },
    retired: { zh: '废止', en: 'Retire' },
  },
  expired: { review: { zh: '重新审查', en: 'Review again' }, retired: { zh: '废止', en: 'Retire' } },
  retired: {},
} as const
