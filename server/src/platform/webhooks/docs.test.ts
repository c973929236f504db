import { spawn } from 'node:child_process'
import { randomUUIDv7 } from 'node:crypto'
import { once } from 'node:events'
import { mkdtemp, readFile, rm, writeFile } from 'node:fs/promises'
import { createServer } from 'node:net'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { createInterface } from 'node:readline'
import { expect, onTestFinished, test } from 'vitest'
import { fixedClock, systemClock } from '../clock.ts'
import { secretPlace, send } from './send.ts'
import { newSecret, signatureOf } from './sign.ts'
import { keys, localOutbound } from './testing.ts'

const page = new URL('../../../../docs/webhooks.md', import.meta.url)

/** The receiver of the page, as it stands there, run by Node. */
async function documented(secret: string) {
  const [, example = ''] = /```js\n([^]*?)```/.exec(await readFile(page, 'utf8')) ?? []
  const folder = await mkdtemp(join(tmpdir(), 'cw-docs-'))
  const file = join(folder, 'receiver.mjs')
  await writeFile(file, example)
  const probe = createServer().listen(0, '127.0.0.1')
  await once(probe, 'listening')
  const address = probe.address()
  const port = typeof address === 'object' && address ? address.port : 0
  probe.close()
  await once(probe, 'close')
  const program = spawn(process.execPath, [file], {
    env: { PATH: process.env['PATH'] ?? '', SECRET: secret, PORT: String(port) },
    stdio: ['ignore', 'pipe', 'inherit'],
  })
  onTestFinished(async () => {
    program.kill()
    await rm(folder, { recursive: true, force: true })
  })
  const said: string[] = []
  const lines = createInterface({ input: program.stdout })
  lines.on('line', (line) => said.push(line))
  await once(lines, 'line')
  return { address: `http://127.0.0.1:${port}/`, said }
}

test('the receiver of the page takes what is signed and new, once, and refuses what is altered or old', async () => {
  const [secret, former, id] = [newSecret(), newSecret(), randomUUIDv7()]
  const { address, said } = await documented(former)
  const subscription = {
    id,
    address,
    algorithm: 'hmac-sha256',
    secret: keys.sealed(secret, secretPlace(id)),
    // While both sign, a receiver that knows the former one still takes what comes.
    formerSecret: keys.sealed(former, `webhook.former_secret ${id}`),
  } as const
  const options = { outbound: localOutbound(), keys, clock: systemClock }
  const body = { type: 'record.created', data: { register: 'Organization', id: 'one' } }
  const event = randomUUIDv7()
  for (let time = 0; time < 2; time += 1) {
    expect(await send(options, subscription, { event, body })).toMatchObject({ delivered: true, status: 204 })
  }
  expect(said).toEqual(['listening', 'record.created Organization one'])
  const late = { ...options, clock: fixedClock('2026-01-01T00:00:00Z') }
  expect(await send(late, subscription, { event, body })).toMatchObject({ delivered: false, status: 401 })
  const timestamp = Math.floor(systemClock.now().epochMilliseconds / 1_000)
  const signature = signatureOf({ id: event, timestamp, body: '{}' }, 'hmac-sha256', [former])
  const altered = await options.outbound.request(address, {
    method: 'POST',
    headers: { 'webhook-id': event, 'webhook-timestamp': String(timestamp), 'webhook-signature': signature },
    body: '{ }',
  })
  expect(altered.status).toBe(401)
})
