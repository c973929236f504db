import { type ChildProcess, spawn, spawnSync } from 'node:child_process'
import { once } from 'node:events'
import { existsSync } from 'node:fs'
import { mkdtemp, readdir, readFile, rm, writeFile } from 'node:fs/promises'
import { createServer } from 'node:net'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { expect, onTestFinished, test } from 'vitest'
import { processesIn, processName } from '../../server/src/platform/postgres/embedded/processes.ts'
import { takeLock } from './lock.mjs'
import { root } from './settings.mjs'

const slow = 300_000
const serving = /sign-in\//

interface Running {
  readonly pid: number
  /** Everything said so far, both channels. */
  readonly said: () => string
  /** Resolves when the pattern has been said; fails when the process ends before. */
  readonly says: (pattern: RegExp) => Promise<void>
  readonly exit: Promise<number | null>
  readonly kill: (signal: NodeJS.Signals) => void
}

async function temporaryFolder(): Promise<string> {
  const folder = await mkdtemp(join(tmpdir(), 'cw-'))
  onTestFinished(() => rm(folder, { recursive: true, force: true, maxRetries: 10 }))
  return folder
}

async function freePort(): Promise<number> {
  const server = createServer().listen(0, '127.0.0.1')
  await once(server, 'listening')
  const address = server.address()
  server.close()
  await once(server, 'close')
  return typeof address === 'object' && address ? address.port : 0
}

/** Runs `node start.mjs` as `npm start` does. */
function start(environment: Record<string, string>, before: readonly string[] = []): Running {
  const child = spawn(process.execPath, [...before, 'start.mjs'], {
    cwd: root,
    env: { PATH: process.env['PATH'], HOME: process.env['HOME'], CITY: 'empty', LOG_LEVEL: 'warn', ...environment },
    stdio: ['ignore', 'pipe', 'pipe'],
  })
  return watch(child)
}

function watch(child: ChildProcess): Running {
  let text = ''
  const listeners = new Set<() => void>()
  for (const stream of [child.stdout, child.stderr]) {
    stream?.on('data', (part: Buffer) => {
      text += part.toString()
      for (const tell of listeners) tell()
    })
  }
  const exit = new Promise<number | null>((resolve) => child.once('close', resolve))
  onTestFinished(async () => {
    if (child.exitCode === null && child.signalCode === null) child.kill('SIGTERM')
    await exit
  })
  return {
    pid: child.pid ?? 0,
    said: () => text,
    says: (pattern) =>
      new Promise((resolve, reject) => {
        const tell = () => {
          if (!pattern.test(text)) return
          listeners.delete(tell)
          resolve()
        }
        listeners.add(tell)
        tell()
        void exit.then((code) => reject(new Error(`ended with ${code}: ${text}`)))
      }),
    exit,
    kill: (signal) => void child.kill(signal),
  }
}

/** Who is at work on this data: the processes of the lock, and PostgreSQL. */
async function atWork(data: string): Promise<readonly number[]> {
  return processesIn(join(data, 'postgres/cluster'))
}

test('an old Node is told which one is needed, in both languages', async () => {
  const pretend = `data:text/javascript,Object.defineProperty(process.versions,"node",{value:"18.20.4"})`
  const data = join(await temporaryFolder(), 'data')
  const { exit, said } = start({ DATA_DIR: data }, ['--import', pretend])
  expect(await exit).toBe(10)
  expect(said()).toMatch(
    /需要 Node.js 20 或更高版本，当前为 18\.20\.4.*\n.*needs Node.js 20 or newer, this is 18\.20\.4/,
  )
  expect(existsSync(data)).toBe(false)
})

test('the first file can be read by a Node that is ten years old', async () => {
  const text = await readFile(join(root, 'start.mjs'), 'utf8')
  expect(text).not.toMatch(/^import |\?\.|\?\?|await /m)
})

test('a setting that does not fit is named and nothing is made', async () => {
  const data = join(await temporaryFolder(), 'data')
  const { exit, said } = start({ DATA_DIR: data, PORT: 'eighty' })
  expect(await exit).toBe(11)
  expect(said()).toMatch(/PORT 须为[^]*PORT must be a whole number/)
  expect(existsSync(data)).toBe(false)
})

test('data that somebody holds are left alone, and the holder is named', async () => {
  const data = await temporaryFolder()
  const lock = await takeLock(join(data, 'lock'), { address: 'http://localhost:8080' })
  expect(lock).not.toHaveProperty('heldBy')
  const { exit, said } = start({ DATA_DIR: data, PORT: String(await freePort()) })
  expect(await exit).toBe(12)
  expect(said()).toContain(`process ${process.pid}, http://localhost:8080. Nothing was changed.`)
  expect(said()).toContain(`进程 ${process.pid}，地址 http://localhost:8080`)
  expect(await readdir(data)).toEqual(['lock'])
})

test('a port in use is named with another to try, and nothing is made', async () => {
  const other = createServer().listen(0, '127.0.0.1')
  onTestFinished(() => void other.close())
  await once(other, 'listening')
  const address = other.address()
  const port = typeof address === 'object' && address ? address.port : 0
  const data = join(await temporaryFolder(), 'data')
  const { exit, said } = start({ DATA_DIR: data, PORT: String(port) })
  expect(await exit).toBe(13)
  expect(said()).toMatch(new RegExp(`端口 ${port} 已被其他程序占用[^]*Port ${port} is in use`))
  expect(existsSync(data)).toBe(false)
})

test('an address that is not of this machine is refused', async () => {
  const { exit, said } = start({ DATA_DIR: join(await temporaryFolder(), 'data'), HOST: '192.0.2.1' })
  expect(await exit).toBe(13)
  expect(said()).toMatch(/Cannot listen on 192\.0\.2\.1/)
})

test('a data folder that cannot be written to is named', async () => {
  const file = join(await temporaryFolder(), 'file')
  await writeFile(file, '')
  for (const folder of ['/proc/citywide', file]) {
    const { exit, said } = start({ DATA_DIR: folder, PORT: String(await freePort()) })
    expect([folder, await exit]).toEqual([folder, 14])
    expect(said()).toMatch(new RegExp(`无法写入数据文件夹 ${folder}[^]*Cannot write to the data folder ${folder}`))
  }
})

const mayMount = spawnSync('unshare', ['-m', 'true']).status === 0

test.skipIf(!mayMount)('a disk without room is named (needs the right to mount)', async () => {
  const folder = await temporaryFolder()
  const mount = `mount -t tmpfs -o size=10m none ${folder} && exec ${process.execPath} start.mjs`
  const { exit, said } = watch(
    spawn('unshare', ['-m', 'sh', '-c', mount], {
      cwd: root,
      env: { PATH: process.env['PATH'], DATA_DIR: folder },
      stdio: ['ignore', 'pipe', 'pipe'],
    }),
  )
  expect(await exit).toBe(15)
  expect(said()).toMatch(/仅剩 \d+ MB[^]*has only \d+ MB left/)
})

test('a database that does not answer is named without its password, and nothing is made', async () => {
  const data = join(await temporaryFolder(), 'data')
  const port = await freePort()
  const { exit, said } = start({
    DATA_DIR: data,
    PORT: String(await freePort()),
    DATABASE_URL: `postgres://city:secret@127.0.0.1:${port}/city`,
  })
  expect(await exit).toBe(18)
  expect(said()).toMatch(new RegExp(`数据库 127.0.0.1:${port} 没有响应[^]*at 127.0.0.1:${port} does not answer`))
  expect(said()).not.toContain('secret')
  expect(existsSync(data)).toBe(false)
})

test(
  'a signal to the start stops everything under it, after a second start was sent away',
  { timeout: slow },
  async () => {
    const data = join(await temporaryFolder(), 'data')
    const port = await freePort()
    const first = start({ DATA_DIR: data, PORT: String(port) })
    await first.says(serving)
    const second = start({ DATA_DIR: data, PORT: String(port) })
    expect(await second.exit).toBe(12)
    expect(second.said()).toContain(`process ${first.pid}, http://localhost:${port}`)
    expect((await fetch(`http://127.0.0.1:${port}/health/ready`)).status).toBe(200)
    expect(await atWork(data)).not.toEqual([])
    first.kill('SIGTERM')
    expect(await first.exit).toBe(0)
    expect(await atWork(data)).toEqual([])
    expect(existsSync(join(data, 'lock'))).toBe(false)
  },
)

test(
  'a signal while the database is being made leaves nothing running, and the next start works',
  { timeout: slow },
  async () => {
    const data = join(await temporaryFolder(), 'data')
    const environment = { DATA_DIR: data, PORT: String(await freePort()) }
    const first = start(environment)
    await first.says(/making the database/)
    first.kill('SIGINT')
    await first.exit
    await expect.poll(() => atWork(data)).toEqual([])
    await start(environment).says(serving)
  },
)

test('when the start is killed outright the server stops by itself', { timeout: slow }, async () => {
  const data = join(await temporaryFolder(), 'data')
  const environment = { DATA_DIR: data, PORT: String(await freePort()) }
  const first = start(environment)
  await first.says(serving)
  const server = await serverOf(data)
  first.kill('SIGKILL')
  await expect.poll(() => processName(server), { timeout: 120_000 }).toBeUndefined()
  expect(await atWork(data)).toEqual([])
  await start(environment).says(serving)
})

test(
  'a server that is killed outright is started again, and ends the PostgreSQL it left',
  { timeout: slow },
  async () => {
    const data = join(await temporaryFolder(), 'data')
    const city = start({ DATA_DIR: data, PORT: String(await freePort()) })
    await city.says(serving)
    const killed = await serverOf(data)
    process.kill(killed, 'SIGKILL')
    await city.says(/starting it again[^]*ended the PostgreSQL left by the last run[^]*sign-in\//)
    expect(await serverOf(data)).not.toBe(killed)
    city.kill('SIGTERM')
    expect(await city.exit).toBe(0)
    expect(await atWork(data)).toEqual([])
  },
)

/** The lock names the start first, the server second. */
async function serverOf(data: string): Promise<number> {
  const { processes }: { processes: string[] } = JSON.parse(await readFile(join(data, 'lock'), 'utf8'))
  return Number.parseInt(processes[1] ?? '', 10)
}
