/** The log looks after itself: it is checked every hour, and what is old leaves the table. */
import { join } from 'node:path'
import type { Verification } from '@citywide/model/audit/verification'
import type { Job } from '../jobs.ts'
import { type Pool, transaction } from '../postgres/pool.ts'
import { archiveRipe } from './archive.ts'
import type { KeyRing } from './keys.ts'
import { thinCheckpoints } from './log-store.ts'
import { keepVerification } from './verification-store.ts'
import { verifyLog } from './verify.ts'

export interface AuditCare {
  readonly pool: Pool
  readonly keys: KeyRing
  /** Absolute path of the data folder. */
  readonly dataDirectory: string
  /** How long rows stay in the table. */
  readonly keepMonths: number
  /** Told of a check that found something. */
  readonly tell: (found: Omit<Verification, 'at'>) => void
}

/** Where archived parts of the log lie. */
export const archiveFolder = (dataDirectory: string): string => join(dataDirectory, 'audit-archive')

export function auditJobs({ pool, keys, dataDirectory, keepMonths, tell }: AuditCare): Job[] {
  const folder = archiveFolder(dataDirectory)
  return [
    {
      name: 'verify_audit',
      title: { zh: '核验审计日志', en: 'Checking the audit log' },
      cron: '27 * * * *',
      run: async () => {
        const found = await verifyNow(pool, keys, folder)
        if (found.outcome === 'broken') tell(found)
        await thinCheckpoints(pool)
      },
    },
    {
      name: 'archive_audit',
      title: { zh: '归档审计日志', en: 'Archiving the audit log' },
      cron: '37 3 * * *',
      run: () => archiveRipe({ pool, keys, folder, months: keepMonths }),
    },
  ]
}

const breath = () => new Promise((resolve) => setImmediate(resolve))

/** Checks the log beside the work of the server, and keeps what was found. */
async function verifyNow(pool: Pool, keys: KeyRing, archives: string): Promise<Omit<Verification, 'at'>> {
  const begun = performance.now()
  const trusted = await keys.trusted(pool)
  const found = await transaction(
    pool,
    (client) => verifyLog(client, { suite: keys.suite, trusted, archives, breath }),
    { isolation: 'repeatable read', readOnly: true, statementTimeout: 0 },
  )
  const whole = { ...found, milliseconds: Math.round(performance.now() - begun) }
  await keepVerification(pool, whole)
  return whole
}
