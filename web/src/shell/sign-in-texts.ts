import type { Texts } from '../ui/text.ts'

export const texts = {
  signInTitle: { zh: '登录', en: 'Sign in' },
  signInLead: {
    zh: '请使用启动 Citywide 时终端显示的一次性登录链接。',
    en: 'Use one of the one-time sign-in links that were printed when Citywide was started.',
  },
  signInHow: {
    zh: '每个演示角色有一条链接，形如 /sign-in/…，只能使用一次。再次启动会显示新的链接。',
    en: 'There is one link for each demo role. It looks like /sign-in/… and works once; starting again prints new ones.',
  },
  linkUsed: {
    zh: '该登录链接已使用或已过期。请重新启动 Citywide 获取新链接。',
    en: 'That sign-in link was used already or is too old. Start Citywide again to get a new one.',
  },
  signedOut: { zh: '您已退出登录。', en: 'You are signed out.' },
} as const satisfies Texts
