/** A receiver of webhooks that refuses a part of what comes, now and then after it has done its work. */
import { once } from 'node:events'
import { createServer } from 'node:http'
import type { AddressInfo } from 'node:net'
import { z } from 'zod'
import type { Heard } from './evidence.ts'
import type { Random } from './random.ts'

const Body = z.object({
  type: z.string(),
  data: z.object({
    id: z.string(),
    values: z.object({ name: z.object({ en: z.string() }).partial().optional() }).optional(),
  }),
})

export interface Receiver {
  readonly address: string
  /** What it let in, in order. */
  readonly heard: readonly Heard[]
  readonly refused: number
  stop(): Promise<void>
}

/** @param share of the requests that it refuses; half of those after they took effect */
export async function startReceiver(random: Random, share: number): Promise<Receiver> {
  const heard: Heard[] = []
  let refused = 0
  const server = createServer((request, response) => {
    const parts: Buffer[] = []
    request.on('data', (part: Buffer) => parts.push(part))
    request.on('end', () => {
      const { type, data } = Body.parse(JSON.parse(Buffer.concat(parts).toString('utf8')))
      const value = Number(/^counter (\d+)$/.exec(data.values?.name?.en ?? '')?.[1] ?? Number.NaN)
      const refuses = random.chance(share)
      const late = refuses && random.chance(0.5)
      if (!refuses || late) {
        const event = String(request.headers['webhook-id'])
        heard.push({ event, type, record: data.id, value: Number.isNaN(value) ? null : value })
      }
      if (refuses) refused += 1
      response.writeHead(refuses ? 500 : 204).end()
    })
  }).listen(0, '127.0.0.1')
  await once(server, 'listening')
  return {
    address: `http://127.0.0.1:${(server.address() as AddressInfo).port}/hook`,
    heard,
    get refused() {
      return refused
    },
    async stop() {
      server.closeAllConnections()
      server.close()
      await once(server, 'close')
    },
  }
}
