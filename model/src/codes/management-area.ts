import { closedList } from '../record/code-list.ts'

/** Management area, shared by several registers. */
export const managementArea = closedList(
  'managementArea',
  { zh: '管理领域', en: 'Management area' },
  {
    strategy: { zh: '战略管理', en: 'Strategy management' },
    service: { zh: '以人为本的服务管理', en: 'Citizen-centric service management' },
    resource: { zh: '数字化和物理资源管理', en: 'Digital and physical resource management' },
  },
)
