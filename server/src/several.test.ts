/** Several servers on one database, behind one address: whoever is asked, and whoever is left. */
import { randomUUID, randomUUIDv7 } from 'node:crypto'
import { once } from 'node:events'
import { expect, onTestFinished, test } from 'vitest'
import { keepAccount, renewKey } from './platform/access/store.ts'
import { type Server, startInstance } from './platform/instance/testing.ts'

const json = { 'content-type': 'application/json' }

test('what one server takes reaches the screens of the other, which goes on alone when the first is killed', async () => {
  const city = await startInstance()
  onTestFinished(() => city.remove())
  const second = await city.another()
  const name = { zh: '数据专员', en: 'Data steward' }
  await keepAccount(city.pool, { id: randomUUIDv7(), login: 'steward', name, roles: ['program'] })
  const key = await renewKey(city.pool, 'steward', randomUUIDv7(), 1)
  const ask = (server: Server, method: string, path: string, body?: object) =>
    fetch(`${server.address}${path}`, {
      method,
      headers: { authorization: `Bearer ${key}`, ...json, 'idempotency-key': randomUUID() },
      ...(body && { body: JSON.stringify(body) }),
    })
  const listen = async (path: string) => {
    const cut = new AbortController()
    onTestFinished(() => cut.abort())
    const answer = await fetch(`${second.address}${path}`, {
      headers: { authorization: `Bearer ${key}` },
      signal: cut.signal,
    })
    const reader = answer.body?.pipeThrough(new TextDecoderStream()).getReader()
    let heard = ''
    return async (words: string) => {
      while (!heard.includes(words)) heard += (await reader?.read())?.value ?? ''
    }
  }
  const observe = (server: Server, at: string) =>
    ask(server, 'POST', '/api/observations', { observations: [{ stream: 'air.a', at, value: 7 }] })

  const records = await listen('/api/live')
  const scope = { code: 'a', title: { zh: '城', en: 'City' }, kind: 'city', madeUp: true }
  expect((await ask(city, 'POST', '/api/scopes', scope)).status).toBe(201)
  await records('"noun":"Scope"')

  const title = { zh: '细颗粒物', en: 'PM2.5' }
  const stream = { title, property: 'pm2.5', unit: 'ug/m3', scope: 'a', intervalSeconds: 3_600 }
  expect((await ask(city, 'PUT', '/api/streams/air.a', stream)).status).toBe(201)
  const values = await listen('/api/live/observations?mode=every')
  expect((await observe(city, '2026-11-21T08:00:00Z')).status).toBe(201)
  await values('1795248000000')

  city.process.kill('SIGKILL')
  await once(city.process, 'exit')
  expect((await observe(second, '2026-11-21T09:00:00Z')).status).toBe(201)
  await values('1795251600000')
  const written = await ask(second, 'POST', '/api/roadmaps', { edition: 1, status: 'draft', reviewDueAt: '2027-01-01' })
  expect(written.status).toBe(201)
  await records('"noun":"Roadmap"')
  // What judges, counts and sends follows the log in whichever process is left.
  await expect
    .poll(
      async () => {
        const { rows } = await city.pool.query<{ behind: number }>(
          `select count(*) as behind from change_log c where (c.tx, c.seq) > (select p.tx, p.seq from evidence_position p where reader = 'evidence')`,
        )
        return rows[0]?.behind
      },
      { timeout: 60_000 },
    )
    .toBe(0)
})
