/** What is asked of PostgreSQL itself for a backup and for looking at a restored copy. */
import type { Queryable } from '../postgres/pool.ts'
import { archiving } from '../postgres/embedded/settings.ts'
import type { TableContent } from './manifest.ts'

/** Held by the one backup that may run. */
const BACKUP_LOCK = 37_121

/** Number of this database among all. */
export async function systemOf(client: Queryable): Promise<string> {
  const { rows } = await client.query<{ system: string }>(
    'select system_identifier::text as system from pg_control_system()',
  )
  return rows[0]?.system ?? ''
}

export async function archives(client: Queryable): Promise<boolean> {
  const { rows } = await client.query<{ command: string }>(`select current_setting('archive_command') as command`)
  return rows[0]?.command === archiving['archive_command']
}

/** Held until the connection ends. @returns false when another backup runs */
export async function holdBackup(client: Queryable): Promise<boolean> {
  const { rows } = await client.query<{ held: boolean }>('select pg_try_advisory_lock($1) as held', [BACKUP_LOCK])
  return rows[0]?.held ?? false
}

/** No time limit: a checkpoint, or the hash of a large table, takes as long as it takes. */
export async function withoutHaste(client: Queryable): Promise<void> {
  await client.query(
    `set statement_timeout = 0; set idle_in_transaction_session_timeout = 0; set timezone = 'UTC'; set extra_float_digits = 1`,
  )
}

export interface Begun {
  readonly startLsn: string
  readonly startedAt: string
  readonly postgres: string
}

/** The same connection must end it. */
export async function beginBackup(client: Queryable): Promise<Begun> {
  const { rows } = await client.query<Begun>(
    `select to_char(now() at time zone 'UTC', 'YYYY-MM-DD"T"HH24:MI:SS.MS"Z"') as "startedAt", current_setting('server_version') as postgres,
        pg_backup_start('citywide', true)::text as "startLsn"`,
  )
  const [begun] = rows
  if (!begun) throw new Error('no backup was begun')
  return begun
}

/** The timeline that is written now: the one of the checkpoint that the backup began with. */
export async function timelineOf(client: Queryable): Promise<number> {
  const { rows } = await client.query<{ timeline: number }>(
    'select timeline_id as timeline from pg_control_checkpoint()',
  )
  return rows[0]?.timeline ?? 1
}

export interface Ended {
  readonly stopLsn: string
  /** Content of `backup_label`. */
  readonly label: string
  /** Content of `tablespace_map`. */
  readonly map: string
  readonly wholeAt: string
}

export async function endBackup(client: Queryable): Promise<Ended> {
  const { rows } = await client.query<Ended>(
    `select lsn::text as "stopLsn", labelfile as label, spcmapfile as map,
        to_char(clock_timestamp() at time zone 'UTC', 'YYYY-MM-DD"T"HH24:MI:SS.MS"Z"') as "wholeAt"
       from pg_backup_stop(false)`,
  )
  const [ended] = rows
  if (!ended) throw new Error('no backup was ended')
  return ended
}

/** Begins a transaction that sees one moment throughout. */
export async function look(client: Queryable): Promise<void> {
  await client.query('begin isolation level repeatable read read only')
}

export async function endLook(client: Queryable): Promise<void> {
  await client.query('commit')
}

export interface Snapshot {
  /** The first transaction that had not ended. */
  readonly next: string
  readonly open: string[]
}

/** What the statements of this transaction see; outside of one, what is committed now. */
export async function snapshotOf(client: Queryable): Promise<Snapshot> {
  const { rows } = await client.query<Snapshot>(
    `select pg_snapshot_xmax(s)::text as next,
        array(select x::text from pg_snapshot_xip(s) x where x < pg_snapshot_xmax(s) order by x) as open
       from pg_current_snapshot() s`,
  )
  const [snapshot] = rows
  if (!snapshot) throw new Error('no snapshot')
  return snapshot
}

/** Whether no transaction is writing. */
export async function isQuiet(client: Queryable): Promise<boolean> {
  const { rows } = await client.query<{ quiet: boolean }>(
    `select not exists (select from pg_stat_activity where backend_xid is not null and pid <> pg_backend_pid()) as quiet`,
  )
  return rows[0]?.quiet ?? false
}

/**
 * Begins a transaction that lets nobody write to these tables.
 *
 * @param tables as `tableNames` gives them
 * @returns false when writers did not end soon enough; then nothing is held
 */
export async function holdTables(client: Queryable, tables: readonly string[]): Promise<boolean> {
  try {
    await client.query(`begin; set local lock_timeout = '300ms'; lock table ${tables.join(', ')} in share mode`)
    return true
  } catch {
    await client.query('rollback')
    return false
  }
}

export async function releaseTables(client: Queryable): Promise<void> {
  await client.query('commit')
}

/** Names a point in the log. */
export async function namePoint(client: Queryable, name: string): Promise<{ lsn: string; at: string }> {
  const { rows } = await client.query<{ lsn: string; at: string }>(
    `select pg_create_restore_point($1)::text as lsn,
        to_char(clock_timestamp() at time zone 'UTC', 'YYYY-MM-DD"T"HH24:MI:SS.MS"Z"') as at`,
    [name],
  )
  const [point] = rows
  if (!point) throw new Error('no restore point')
  return point
}

/** Ends the current segment, so that it is archived. */
export async function switchSegment(client: Queryable): Promise<void> {
  await client.query('select pg_switch_wal()')
}

/** Whether a transaction that was open or not begun at the snapshot shows as committed here. */
export async function committedSince(client: Queryable, { next, open }: Snapshot): Promise<boolean> {
  const { rows } = await client.query<{ since: boolean }>(
    `select exists (
        select from unnest($2::text[]) x where pg_xact_status(x::xid8) = 'committed'
        union all
        select from generate_series($1::bigint, pg_snapshot_xmax(pg_current_snapshot())::text::bigint - 1) x
          where pg_xact_status(x::text::xid8) = 'committed') as since`,
    [next, open],
  )
  return rows[0]?.since ?? true
}

/** Every table with rows of its own, whatever its schema: `schema.table`. */
export async function tableNames(client: Queryable): Promise<string[]> {
  const { rows } = await client.query<{ name: string }>(
    `select quote_ident(n.nspname) || '.' || quote_ident(c.relname) as name
       from pg_class c join pg_namespace n on n.oid = c.relnamespace
      where c.relkind = 'r' and c.relpersistence = 'p' and n.nspname not in ('pg_catalog', 'information_schema', 'pg_toast')
      order by 1`,
  )
  return rows.map(({ name }) => name)
}

/** @param name as `tableNames` gives it */
export async function contentOf(client: Queryable, name: string): Promise<TableContent> {
  const { rows } = await client.query<{ rows: string; sum: string }>(
    `select count(*)::text as rows, coalesce(sum(hashtextextended(t::text, 0)), 0)::text as sum from ${name} t`,
  )
  return { rows: Number(rows[0]?.rows ?? 0), sum: rows[0]?.sum ?? '0' }
}

/** When the newest transaction was committed here; unknown after a start until there is one. */
export async function newestCommit(client: Queryable): Promise<string | undefined> {
  return momentFrom(client, `(select timestamp from pg_last_committed_xact())`)
}

/** When the last transaction was committed that recovery replayed; unknown when there was none. */
export async function newestReplayed(client: Queryable): Promise<string | undefined> {
  return momentFrom(client, 'pg_last_xact_replay_timestamp()')
}

async function momentFrom(client: Queryable, expression: string): Promise<string | undefined> {
  const { rows } = await client.query<{ at: string | null }>(
    `select to_char(${expression} at time zone 'UTC', 'YYYY-MM-DD"T"HH24:MI:SS.US"Z"') as at`,
  )
  return rows[0]?.at ?? undefined
}

/** Whether replay stands still at the point it was to reach. */
export async function isPaused(client: Queryable): Promise<boolean> {
  const { rows } = await client.query<{ state: string }>('select pg_get_wal_replay_pause_state() as state')
  return rows[0]?.state === 'paused'
}

/**
 * Reads every index of ours and holds it against its table.
 *
 * @returns how many there are
 * @throws the first fault that is found
 */
export async function checkIndexes(client: Queryable): Promise<number> {
  await client.query('create extension if not exists amcheck')
  const { rows } = await client.query<{ checked: string }>(
    `select count(bt_index_check(i.indexrelid, true))::text as checked
       from pg_index i join pg_class c on c.oid = i.indexrelid join pg_namespace n on n.oid = c.relnamespace
      where c.relam = (select oid from pg_am where amname = 'btree') and c.relkind = 'i' and c.relpersistence = 'p'
        and i.indisvalid and n.nspname not in ('pg_catalog', 'pg_toast', 'information_schema')`,
  )
  return Number(rows[0]?.checked ?? 0)
}

/** Gives the server's own account the password that lies beside its data. */
export async function keepPassword(client: Queryable, user: string, password: string): Promise<void> {
  if (!/^[\w-]+$/.test(password)) throw new Error('not one of our passwords')
  await client.query(`alter role ${user} password '${password}'`)
}

/** Whether PostgreSQL could not hand over the last segment it tried. */
export async function archiverFails(client: Queryable): Promise<boolean> {
  const { rows } = await client.query<{ failing: boolean }>(
    `select coalesce(last_failed_time > coalesce(last_archived_time, '-infinity'), false) as failing from pg_stat_archiver`,
  )
  return rows[0]?.failing ?? false
}
