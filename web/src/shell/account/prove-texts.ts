import type { Texts } from '../../ui/text.ts'

export const texts = {
  title: { zh: '请再次确认是您本人', en: 'Show that it is you' },
  strong: {
    zh: '此操作影响较大，须在十分钟内完成第二重验证。确认后继续执行。',
    en: 'This weighs heavily, so it needs a second factor shown within the last ten minutes. It goes on once that is done.',
  },
  any: {
    zh: '修改登录方式之前，须在十分钟内验证过身份。确认后继续执行。',
    en: 'Before the ways into an account change, one of them is shown again. It goes on once that is done.',
  },
  none: {
    zh: '您的账户还没有第二重验证。请先登记通行密钥，或设置密码并启用验证器。',
    en: 'Your account has no second factor yet. Add a passkey, or a password with an authenticator app.',
  },
  toAccount: { zh: '前往账户与安全', en: 'Go to account and security' },
  leave: { zh: '取消', en: 'Cancel' },
  failed: { zh: '无法取得验证方式，请关闭后重试。', en: 'The ways to do so did not arrive. Close this and try again.' },
} as const satisfies Texts
