import { randomUUIDv7 } from 'node:crypto'
import { expect, onTestFinished, test } from 'vitest'
import { freshApp } from '../../testing.ts'
import { transaction } from '../postgres/pool.ts'
import { freshDatabase } from '../postgres/testing.ts'
import { once } from './idempotency.ts'

const city = { title: { zh: '澄川市', en: 'Chengchuan' }, kind: 'city', madeUp: true, code: 'chengchuan' }
const office = { name: { zh: '数据局', en: 'Data office' }, kind: 'department', sector: 'public' }

async function start() {
  const whole = await freshApp()
  await whole.create('scopes', city)
  const post = (payload: object, key = 'one-wish-1') =>
    whole.send({ method: 'POST', url: '/api/organizations', payload, headers: { 'idempotency-key': key } })
  return { ...whole, post }
}

test('of twenty twins at the same moment one is done, and all get its answer', async () => {
  const { pool, post } = await start()
  const answers = await Promise.all(Array.from({ length: 20 }, () => post(office)))
  expect(new Set(answers.map(({ statusCode }) => statusCode))).toEqual(new Set([201]))
  expect(new Set(answers.map(({ body }) => body)).size).toBe(1)
  expect(answers.filter(({ headers }) => headers['idempotent-replay'] === '1')).toHaveLength(19)
  for (const [table, rows] of [
    ['organization', 1],
    [`record_version where noun = 'Organization'`, 1],
    [`audit where noun = 'Organization'`, 1],
  ] as const)
    expect([table, (await pool.query(`select from ${table}`)).rowCount]).toEqual([table, rows])
})

test('twins with other content, or without a key, are refused', async () => {
  const { post, send } = await start()
  expect((await post(office)).statusCode).toBe(201)
  const other = await post({ ...office, sector: 'private' })
  expect([other.statusCode, other.json().code]).toEqual([422, 'KEY_REUSED'])
  const short = await send({
    method: 'POST',
    url: '/api/organizations',
    payload: office,
    headers: { 'idempotency-key': 'short' },
  })
  expect([short.statusCode, short.json().code]).toEqual([428, 'KEY_NEEDED'])
})

test('a twin waits two seconds for the first, then it is told when to come back', async () => {
  const { pool, post } = await start()
  const first = await pool.connect()
  onTestFinished(() => first.release())
  await first.query('begin')
  await first.query(
    `insert into idempotent_request (account_id, key, fingerprint) select id, 'one-wish-1', '' from account where login = 'officer'`,
  )
  const twin = await post(office)
  expect([twin.statusCode, twin.json().code, twin.headers['retry-after']]).toEqual([503, 'BUSY', '2'])
  await first.query('rollback')
  // The first came to nothing, so the twin is the one that is done.
  expect((await post(office)).statusCode).toBe(201)
})

test('what was refused is not remembered: the mended request goes through under its own key', async () => {
  const { post, pool } = await start()
  expect((await post({ ...office, sector: 'nonsense' })).statusCode).toBe(400)
  const dangling = await post({ ...office, parentId: randomUUIDv7() })
  expect([dangling.statusCode, dangling.json().code]).toEqual([422, 'NO_SUCH_RECORD'])
  expect((await pool.query('select from idempotent_request where status <> 201')).rowCount).toBe(0)
  expect((await post(office)).statusCode).toBe(201)
})

test('an answer that is too long is not kept, and who asks again is told that it was done', async () => {
  const pool = await freshDatabase()
  const request = { method: 'POST', url: '/x', body: {}, headers: { 'idempotency-key': 'one-wish-1' } }
  const account = randomUUIDv7()
  let done = 0
  const ask = (length: number) =>
    transaction(pool, (client) =>
      once(client, request as unknown as Parameters<typeof once>[1], account, async () => {
        done += 1
        return { status: 200, body: 'x'.repeat(length) }
      }),
    )
  expect((await ask(65_535)).replayed).toBe(false)
  await expect(ask(65_535)).rejects.toThrow(/done already/)
  expect(done).toBe(1)
})

test.each(['40001', '40P01'])('a transaction that ends with %s is tried again from its beginning', async (state) => {
  const pool = await freshDatabase()
  let attempts = 0
  const count = await transaction(pool, async (client) => {
    attempts += 1
    await client.query(`insert into installation (name, value) values ('tried', '1')`)
    if (attempts < 3) await client.query(`do $$ begin raise exception 'again' using errcode = '${state}'; end $$`)
    return (await client.query('select from installation')).rowCount
  })
  expect([attempts, count]).toEqual([3, 1])
})

test('of many changes made from the same version one is kept', async () => {
  const { create, send } = await start()
  const { id } = await create('organizations', office)
  const change = (n: number, headers: Record<string, string>) =>
    send({ method: 'PATCH', url: `/api/organizations/${id}`, headers, payload: { name: { en: `Office ${n}` } } })
  const answers = await Promise.all(Array.from({ length: 12 }, (_, n) => change(n, { 'if-match': '"1"' })))
  const statuses = answers.map(({ statusCode }) => statusCode).toSorted((one, other) => one - other)
  expect(statuses).toEqual([200, ...Array.from({ length: 11 }, () => 412)])
  expect((await change(0, {})).json().code).toBe('MATCH_NEEDED')
})
