import type { Texts } from '../../ui/text.ts'

export const texts = {
  code: { zh: '验证码', en: 'Code' },
  codeHelp: { zh: '验证器应用显示的 6 位数字', en: 'The six digits that the authenticator app shows' },
  recovery: { zh: '恢复码', en: 'Recovery code' },
  recoveryHelp: {
    zh: '启用验证器时保存的恢复码，每个只能用一次',
    en: 'One of the codes kept when the app was added; each works once',
  },
  useRecovery: { zh: '改用恢复码', en: 'Use a recovery code' },
  useCode: { zh: '改用验证码', en: 'Use a code of the app' },
  usePasskey: { zh: '使用通行密钥', en: 'Use a passkey' },
  confirm: { zh: '确认', en: 'Confirm' },
  password: { zh: '密码', en: 'Password' },
  show: { zh: '显示密码', en: 'Show the password' },
  hide: { zh: '隐藏密码', en: 'Hide the password' },
  passkeyGivenUp: { zh: '未使用通行密钥。', en: 'No passkey was used.' },
  waiting: { zh: '请在浏览器的对话框中确认', en: 'Confirm in the dialog of the browser' },
} as const satisfies Texts
