import { totalmem } from 'node:os'
import { PostgresRefused } from './refusal.ts'

const MiB = 2 ** 20
const GiB = 2 ** 30

/** Parameters of PostgreSQL by name, as in postgresql.conf. */
export type PostgresSettings = Readonly<Record<string, string>>

/** Without these an acknowledged write can be lost when the power fails. */
const durable: PostgresSettings = { fsync: 'on', full_page_writes: 'on', synchronous_commit: 'on' }

/** Folder beside the cluster. */
export const spoolName = 'archive'

/** File in the spool that says that no segment since the last backup was thrown away. */
export const CONTINUOUS = '.continuous'

/**
 * Every finished segment of the write-ahead log is put into the spool, whole and on disk, at least once a minute; from
 * there it is carried away under rights and keys that PostgreSQL's account need not have. Its commands run in the
 * cluster. A segment that is there already was put there before a crash: the same again is well.
 */
export const archiving: PostgresSettings = {
  archive_timeout: '55s', // with the way to its place a minute
  archive_command: [
    `spool=../${spoolName}; if test -f $spool/%f; then cmp -s %p $spool/%f; else`,
    `cp %p $spool/.%f && sync $spool/.%f && mv $spool/.%f $spool/%f && sync $spool; fi`,
  ].join(' '),
}

/**
 * The parameters that the embedded server starts with. Given on its command line, so that neither a file in the data
 * folder nor ALTER SYSTEM can take durability away.
 *
 * @param freeDisk bytes that are free where the data lies; a small disk gets a smaller write-ahead log
 * @param memory bytes; default what this machine or container has
 */
export function defaultSettings(freeDisk: number, memory: number = ownMemory()): PostgresSettings {
  const megabytes = (bytes: number) => `${Math.floor(bytes / MiB)}MB`
  return {
    ...durable,
    listen_addresses: '',
    unix_socket_permissions: '0700',
    max_connections: '60',
    shared_buffers: megabytes(Math.min(GiB, Math.max(memory / 4, 64 * MiB))),
    effective_cache_size: megabytes(Math.max(memory / 2, 128 * MiB)),
    max_wal_size: megabytes(Math.min(4 * GiB, Math.max(freeDisk / 4, 256 * MiB))),
    wal_compression: 'pglz', // the package has no lz4
    random_page_cost: '1.1',
    jit: 'off',
    // On from the first start because changing it needs a restart; archives nothing until a backup target is set.
    archive_mode: 'on',
    archive_command: 'true',
    // How old the newest commit in a restored copy is: that is what would have been lost.
    track_commit_timestamp: 'on',
    idle_in_transaction_session_timeout: '5s',
    TimeZone: 'UTC',
    log_timezone: 'UTC',
    // The log holds no personal data: no values of parameters, and of errors neither the detail (which quotes the row)
    // nor the text (which quotes the value); whoever sent the statement gets both.
    log_line_prefix: '',
    log_min_messages: 'log',
    log_min_error_statement: 'panic',
    log_error_verbosity: 'terse',
    log_parameter_max_length: '0',
    log_parameter_max_length_on_error: '0',
    log_min_duration_statement: '500ms',
  }
}

/** @throws PostgresRefused when a setting gives up durability; only a test may run without it */
export function demandDurability(settings: PostgresSettings): void {
  const lost = Object.keys(durable).filter((name) => {
    const value = settings[name]?.toLowerCase()
    return value !== undefined && ['off', 'false', 'no', '0', 'local'].includes(value)
  })
  if (lost.length === 0) return
  const names = lost.join(', ')
  throw new PostgresRefused({
    en: `Citywide does not start with ${names} switched off: acknowledged data could be lost. Switch it on.`,
    zh: `${names} 已被关闭，已确认的数据可能丢失，因此 Citywide 拒绝启动。请将其打开。`,
  })
}

function ownMemory(): number {
  const limit = process.constrainedMemory()
  return limit > 0 ? Math.min(limit, totalmem()) : totalmem()
}
