import type { Signature } from '@citywide/model/audit/checkpoint'
import type { Queryable } from '../postgres/pool.ts'
import { signaturesOf, storedSignatures } from './log-store.ts'
import { milliseconds } from './moment-store.ts'

/** A period of the log whose rows lie in a file. */
export interface Archive {
  readonly firstSeq: number
  readonly lastSeq: number
  /** Name without folder. */
  readonly file: string
  readonly sha256: string
  readonly at: string
  readonly signatures: readonly Signature[]
}

export async function archives(client: Queryable): Promise<Archive[]> {
  const { rows } = await client.query<Omit<Archive, 'signatures'> & { signatures: unknown }>(
    `select first_seq as "firstSeq", last_seq as "lastSeq", file, sha256, at, signatures from audit_archive order by first_seq`,
  )
  return rows.map((row) => ({ ...row, at: milliseconds(row.at), signatures: signaturesOf(row.signatures) }))
}

/** The rows that may go into a file: sealed, from the first that is still here, all older than so many months. */
export async function ripeRange(
  client: Queryable,
  months: number,
): Promise<{ firstSeq: number; lastSeq: number } | undefined> {
  const { rows } = await client.query<{ firstSeq: number | null; lastSeq: number | null }>(
    `select (select min(seq) from audit) as "firstSeq",
        -- The last row stays whatever its age: a log is never without rows.
        least((select min(seq) from audit where at >= now() - make_interval(months => $1)) - 1,
              (select max(seq) from audit) - 1, (select max(size) from checkpoint) - 1) as "lastSeq"`,
    [months],
  )
  const [range] = rows
  if (!range || range.firstSeq === null || range.lastSeq === null || range.lastSeq < range.firstSeq) return undefined
  return { firstSeq: range.firstSeq, lastSeq: range.lastSeq }
}

/** Notes the file and removes its rows, in the caller's transaction. */
export async function putAway(client: Queryable, archive: Archive): Promise<number> {
  await client.query(
    'insert into audit_archive (first_seq, last_seq, file, sha256, at, signatures) values ($1, $2, $3, $4, $5, $6::jsonb)',
    [archive.firstSeq, archive.lastSeq, archive.file, archive.sha256, archive.at, storedSignatures(archive.signatures)],
  )
  const { rowCount } = await client.query('delete from audit where seq >= $1 and seq <= $2', [
    archive.firstSeq,
    archive.lastSeq,
  ])
  return rowCount ?? 0
}
