import { spawn } from 'node:child_process'
import { once } from 'node:events'
import { mkdir, readFile, realpath, stat, writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import { createInterface } from 'node:readline'
import { expect, onTestFinished, test } from 'vitest'
import { processesIn, processName } from './processes.ts'
import { PostgresRefused, startEmbeddedPostgres } from './start.ts'
import { preparedDirectory, start, temporaryFolder } from './testing.ts'

const numbers = 'select n from number order by n'

test('what was written is there after a stop and a new start, under the same password', async () => {
  const directory = join(await temporaryFolder(), 'postgres')
  const first = await start({ directory })
  await first.query('create table number (n int); insert into number values (1)')
  await first.stop()
  expect(first.pid).toBeUndefined()
  expect(await processesIn(join(directory, 'cluster'))).toEqual([])
  const second = await start({ directory })
  expect(await second.query(numbers)).toEqual([{ n: 1 }])
  expect(second.password).toBe(first.password)
})

test('the server speaks UTF-8, orders by code point, keeps checksums and listens nowhere but on its socket', async () => {
  const postgres = await start({ directory: await preparedDirectory() })
  const [setting] = await postgres.query(
    `select current_setting('server_encoding') as encoding, current_setting('data_checksums') as checksums,
       current_setting('listen_addresses') as addresses, current_setting('password_encryption') as passwords,
       (select datlocale from pg_database where datname = current_database()) as locale`,
  )
  expect(setting).toEqual({
    encoding: 'UTF8',
    checksums: 'on',
    addresses: '',
    passwords: 'scram-sha-256',
    locale: 'C.UTF-8',
  })
  expect((await stat(join(postgres.directory, 'password'))).mode & 0o777).toBe(0o600)
  expect((await stat(postgres.host)).mode & 0o777).toBe(0o700)
})

test('a wrong password is refused', async () => {
  const postgres = await start({ directory: await preparedDirectory() })
  await writeFile(join(postgres.directory, 'password'), 'guess')
  await postgres.stop()
  await expect(start({ directory: postgres.directory })).rejects.toThrow(/password authentication failed/)
  expect(await processesIn(join(postgres.directory, 'cluster'))).toEqual([])
})

test('below a path too long for a socket the socket lies in a short folder of its own', async () => {
  const directory = join(await temporaryFolder(), 'd'.repeat(100), 'postgres')
  const postgres = await start({ directory })
  expect(postgres.host.startsWith(directory)).toBe(false)
  expect((await stat(postgres.host)).mode & 0o077).toBe(0)
  expect(await postgres.query('select 1 as one')).toEqual([{ one: 1 }])
  await postgres.stop()
  await expect(stat(postgres.host)).rejects.toThrow(/ENOENT/)
})

test('a second server on the same data is refused and the first goes on', async () => {
  const directory = await preparedDirectory()
  const first = await start({ directory })
  await expect(start({ directory })).rejects.toThrow(
    new RegExp(`in use by Citywide, process ${process.pid}.*进程 ${process.pid} 使用`),
  )
  expect(await first.query('select 1 as one')).toEqual([{ one: 1 }])
  expect(first.events.some(({ kind }) => kind === 'ended')).toBe(false)
})

test('a server that outlived its killed parent is ended, and what it held is kept', async () => {
  const directory = await preparedDirectory()
  const parent = spawn(process.execPath, ['--input-type=module', '--eval', parentOf(directory)], {
    cwd: import.meta.dirname,
    stdio: ['ignore', 'pipe', 'inherit'],
  })
  onTestFinished(() => void parent.kill('SIGKILL'))
  const [pid] = (await once(createInterface({ input: parent.stdout }), 'line')) as [string]
  parent.kill('SIGKILL')
  await once(parent, 'exit')
  expect(await processName(Number(pid))).toBeDefined()
  const heir = await start({ directory })
  expect(heir.events).toContainEqual({ kind: 'survivor ended', pid: Number(pid) })
  expect(await processName(Number(pid))).toBeUndefined()
  expect(await heir.query(numbers)).toEqual([{ n: 1 }])
})

/** Writes a row, says which PostgreSQL holds it, and waits to be killed. */
function parentOf(directory: string): string {
  return `
    import { Client } from 'pg'
    import { startEmbeddedPostgres } from '${new URL('start.ts', import.meta.url).href}'
    const postgres = await startEmbeddedPostgres({ directory: '${directory}' })
    const client = new Client(postgres)
    await client.connect()
    await client.query('create table number (n int); insert into number values (1)')
    process.stdout.write(postgres.pid + '\\n')
    setInterval(() => undefined, 1000)`
}

test('a lock file whose number now belongs to a stranger does not keep the server down', async () => {
  const directory = await preparedDirectory()
  const first = await start({ directory })
  const lock = join(directory, 'cluster/postmaster.pid')
  const text = await readFile(lock, 'utf8')
  await first.stop()
  const stranger = spawn('sleep', ['600'])
  onTestFinished(() => void stranger.kill())
  await writeFile(lock, text.replace(/^\d+/, String(stranger.pid)))
  const second = await start({ directory })
  expect(await second.query('select 1 as one')).toEqual([{ one: 1 }])
  expect(stranger.exitCode).toBeNull()
})

test('a PostgreSQL that is killed is started again and has kept what was committed', async () => {
  const postgres = await start({ directory: await preparedDirectory(), settings: { synchronous_commit: 'on' } })
  await postgres.query('create table number (n int); insert into number values (1)')
  const killed = postgres.pid
  const ended = postgres.next('ended')
  const again = postgres.next('ready')
  process.kill(Number(killed), 'SIGKILL')
  expect(await ended).toMatchObject({ how: expect.stringContaining('SIGKILL'), againIn: 0.2 })
  expect(await again).toEqual({ kind: 'ready', pid: postgres.pid })
  expect(postgres.pid).not.toBe(killed)
  expect(await postgres.query(numbers)).toEqual([{ n: 1 }])
})

test('a session still at work does not keep a killed PostgreSQL down', async () => {
  const postgres = await start({ directory: await preparedDirectory() })
  const busy = postgres.query(
    `do $$ begin raise log 'at work'; loop perform 1; end loop; end $$`, // never looks whether its server lives
  )
  busy.catch(() => undefined)
  await postgres.next('log')
  const again = postgres.next('ready')
  process.kill(Number(postgres.pid), 'SIGKILL')
  await again
  await expect(busy).rejects.toThrow(/terminated/)
  expect(await postgres.query('select 1 as one')).toEqual([{ one: 1 }])
})

test('a start that was broken off while it made the data does not disturb the next', async () => {
  const directory = join(await temporaryFolder(), 'postgres')
  await mkdir(join(directory, 'cluster.new'), { recursive: true })
  await writeFile(join(directory, 'cluster.new/PG_VERSION'), '18\n')
  await writeFile(join(directory, 'password'), '')
  const postgres = await start({ directory })
  expect(await postgres.query('select 1 as one')).toEqual([{ one: 1 }])
})

test('data of another major version is refused untouched', async () => {
  const directory = await preparedDirectory()
  const first = await start({ directory })
  await first.stop()
  await writeFile(join(directory, 'cluster/PG_VERSION'), '17\n')
  await expect(start({ directory })).rejects.toThrow(/written by PostgreSQL 17, this Citywide brings 18/)
})

test('a setting that could lose acknowledged data is refused before anything is made', async () => {
  const folder = await realpath(await temporaryFolder())
  const directory = join(folder, 'postgres')
  await expect(startEmbeddedPostgres({ directory, settings: { fsync: 'off' } })).rejects.toThrow(PostgresRefused)
  await expect(stat(directory)).rejects.toThrow(/ENOENT/)
})

test('the log names errors but quotes no row', async () => {
  const postgres = await start({ directory: await preparedDirectory() })
  await postgres.query('create table person (name text primary key)')
  await postgres.query(`insert into person values ('张三')`)
  await expect(postgres.query(`insert into person values ('张三')`)).rejects.toThrow(/duplicate key/)
  await expect(postgres.query(`select '张三'::int`)).rejects.toThrow(/张三/)
  await expect(postgres.query(`select pg_sleep(0.6), '张三' || $1`)).rejects.toThrow(/parameter/)
  await postgres.stop()
  expect(JSON.stringify(postgres.events)).not.toContain('张三')
})
