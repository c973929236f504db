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
