import type { Texts } from '../ui/text.ts'

export const texts = {
  myAccount: { zh: '账户与安全', en: 'Account and security' },
  myTasks: { zh: '我的待办', en: 'My tasks' },
  signOut: { zh: '退出登录', en: 'Sign out' },
} as const satisfies Texts
