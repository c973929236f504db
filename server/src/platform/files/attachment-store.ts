import type { Attachment } from '@citywide/model/platform/attachment'
import type { CityText } from '@citywide/model/text'
import type { PoolClient, Queryable } from '../postgres/pool.ts'

/** First number of the advisory locks on contents; the second is the prefix of the hash. */
const CONTENT_LOCK = 9_001

/** An attachment and the record that it belongs to. */
export interface PlacedAttachment extends Attachment {
  readonly noun: string
  readonly recordId: string
}

const columns = `t.id, t.noun, t.record_id as "recordId", t.name, t.title, t.description, t.kind, f.bytes, t.sha256, t.version,
  jsonb_build_object('id', a.id, 'name', a.name) as "addedBy", t.added_at as "addedAt",
  jsonb_build_object('id', g.id, 'name', g.name) as "removedBy", t.removed_at as "removedAt",
  t.removal_reason as "removalReason"`
const from = `attachment t join stored_file f using (sha256) join account a on a.id = t.added_by
  left join account g on g.id = t.removed_by`

type Row = Omit<PlacedAttachment, 'removed'> & {
  readonly removedBy: Attachment['addedBy']
  readonly removedAt: string | null
  readonly removalReason: string | null
}

function attachmentOf({ removedBy, removedAt, removalReason, ...row }: Row): PlacedAttachment {
  const removed = removedAt === null ? null : { by: removedBy, at: removedAt, reason: removalReason ?? '' }
  return { ...row, removed }
}

export async function attachmentsOf(client: Queryable, noun: string, recordId: string): Promise<PlacedAttachment[]> {
  const { rows } = await client.query<Row>(
    `select ${columns} from ${from} where t.record_id = $1 and t.noun = $2 order by t.added_at desc, t.id desc limit 1000`,
    [recordId, noun],
  )
  return rows.map(attachmentOf)
}

export async function findAttachment(client: Queryable, id: string): Promise<PlacedAttachment | undefined> {
  const { rows } = await client.query<Row>(`select ${columns} from ${from} where t.id = $1`, [id])
  const [row] = rows
  return row && attachmentOf(row)
}

/** Held while a content is put in its place and its row written, so that nobody sweeps it in between. */
export async function holdContent(client: PoolClient, sha256: string): Promise<void> {
  await client.query('select pg_advisory_xact_lock_shared($1, $2)', [
    CONTENT_LOCK,
    Number.parseInt(sha256.slice(0, 2), 16),
  ])
}

/** Held while contents that begin with two digits are swept: nobody puts one of them in its place meanwhile. */
export async function holdContents(client: PoolClient, prefix: string): Promise<void> {
  await client.query('select pg_advisory_xact_lock($1, $2)', [CONTENT_LOCK, Number.parseInt(prefix, 16)])
}

export async function knownContents(client: Queryable, hashes: readonly string[]): Promise<ReadonlySet<string>> {
  const { rows } = await client.query<{ sha256: string }>('select sha256 from stored_file where sha256 = any($1)', [
    hashes,
  ])
  return new Set(rows.map(({ sha256 }) => sha256))
}

interface NewAttachment extends Pick<
  PlacedAttachment,
  'id' | 'noun' | 'recordId' | 'sha256' | 'bytes' | 'kind' | 'name'
> {
  readonly accountId: string
}

export async function keepAttachment(client: PoolClient, attachment: NewAttachment): Promise<void> {
  const { id, noun, recordId, sha256, bytes, kind, name, accountId } = attachment
  await client.query('insert into stored_file (sha256, bytes) values ($1, $2) on conflict do nothing', [sha256, bytes])
  await client.query(
    `insert into attachment (id, noun, record_id, sha256, kind, name, added_by) values ($1, $2, $3, $4, $5, $6, $7)`,
    [id, noun, recordId, sha256, kind, name, accountId],
  )
}

/** @returns whether it stood at the version that was read */
export async function describeAttachment(
  client: PoolClient,
  id: string,
  read: number,
  { title, description }: { readonly title: CityText | null; readonly description: CityText | null },
): Promise<boolean> {
  const { rowCount } = await client.query(
    `update attachment set title = $3, description = $4, version = version + 1
      where id = $1 and version = $2 and removed_at is null`,
    [id, read, title, description],
  )
  return rowCount === 1
}

/** @returns whether it stood at the version that was read */
export async function removeAttachment(
  client: PoolClient,
  id: string,
  read: number,
  by: string,
  reason: string,
): Promise<boolean> {
  const { rowCount } = await client.query(
    `update attachment set removed_at = now(), removed_by = $3, removal_reason = $4, version = version + 1
      where id = $1 and version = $2 and removed_at is null`,
    [id, read, by, reason],
  )
  return rowCount === 1
}
