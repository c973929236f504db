import { closedList } from '../record/code-list.ts'

/** Action status, shared by several registers. */
export const actionStatus = closedList(
  'actionStatus',
  { zh: '行动状态', en: 'Action status' },
  {
    not_started: { zh: '未开始', en: 'Not started' },
    in_progress: { zh: '进行中', en: 'In progress' },
    blocked: { zh: '受阻', en: 'Blocked' },
    done: { zh: '已完成', en: 'Done' },
    cancelled: { zh: '已取消', en: 'Cancelled' },
  },
)

/** How it moves, wherever it is used. */
export const actionMoves = {
  not_started: { in_progress: { zh: '开始', en: 'Start' }, cancelled: { zh: '取消', en: 'Cancel' } },
  in_progress: {
    blocked: { zh: '标为受阻', en: 'Mark as blocked' },
    done: { zh: '完成', en: 'Complete' },
    cancelled: { zh: '取消', en: 'Cancel' },
  },
  blocked: { in_progress: { zh: '恢复', en: 'Resume' }, cancelled: { zh: '取消', en: 'Cancel' } },
  done: { in_progress: { zh: '重新打开', en: 'Reopen' } },
  cancelled: { not_started: { zh: '重新列入', en: 'Take up again' } },
} as const
