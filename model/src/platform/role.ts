import type { Text } from '../text.ts'

/**
 * What an account may be in the city: the operating model's roles, the head who approves grants in the own department,
 * the auditor and the two separate administrators, and the machine role. Which of them may do what:
 * `server/src/platform/access/grants.ts`.
 */
export const roleNames = {
  city_leader: { zh: '城市领导', en: 'City leader' },
  programme_office: { zh: '项目办', en: 'Programme office' },
  benefit_owner: { zh: '效益责任人', en: 'Benefit owner' },
  service_owner: { zh: '服务责任人', en: 'Service owner' },
  data_steward: { zh: '数据管理员', en: 'Data steward' },
  it_architect: { zh: '架构师', en: 'IT architect' },
  infrastructure_lead: { zh: '基础设施负责人', en: 'Infrastructure lead' },
  procurement_lead: { zh: '采购负责人', en: 'Procurement lead' },
  privacy_officer: { zh: '隐私保护专员', en: 'Privacy officer' },
  duty_officer: { zh: '值班员', en: 'Duty officer' },
  department_head: { zh: '部门负责人', en: 'Head of department' },
  supplier: { zh: '供应商', en: 'Supplier' },
  citizen: { zh: '市民', en: 'Citizen' },
  auditor: { zh: '审计员', en: 'Auditor' },
  secadmin: { zh: '安全管理员', en: 'Security administrator' },
  sysadmin: { zh: '系统管理员', en: 'System administrator' },
  program: { zh: '本机程序', en: 'Program of this machine' },
} as const satisfies Record<string, Text>

export type Role = keyof typeof roleNames
/** The roles that people are given; the machine role is never offered. */
export const roles: readonly Role[] = (Object.keys(roleNames) as Role[]).filter((role) => role !== 'program')
