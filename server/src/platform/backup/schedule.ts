/** Backups by night, a drill by week: looked at every hour, so that a server that was away makes up for it. */
import type { BackupRun, DrillRun } from '@citywide/model/platform/backup'
import type { Clock } from '../clock.ts'
import type { Job } from '../jobs.ts'
import type { Pool } from '../postgres/pool.ts'
import type { Backups } from './open.ts'
import { BackupRefused } from './refusal.ts'
import { lastBackup, lastDrill, lastWholeBackup } from './run-store.ts'

/** Hour of the city's night in which backups and drills begin. */
const NIGHT = 2
const SUNDAY = 7

interface Care {
  readonly backups: Backups
  readonly pool: Pool
  readonly clock: Clock
  readonly timeZone: string
  readonly signal: AbortSignal
}

export function backupJobs({ backups, pool, clock, timeZone, signal }: Care): Job[] {
  return [
    {
      name: 'back_up',
      title: { zh: '每日备份', en: 'Daily backup' },
      cron: '37 * * * *',
      run: async () => {
        const now = clock.now().toZonedDateTimeISO(timeZone)
        if (triedLately(now, await lastBackup(pool))) return
        if (backupDue(now, await lastWholeBackup(pool), await backups.continuous())) await backups.make(signal)
      },
    },
    {
      name: 'restore_drill',
      title: { zh: '每周恢复演练', en: 'Weekly restore drill' },
      cron: '7 * * * *',
      run: async () => {
        const now = clock.now().toZonedDateTimeISO(timeZone)
        if (!drillDue(now, await lastWholeBackup(pool), await lastDrill(pool))) return
        const { failure } = await backups.drill(signal)
        if (failure) throw new BackupRefused(failure)
      },
    },
  ]
}

const hoursSince = (now: Temporal.ZonedDateTime, { endedAt }: { readonly endedAt: string }) =>
  now.toInstant().since(Temporal.Instant.from(endedAt)).total('hours')

/** A job that failed is tried again within seconds; a whole backup waits for the next hour. */
export function triedLately(
  now: Temporal.ZonedDateTime,
  last: Pick<BackupRun, 'endedAt' | 'failure'> | undefined,
): boolean {
  return last?.failure ? hoursSince(now, last) < 0.8 : false
}

/** Once a night; at once where there is none, where one was missed, or where a piece of the log is missing since. */
export function backupDue(
  now: Temporal.ZonedDateTime,
  last: Pick<BackupRun, 'endedAt'> | undefined,
  continuous: boolean,
): boolean {
  if (!last || !continuous) return true
  const hours = hoursSince(now, last)
  return hours >= 26 || (hours >= 12 && now.hour === NIGHT)
}

/** In the night to Sunday; after the first backup at once, after a failure the next night. */
export function drillDue(
  now: Temporal.ZonedDateTime,
  backup: Pick<BackupRun, 'endedAt'> | undefined,
  last: Pick<DrillRun, 'endedAt' | 'outcome'> | undefined,
): boolean {
  if (!backup) return false
  if (!last) return true
  const hours = hoursSince(now, last)
  if (hours >= 8 * 24) return true
  const night = now.hour === NIGHT + 1 && hours >= 12
  return night && (last.outcome === 'failed' || now.dayOfWeek === SUNDAY)
}
