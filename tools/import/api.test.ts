import { createServer, type IncomingMessage, type ServerResponse } from 'node:http'
import type { AddressInfo } from 'node:net'
import { expect, onTestFinished, test } from 'vitest'
import { type Api, ApiRefusal, connect } from './api.ts'

type Handler = (request: IncomingMessage, response: ServerResponse) => void

/** A server that answers as it is told, and the client that speaks to it. */
async function facing(handler: Handler, key: () => Promise<string> = async () => 'key', patience = 5) {
  const server = createServer(handler)
  await new Promise<void>((resolve) => {
    server.listen(0, '127.0.0.1', resolve)
  })
  onTestFinished(() => {
    server.close()
  })
  const pauses: (number | undefined)[] = []
  const { port } = server.address() as AddressInfo
  const onPause = (seconds: number | undefined) => pauses.push(seconds)
  const api: Api = connect({ url: `http://127.0.0.1:${port}`, key, onPause, patience })
  return { api, pauses }
}

const json = (response: ServerResponse, status: number, body: object, headers: Record<string, string> = {}) =>
  response.writeHead(status, { 'content-type': 'application/json', ...headers }).end(JSON.stringify(body))

test('a busy server and a broken connection are waited for, and the wait is told', async () => {
  let asked = 0
  const { api, pauses } = await facing((request, response) => {
    asked += 1
    if (asked === 1) json(response, 503, { code: 'BUSY' })
    else if (asked === 2) request.socket.destroy()
    else json(response, 200, { done: true })
  })
  expect((await api.send('POST', 'observations', { body: {} })).body).toEqual({ done: true })
  expect(pauses).toEqual([0.25, 0.5, undefined])
})

test('a server that stays away is given up, with its address in both languages', async () => {
  const { api } = await facing((request) => request.socket.destroy(), undefined, 0.5)
  await expect(api.send('GET', 'scopes')).rejects.toThrow(/does not answer .* 没有响应/)
})

test('a server that has started anew is met with the new key', async () => {
  const keys = ['old', 'old', 'new']
  const { api } = await facing(
    ({ headers }, response) =>
      headers.authorization === 'Bearer new' ? json(response, 200, {}) : json(response, 401, { code: 'SIGN_IN' }),
    async () => keys.shift() ?? 'new',
  )
  expect((await api.send('GET', 'scopes')).status).toBe(200)
})

test('a refusal ends the run and says which field and why', async () => {
  const text = { zh: '须为数字。', en: 'Must be a number.' }
  const { api, pauses } = await facing((_, response) =>
    json(response, 400, { code: 'INVALID', text, errors: [{ pointer: '/value', text }] }),
  )
  await expect(api.send('POST', 'x', { body: {} })).rejects.toThrow(ApiRefusal)
  await expect(api.send('POST', 'x', { body: {} })).rejects.toThrow(
    /400 INVALID .*\/value: Must be a number\. 须为数字。/,
  )
  expect(pauses).toEqual([])
})

test('the same record is created under the same key, and made anew when it was removed since', async () => {
  const keys: unknown[] = []
  const { api } = await facing(({ method, headers }, response) => {
    keys.push(headers['idempotency-key'])
    if (method === 'GET') json(response, 404, {})
    else if (keys.length === 1) json(response, 201, { id: 'first' })
    else if (keys.length === 2) json(response, 201, { id: 'first' }, { 'idempotent-replay': '1' })
    else json(response, 201, { id: 'second' })
  })
  expect(await api.create('areas', { code: 'a' })).toEqual({ id: 'first' })
  expect(await api.create('areas', { code: 'a' })).toEqual({ id: 'second' })
  const [first, again, , anew] = keys
  expect(first).toMatch(/^[\w-]{8,64}$/)
  expect(again).toBe(first)
  expect(anew).not.toBe(first)
})
