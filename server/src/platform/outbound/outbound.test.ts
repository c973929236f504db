import { brotliCompressSync, gzipSync } from 'node:zlib'
import { expect, test } from 'vitest'
import { type Allowed, readAllowed } from './allowed.ts'
import { fetchThrough } from './fetch.ts'
import { openOutbound, type OutboundOptions } from './outbound.ts'
import { OutboundError } from './refused.ts'
import { serveHttp, serveHttps, serveRaw } from './testing.ts'

const allow = (...entries: string[]) =>
  entries.map((entry) => readAllowed(entry)).filter((entry): entry is Allowed => entry !== undefined)
const local = (options: OutboundOptions = {}) => openOutbound({ allow: allow('http://127.0.0.1:*'), ...options })

/** The reason of a refusal, or the status of an answer. */
async function outcome(work: Promise<{ status: number }>): Promise<string | number> {
  try {
    return (await work).status
  } catch (error) {
    if (!(error instanceof OutboundError)) throw error
    return error.reason
  }
}

test.each([
  ['https://127.0.0.1/', 'NOT_PUBLIC'],
  ['https://2130706433/', 'NOT_PUBLIC'],
  ['https://0x7f000001/', 'NOT_PUBLIC'],
  ['https://0177.0.0.1/', 'NOT_PUBLIC'],
  ['https://127.1/', 'NOT_PUBLIC'],
  ['https://１２７.０.０.１/', 'NOT_PUBLIC'],
  ['https://127。0。0。1/', 'NOT_PUBLIC'],
  ['https://0/', 'NOT_PUBLIC'],
  ['https://localhost/', 'NOT_PUBLIC'],
  ['https://localhost./', 'NOT_PUBLIC'],
  ['https://[::1]/', 'NOT_PUBLIC'],
  ['https://[::ffff:7f00:1]/', 'NOT_PUBLIC'],
  ['https://[64:ff9b::7f00:1]/', 'NOT_PUBLIC'],
  ['https://[fe80::1%25eth0]/', 'UNREADABLE'],
  ['https://169.254.169.254/latest/meta-data/', 'NOT_PUBLIC'],
  ['http://8.8.8.8/', 'SCHEME'],
  ['file:///etc/passwd', 'UNREADABLE'],
  ['gopher://127.0.0.1/', 'SCHEME'],
  ['https://8.8.8.8:25/', 'PORT'],
  ['https://user:word@8.8.8.8/', 'UNREADABLE'],
  ['not an address', 'UNREADABLE'],
  ['https://nowhere.invalid/', 'UNRESOLVED'],
])('%s is not asked: %s', async (url, reason) => {
  expect(await outcome(openOutbound().request(url))).toBe(reason)
})

test('one inner address among public ones refuses the host', async () => {
  const outbound = openOutbound({ resolve: async () => ['8.8.8.8', '10.0.0.1'] })
  expect(await outcome(outbound.request('https://partner.example/'))).toBe('NOT_PUBLIC')
  await expect(outbound.check('https://partner.example/')).rejects.toThrow('inner network')
})

test('a name is resolved once: what a resolver answers the second time is not connected to', async () => {
  const asked: string[] = []
  const port = await serveHttp((_, answer) => answer.end('first'))
  const trap = await serveHttp((_, answer) => answer.end('trap'))
  expect(trap).not.toBe(port)
  const outbound = openOutbound({
    allow: allow(`http://rebound.example:${port}`),
    resolve: async (host) => {
      asked.push(host)
      return asked.length === 1 ? ['127.0.0.1'] : ['169.254.169.254']
    },
  })
  const { body } = await outbound.request(`http://rebound.example:${port}/`)
  expect(body.toString()).toBe('first')
  expect(asked).toEqual(['rebound.example'])
  expect(await outcome(outbound.request(`http://rebound.example:${port}/`))).toBe('NOT_PUBLIC')
})

test('the certificate and the Host header are those of the name, the connection goes to the checked address', async () => {
  const { port, authority } = await serveHttps(['partner.example'], (request, answer) =>
    answer.end(
      JSON.stringify({ host: request.headers.host, sni: (request.socket as { servername?: string }).servername }),
    ),
  )
  const options = { allow: allow('partner.example:*', 'other.example:*'), resolve: async () => ['127.0.0.1'] }
  const outbound = openOutbound({ ...options, authority })
  const { body } = await outbound.request(`https://partner.example:${port}/`)
  expect(JSON.parse(body.toString())).toEqual({ host: `partner.example:${port}`, sni: 'partner.example' })
  expect(await outcome(outbound.request(`https://other.example:${port}/`))).toBe('CERTIFICATE')
  expect(await outcome(openOutbound(options).request(`https://partner.example:${port}/`))).toBe('CERTIFICATE')
})

test('each redirect is checked as the first address was', async () => {
  const targets: Record<string, string> = {
    '/inner': 'https://10.0.0.1/',
    '/name': 'https://inside.example/',
    '/file': 'file:///etc/passwd',
    '/loop': '/loop',
    '/twice': '/once',
    '/once': '/end',
  }
  const port = await serveHttp(({ url = '' }, answer) => {
    const location = targets[url]
    if (location !== undefined) answer.writeHead(302, { location })
    answer.end('end')
  })
  const outbound = local({ resolve: async () => ['192.168.1.1'] })
  const ask = (path: string) => outcome(outbound.request(`http://127.0.0.1:${port}${path}`))
  expect(await ask('/inner')).toBe('NOT_PUBLIC')
  expect(await ask('/name')).toBe('NOT_PUBLIC')
  expect(await ask('/file')).toBe('UNREADABLE')
  expect(await ask('/loop')).toBe('REDIRECTS')
  expect(await ask('/twice')).toBe(200)
})

test('credentials stay with the host they were given for, and a write is never sent on', async () => {
  const seen: object[] = []
  const second = await serveHttp(({ headers, method }, answer) => {
    seen.push({ method, authorization: headers.authorization, key: headers['x-key'], accept: headers.accept })
    answer.end()
  })
  const first = await serveHttp((_, answer) => answer.writeHead(307, { location: `http://127.0.0.1:${second}/` }).end())
  const headers = { Authorization: 'Bearer secret', 'X-Key': 'secret', Accept: 'application/json' }
  await local().request(`http://127.0.0.1:${first}/`, { headers })
  expect(seen).toEqual([{ method: 'GET', authorization: undefined, key: undefined, accept: 'application/json' }])
  const write = await local().request(`http://127.0.0.1:${first}/`, { method: 'POST', body: '{}', headers })
  expect(write.status).toBe(307)
  expect(seen).toHaveLength(1)
})

test('a redirect from https to http is not followed, even where http is allowed', async () => {
  const plain = await serveHttp((_, answer) => answer.end('plain'))
  const { port, authority } = await serveHttps(['partner.example'], (_, answer) =>
    answer.writeHead(302, { location: `http://127.0.0.1:${plain}/` }).end(),
  )
  const entries = allow('partner.example:*', 'http://127.0.0.1:*')
  const outbound = openOutbound({ allow: entries, authority, resolve: async () => ['127.0.0.1'] })
  expect(await outcome(outbound.request(`https://partner.example:${port}/`))).toBe('SCHEME')
})

/** A host that sends a character every 20 ms, for ever. */
const dripping = (first: string) =>
  serveRaw((socket) => {
    socket.write(first)
    const drip = setInterval(() => socket.write('x'), 20)
    socket.once('close', () => clearInterval(drip))
  })

test('an answer ends within its time, however slowly it comes', async () => {
  const silent = await serveRaw(() => undefined)
  const headers = await dripping('HTTP/1.1 200 OK\r\nx-slow: ')
  const body = await dripping('HTTP/1.1 200 OK\r\ncontent-length: 100000\r\n\r\n')
  for (const port of [silent, headers, body])
    expect(await outcome(local({ time: 200 }).request(`http://127.0.0.1:${port}/`))).toBe('TIME_OUT')
  const stuck = openOutbound({ time: 100, resolve: () => new Promise(() => undefined) })
  expect(await outcome(stuck.request('https://slow.example/'))).toBe('TIME_OUT')
  const signal = AbortSignal.timeout(50)
  expect(await outcome(local().request(`http://127.0.0.1:${silent}/`, { signal }))).toBe('STOPPED')
})

test('headers, bodies and packed bodies are bounded', async () => {
  const large = Buffer.alloc(64 * 1024 * 1024)
  const packed: Record<string, [string, Buffer]> = {
    '/gzip': ['gzip', gzipSync(large)],
    '/brotli': ['br', brotliCompressSync(large)],
    '/damaged': ['gzip', Buffer.from('not gzip at all')],
    '/cut': ['gzip', gzipSync(Buffer.from('a'.repeat(9_999))).subarray(0, 20)],
    '/unknown': ['compress', Buffer.from('x')],
    '/twice': ['gzip, gzip', gzipSync(gzipSync(large))],
    '/fine': ['gzip', gzipSync(Buffer.from('你好'))],
    '/fine-brotli': ['br', brotliCompressSync(Buffer.from('你好'))],
  }
  const port = await serveHttp(({ url = '' }, answer) => {
    const [encoding, body] = packed[url] ?? []
    if (encoding !== undefined) answer.writeHead(200, { 'content-encoding': encoding }).end(body)
    else if (url === '/headers') answer.writeHead(200, { 'x-long': 'x'.repeat(17 * 1024) }).end()
    else if (url === '/said') answer.writeHead(200, { 'content-length': 6 * 1024 * 1024 }).end()
    else {
      const write = (): void => {
        while (!answer.destroyed && answer.write(Buffer.alloc(64 * 1024)));
      }
      answer.on('drain', write)
      write()
    }
  })
  const ask = (path: string) => outcome(local().request(`http://127.0.0.1:${port}${path}`))
  expect(await ask('/headers')).toBe('HEADERS_TOO_LARGE')
  for (const path of ['/said', '/endless', '/gzip', '/brotli'])
    expect([path, await ask(path)]).toEqual([path, 'BODY_TOO_LARGE'])
  for (const path of ['/damaged', '/cut', '/unknown', '/twice'])
    expect([path, await ask(path)]).toEqual([path, 'ENCODING'])
  for (const path of ['/fine', '/fine-brotli'])
    expect((await local().request(`http://127.0.0.1:${port}${path}`)).body.toString()).toBe('你好')
})

test('a broken connection and a closed port are told apart from a refusal', async () => {
  const port = await serveRaw((socket) => socket.end('HTTP/1.1 200 OK\r\ncontent-length: 9\r\n\r\ncut'))
  expect(await outcome(local().request(`http://127.0.0.1:${port}/`))).toBe('UNREACHABLE')
  const nonsense = await serveRaw((socket) => socket.end('SSH-2.0-OpenSSH\r\n'))
  expect(await outcome(local().request(`http://127.0.0.1:${nonsense}/`))).toBe('UNREACHABLE')
})

test('libraries that take a fetch get one', async () => {
  const port = await serveHttp((request, answer) => {
    if (request.url === '/moved') return answer.writeHead(302, { location: '/elsewhere' }).end()
    if (request.url === '/nothing') return answer.writeHead(204).end()
    const parts: Buffer[] = []
    request.on('data', (part: Buffer) => parts.push(part))
    return request.on('end', () =>
      answer
        .writeHead(200, { 'content-type': 'application/json', 'set-cookie': ['a=1', 'b=2'] })
        .end(JSON.stringify({ type: request.headers['content-type'], body: Buffer.concat(parts).toString() })),
    )
  })
  const ask = fetchThrough(local())
  const form = new URLSearchParams({ code: 'a b' })
  const answer = await ask(`http://127.0.0.1:${port}/token`, { method: 'POST', body: form })
  expect(answer.headers.getSetCookie()).toEqual(['a=1', 'b=2'])
  expect(await answer.json()).toEqual({ type: 'application/x-www-form-urlencoded;charset=UTF-8', body: 'code=a+b' })
  const moved = await ask(new URL(`http://127.0.0.1:${port}/moved`), { redirect: 'manual' })
  expect([moved.status, moved.headers.get('location')]).toEqual([302, '/elsewhere'])
  expect((await ask(`http://127.0.0.1:${port}/nothing`)).status).toBe(204)
})
