import type { Comment } from '@citywide/model/platform/comment'
import type { PoolClient, Queryable } from '../postgres/pool.ts'

/** A comment as it is kept; the names of the mentioned people come from their accounts. */
export interface StoredComment extends Omit<Comment, 'mentions' | 'text' | 'rich'> {
  readonly noun: string
  readonly recordId: string
  readonly text: string
}

const select = `select c.id, c.noun, c.record_id as "recordId", jsonb_build_object('id', a.id, 'name', a.name) as author, c.text,
  c.version, c.written_at as "writtenAt", c.edited_at as "editedAt", c.removed_at as "removedAt"
  from record_comment c join account a on a.id = c.author`

/** The newest before another, oldest first. */
export async function commentsOf(
  client: Queryable,
  noun: string,
  recordId: string,
  { before, limit }: { before: string | null; limit: number },
): Promise<StoredComment[]> {
  const { rows } = await client.query<StoredComment>(
    `${select} where c.record_id = $1 and c.noun = $2 and ($3::uuid is null or c.id < $3::uuid) order by c.id desc limit $4`,
    [recordId, noun, before, limit],
  )
  return rows.toReversed()
}

export async function findComments(client: Queryable, ids: readonly string[]): Promise<StoredComment[]> {
  const { rows } = await client.query<StoredComment>(`${select} where c.id = any($1)`, [ids])
  return rows
}

export async function keepComment(
  client: PoolClient,
  comment: { id: string; noun: string; recordId: string; author: string; text: string },
): Promise<void> {
  const { id, noun, recordId, author, text } = comment
  await client.query('insert into record_comment (id, noun, record_id, author, text) values ($1, $2, $3, $4, $5)', [
    id,
    noun,
    recordId,
    author,
    text,
  ])
  await keepVersion(client, id)
}

/**
 * Other words, or none any more: then nobody reads them but in the versions.
 *
 * @returns whether it stood at the version that was read
 */
export async function rewriteComment(
  client: PoolClient,
  id: string,
  read: number,
  text: string | null,
): Promise<boolean> {
  const { rowCount } = await client.query(
    `update record_comment set version = version + 1, text = coalesce($3, ''),
        edited_at = case when $3::text is null then edited_at else now() end,
        removed_at = case when $3::text is null then now() end
      where id = $1 and version = $2 and removed_at is null`,
    [id, read, text],
  )
  if (rowCount !== 1) return false
  if (text !== null) await keepVersion(client, id)
  return true
}

async function keepVersion(client: PoolClient, id: string): Promise<void> {
  await client.query(
    `insert into record_comment_version (comment_id, version, text, at)
     select id, version, text, coalesce(edited_at, written_at) from record_comment where id = $1`,
    [id],
  )
}

/** Newest first. */
export async function commentVersions(
  client: Queryable,
  id: string,
): Promise<{ version: number; text: string; at: string }[]> {
  const { rows } = await client.query<{ version: number; text: string; at: string }>(
    'select version, text, at from record_comment_version where comment_id = $1 order by version desc limit 200',
    [id],
  )
  return rows
}
