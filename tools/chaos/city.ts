/** The real server process on a scratch folder, started again whenever it ends, as a machine's service manager would. */
import { type ChildProcess, fork } from 'node:child_process'
import { once } from 'node:events'
import { readdir, readFile } from 'node:fs/promises'
import { join } from 'node:path'
import { setTimeout } from 'node:timers/promises'
import { fileURLToPath } from 'node:url'

const main = fileURLToPath(new URL('../../server/src/main.ts', import.meta.url))
/** Milliseconds before it is started again. */
const PAUSE = 200
/** Milliseconds that a request may take before the client gives it up: it then knows nothing. */
const PATIENCE = 10_000

export interface CityOptions {
  readonly directory: string
  readonly port: number
  readonly say: (line: string) => void
}

export class City {
  readonly #options: CityOptions
  #environment: Readonly<Record<string, string>> = {}
  #process: ChildProcess | undefined
  #wanted = false
  #running: Promise<void> = Promise.resolve()
  #key = ''
  starts = 0

  constructor(options: CityOptions) {
    this.#options = options
  }

  get pid(): number | undefined {
    return this.#process?.pid
  }

  /** Resolves when it serves. @param environment beyond what every run has */
  async start(environment: Readonly<Record<string, string>> = {}): Promise<void> {
    this.#environment = environment
    this.#wanted = true
    this.#running = this.#keepRunning()
    await this.untilServing()
  }

  async #keepRunning(): Promise<void> {
    const { directory, port, say } = this.#options
    while (this.#wanted) {
      this.starts += 1
      const server = fork(main, {
        env: {
          ...process.env,
          DATA_DIR: directory,
          PORT: String(port),
          CITY: 'empty',
          LOG_LEVEL: 'warn',
          OUTBOUND_ALLOW: 'http://127.0.0.1:*',
          ...this.#environment,
        },
        stdio: ['ignore', 'pipe', 'pipe', 'ipc'],
      })
      this.#process = server
      for (const stream of [server.stdout, server.stderr]) stream?.on('data', (part: Buffer) => say(part.toString()))
      const [code, by] = (await once(server, 'exit')) as [number | null, string | null]
      if (this.#wanted) say(`server ended: ${by ?? code}\n`)
      await setTimeout(PAUSE)
    }
  }

  async stop(): Promise<void> {
    this.#wanted = false
    this.#process?.kill('SIGCONT')
    this.#process?.kill('SIGTERM')
    await this.#running
  }

  async untilServing(): Promise<void> {
    for (;;) {
      const answer = await this.#fetch('/health/ready', { signal: AbortSignal.timeout(2_000) }).catch(() => undefined)
      if (answer?.status === 200) return
      await setTimeout(50)
    }
  }

  async #fetch(path: string, init: RequestInit): Promise<Response> {
    return fetch(`http://127.0.0.1:${this.#options.port}${path}`, init)
  }

  /**
   * One request; undefined where no answer came, and whether it was done is not known.
   *
   * @param key Idempotency-Key
   * @param version If-Match
   */
  async ask(
    method: string,
    path: string,
    { body, key, version }: { body?: object; key?: string; version?: number } = {},
  ): Promise<{ status: number; body: unknown; retryAfter: number; sent: number } | undefined> {
    const sent = performance.now()
    try {
      if (this.#key === '') await this.#readKey()
      const answer = await this.#fetch(`/api/${path}`, {
        method,
        headers: {
          authorization: `Bearer ${this.#key}`,
          ...(body && { 'content-type': 'application/json' }),
          ...(key !== undefined && { 'idempotency-key': key }),
          ...(version !== undefined && { 'if-match': `"${version}"` }),
        },
        ...(body && { body: JSON.stringify(body) }),
        signal: AbortSignal.timeout(PATIENCE),
      })
      const text = await answer.text()
      // Each start leaves a fresh key.
      if (answer.status === 401) await this.#readKey()
      const read: unknown = text === '' ? undefined : JSON.parse(text)
      return { status: answer.status, body: read, retryAfter: Number(answer.headers.get('retry-after') ?? 0), sent }
    } catch {
      return undefined
    }
  }

  async #readKey(): Promise<void> {
    this.#key = (await readFile(join(this.#options.directory, 'local.key'), 'utf8')).trim()
  }

  /** PostgreSQL started by the server: its first process and those of the sessions. */
  async database(): Promise<{ postmaster: number; sessions: readonly number[] } | undefined> {
    const processes = await allProcesses()
    const postmaster = processes.find(({ parent, command }) => parent === this.pid && /postgres\b.* -D /.test(command))
    if (!postmaster) return undefined
    const sessions = processes.filter(
      ({ parent, command }) => parent === postmaster.pid && command.startsWith('postgres: citywide citywide'),
    )
    return { postmaster: postmaster.pid, sessions: sessions.map(({ pid }) => pid) }
  }
}

interface Process {
  readonly pid: number
  readonly parent: number
  readonly command: string
}

async function allProcesses(): Promise<readonly Process[]> {
  const names = (await readdir('/proc')).filter((name) => /^\d+$/.test(name))
  const found = await Promise.all(
    names.map(async (name) => {
      const stat = await readFile(`/proc/${name}/stat`, 'latin1').catch(() => '')
      const line = await readFile(`/proc/${name}/cmdline`, 'utf8').catch(() => '')
      const parent = Number(stat.slice(stat.lastIndexOf(')') + 4).split(' ')[0])
      return { pid: Number(name), parent, command: line.replaceAll('\0', ' ') }
    }),
  )
  return found.filter(({ command }) => command !== '')
}

/** False when it is gone already. */
export function signal(pid: number | undefined, name: NodeJS.Signals): boolean {
  try {
    return pid !== undefined && process.kill(pid, name)
  } catch {
    return false
  }
}
