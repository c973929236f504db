/** A backup and the log after it become a running database in a folder of its own, reachable through its socket alone. */
import { randomBytes } from 'node:crypto'
import { mkdir, rm, stat, writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import { setTimeout } from 'node:timers/promises'
import { openPool, type Pool } from '../postgres/pool.ts'
import { type HomeOptions, settle } from '../postgres/embedded/home.ts'
import { type EmbeddedPostgres, PostgresRefused, startEmbeddedPostgres } from '../postgres/embedded/start.ts'
import { clearTheWay } from '../postgres/embedded/survivor.ts'
import { isPaused, keepPassword, newestReplayed } from './cluster-store.ts'
import type { Manifest } from './manifest.ts'
import { BackupRefused } from './refusal.ts'
import type { Repository } from './repository.ts'
import { openSupply, restoreCommand } from './supply.ts'
import { unpack } from './unpack.ts'

export interface Rebuilding {
  readonly repository: Repository
  readonly manifest: Manifest
  /** Absolute path of a folder for this copy alone. */
  readonly directory: string
  readonly home?: HomeOptions
  /** A copy to look at takes less memory, and does not care for a power cut. */
  readonly scratch?: boolean
  readonly signal?: AbortSignal
}

export interface Rebuilt {
  readonly postgres: EmbeddedPostgres
  readonly pool: Pool
  /** Commit of the last transaction that was replayed; undefined when there was none. */
  readonly newest: string | undefined
  stop(): Promise<void>
}

/** Unpacks the data into the folder, ready for `recover`. */
export async function layOut({ repository, manifest, directory, home, signal }: Rebuilding): Promise<void> {
  const { directory: real, cluster, password } = await settle(directory, home)
  await rm(cluster, { recursive: true, force: true })
  await unpack(repository, manifest, cluster, signal)
  await mkdir(join(cluster, 'pg_wal/archive_status'), { recursive: true, mode: 0o700 })
  await writeFile(password, randomBytes(24).toString('base64url'), { mode: 0o600 })
  // Nobody else can reach the socket; the account's old password is of no use here.
  await writeFile(join(real, HBA), 'local all all trust\n', { mode: 0o600 })
}

const HBA = 'recovery-hba.conf'

/** Takes a copy away, ending a server that still runs on it. */
export async function clearAway(directory: string, home?: HomeOptions): Promise<void> {
  const found = await stat(directory).catch(() => undefined)
  if (!found) return
  const settled = await settle(directory, home)
  if (await stat(settled.cluster).catch(() => undefined)) await clearTheWay(settled)
  if (!settled.socket.startsWith(settled.directory)) await rm(settled.socket, { recursive: true, force: true })
  for (const each of [settled.directory, directory]) await rm(each, { recursive: true, force: true })
}

/** What only the recovery needed. */
export async function forgetRecovery(directory: string, home?: HomeOptions): Promise<void> {
  const { directory: real } = await settle(directory, home)
  await rm(join(real, HBA), { force: true })
}

/**
 * Where to stop: at a named point, then only to be read; at a moment, or where the log ends, then ready for writing.
 *
 * @throws BackupRefused, SealRefused, PostgresRefused
 */
export async function recover(
  { repository, directory, home = {}, scratch = false, signal }: Rebuilding,
  target: { readonly point?: string; readonly to?: Temporal.Instant },
): Promise<Rebuilt> {
  const { directory: real, cluster } = await settle(directory, home)
  await writeFile(join(cluster, 'recovery.signal'), '')
  const supply = await openSupply(repository, real)
  let postgres: EmbeddedPostgres | undefined
  let pool: Pool | undefined
  const settings = {
    // Nothing is handed over before this copy is known to be what is wanted; what will be is remembered.
    archive_mode: scratch ? 'off' : 'on',
    archive_command: '',
    hba_file: join(real, HBA),
    restore_command: restoreCommand,
    recovery_target_timeline: 'latest',
    hot_standby: target.point === undefined ? 'off' : 'on',
    ...(target.point !== undefined && { recovery_target_name: target.point, recovery_target_action: 'pause' }),
    ...(target.to && {
      recovery_target_time: target.to.toString().replace('Z', '+00:00'),
      recovery_target_action: 'promote',
    }),
    ...(scratch && { fsync: 'off', full_page_writes: 'off', shared_buffers: '128MB', max_wal_size: '1GB' }),
  }
  const stop = async () => {
    await pool?.end()
    await postgres?.stop()
    await supply.stop()
  }
  try {
    postgres = await startEmbeddedPostgres({ directory, ...home, settings, durable: !scratch })
    pool = openPool({ ...connectionOf(postgres), max: 2 })
    if (target.point !== undefined) await paused(pool, postgres, supply, signal)
    else if (!scratch) await keepPassword(pool, postgres.user, postgres.password)
    return { postgres, pool, newest: await newestReplayed(pool), stop }
  } catch (error) {
    await stop()
    if (supply.broken !== undefined) throw supply.broken
    if (target.to && error instanceof PostgresRefused && /before configured recovery target/.test(error.message)) {
      throw new EndsBefore(target.to)
    }
    throw error
  }
}

/** The log ends before the moment that was asked for. What there is up to its end can be had without naming one. */
export class EndsBefore extends BackupRefused {
  constructor(to: Temporal.Instant) {
    super({
      zh: `预写日志在 ${to.toString()} 之前已经结束。`,
      en: `The log ends before ${to.toString()}.`,
    })
  }
}

export const connectionOf = ({ host, port, user, password, database }: EmbeddedPostgres) => ({
  host,
  port,
  user,
  password,
  database,
})

async function paused(
  pool: Pool,
  postgres: EmbeddedPostgres,
  supply: { readonly broken: unknown },
  signal?: AbortSignal,
): Promise<void> {
  for (;;) {
    signal?.throwIfAborted()
    if (supply.broken !== undefined) throw supply.broken
    if (postgres.pid === undefined) throw unreached()
    const reached = await isPaused(pool).catch((error: unknown) => {
      if (postgres.pid === undefined) throw unreached(error)
      return false
    })
    if (reached) return
    await setTimeout(50)
  }
}

const unreached = (cause?: unknown) =>
  new BackupRefused(
    {
      zh: '预写日志不完整，未能到达备份的核对点。',
      en: 'The log is incomplete: the point at which the backup is compared was not reached.',
    },
    { cause },
  )
