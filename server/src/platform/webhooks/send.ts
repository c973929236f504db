/** One signed request to the receiver of a webhook. */
import type { Clock } from '../clock.ts'
import { type Keys, SealBroken } from '../keys/keys.ts'
import type { Outbound } from '../outbound/outbound.ts'
import { OutboundError } from '../outbound/refused.ts'
import type { Try } from './delivery-store.ts'
import { signatureOf } from './sign.ts'
import type { Subscription } from './webhook-store.ts'

export interface SendOptions {
  readonly outbound: Outbound
  readonly keys: Keys
  readonly clock: Clock
}

export interface Answered extends Try {
  readonly waitSeconds?: number
}

/** Where the secrets of a webhook lie, for their seals. */
export const secretPlace = (webhook: string) => `webhook.secret ${webhook}`
export const formerPlace = (webhook: string) => `webhook.former_secret ${webhook}`

/** Never throws: what went wrong is the outcome. */
export async function send(
  { outbound, keys, clock }: SendOptions,
  subscription: Pick<Subscription, 'id' | 'address' | 'algorithm' | 'secret' | 'formerSecret'>,
  { event, body: content }: { readonly event: string; readonly body: object },
  signal?: AbortSignal,
): Promise<Answered> {
  const { id, address, algorithm, secret, formerSecret } = subscription
  const body = JSON.stringify(content)
  const begin = performance.now()
  const tried = { requestBytes: Buffer.byteLength(body), answerBytes: 0 }
  const took = () => Math.round(performance.now() - begin)
  try {
    const secrets = [keys.opened(secret, secretPlace(id))]
    if (formerSecret !== null) secrets.push(keys.opened(formerSecret, formerPlace(id)))
    const timestamp = Math.floor(clock.now().epochMilliseconds / 1_000)
    const answer = await outbound.request(address, {
      method: 'POST',
      headers: {
        'content-type': 'application/json',
        'webhook-id': event,
        'webhook-timestamp': String(timestamp),
        'webhook-signature': signatureOf({ id: event, timestamp, body }, algorithm, secrets),
      },
      body,
      ...(signal && { signal }),
    })
    const { status } = answer
    const delivered = status >= 200 && status < 300
    const wait = Number(answer.headers.get('retry-after') ?? Number.NaN)
    return {
      delivered,
      status,
      failure: delivered ? null : 'ANSWERED',
      milliseconds: took(),
      ...tried,
      answerBytes: answer.body.length,
      ...(!delivered && wait > 0 && { waitSeconds: wait }),
    }
  } catch (error) {
    const failure = error instanceof OutboundError ? error.reason : error instanceof SealBroken ? 'SECRET' : 'INTERNAL'
    return { delivered: false, status: null, failure, milliseconds: took(), ...tried }
  }
}
