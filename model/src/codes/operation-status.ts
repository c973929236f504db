import { closedList } from '../record/code-list.ts'

/** Operation status, shared by several registers. */
export const operationStatus = closedList(
  'operationStatus',
  { zh: '运行状态', en: 'Operation status' },
  {
    planned: { zh: '规划中', en: 'Planned' },
    pilot: { zh: '试点', en: 'Pilot' },
    live: { zh: '在用', en: 'Live' },
    suspended: { zh: '暂停', en: 'Suspended' },
    retired: { zh: '已停用', en: 'Retired' },
  },
)

/** How it moves, wherever it is used. */
export const operationMoves = {
  planned: {
    pilot: { zh: '试点', en: 'Pilot' },
    live: { zh: '启用', en: 'Go live' },
    retired: { zh: '放弃', en: 'Give up' },
  },
  pilot: {
    planned: { zh: '退回规划', en: 'Back to planning' },
    live: { zh: '启用', en: 'Go live' },
    retired: { zh: '停用', en: 'Retire' },
  },
  live: { suspended: { zh: '暂停', en: 'Suspend' }, retired: { zh: '停用', en: 'Retire' } },
  suspended: { live: { zh: '恢复', en: 'Resume' }, retired: { zh: '停用', en: 'Retire' } },
  retired: {},
} as const
