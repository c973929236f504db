import type { Texts } from '../ui/text.ts'

export const texts = {
  signInTitle: { zh: '登录', en: 'Sign in' },
  login: { zh: '账户名', en: 'Account name' },
  password: { zh: '密码', en: 'Password' },
  signIn: { zh: '登录', en: 'Sign in' },
  withPasskey: { zh: '使用通行密钥登录', en: 'Sign in with a passkey' },
  withProvider: { zh: (name: string) => `通过${name}登录`, en: (name: string) => `Sign in with ${name}` },
  others: { zh: '其他登录方式', en: 'Other ways to sign in' },
  secondTitle: { zh: '第二重验证', en: 'Second factor' },
  secondLead: {
    zh: '第一重验证已通过，请在五分钟内完成第二重验证。',
    en: 'The first factor is right. Show the second within five minutes.',
  },
  startAgain: { zh: '重新开始', en: 'Start again' },
  passkeyGivenUp: { zh: '未使用通行密钥。', en: 'No passkey was used.' },
  needBoth: { zh: '请填写账户名和密码。', en: 'Type the name and the password.' },
  signInHow: {
    zh: '首次登录请使用启动时终端显示的一次性链接，或由安全管理员提供的链接。',
    en: 'The first time, use a one-time link: the start prints them, or your security administrator gives you one.',
  },
  linkUsed: {
    zh: '该登录链接已使用或已过期。请使用账户名和密码登录，或向安全管理员索取新链接；演示城市可重新启动获取。',
    en: 'That sign-in link was used already or is too old. Sign in below, or ask your security administrator for a new one; the demonstration prints new ones at each start.',
  },
  signedOut: { zh: '您已退出登录。', en: 'You are signed out.' },
  ended: {
    zh: '登录已结束：半小时未使用，或已满十二小时，或在其他设备上被结束。重新登录后回到原页面。',
    en: 'Your session has ended: after half an hour without use, after twelve hours, or from another device. Sign in to return to where you were.',
  },
} as const satisfies Texts
