/** Why an event did not arrive, in words. */
import type { WebhookDelivery } from '@citywide/model/platform/webhook'
import type { Text } from '@citywide/model/text'
import { type OutboundReason, outboundReasons } from '../outbound/refused.ts'

const own = {
  ANSWERED: { zh: '对方未接受该事件。', en: 'The receiver did not accept the event.' },
  SECRET: {
    zh: '签名密钥无法解封，请更换密钥。',
    en: 'The secret it is signed with cannot be opened. Make a new one.',
  },
  INTERNAL: { zh: '系统内部出错。', en: 'Something went wrong on our side.' },
} as const satisfies Record<string, Text>

/** A code that is kept with a try; `failureText` says it in words. */
export type FailureCode = OutboundReason | keyof typeof own

const texts: Readonly<Record<string, Text>> = { ...outboundReasons, ...own }

export function failureView(code: string | null): WebhookDelivery['failure'] {
  return code === null ? null : { code, text: texts[code] ?? own.INTERNAL }
}
