import { randomBytes, randomUUID } from 'node:crypto'
import { readdir, utimes, writeFile } from 'node:fs/promises'
import { request as open } from 'node:http'
import type { AddressInfo } from 'node:net'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { Readable } from 'node:stream'
import { expect, test } from 'vitest'
import { freshApp } from '../../testing.ts'
import { systemClock } from '../clock.ts'
import { sweepContents } from './sweep.ts'
import { freshBlobs } from './testing.ts'

const city = { code: 'a', title: { zh: '澄川市' }, kind: 'city', madeUp: true }

async function opened() {
  const folder = join(tmpdir(), `citywide-files-${randomUUID()}`)
  const blobs = freshBlobs(folder)
  const whole = await freshApp({ blobs, fileLimit: 300_000 })
  const { id } = await whole.create('scopes', city)
  const around = `register=scopes&record=${id}`
  const attach = (content: Buffer | string, name: string, headers: Record<string, string> = {}) =>
    whole.send({
      method: 'POST',
      url: `/api/attachments?${around}&name=${encodeURIComponent(name)}`,
      headers: { 'content-type': 'application/octet-stream', ...headers },
      payload: Buffer.from(content),
    })
  const files = async () => (await readdir(folder, { recursive: true })).filter((name) => /[0-9a-f]{64}$/.test(name))
  return { ...whole, id, around, attach, folder, blobs, files }
}

test('a file is attached, listed, described and comes back byte for byte, to be saved and never to be shown', async () => {
  const { attach, send, around } = await opened()
  const content = `%PDF-1.7\n${'决定'.repeat(40_000)}`
  const answer = await attach(content, '决定 (1).pdf')
  expect(answer.statusCode).toBe(201)
  const attachment = answer.json()
  expect(attachment).toMatchObject({
    name: '决定 (1).pdf',
    kind: 'pdf',
    bytes: Buffer.byteLength(content),
    version: 1,
    addedBy: { name: { en: 'Officer' } },
    removed: null,
  })
  const saved = await send({ url: `/api/attachments/${attachment.id}/content` })
  expect(saved.rawPayload.equals(Buffer.from(content))).toBe(true)
  expect(saved.headers).toMatchObject({
    'content-type': 'application/pdf',
    'content-disposition': "attachment; filename*=UTF-8''%E5%86%B3%E5%AE%9A%20%281%29.pdf",
    'content-security-policy': "sandbox; default-src 'none'",
    'x-content-type-options': 'nosniff',
  })
  const described = await send({
    method: 'PATCH',
    url: `/api/attachments/${attachment.id}`,
    headers: { 'if-match': '"1"' },
    payload: { title: { zh: '会议决定' } },
  })
  expect(described.json()).toMatchObject({ title: { zh: '会议决定' }, description: null, version: 2 })
  const { items, limit } = (await send({ url: `/api/attachments?${around}` })).json()
  expect(items).toEqual([described.json()])
  expect(limit).toBe(300_000)
})

test('the same content twice is kept once, and the same wish twice is one attachment', async () => {
  const { attach, files, send, around } = await opened()
  const key = { 'idempotency-key': randomUUID() }
  const first = await attach('%PDF-1.7 same', 'a.pdf', key)
  const again = await attach('%PDF-1.7 same', 'a.pdf', key)
  expect(again.json()).toEqual(first.json())
  expect(again.headers['idempotent-replay']).toBe('1')
  expect((await attach('%PDF-1.7 other', 'a.pdf', key)).json()).toMatchObject({ code: 'KEY_REUSED' })
  expect((await attach('%PDF-1.7 same', 'b.pdf')).statusCode).toBe(201)
  expect((await send({ url: `/api/attachments?${around}` })).json().items).toHaveLength(2)
  expect(await files()).toHaveLength(1)
})

test('what is refused leaves nothing behind', async () => {
  const { attach, folder, send, id } = await opened()
  expect((await attach('<svg/>', 'a.svg')).json()).toMatchObject({ status: 415, code: 'FILE_KIND' })
  expect((await attach('', 'a.pdf')).json()).toMatchObject({ code: 'FILE_EMPTY' })
  expect((await attach('%PDF-', 'a.pdf', { 'content-type': 'application/json' })).statusCode).toBe(400)
  expect((await attach('%PDF-', '')).json()).toMatchObject({ code: 'INVALID' })
  const none = { 'content-type': 'application/octet-stream' }
  const elsewhere = `/api/attachments?register=nowhere&record=${id}&name=a`
  expect((await send({ method: 'POST', url: elsewhere, headers: none, payload: Buffer.from('x') })).statusCode).toBe(
    404,
  )
  expect(
    (await readdir(folder, { recursive: true }).catch(() => ['incoming'])).filter((name) => name !== 'incoming'),
  ).toEqual([])
})

test('a body that is too large is refused before it is sent, or cut off on its way', async () => {
  const { app, key, around, folder } = await opened()
  await app.listen({ port: 0, host: '127.0.0.1' })
  const { port } = app.server.address() as AddressInfo
  const sending = (headers: Record<string, string | number>) =>
    open({
      port,
      path: `/api/attachments?${around}&name=a.pdf`,
      method: 'POST',
      headers: {
        authorization: `Bearer ${key}`,
        'idempotency-key': randomUUID(),
        'content-type': 'application/octet-stream',
        ...headers,
      },
    })
  const announced = sending({ 'content-length': 5_000_000_000 })
  const refused = new Promise<number | undefined>((resolve, reject) => {
    announced.on('response', ({ statusCode }) => resolve(statusCode)).on('error', reject)
  })
  announced.flushHeaders()
  expect(await refused).toBe(413)
  announced.destroy()
  const chunked = sending({ 'transfer-encoding': 'chunked' })
  const cut = new Promise<number | undefined>((resolve) => {
    chunked.on('response', ({ statusCode }) => resolve(statusCode)).on('error', () => undefined)
  })
  chunked.write('%PDF-1.7')
  for (let part = 0; part < 8; part += 1) chunked.write(randomBytes(64 * 1024))
  expect(await cut).toBe(413)
  chunked.destroy()
  expect(await readdir(join(folder, 'incoming'))).toEqual([])
})

test('a sender that goes away in the middle leaves nothing behind', async () => {
  const { app, key, around, folder } = await opened()
  await app.listen({ port: 0, host: '127.0.0.1' })
  const { port } = app.server.address() as AddressInfo
  const answered = new Promise<void>((resolve) => {
    app.server.on('request', (_, response) => response.on('close', () => resolve()))
  })
  const sending = open({
    port,
    path: `/api/attachments?${around}&name=a.pdf`,
    method: 'POST',
    headers: {
      authorization: `Bearer ${key}`,
      'idempotency-key': randomUUID(),
      'content-type': 'application/octet-stream',
      'content-length': 200_000,
    },
  })
  sending.on('error', () => undefined)
  await new Promise((resolve) => sending.write(Buffer.alloc(100_000, 'x'), resolve))
  sending.destroy()
  await answered
  await expect.poll(() => readdir(join(folder, 'incoming')).catch(() => [])).toEqual([])
})

test('a removed file says who took it away and why, and can no longer be fetched', async () => {
  const { attach, send, around } = await opened()
  const { id } = (await attach('%PDF-1.7', 'a.pdf')).json()
  const remove = (reason: string) =>
    send({ method: 'DELETE', url: `/api/attachments/${id}?reason=${reason}`, headers: { 'if-match': '"1"' } })
  expect((await remove('')).statusCode).toBe(400)
  expect((await remove('wrong')).json()).toMatchObject({
    removed: { by: { name: { en: 'Officer' } }, reason: 'wrong' },
  })
  expect((await remove('wrong')).json()).toMatchObject({ code: 'FILE_REMOVED' })
  expect((await send({ url: `/api/attachments/${id}/content` })).statusCode).toBe(410)
  expect((await send({ url: `/api/attachments?${around}` })).json().items).toHaveLength(1)
})

test('files of a deleted record are out of reach, and their rows stay', async () => {
  const { attach, send, id, around, pool } = await opened()
  const attached = (await attach('%PDF-1.7', 'a.pdf')).json()
  await send({ method: 'DELETE', url: `/api/scopes/${id}`, headers: { 'if-match': '"1"' } })
  expect((await send({ url: `/api/attachments?${around}` })).statusCode).toBe(404)
  expect((await send({ url: `/api/attachments/${attached.id}/content` })).statusCode).toBe(404)
  const { rows } = await pool.query('select record_id from attachment')
  expect(rows).toEqual([{ record_id: id }])
})

test('the sweep takes contents that no row names and what was never finished, and nothing else', async () => {
  const { attach, pool, blobs, folder, files } = await opened()
  await attach('%PDF-1.7 kept', 'a.pdf')
  const kept = await files()
  const orphan = await blobs.arrive(Readable.from([Buffer.from('nobody knows me')]))
  await orphan.keep()
  await blobs.arrive(Readable.from([Buffer.from('still on its way')]))
  const old = join(folder, 'incoming', randomUUID())
  await writeFile(old, 'cut off')
  await utimes(old, new Date(0), new Date(0))
  expect(await files()).toHaveLength(2)
  expect(await sweepContents({ pool, blobs, clock: systemClock })).toBe(1)
  expect(await files()).toEqual(kept)
  expect(await readdir(join(folder, 'incoming'))).toHaveLength(1)
  expect(await sweepContents({ pool, blobs, clock: systemClock })).toBe(0)
})
