import { array, assert, integer, property } from 'fast-check'
import { expect, inject, test } from 'vitest'
import { openOutbound } from '#platform/outbound/outbound.ts'
import { freshDatabase } from '#platform/postgres/testing.ts'
import type { Inquiry } from './inquiry.ts'
import { askPostgres } from './postgres.ts'
import { askDatabase, followed } from './query.ts'

test('in pages of any size, every row is read once and none is missed', () => {
  assert(
    property(array(integer({ min: 0, max: 12 }), { maxLength: 60 }), integer({ min: 1, max: 20 }), (given, size) => {
      const table = given.toSorted((a, b) => a - b).map((value, row) => [String(value), String(row)])
      const read: string[] = []
      let since = '-1'
      for (let run = 0; run < 100; run += 1) {
        const rows = table.filter(([value]) => Number(value) > Number(since)).slice(0, size + 1)
        const most = Math.max(...[...Map.groupBy(given, (value) => value).values()].map(({ length }) => length), 0)
        if (most > size) return // such a source is told so, see below
        const page = followed({ columns: ['at', 'row'], rows }, 'at', since, size)
        read.push(...page.rows.map(([, row]) => row ?? ''))
        since = page.since ?? since
        if (!page.more) break
      }
      expect(read).toStrictEqual(table.map(([, row]) => row))
    }),
    { seed: 7 },
  )
})

const page = (values: (string | null)[], size = 10) =>
  followed({ columns: ['at'], rows: values.map((value) => [value]) }, 'at', undefined, size)

test('rows out of order, without the column or all of one value are refused: some would be missed', () => {
  expect(() => page(['2', '10', '9'])).toThrow(expect.objectContaining({ code: 'FOLLOW_UNORDERED' }))
  expect(() => page(['1', null])).toThrow(expect.objectContaining({ code: 'FOLLOW_UNORDERED' }))
  expect(() => page(['1', '1', '1'], 2)).toThrow(expect.objectContaining({ code: 'FOLLOW_STUCK' }))
  expect(page(['9', '10', '10', '11'], 3)).toMatchObject({ rows: [['9'], ['10'], ['10']], more: true, since: '10' })
  expect(page([]).since).toBeUndefined()
})

const code = (given: Promise<unknown>) => given.catch((error: unknown) => (error as { code?: string }).code)

test('PostgreSQL is asked read only, from where the last run ended, and gives values as it writes them', async () => {
  const pool = await freshDatabase()
  await pool.query(`create sequence counter; create table reading (id bigint primary key, at timestamptz, local timestamp, value float8, name text);
    insert into reading select n, '2026-11-22T08:00:00Z'::timestamptz + n * interval '1 minute',
      '2026-11-22 16:00:00', n + 0.1, 'a' from generate_series(1, 30) n`)
  const { database } = pool.options
  const { host, port, user, password } = inject('postgres')
  const ask = (query: string, more: Partial<Inquiry> = {}) =>
    askPostgres({
      settings: { host: 'db.city', port, database: database ?? '', user, tls: 'off', authority: null },
      address: host,
      password,
      query,
      since: '27',
      most: 5,
      seconds: 10,
      ...more,
    })
  const { columns, rows } = await ask('select id, at, local, value from reading where id > :since order by id')
  expect(columns).toStrictEqual(['id', 'at', 'local', 'value'])
  expect(rows).toHaveLength(3)
  expect(rows[0]).toStrictEqual(['28', '2026-11-22 08:28:00+00', '2026-11-22 16:00:00', '28.1'])
  expect((await ask("select name || '::since' from reading where at < now()")).rows).toHaveLength(5)

  expect(await code(ask('select nothing from reading'))).toBe('QUERY_REFUSED')
  expect(await code(ask('select 1; drop table reading'))).toBe('QUERY_REFUSED')
  expect(await code(ask('with gone as (delete from reading returning id) select id from gone'))).toBe('QUERY_REFUSED')
  expect(await code(ask("select nextval('counter')"))).toBe('QUERY_WRITES')
  expect(await code(ask('select pg_sleep(30)', { seconds: 1 }))).toBe('QUERY_TIME_OUT')
  expect(await code(ask('select 1', { password: 'other' }))).toBe('DATABASE_SIGN_IN')
  expect(await code(ask('select 1', { address: '/nowhere' }))).toBe('DATABASE_AWAY')
  expect((await pool.query('select from reading')).rowCount).toBe(30)
})

test('what is no question, and a database that is not listed, are not asked', async () => {
  const settings = { engine: 'postgresql', host: '127.0.0.1', port: 5432, database: 'x', user: 'y' } as const
  const ask = (query: string) =>
    askDatabase(
      { ...settings, tls: 'off', authority: null, follow: null, query },
      { outbound: openOutbound(), password: '', rows: 1, seconds: 1 },
    )
  for (const query of ['delete from a', 'call b()', '-- select\nupdate a set b = 1', "select 1 into outfile '/tmp/a'"])
    await expect(ask(query)).rejects.toMatchObject({ code: 'QUERY_WRITES' })
  await expect(ask('select 1;')).rejects.toMatchObject({ reason: 'NOT_LISTED' })
})
