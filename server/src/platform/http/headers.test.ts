import { type AddressInfo, connect } from 'node:net'
import { text } from 'node:stream/consumers'
import { expect, test } from 'vitest'
import { freshApp } from '../../testing.ts'
import { headersFor } from './headers.ts'

async function served() {
  const { app, key } = await freshApp()
  await app.listen({ host: '127.0.0.1', port: 0 })
  const { port } = app.server.address() as AddressInfo
  const headers = { authorization: `Bearer ${key}` }
  return {
    port,
    ask: (path: string, init: RequestInit = {}) =>
      fetch(`http://127.0.0.1:${port}${path}`, { redirect: 'manual', headers, ...init }),
  }
}

const always = {
  'x-content-type-options': 'nosniff',
  'x-frame-options': 'DENY',
  'referrer-policy': 'no-referrer',
  'cross-origin-opener-policy': 'same-origin',
  'cross-origin-resource-policy': 'same-origin',
}
const told = (answer: Response) =>
  Object.fromEntries(Object.keys(always).map((name) => [name, answer.headers.get(name)]))

test('every kind of answer is protected: data, streams, files, errors, and what no route understands', async () => {
  const { ask } = await served()
  const answers = {
    data: await ask('/api/registers/organizations'),
    list: await ask('/api/organizations'),
    stream: await ask('/api/live'),
    file: await ask('/api/organizations/export?format=csv'),
    document: await ask('/api/openapi.json'),
    health: await ask('/health/live'),
    metrics: await ask('/metrics'),
    'signed out': await ask('/api/organizations', { headers: {} }),
    'not there': await ask('/api/nothing'),
    'not valid': await ask('/api/organizations?limit=x'),
    'not decodable': await ask('/api/%zz'),
    'other method': await ask('/api/organizations', { method: 'OPTIONS' }),
    'no JSON': await ask('/api/organizations', { method: 'POST', body: '{' }),
    cross: await ask('/api/session', { method: 'DELETE', headers: { 'sec-fetch-site': 'cross-site', cookie: 'cw=x' } }),
  }
  for (const [kind, answer] of Object.entries(answers)) {
    expect([kind, told(answer)]).toEqual([kind, always])
    const policy = answer.headers.get('content-security-policy') ?? ''
    expect([kind, policy]).toEqual([
      kind,
      expect.stringMatching(/^default-src 'none'.*frame-ancestors 'none'; sandbox$/),
    ])
    expect([kind, answer.headers.get('cache-control')]).toEqual([kind, 'no-store'])
    expect([kind, answer.headers.get('access-control-allow-origin')]).toEqual([kind, null])
    expect([kind, answer.headers.get('server'), answer.headers.get('x-powered-by')]).toEqual([kind, null, null])
    await answer.body?.cancel()
  }
})

test('the page takes scripts from files of this host alone and makes none from strings', async () => {
  const { ask } = await served()
  for (const path of ['/app', '/app/records/organizations', '/assets/missing.js', '/%zz']) {
    const answer = await ask(path, { headers: { accept: 'text/html' } })
    const policy = answer.headers.get('content-security-policy') ?? ''
    const directives = new Map(policy.split('; ').map((part) => [part.split(' ')[0], part]))
    expect([path, told(answer)]).toEqual([path, always])
    expect([path, policy]).toEqual([path, expect.not.stringMatching(/unsafe|nonce|https?:|\*/)])
    for (const directive of [
      "default-src 'self'",
      "script-src 'self'",
      "object-src 'none'",
      "base-uri 'none'",
      "frame-ancestors 'none'",
      "require-trusted-types-for 'script'",
      'trusted-types default',
    ])
      expect([path, directives.get(directive.split(' ')[0])]).toEqual([path, directive])
  }
})

test('what is no HTTP at all is refused in the same words, and the connection ends', async () => {
  const { port } = await served()
  const send = async (bytes: string) => {
    const socket = connect(port, '127.0.0.1')
    socket.end(bytes)
    return text(socket)
  }
  const nonsense = await send('HELO citywide\r\n\r\n')
  expect(nonsense).toMatch(/^HTTP\/1\.1 400 Bad Request\r\n/)
  expect(nonsense).toMatch(/\r\nx-content-type-options: nosniff\r\n/)
  expect(await send(`GET / HTTP/1.1\r\nhost: x\r\nx: ${'x'.repeat(20_000)}\r\n\r\n`)).toMatch(/^HTTP\/1\.1 431 /)
  // Two lengths: the way requests are smuggled past a proxy.
  const smuggled = 'POST /api/x HTTP/1.1\r\nhost: x\r\ncontent-length: 3\r\ntransfer-encoding: chunked\r\n\r\n0\r\n\r\n'
  expect(await send(smuggled)).toMatch(/^HTTP\/1\.1 400 /)
})

test('over TLS a browser is told to come over TLS for a year, on loopback it is not', () => {
  expect(headersFor('/app', true)['strict-transport-security']).toBe('max-age=31536000; includeSubDomains')
  expect(headersFor('/app', false)['strict-transport-security']).toBeUndefined()
})
