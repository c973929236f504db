import { type ChildProcess, execFileSync, spawn } from 'node:child_process'
import { once } from 'node:events'
import { existsSync } from 'node:fs'
import { chmod, mkdtemp, rm } from 'node:fs/promises'
import { createServer } from 'node:net'
import { userInfo } from 'node:os'
import { setTimeout } from 'node:timers/promises'
import { createConnection } from 'mysql2/promise'
import { expect, onTestFinished, test } from 'vitest'
import { readAllowed } from '#platform/outbound/allowed.ts'
import { openOutbound } from '#platform/outbound/outbound.ts'
import { askDatabase } from './query.ts'

const server = '/usr/sbin/mariadbd'
const isThere = existsSync(server) && existsSync('/usr/bin/mariadb-install-db')

/** A MariaDB of this test alone, with one table and one user who may read. */
async function freshMaria(): Promise<number> {
  // A short path: that of its socket may have a hundred letters.
  const folder = await mkdtemp('/tmp/cw-maria-')
  await chmod(folder, 0o777)
  const root = userInfo().uid === 0 ? ['--user=root'] : []
  const data = [`--datadir=${folder}/data`, ...root]
  execFileSync(
    '/usr/bin/mariadb-install-db',
    ['--no-defaults', ...data, '--auth-root-authentication-method=normal', '--skip-test-db'],
    {
      stdio: 'ignore',
    },
  )
  const port = await freePort()
  const bounds = ['--innodb-buffer-pool-size=16M', '--skip-log-bin', '--skip-name-resolve', '--bind-address=127.0.0.1']
  const maria: ChildProcess = spawn(
    server,
    ['--no-defaults', ...data, `--port=${port}`, `--socket=${folder}/s`, `--pid-file=${folder}/pid`, ...bounds],
    { stdio: 'ignore' },
  )
  onTestFinished(async () => {
    maria.kill('SIGTERM')
    if (maria.exitCode === null) await once(maria, 'exit')
    await rm(folder, { recursive: true, force: true })
  })
  const connection = await connected(`${folder}/s`, maria)
  for (const statement of [
    'create database city character set utf8mb4',
    'use city',
    'create table city.reading (id bigint primary key, at timestamp(3) null, local datetime, value float, big decimal(20,2), name varchar(20))',
    `insert into city.reading select seq, from_unixtime(1700000000 + seq), '2026-11-22 16:00:00', seq + 0.1, 12345678901234567.25, '天坛'
       from seq_1_to_30`,
    "create user 'reader'@'%' identified by 'hush'",
    "grant select, insert on city.* to 'reader'@'%'",
  ])
    await connection.query(statement)
  await connection.end()
  return port
}

async function freePort(): Promise<number> {
  const held = createServer().listen(0, '127.0.0.1')
  await once(held, 'listening')
  const address = held.address()
  held.close()
  return typeof address === 'object' ? (address?.port ?? 0) : 0
}

/** Waits until it answers, or has ended. */
async function connected(socketPath: string, maria: ChildProcess) {
  for (;;) {
    try {
      return await createConnection({ socketPath, user: 'root', timezone: 'Z' })
    } catch (error) {
      if (maria.exitCode !== null) throw error
      await setTimeout(50)
    }
  }
}

const code = (given: Promise<unknown>) => given.catch((error: unknown) => (error as { code?: string }).code)

test.skipIf(!isThere)(
  'MySQL and MariaDB are asked read only, and give values as they write them (mariadb-server)',
  async () => {
    const port = await freshMaria()
    const allowed = readAllowed('http://127.0.0.1:*')
    const outbound = openOutbound({ allow: allowed ? [allowed] : [] })
    const ask = (query: string, more: { password?: string; tls?: 'verified'; seconds?: number; since?: string } = {}) =>
      askDatabase(
        {
          engine: 'mysql',
          host: '127.0.0.1',
          port,
          database: 'city',
          user: 'reader',
          tls: more.tls ?? 'off',
          authority: null,
          query,
          follow: query.includes(':since') ? { column: 'id', begin: '0' } : null,
        },
        { outbound, password: more.password ?? 'hush', rows: 4, seconds: more.seconds ?? 10, since: more.since },
      )
    const page = await ask('select id, at, local, value, big, name from reading where id > :since order by id;')
    expect(page.rows[0]).toStrictEqual([
      '1',
      '2023-11-14 22:13:21.000Z',
      '2026-11-22 16:00:00',
      '1.1',
      '12345678901234567.25',
      '天坛',
    ])
    expect([page.rows.length, page.more, page.since]).toStrictEqual([4, true, '4'])
    const last = await ask('select id from reading where id > :since order by id', { since: '28' })
    expect([last.rows, last.more, last.since]).toStrictEqual([[['29'], ['30']], false, '30'])
    // A value is a value, whatever is written in it.
    expect(
      (await ask('select id from reading where name = :since order by id', { since: "x' or 1=1 -- " })).rows,
    ).toStrictEqual([])

    expect(await code(ask('select nothing from reading'))).toBe('QUERY_REFUSED')
    expect(await code(ask('select 1; select 2'))).toBe('QUERY_REFUSED')
    expect(await code(ask('with a as (select 1) insert into reading (id) select 99'))).toMatch(/QUERY_/)
    expect(await code(ask('select sleep(20)', { seconds: 1 }))).toBe('QUERY_TIME_OUT')
    expect(await code(ask('select 1', { password: 'other' }))).toBe('DATABASE_SIGN_IN')
    expect(await code(ask('select 1', { tls: 'verified' }))).toBe('DATABASE_TLS')
    expect((await ask('select count(*) from reading')).rows).toStrictEqual([['30']])
  },
)
