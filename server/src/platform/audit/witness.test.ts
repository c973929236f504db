import { readFile, stat } from 'node:fs/promises'
import type { IncomingMessage, ServerResponse } from 'node:http'
import { join } from 'node:path'
import { json } from 'node:stream/consumers'
import { checkpointText } from '@citywide/model/audit/checkpoint'
import { grewFrom } from '@citywide/model/audit/tree'
import { expect, test } from 'vitest'
import { readAllowed } from '../outbound/allowed.ts'
import { openOutbound } from '../outbound/outbound.ts'
import { serveHttp } from '../outbound/testing.ts'
import { lastCheckpoint } from './log-store.ts'
import { freshLog, temporaryFolder } from './testing.ts'
import { deliver, startWitnessing } from './witness.ts'
import { witnessStates } from './witness-store.ts'

const allow = [readAllowed('http://127.0.0.1:*')].filter((entry) => entry !== undefined)
const outbound = openOutbound({ allow })
const report = (error: unknown) => {
  throw error
}

interface Received {
  readonly size: number
  readonly root: string
  readonly head: string
  readonly at: string
  readonly note: string
  readonly signatures: readonly { readonly keyId: string; readonly signature: string }[]
  readonly consistency?: { readonly from: number; readonly proof: readonly string[] }
}

const bytes = (base64: string) => Buffer.from(base64, 'base64')

test('a file is given each new checkpoint once, and nothing that stood in it is touched', async () => {
  const { pool, keys, grow } = await freshLog()
  const file = join(await temporaryFolder(), 'witness.jsonl')
  const witnessing = { pool, keys, outbound, report, file }
  await deliver(witnessing)
  const first = await readFile(file, 'utf8')
  await deliver(witnessing)
  await grow(5)
  await deliver(witnessing)
  const text = await readFile(file, 'utf8')
  expect(text.startsWith(first)).toBe(true)
  expect(
    text
      .trim()
      .split('\n')
      .map((line) => (JSON.parse(line) as Received).size),
  ).toEqual([1, 6])
  expect(await witnessStates(pool)).toMatchObject([{ name: 'file', size: 6, failingSince: null }])
})

test('a second host is sent signed checkpoints, each with the proof that the log only grew', async () => {
  const { pool, keys, grow } = await freshLog()
  const received: Received[] = []
  const take = async (request: IncomingMessage, response: ServerResponse) => {
    received.push((await json(request)) as Received)
    response.writeHead(204).end()
  }
  const port = await serveHttp((request, response) => void take(request, response))
  const witnessing = { pool, keys, outbound, report, address: `http://127.0.0.1:${port}/checkpoints` }
  for (const count of [0, 4, 30, 1]) {
    await grow(count)
    await deliver(witnessing)
  }
  expect(received.map(({ size, consistency }) => [size, consistency?.from])).toEqual([
    [1, undefined],
    [5, 1],
    [35, 5],
    [36, 35],
  ])
  const trusted = await keys.trusted(pool)
  for (const [index, { size, root, head, at, note, signatures, consistency }] of received.entries()) {
    const text = checkpointText({ size, root: bytes(root), head: bytes(head), at })
    expect(note.startsWith(text)).toBe(true)
    const [{ keyId, signature } = { keyId: '', signature: '' }] = signatures
    const key = trusted.get(keyId)
    expect(key && keys.suite.verify(text, key, bytes(signature))).toBe(true)
    const before = received[index - 1]
    if (!before || !consistency) continue
    const growth = {
      old: { size: before.size, root: bytes(before.root) },
      now: { size, root: bytes(root) },
      proof: consistency.proof.map(bytes),
    }
    expect(grewFrom(keys.suite.hash, growth)).toBe(true)
  }
})

test('a host that fails is tried again with pauses, and then gets what it missed', async () => {
  const { pool, keys, grow } = await freshLog()
  let asked = 0
  let works = false
  const port = await serveHttp((request, response) => {
    asked += 1
    request.resume().on('end', () => response.writeHead(works ? 201 : 500).end())
  })
  const witnessing = { pool, keys, outbound, report, address: `http://127.0.0.1:${port}/` }
  await deliver(witnessing)
  await deliver(witnessing)
  expect(asked).toBe(1)
  const [state] = await witnessStates(pool)
  expect(state).toMatchObject({ name: 'host', size: 0, trouble: 'HTTP 500', failingSince: expect.any(String) })
  works = true
  await grow(3)
  await pool.query(
    `update audit_witness set tried_at = now() - interval '2 hours', failing_since = now() - interval '3 hours'`,
  )
  await deliver(witnessing)
  expect(await witnessStates(pool)).toMatchObject([{ size: 4, failingSince: null, trouble: null }])
})

test('an address inside the city is not asked unless it is listed', async () => {
  const { pool, keys } = await freshLog()
  await deliver({ pool, keys, outbound: openOutbound(), report, address: 'https://10.1.2.3/checkpoints' })
  expect(await witnessStates(pool)).toMatchObject([{ size: 0, trouble: expect.stringMatching(/inner network/) }])
})

test('when the server stops, the last checkpoint leaves first', async () => {
  const { pool, keys, grow } = await freshLog()
  const file = join(await temporaryFolder(), 'witness.jsonl')
  const witnessing = startWitnessing({ pool, keys, outbound, report, file })
  await expect.poll(async () => (await stat(file)).size > 0).toBe(true)
  await grow(2)
  await witnessing.stop()
  const last = (await readFile(file, 'utf8')).trim().split('\n').at(-1)
  expect(JSON.parse(last ?? '')).toMatchObject({ size: (await lastCheckpoint(pool))?.size })
})
