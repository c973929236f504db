import type { Texts } from '../ui/text.ts'

export const texts = {
  myAccount: { zh: '账户与安全', en: 'Account and security' },
  myTasks: { zh: '我的待办', en: 'My tasks' },
  accounts: { zh: '账户与权限', en: 'Accounts and access' },
  approvals: { zh: '待批授权', en: 'To approve' },
  audit: { zh: '审计日志', en: 'Audit log' },
  health: { zh: '平台运行状况', en: 'Platform health' },
  privacy: { zh: '个人信息保护', en: 'Data protection' },
  webhooks: { zh: '事件推送', en: 'Webhooks' },
  signOut: { zh: '退出登录', en: 'Sign out' },
} as const satisfies Texts
