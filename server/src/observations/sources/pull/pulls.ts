/** Sources that are asked by themselves: each when it is due, by one process at a time. */
import { randomUUID } from 'node:crypto'
import type { Schedule } from '@citywide/model/observations/pull'
import type { SourceKind } from '@citywide/model/observations/source'
import { Problem } from '@citywide/model/problem'
import { startPaced } from '#platform/events/paced.ts'
import { SealBroken, type Keys } from '#platform/keys/keys.ts'
import { OutboundError } from '#platform/outbound/refused.ts'
import type { Outbound } from '#platform/outbound/outbound.ts'
import type { DeliverOptions } from '../deliver.ts'
import { holdSource } from '../lease-store.ts'
import { beginRun, endRun, type Fault, noteAnswered, noteFault } from '../ledger-store.ts'
import { openSecrets } from '../secrets.ts'
import { MOST_BYTES } from './bytes.ts'
import { takeFiles } from './folder.ts'
import { type AskedSettings, gather } from './gather.ts'
import { handOver } from './handing.ts'
import { type Position, readPosition } from './position.ts'
import { dueSources, type DueSource, endInterrupted, settle } from './pull-store.ts'
import { Unreadable } from './read/fault.ts'
import { nextAfterFault, nextAfterSuccess } from './rhythm.ts'

export interface PullOptions extends DeliverOptions {
  readonly outbound: Outbound
  readonly keys: Keys
  /** Absolute path of the folder that files are dropped in; undefined: there is none. */
  readonly inbox?: string | undefined
  readonly report: (error: unknown) => void
}

export interface Pulls {
  /** Asks what is due; resolves when all that was begun is over. */
  look(): Promise<void>
  stop(): Promise<void>
}

const pullKinds = [
  'pull-json',
  'pull-csv',
  'gtfs-realtime',
  'database',
  'folder',
] as const satisfies readonly SourceKind[]

/** Sources that are asked at once. */
const AT_ONCE = 4
/** Milliseconds between two looks; a lease lasts several of them. */
const LOOK = 2_000
/** Sources that are asked more often than this many seconds have a row of the ledger for each hour, not each time. */
const OFTEN = 60
/** Seconds between two looks into a folder. */
const FOLDER = 5

const limits = { time: 60_000, most: MOST_BYTES, rows: 100_000, seconds: 300 }

export function startPulls(options: PullOptions): Pulls {
  const { pool, report } = options
  const holder = randomUUID()
  const running = new Map<string, Promise<void>>()
  const stopped = new AbortController()

  async function look(): Promise<void> {
    for (const source of running.keys()) await holdSource(pool, source, holder)
    const free = AT_ONCE - running.size
    if (free === 0 || stopped.signal.aborted) return
    for (const source of await dueSources(pool, pullKinds, free)) {
      if (running.has(source.id) || !(await holdSource(pool, source.id, holder))) continue
      const work = ask(options, source, holder, stopped.signal)
        .catch(report)
        .finally(() => running.delete(source.id))
      running.set(source.id, work)
    }
  }

  const paced = startPaced(LOOK, async () => {
    await look().catch(report)
    return LOOK
  })
  return {
    async look() {
      await look()
      await Promise.all(running.values())
    },
    async stop() {
      stopped.abort()
      await paced.stop()
      await Promise.all(running.values())
    },
  }
}

/** Asks one source, and says when it is due again. */
async function ask(options: PullOptions, source: DueSource, holder: string, signal: AbortSignal): Promise<void> {
  const { pool, clock } = options
  const begun = performance.now()
  const former = readPosition(source.position)
  const position = former.version === source.version ? former : { follow: former.follow, since: former.since }
  await endInterrupted(pool, source.id)
  const now = () => clock.now().epochMilliseconds
  const schedule = scheduleOf(source)
  try {
    const { more, ...reached } = await askedOnce(options, source, position, signal)
    const taken = (performance.now() - begun) / 1_000
    const seconds = more ? 0 : nextAfterSuccess(schedule, now(), taken)
    await settle(pool, { source: source.id, holder, position: { ...reached, version: source.version }, seconds })
  } catch (error) {
    // We were stopped: nothing is wrong with the source, and the next start asks it again.
    if (signal.aborted) return
    const fault = faultOf(error)
    if (!fault) throw error
    const failures = (former.failures ?? 0) + 1
    const wait = error instanceof Unreadable ? error.wait : undefined
    const seconds = nextAfterFault(schedule, now(), failures, wait)
    const kept = { ...position, version: source.version, failures }
    await settle(pool, { source: source.id, holder, position: kept, seconds })
  }
}

function scheduleOf({ settings }: DueSource): Schedule {
  return 'schedule' in settings ? settings.schedule : { by: 'interval', seconds: FOLDER }
}

async function askedOnce(
  options: PullOptions,
  source: DueSource,
  position: Position,
  signal: AbortSignal,
): Promise<Position & { readonly more: boolean }> {
  const { settings } = source
  if (settings.kind === 'folder') {
    const more = await noted(options, source, undefined, () => takeFiles(options, { ...source, settings }, signal))
    return { more }
  }
  if (settings.kind === 'http' || settings.kind === 'mqtt') throw new Error(`${settings.kind} is not asked`)
  return askNow(options, source, settings, position, signal)
}

async function askNow(
  options: PullOptions,
  source: DueSource,
  settings: AskedSettings,
  position: Position,
  signal: AbortSignal,
): Promise<Position & { readonly more: boolean }> {
  const { pool, clock, keys, outbound } = options
  const { id, secret, timeZone } = source
  const { epochMilliseconds: now } = clock.now()
  const about = addressOf(settings)
  const { schedule } = settings
  const often = schedule.by === 'interval' && schedule.seconds < OFTEN
  const run = often ? undefined : await beginRun(pool, { source: id, about, begunAt: now * 1_000 })
  return noted(options, source, run?.id, async () => {
    const { password } = openSecrets(keys, id, secret)
    const occasion = { zone: timeZone, now }
    const gathered = await gather({ settings, occasion, password, position, outbound, limits })
    if (!gathered) {
      await noteAnswered(pool, id)
      return { ...position, failures: 0, more: false }
    }
    const { found, bytes, key } = gathered
    await handOver(options, id, { found, bytes, key, run, place: about, patience: signal })
    return { ...gathered.position, more: gathered.more }
  })
}

/** Where a source is asked, without what might be secret. */
function addressOf(settings: AskedSettings): string {
  if (settings.kind === 'database') return `${settings.engine} ${settings.host}:${settings.port}/${settings.database}`
  const url = URL.parse(settings.asked.address)
  return url ? `${url.origin}${url.pathname}`.slice(0, 300) : ''
}

/** Does a piece of work and writes down how it ended. */
async function noted<T>(
  { pool, clock }: PullOptions,
  { id }: DueSource,
  run: string | undefined,
  work: () => Promise<T>,
): Promise<T> {
  try {
    const done = await work()
    if (run !== undefined) await endRun(pool, run, clock.now().toString(), null)
    return done
  } catch (error) {
    const fault = faultOf(error)
    if (fault) {
      if (run !== undefined) await endRun(pool, run, clock.now().toString(), fault)
      await noteFault(pool, id, fault)
    }
    throw error
  }
}

/** What is the matter with the source; undefined where it is with us. */
export function faultOf(error: unknown): Fault | undefined {
  if (error instanceof Unreadable) return { code: error.code, about: error.about }
  if (error instanceof OutboundError) return { code: error.reason, about: null }
  if (error instanceof SealBroken) return { code: 'SECRET_MISSING', about: null }
  if (error instanceof Problem && error.code === 'NOT_STORED') return { code: 'NOT_STORED', about: null }
  return undefined
}
