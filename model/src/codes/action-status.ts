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
