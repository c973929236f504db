/** Keeps the folder of the backups up with what is written, and says so when it cannot. */
import type { Text } from '@citywide/model/text'
import { setTimeout } from 'node:timers/promises'
import type { Clock } from '../clock.ts'
import type { Blobs } from '../files/blobs.ts'
import type { Pool } from '../postgres/pool.ts'
import { shipContents, shipSegments } from './archive.ts'
import { archiverFails } from './cluster-store.ts'
import { mirror } from './mirror.ts'
import { BackupRefused, textOf } from './refusal.ts'
import type { Repository } from './repository.ts'
import { endAlarm, raiseAlarm } from './run-store.ts'
import type { Site } from './site.ts'

export interface ArchiverOptions {
  /** Refuses while the folder is not the one it was, or the key is missing. */
  readonly open: () => Promise<Repository>
  readonly second?: Site | undefined
  readonly pool: Pool
  readonly spool: string
  readonly blobs: Blobs
  readonly clock: Clock
  /** Told once, when an alarm is raised. */
  readonly onAlarm: (reason: Text) => void
}

/** What was written and did not arrive for so long is an alarm. */
const PATIENCE = Temporal.Duration.from({ minutes: 5 })
/** Milliseconds between looks at the spool, and rounds between looks at what costs more. */
const PAUSE = 2_000
const SELDOM = 10

export interface Archiver {
  /** Since when something does not work, and what. */
  readonly failing: { readonly since: Temporal.Instant; readonly reason: Text } | undefined
  /** When everything that waited had arrived last. */
  readonly upTo: Temporal.Instant | undefined
  /** Carries what there is now, and raises or ends the alarm. Never throws. */
  round(whole?: boolean): Promise<void>
}

export function openArchiver(options: ArchiverOptions): Archiver {
  const { open, second, pool, spool, blobs, clock, onAlarm } = options
  const known = new Set<string>()
  let failing: Archiver['failing']
  let upTo: Archiver['upTo']
  let alarm = true // one of a former run may be on

  async function carry(whole: boolean): Promise<void> {
    const repository = await open()
    await shipSegments(repository, spool)
    if (!whole) return
    await shipContents(pool, repository, blobs, known)
    if (await archiverFails(pool)) throw notHandedOver()
    if (second) {
      await mirror(repository, second).catch((error: unknown) => {
        throw secondSite(second, error)
      })
    }
  }

  return {
    get failing() {
      return failing
    },
    get upTo() {
      return upTo
    },
    async round(whole = true) {
      try {
        const began = clock.now()
        await carry(whole)
        upTo = began
        // A round that looks at less proves less.
        if (!whole && failing) return
        failing = undefined
        if (alarm) {
          await endAlarm(pool)
          alarm = false
        }
      } catch (error) {
        const now = clock.now()
        failing = { since: failing?.since ?? now, reason: textOf(error) }
        if (Temporal.Instant.compare(now, failing.since.add(PATIENCE)) < 0) return
        const { since, reason } = failing
        const raised = await raiseAlarm(pool, since.toString(), reason).catch(() => false)
        if (raised) onAlarm(reason)
        alarm = true
      }
    },
  }
}

/** Rounds without end. */
export function startArchiver(archiver: Archiver): { stop(): Promise<void> } {
  const stopped = new AbortController()
  const rounds = (async () => {
    for (let number = 0; !stopped.signal.aborted; number += 1) {
      await archiver.round(number % SELDOM === 0)
      await setTimeout(PAUSE, undefined, { signal: stopped.signal })
    }
  })().catch(() => undefined)
  return {
    async stop() {
      stopped.abort()
      await rounds
      await archiver.round(false) // what waits now would wait until the next start
    },
  }
}

const notHandedOver = () =>
  new BackupRefused({
    zh: 'PostgreSQL 无法把预写日志放入待送目录，请检查数据盘的空间与权限。',
    en: 'PostgreSQL cannot put its log where it is fetched from: check space and rights on the disk of the data.',
  })

const secondSite = ({ folder }: Site, cause: unknown) => {
  const { zh, en } = textOf(cause)
  return new BackupRefused({ zh: `第二存放处 ${folder}：${zh}`, en: `The second site ${folder}: ${en}` }, { cause })
}
