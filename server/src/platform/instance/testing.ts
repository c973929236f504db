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

export interface Instance {
  /** Without a slash at the end. */
  readonly address: string
  readonly port: number
  /** Of the programs on this machine. */
  readonly key: string
  readonly process: ChildProcess
  /** Of the test, beside the server's own. */
  readonly pool: Pool
  readonly postgresPid: number
  /** What it has said so far. */
  readonly said: () => string
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
  const port = await freePort()
  const server = fork(fileURLToPath(new URL('../../main.ts', import.meta.url)), {
    env: {
      ...process.env,
      CITY: 'empty',
      SECOND_FACTOR: 'offered',
      LOG_LEVEL: 'silent',
      ...settings,
      DATABASE_URL: url.href,
      DATA_DIR: directory,
      PORT: String(port),
      PUBLIC_URL: `http://127.0.0.1:${port}`,
    },
    stdio: ['ignore', 'pipe', 'pipe', 'ipc'],
  })
  let said = ''
  for (const stream of [server.stdout, server.stderr]) {
    stream?.on('data', (part: Buffer) => {
      said += part.toString()
    })
  }
  const remove = async () => {
    if (server.exitCode === null && server.signalCode === null) {
      server.kill('SIGKILL')
      await once(server, 'exit')
    }
    await pool.end()
    await postgres.stop()
    await rm(directory, { recursive: true, force: true })
  }
  const [ready] = await Promise.race([once(server, 'message'), once(server, 'exit')])
  if (typeof ready !== 'object' || ready === null) {
    await remove()
    throw new Error(`the server did not start: ${said}`)
  }
  return {
    address: `http://127.0.0.1:${port}`,
    port,
    key: (await readFile(join(directory, 'local.key'), 'utf8')).trim(),
    process: server,
    pool,
    postgresPid: postgres.pid ?? 0,
    said: () => said,
    async session(...roles) {
      const id = randomUUIDv7()
      await keepAccount(pool, { id, login: id, name: { zh: '值守', en: 'On watch' }, roles })
      return `cw=${await sessionFromLink(pool, await newSignInLink(pool, id))}`
    },
    remove,
  }
}

async function freePort(): Promise<number> {
  const server = createServer().listen(0, '127.0.0.1')
  await once(server, 'listening')
  const address = server.address()
  server.close()
  await once(server, 'close')
  return typeof address === 'object' && address ? address.port : 0
}
