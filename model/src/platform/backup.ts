/** Backups and restore drills as people see them. */
import { z } from 'zod'
import { Text } from '../text.ts'

const Moment = z.iso.datetime()

/** One try to make a backup; it has a name when it succeeded, else the reason. */
export const BackupRun = z.object({
  id: z.uuid(),
  startedAt: Moment,
  endedAt: Moment,
  name: z.string().nullable(),
  failure: Text.nullable(),
  /** Bytes of the database, and of what came into the folder of the backups. */
  bytes: z.number().nullable(),
  storedBytes: z.number().nullable(),
})
export type BackupRun = z.infer<typeof BackupRun>

export const DrillResult = z.object({
  /** From the first byte read to a database that takes writes, in seconds. */
  recoverySeconds: z.number(),
  /** How much older the newest transaction of the copy is than that of the running database; null when unknown. */
  lostSeconds: z.number().nullable(),
  bytes: z.number(),
  tables: z.int(),
  rows: z.int(),
  /** Whether rows and contents could be held against the original at one exact point. */
  exact: z.boolean(),
  /** Tables that differ there; none in a drill that passed. */
  different: z.array(z.string()),
  indexes: z.int(),
  /** What the check of the audit log says; null where there is no such log yet. */
  audit: z.object({ whole: z.boolean(), rows: z.int() }).nullable(),
  /** Attached contents that the copy names, and how many of them were read and compared. */
  contents: z.object({ named: z.int(), compared: z.int(), missing: z.int() }),
})
export type DrillResult = z.infer<typeof DrillResult>

export const DrillRun = z.object({
  id: z.uuid(),
  startedAt: Moment,
  endedAt: Moment,
  /** The backup that was restored; null when there was none. */
  name: z.string().nullable(),
  outcome: z.enum(['passed', 'failed']),
  failure: Text.nullable(),
  result: DrillResult.nullable(),
})
export type DrillRun = z.infer<typeof DrillRun>

/** What is written does not reach the backups, since then. */
export const ArchiveAlarm = z.object({ since: Moment, raisedAt: Moment, reason: Text })
export type ArchiveAlarm = z.infer<typeof ArchiveAlarm>
