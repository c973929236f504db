/** The real server process on a PostgreSQL of its own, for what only a process can show: signals, load, time. */
import { type ChildProcess, fork } from 'node:child_process'
import { randomUUIDv7 } from 'node:crypto'
import { once } from 'node:events'
import { mkdtemp, readFile, rm } from 'node:fs/promises'
import { createServer } from 'node:net'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'
import type { Role } from '../access/grants.ts'
import { keepAccount, newSignInLink, sessionFromLink } from '../access/store.ts'
import { startEmbeddedPostgres } from '../postgres/embedded/start.ts'
import { openPool, type Pool } from '../postgres/pool.ts'

export interface Server {
  /** Without a slash at the end. */
  readonly address: string
  readonly port: number
  readonly process: ChildProcess
  /** What it has said so far. */
  readonly said: () => string
}

export interface Instance extends Server {
  /** Of the programs on this machine. */
  readonly key: string
  /** Of the test, beside the server's own. */
  readonly pool: Pool
  readonly postgresPid: number
  /** Starts another server beside the first, on the same database and folder; it ends with the instance. */
  readonly another: () => Promise<Server>
  /** Value of the `Cookie` header of a fresh account. */
  readonly session: (...roles: Role[]) => Promise<string>
  /** Ends what still runs and removes what it left. */
  readonly remove: () => Promise<void>
}

/** @param settings of the server, over those of a quiet, empty city */
export async function startInstance(settings: Readonly<Record<string, string>> = {}): Promise<Instance> {
  const directory = await mkdtemp(join(tmpdir(), 'citywide-instance-'))
  const postgres = await startEmbeddedPostgres({ directory: join(directory, 'postgres') })
  const { host, port: socket, user, password, database } = postgres
  const pool = openPool({ host, port: socket, user, password, database, max: 3 })
  const url = new URL(`postgres://localhost:${socket}/${database}`)
  Object.assign(url, { username: user, password: encodeURIComponent(password) })
  url.searchParams.set('host', host)
  const environment = {
    ...process.env,
    CITY: 'empty',
    SECOND_FACTOR: 'offered',
    LOG_LEVEL: 'silent',
    ...settings,
    DATABASE_URL: url.href,
    DATA_DIR: directory,
  }
  const running: ChildProcess[] = []
  const remove = async () => {
    await Promise.all(running.map(kill))
    await pool.end()
    await postgres.stop()
    await rm(directory, { recursive: true, force: true })
  }
  const another = async () => {
    try {
      return await startServer(environment, running)
    } catch (error) {
      await remove()
      throw error
    }
  }
  const first = await another()
  return {
    ...first,
    another,
    key: (await readFile(join(directory, 'local.key'), 'utf8')).trim(),
    pool,
    postgresPid: postgres.pid ?? 0,
    async session(...roles) {
      const id = randomUUIDv7()
      await keepAccount(pool, { id, login: id, name: { zh: '值守', en: 'On watch' }, roles })
      return `cw=${await sessionFromLink(pool, await newSignInLink(pool, id))}`
    },
    remove,
  }
}

async function startServer(environment: NodeJS.ProcessEnv, running: ChildProcess[]): Promise<Server> {
  const port = await freePort()
  const address = `http://127.0.0.1:${port}`
  const server = fork(fileURLToPath(new URL('../../main.ts', import.meta.url)), {
    env: { ...environment, PORT: String(port), PUBLIC_URL: address },
    stdio: ['ignore', 'pipe', 'pipe', 'ipc'],
  })
  running.push(server)
  let said = ''
  for (const stream of [server.stdout, server.stderr]) {
    stream?.on('data', (part: Buffer) => {
      said += part.toString()
    })
  }
  const [ready] = await Promise.race([once(server, 'message'), once(server, 'exit')])
  if (typeof ready !== 'object' || ready === null) throw new Error(`the server did not start: ${said}`)
  return { address, port, process: server, said: () => said }
}

async function kill(server: ChildProcess): Promise<void> {
  if (server.exitCode !== null || server.signalCode !== null) return
  server.kill('SIGKILL')
  await once(server, 'exit')
}

async function freePort(): Promise<number> {
  const server = createServer().listen(0, '127.0.0.1')
  await once(server, 'listening')
  const address = server.address()
  server.close()
  await once(server, 'close')
  return typeof address === 'object' && address ? address.port : 0
}
