/** Webhooks as destinations of the outbox. */
import type { PauseReason } from '@citywide/model/platform/webhook'
import type { Message } from '../outbox/queue-store.ts'
import type { Courier } from '../outbox/worker.ts'
import { type PoolClient, transaction } from '../postgres/pool.ts'
import { type AddressOptions, addressEvents } from './address.ts'
import { buryMessages, keepTry } from './delivery-store.ts'
import { tellOfPause } from './notice.ts'
import { ownersRights } from './rights.ts'
import { type Answered, send, type SendOptions } from './send.ts'
import {
  findSubscription,
  noteFailure,
  noteSuccess,
  pauseWebhook,
  type Subscription,
  subscriptions,
} from './webhook-store.ts'

/** Requests to one receiver at once; one alone, as a probe, to one that keeps failing. */
const TOGETHER = 4
const DOUBTFUL = 5

/** A receiver is given up for now after so many failures in a row over so many seconds. */
interface Patience {
  readonly failures: number
  readonly seconds: number
}
const PATIENCE: Patience = { failures: 20, seconds: 3_600 }

export interface WebhookOptions extends AddressOptions, SendOptions {
  readonly patience?: Patience
}

export function webhookCourier(options: WebhookOptions): Courier<Answered> {
  const { pool, patience = PATIENCE } = options
  const byName = new Map(options.registers.map((declaration) => [declaration.name, declaration]))

  return {
    async address() {
      const all = await subscriptions(pool)
      const rights = ownersRights(pool, byName)
      for (const webhook of all) {
        if (webhook.paused || (await rights.standing(webhook.ownerId))) continue
        await transaction(pool, (client) => pause(client, webhook, 'owner'))
      }
      return addressEvents(options, all)
    },

    async openings(busy) {
      const open = (await subscriptions(pool)).filter(({ paused }) => !paused)
      return open.flatMap(({ id, failures }) => {
        const room = (failures >= DOUBTFUL ? 1 : TOGETHER) - (busy.get(id) ?? 0)
        return room > 0 ? [{ destination: id, room }] : []
      })
    },

    async send(message: Message, signal) {
      const webhook = await findSubscription(pool, message.destination)
      if (webhook) return send(options, webhook, message, signal)
      const nothing = { milliseconds: 0, requestBytes: 0, answerBytes: 0 }
      return { delivered: false, status: null, failure: 'INTERNAL', ...nothing }
    },

    async keep(client, message, answered) {
      const { destination } = message
      await keepTry(client, message, answered)
      if (answered.delivered) return noteSuccess(client, destination)
      const { failures, seconds } = await noteFailure(client, destination)
      const gone = answered.status === 410
      if (!gone && (failures < patience.failures || seconds < patience.seconds)) return
      const webhook = await findSubscription(client, destination)
      if (webhook) await pause(client, webhook, gone ? 'gone' : 'failures')
    },

    bury: buryMessages,
  }
}

async function pause(client: PoolClient, webhook: Subscription, reason: PauseReason) {
  if (await pauseWebhook(client, webhook.id, reason)) await tellOfPause(client, webhook, reason)
}
