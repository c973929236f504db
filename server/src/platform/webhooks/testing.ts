import { once } from 'node:events'
import { createServer, type IncomingHttpHeaders } from 'node:http'
import type { AddressInfo } from 'node:net'
import type { WebhookCreate, WebhookSecret } from '@citywide/model/platform/webhook'
import { registers } from '@citywide/model/registers'
import { onTestFinished } from 'vitest'
import type { TestApp } from '../../testing.ts'
import type { Colleague } from '../around/testing.ts'
import { systemClock } from '../clock.ts'
import { readAllowed } from '../outbound/allowed.ts'
import { openOutbound, type Outbound } from '../outbound/outbound.ts'
import { type Outbox, startOutbox } from '../outbox/worker.ts'
import { type Keys, keysOf, newMasterKey } from '../keys/keys.ts'
import { webhookCourier, type WebhookOptions } from './courier.ts'

export interface Received {
  readonly headers: IncomingHttpHeaders
  readonly text: string
  readonly body: {
    readonly type: string
    readonly timestamp: string
    readonly data: Readonly<Record<string, unknown>>
  }
}

export interface Receiver {
  readonly address: string
  readonly received: readonly Received[]
  /** Resolves when so many requests have come in all. */
  until(count: number): Promise<readonly Received[]>
}

/**
 * A real receiver on this machine.
 *
 * @param answer status of each request; 200 where it is left out
 */
export async function receiver(answer: (received: Received, nth: number) => number = () => 200): Promise<Receiver> {
  const received: Received[] = []
  const waiting = new Set<() => void>()
  const server = createServer((request, response) => {
    const parts: Buffer[] = []
    request.on('data', (part: Buffer) => parts.push(part))
    request.on('end', () => {
      const text = Buffer.concat(parts).toString('utf8')
      const one: Received = { headers: request.headers, text, body: JSON.parse(text) as Received['body'] }
      received.push(one)
      response.writeHead(answer(one, received.length)).end()
      for (const look of waiting) look()
    })
  }).listen(0, '127.0.0.1')
  await once(server, 'listening')
  onTestFinished(() => {
    server.close()
    server.closeAllConnections()
  })
  return {
    address: `http://127.0.0.1:${(server.address() as AddressInfo).port}/hook`,
    received,
    until(count) {
      return new Promise((resolve) => {
        const look = () => {
          if (received.length < count) return
          waiting.delete(look)
          resolve(received)
        }
        waiting.add(look)
        look()
      })
    },
  }
}

export const keys: Keys = keysOf([newMasterKey()])

/** The outbound client of the product, that may reach this machine. */
export function localOutbound(): Outbound {
  const local = readAllowed('http://127.0.0.1:*')
  return openOutbound({ allow: local ? [local] : [] })
}

/** The outbox as the server runs it. */
export function running(
  { pool }: Pick<TestApp, 'pool'>,
  options: Partial<WebhookOptions> & { hours?: number } = {},
): Outbox {
  const { hours, ...others } = options
  const outbox = startOutbox({
    pool,
    courier: webhookCourier({
      pool,
      registers,
      publicUrl: 'http://localhost:8080',
      outbound: localOutbound(),
      keys,
      clock: systemClock,
      ...others,
    }),
    ...(hours !== undefined && { hours }),
    report: (error) => {
      throw error
    },
  })
  onTestFinished(() => outbox.stop())
  return outbox
}

/** Subscribes in the name of an architect, who may read what is not about citizens. */
export async function subscribe(
  architect: Pick<Colleague, 'send'>,
  wish: Partial<WebhookCreate> & Pick<WebhookCreate, 'address'>,
): Promise<WebhookSecret> {
  const answer = await architect.send({
    method: 'POST',
    url: '/api/webhooks',
    payload: {
      title: '共享平台 · exchange',
      topics: ['record.created', 'record.changed', 'record.removed'],
      registers: ['Organization'],
      algorithm: 'hmac-sha256',
      ...wish,
    },
  })
  if (answer.statusCode !== 201) throw new Error(`${answer.statusCode}: ${answer.body}`)
  return answer.json()
}

/** How long what the outbox does in its own time may take on a loaded machine. */
export const patient = { timeout: 60_000 }
