import { expect, onTestFinished, test } from 'vitest'
import { clientOf, freshDatabase } from '../postgres/testing.ts'
import { changesAfter, endOfChanges } from './changes.ts'
import { type FeedEvent, startFeed } from './feed.ts'

const scope = `insert into scope (id, city_id, scope_id, code, title, kind, made_up)
  values ($1, $1, $1, $2, '{"zh":"城"}', 'city', true)`
const organization = `insert into organization (id, city_id, scope_id, name, kind, sector)
  values ($1, $2, $2, '{"zh":"局"}', 'department', 'public')`
const first = '01900000-0000-7000-8000-000000000001'
const second = '01900000-0000-7000-8000-000000000002'

test('a row that took an early number and commits late is not skipped', async () => {
  const pool = await freshDatabase()
  await pool.query(scope, [first, 'a'])
  const start = await endOfChanges(pool)
  const late = await pool.connect()
  await late.query('begin')
  await late.query(organization, [first, first])
  await pool.query(organization, [second, first])
  expect(await changesAfter(pool, start)).toEqual([])
  await late.query('commit')
  late.release()
  const changes = await changesAfter(pool, start)
  expect(changes.map(({ id }) => id)).toEqual([first, second])
  expect(await changesAfter(pool, changes[0]?.position ?? start)).toHaveLength(1)
})

test('transactions come by their numbers, also where these get one more digit', async () => {
  const pool = await freshDatabase()
  await pool.query('delete from change_log')
  await pool.query(
    `insert into change_log (tx, tbl, op, row_id) select n::text::xid8, 'scope', 'I', $1 from unnest(array[99, 100, 8, 12, 9]) n`,
    [first],
  )
  const changes = await changesAfter(pool, { tx: '0', seq: 0 })
  expect(changes.map(({ position }) => position.tx)).toEqual(['8', '9', '12', '99', '100'])
  const [early] = await changesAfter(pool, { tx: '0', seq: 0 }, 1)
  expect(early?.position.tx).toBe('8')
  expect((await endOfChanges(pool)).tx).toBe('100')
})

test('a change names the fields that differ, with old and new values, and who made it; a write that changes nothing is silent', async () => {
  const pool = await freshDatabase()
  await pool.query(scope, [first, 'a'])
  const start = await endOfChanges(pool)
  await pool.query(`update scope set code = 'b', version = version + 1 where id = $1`, [first])
  await pool.query(`update scope set version = version + 1 where id = $1`, [first])
  const changes = await changesAfter(pool, start)
  expect(changes).toMatchObject([{ table: 'scope', op: 'U', fields: ['code'], old: { code: 'a' }, new: { code: 'b' } }])
})

test('names of people never reach the log, only that they changed', async () => {
  const pool = await freshDatabase()
  await pool.query(scope, [first, 'a'])
  await pool.query(organization, [second, first])
  await pool.query(
    `insert into person (id, city_id, scope_id, name, org_id, active) values ($1, $1, $1, '王明', $2, true)`,
    [first, second],
  )
  await pool.query(`update person set name = '王明明', active = false`)
  const { rows } = await pool.query<{ log: string }>('select json_agg(c)::text as log from change_log c')
  expect(rows[0]?.log).not.toContain('王明')
  expect(rows[0]?.log).toContain('"name"')
})

test('the feed hears every change once and in order, also after its connection was cut', async () => {
  const pool = await freshDatabase()
  const feed = await startFeed(pool, () => clientOf(pool))
  onTestFinished(() => feed.stop())
  const heard: string[] = []
  const { promise: all, resolve } = Promise.withResolvers<void>()
  feed.subscribe((event: FeedEvent) => {
    if (event.kind !== 'change') return
    heard.push(event.change.id ?? '')
    if (heard.length === 20) resolve()
  })
  const ids = Array.from({ length: 20 }, (_, n) => `01900000-0000-7000-8000-${String(n).padStart(12, '0')}`)
  for (const [n, id] of ids.entries()) {
    if (n === 10) {
      await pool.query(
        `select pg_terminate_backend(pid) from pg_stat_activity where query like 'listen%' and datname = current_database()`,
      )
    }
    await pool.query(scope, [id, `city-${n}`])
  }
  await all
  expect(heard).toEqual(ids)
})

test('a register with a column of any name is logged whole', async () => {
  const pool = await freshDatabase()
  await pool.query(scope, [first, 'a'])
  await pool.query(
    `insert into indicator (id, city_id, scope_id, code, framework, title, unit, direction, used_for_benefit, social, disaggregated, automated)
     values ($1, $2, $2, 'X', 'CITY', '{"zh":"指标"}', '%', 'up', true, true, false, true)`,
    [second, first],
  )
  await pool.query(
    `insert into indicator_value (id, city_id, scope_id, indicator_id, observed_at, value, method, quality, n, status)
     values ($1, $1, $1, $2, now(), 4, 'computed', 'good', 7, 'final')`,
    [first, second],
  )
  const start = await endOfChanges(pool)
  await pool.query('update indicator_value set n = 8, value = 5')
  expect(await changesAfter(pool, start)).toMatchObject([
    { fields: ['n', 'value'], old: { n: 7 }, new: { n: 8, value: 5 } },
  ])
  const { rows } = await pool.query(
    `select new ->> 'n' as n from change_log where tbl = 'indicator_value' and op = 'I'`,
  )
  expect(rows).toEqual([{ n: '7' }])
})
