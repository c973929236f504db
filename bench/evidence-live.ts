/** How long it takes from the answer to a save until an open screen hears that a verdict moved. */
import { randomUUID, randomUUIDv7 } from 'node:crypto'
import { mkdtempSync } from 'node:fs'
import type { AddressInfo } from 'node:net'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { Client, type PoolConfig } from 'pg'
import { buildApp } from '../server/src/app.ts'
import { startEvaluation } from '../server/src/assurance/index.ts'
import { keepAccount, renewKey } from '../server/src/platform/access/store.ts'
import { systemClock } from '../server/src/platform/clock.ts'
import { startFeed } from '../server/src/platform/events/feed.ts'
import { blobsIn } from '../server/src/platform/files/blobs.ts'
import type { Pool } from '../server/src/platform/postgres/pool.ts'

/** The rule that every save of a benefit concerns. */
const rule = 'C2.1-E1'

/** @returns milliseconds of each save, from sending it */
export async function savedToScreen(
  pool: Pool,
  connection: PoolConfig,
  { saves, timeZone }: { saves: number; timeZone: string },
): Promise<readonly number[]> {
  const feed = await startFeed(pool, async () => {
    const client = new Client(connection)
    await client.connect()
    return client
  })
  const blobs = blobsIn(mkdtempSync(join(tmpdir(), 'citywide-bench-files-')))
  const app = await buildApp({
    pool,
    feed,
    blobs,
    publicUrl: 'http://localhost',
    timeZone,
    version: '0.0.0',
    web: false,
  })
  await app.listen({ host: '127.0.0.1', port: 0 })
  const { port } = app.server.address() as AddressInfo
  const watch = startEvaluation({ pool, clock: systemClock, timeZone, feed })
  try {
    const name = { zh: '基准测试', en: 'Benchmark' }
    await keepAccount(pool, { id: randomUUIDv7(), login: 'screen', name, roles: ['program'] })
    const authorization = `Bearer ${await renewKey(pool, 'screen', randomUUIDv7(), 1)}`
    const send = (method: string, path: string, body: object, headers: Record<string, string>) =>
      fetch(`http://127.0.0.1:${port}/api/${path}`, {
        method,
        headers: { authorization, 'content-type': 'application/json', ...headers },
        body: JSON.stringify(body),
      })
    const { rows } = await pool.query<{ id: string }>('select id from scope limit 1')
    const benefit = {
      scopeId: rows[0]?.id,
      title: { zh: '利益', en: 'Benefit' },
      level: 'outcome',
      nature: 'social',
      status: 'planned',
      ownerIsOperational: true,
      direction: 'up',
    }
    const made = await send('POST', 'benefits', benefit, { 'idempotency-key': randomUUID() })
    if (made.status !== 201) throw new Error(`A benefit was refused: ${await made.text()}`)
    const { id } = (await made.json()) as { id: string }
    const screen = await fetch(`http://127.0.0.1:${port}/api/live`, { headers: { authorization } })
    if (!screen.body) throw new Error('The screen hears nothing.')
    const heard = verdictsIn(screen.body.pipeThrough(new TextDecoderStream()).getReader())
    const spent: number[] = []
    let version = 1
    await heard.next() // what the making of the benefit brought
    for (let n = 0; n < saves; n += 1) {
      const start = performance.now()
      const saved = await send('PATCH', `benefits/${id}`, { targetValue: n }, { 'if-match': `"${version}"` })
      if (saved.status !== 200) throw new Error(`A save was refused: ${await saved.text()}`)
      version += 1
      await heard.next()
      spent.push(performance.now() - start)
    }
    return spent
  } finally {
    await watch.stop()
    await app.close()
    await feed.stop()
  }
}

/** Resolves each time the rule is named in the stream. */
function verdictsIn(reader: ReadableStreamDefaultReader<string>): { next(): Promise<void> } {
  let text = ''
  return {
    async next() {
      for (;;) {
        const end = text.indexOf('\n\n')
        if (end >= 0) {
          const event = text.slice(0, end)
          text = text.slice(end + 2)
          if (event.includes('event: verdict') && event.includes(`"${rule}"`)) return
          continue
        }
        const { value, done } = await reader.read()
        if (done) throw new Error('The stream ended.')
        text += value
      }
    },
  }
}
