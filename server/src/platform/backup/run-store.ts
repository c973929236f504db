/** What became of backups and drills, as the health page tells it. */
import { randomUUIDv7 } from 'node:crypto'
import type { ArchiveAlarm, BackupRun, DrillResult, DrillRun } from '@citywide/model/platform/backup'
import type { Text } from '@citywide/model/text'
import type { Queryable } from '../postgres/pool.ts'

type Made = { readonly name: string; readonly bytes: number; readonly storedBytes: number }

/** @param startedAt ISO 8601, by the database's clock */
export async function noteBackup(
  client: Queryable,
  startedAt: string,
  outcome: Made | { readonly failure: Text },
): Promise<void> {
  const made = 'name' in outcome ? outcome : undefined
  await client.query(
    `insert into backup_run (id, started_at, name, failure, bytes, stored_bytes) values ($1, $2, $3, $4, $5, $6)`,
    [
      randomUUIDv7(),
      startedAt,
      made?.name ?? null,
      'failure' in outcome ? JSON.stringify(outcome.failure) : null,
      made?.bytes ?? null,
      made?.storedBytes ?? null,
    ],
  )
}

const backupColumns = `id, started_at as "startedAt", ended_at as "endedAt", name, failure, bytes, stored_bytes as "storedBytes"`

/** The newest try, whether it succeeded or not. */
export async function lastBackup(client: Queryable): Promise<BackupRun | undefined> {
  const { rows } = await client.query<BackupRun>(
    `select ${backupColumns} from backup_run order by ended_at desc, id desc limit 1`,
  )
  return rows[0]
}

/** The newest one that can be restored. */
export async function lastWholeBackup(client: Queryable): Promise<BackupRun | undefined> {
  const { rows } = await client.query<BackupRun>(
    `select ${backupColumns} from backup_run where name is not null order by ended_at desc, id desc limit 1`,
  )
  return rows[0]
}

export async function noteDrill(
  client: Queryable,
  startedAt: string,
  { name, failure, result }: { readonly name?: string; readonly failure?: Text; readonly result?: DrillResult },
): Promise<void> {
  await client.query(
    `insert into drill_run (id, started_at, name, outcome, failure, result) values ($1, $2, $3, $4, $5, $6)`,
    [
      randomUUIDv7(),
      startedAt,
      name ?? null,
      failure ? 'failed' : 'passed',
      failure ? JSON.stringify(failure) : null,
      result ? JSON.stringify(result) : null,
    ],
  )
}

export async function lastDrill(client: Queryable): Promise<DrillRun | undefined> {
  const { rows } = await client.query<DrillRun>(
    `select id, started_at as "startedAt", ended_at as "endedAt", name, outcome, failure, result
       from drill_run order by ended_at desc, id desc limit 1`,
  )
  return rows[0]
}

/** Time by the database's clock, ISO 8601. */
export async function databaseTime(client: Queryable): Promise<string> {
  const { rows } = await client.query<{ at: string }>(
    `select to_char(clock_timestamp() at time zone 'UTC', 'YYYY-MM-DD"T"HH24:MI:SS.MS"Z"') as at`,
  )
  return rows[0]?.at ?? ''
}

/** @returns false when it was raised before */
export async function raiseAlarm(client: Queryable, since: string, reason: Text): Promise<boolean> {
  const { rowCount } = await client.query(
    `insert into archive_alarm (id, since, reason) values ($1, $2, $3) on conflict do nothing`,
    [randomUUIDv7(), since, JSON.stringify(reason)],
  )
  return rowCount === 1
}

export async function endAlarm(client: Queryable): Promise<void> {
  await client.query('update archive_alarm set ended_at = now() where ended_at is null')
}

/** The alarm that is on. */
export async function openAlarm(client: Queryable): Promise<ArchiveAlarm | undefined> {
  const { rows } = await client.query<ArchiveAlarm>(
    `select since, raised_at as "raisedAt", reason from archive_alarm where ended_at is null`,
  )
  return rows[0]
}

const SITE = 'backup folder'

/** Which folder of backups belongs to this database. */
export async function knownSite(client: Queryable): Promise<string | undefined> {
  const { rows } = await client.query<{ id: string }>(`select value #>> '{}' as id from installation where name = $1`, [
    SITE,
  ])
  return rows[0]?.id
}

export async function keepSite(client: Queryable, id: string): Promise<void> {
  await client.query(
    `insert into installation (name, value) values ($1, to_jsonb($2::text)) on conflict (name) do update set value = excluded.value`,
    [SITE, id],
  )
}
