import { Writable } from 'node:stream'
import { expect, onTestFinished, test } from 'vitest'
import { freshDatabase } from '../postgres/testing.ts'
import { openApp } from './app.ts'
import { loggedError } from './log.ts'

const secret = 'Zhang-San-310101199001011234'

test('an error of the database is logged by its names, never by what somebody wrote', async () => {
  const pool = await freshDatabase()
  const errors = await Promise.all(
    [
      `select '${secret}'::uuid`,
      `insert into account (id, login, name) values (gen_random_uuid(), '${secret}', '{}'), (gen_random_uuid(), '${secret}', '{}')`,
      `select '${secret}'::int + 1`,
      `select ${secret.replaceAll('-', '_')} from account`,
    ].map((sql) =>
      pool.query(sql).then(
        () => expect.unreachable(sql),
        (error: unknown) => error,
      ),
    ),
  )
  for (const error of errors) {
    const logged = JSON.stringify(loggedError(error))
    expect(logged).not.toMatch(/Zhang|310101/)
    expect(logged).toMatch(/"code":"[0-9A-Z]{5}"/)
  }
})

test('messages lose what stands in quotation marks, addresses, numbers and tokens; causes are followed, not for ever', () => {
  const cause = new Error('Key (login)=(zhang@example.org) for cw_abcdefgh_0123456789abcdefghijklmnopqrstuvwx')
  const logged = loggedError(new TypeError("bad “秘密” and 'x' at https://a.example/?token=1 13800138000", { cause }))
  expect(logged).toMatchObject({ type: 'TypeError', message: 'bad … and … at … …', cause: { message: 'Key … for …' } })
  expect(logged.stack).toMatch(/^at /)
  const circle = new Error('round')
  circle.cause = circle
  expect(JSON.stringify(loggedError(circle)).match(/round/g)).toHaveLength(5)
  for (const odd of [undefined, null, 'text', 7, {}, Object.create(null)])
    expect(loggedError(odd)).toMatchObject({ message: 'not an error' })
})

test('the log of a request names its route and nothing of its address, headers or body', async () => {
  const lines: string[] = []
  const stream = new Writable({
    write(line: Buffer, _, done) {
      lines.push(line.toString())
      done()
    },
  })
  const app = await openApp({
    pool: await freshDatabase(),
    publicUrl: 'http://localhost',
    version: '0.0.0',
    logLevel: 'trace',
    logTo: stream,
  })
  onTestFinished(() => app.close())
  app.post('/api/people/:id', { config: { access: 'public' } }, () => {
    throw new Error(`not found: "${secret}"`)
  })
  const answer = await app.inject({
    method: 'POST',
    url: `/api/people/${secret}?q=${secret}`,
    headers: { authorization: `Bearer ${secret}`, cookie: `cw=${secret}`, 'user-agent': `x\nlevel":60 ${secret}` },
    payload: { name: secret },
  })
  await app.inject({ url: `/%zz${secret}` })
  await app.inject({
    method: 'POST',
    url: '/api/people/1',
    payload: `{"${secret}`,
    headers: { 'content-type': 'application/json' },
  })
  expect(answer.statusCode).toBe(500)
  expect(answer.body).not.toContain('not found:')
  const log = lines.join('')
  expect(log).toContain('/api/people/:id')
  expect(log).toContain('request failed')
  expect(log).not.toMatch(/Zhang|310101/)
  // One line, one entry: nothing that was sent begins another.
  for (const line of lines) expect(() => JSON.parse(line)).not.toThrow()
})
