import type { Texts } from '../../ui/text.ts'

export const texts = {
  take: { zh: '重置登录方式', en: 'Reset the ways to sign in' },
  lead: {
    zh: '密码、通行密钥、验证器和恢复码将全部移除，其所有会话随即结束。之后请为其生成新的登录链接。',
    en: 'Password, passkeys, authenticator app and recovery codes are removed, and all sessions end. Give a new sign-in link afterwards.',
  },
  identity: {
    zh: '请先当面或以同等可靠的方式核实本人身份。此操作会写入审计日志。',
    en: 'First make sure who it is, in person or as surely. This is written to the audit log.',
  },
  verb: { zh: '移除全部登录方式', en: 'Remove them all' },
  cancel: { zh: '取消', en: 'Cancel' },
} as const satisfies Texts
