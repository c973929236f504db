/** Sensors of a city, a process of their own: publishes messages of quality 1 as fast as the broker takes them. */
import { connectAsync } from '../server/src/observations/sources/mqtt/testing.ts'
import { STREAMS, streamCode } from './rows.ts'

interface Wish {
  readonly address: string
  readonly from: number
  readonly count: number
  /** Messages a second; 0: as many as can be. */
  readonly rate: number
}

/** Messages that the broker has not acknowledged yet. */
const OPEN = 1_000
const START = Date.parse('2026-01-01T00:00:00Z')

process.on('message', (wish: Wish) => void publish(wish).then(() => process.send?.('published')))
process.once('disconnect', () => process.exit())

async function publish({ address, from, count, rate }: Wish): Promise<void> {
  const client = await connectAsync(address, { protocolVersion: 4 })
  const { promise, resolve } = Promise.withResolvers<void>()
  const begin = performance.now()
  let sent = 0
  let acknowledged = 0
  const fill = () => {
    const due = rate === 0 ? count : Math.min(count, Math.floor(((performance.now() - begin) * rate) / 1_000) + 1)
    while (sent < due && sent - acknowledged < OPEN) {
      const index = from + sent
      sent += 1
      // The value is the moment of sending, for those who measure how long it takes.
      const content = `{"t":${START + Math.floor(index / STREAMS) * 1_000},"v":${Date.now()}}`
      client.publish(`bench/${streamCode(index % STREAMS)}`, content, { qos: 1 }, () => {
        acknowledged += 1
        if (acknowledged === count) resolve()
        else if (rate === 0) fill()
      })
    }
  }
  const pace = rate === 0 ? undefined : setInterval(fill, 1)
  fill()
  await promise
  clearInterval(pace)
  await client.endAsync()
}
