/** `let-in`: a way back into an account for whoever holds the machine, when the last administrator has lost the phone. */
import { accountByLogin } from '../../server/src/platform/access/sign-in/account-store.ts'
import { dropFactors } from '../../server/src/platform/access/sign-in/drop-factors.ts'
import { newSignInLink } from '../../server/src/platform/access/store.ts'
import { noteAct } from '../../server/src/platform/audit/append.ts'
import { transaction } from '../../server/src/platform/postgres/pool.ts'
import { Refusal, say } from '../start/words.mjs'
import type { Command } from './command.ts'
import { withInstance } from './instance.ts'

const MINUTES = 30

export const letInCommands: readonly Command[] = [
  {
    words: ['let-in'],
    usage: 'let-in ACCOUNT [--without-factors]',
    about: {
      zh: `为账户打印一次性登录链接，${MINUTES} 分钟内有效。加 --without-factors 时先移除其密码、通行密钥和验证器。均写入审计日志。`,
      en: `prints a one-time sign-in link that lives ${MINUTES} minutes; --without-factors first removes password, passkeys and app. Both are written to the audit log`,
    },
    operands: 1,
    options: ['without-factors'],
    async run([login = ''], options) {
      await withInstance({ beside: true }, async (instance) => {
        const link = await transaction(instance.pool, async (client) => {
          const account = await accountByLogin(client, login)
          if (!account || account.disabled) throw noSuchAccount(login)
          if (options.has('without-factors')) await dropFactors(client, account.id, 'terminal')
          await noteAct(client, {
            act: 'account.invite',
            noun: 'account',
            object: account.id,
            detail: { by: 'terminal' },
          })
          return newSignInLink(client, account.login, MINUTES)
        })
        const address = `${instance.config.publicUrl}/sign-in/${link}`
        say({ zh: `${MINUTES} 分钟内有效，只能使用一次：${address}`, en: `works once, for ${MINUTES} minutes` })
      })
    },
  },
]

function noSuchAccount(login: string): Refusal {
  return new Refusal(2, {
    zh: `没有名为 ${login} 的账户，或账户已停用。`,
    en: `There is no account ${login}, or it is disabled.`,
  })
}
