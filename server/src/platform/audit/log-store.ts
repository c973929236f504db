/** The log in the database: rows, seals, subtrees, checkpoints. */
import type { Checkpoint, Signature } from '@citywide/model/audit/checkpoint'
import type { ActorKind, AuditRow } from '@citywide/model/audit/row'
import type { Node, Place } from '@citywide/model/audit/tree'
import type { Queryable } from '../postgres/pool.ts'
import { milliseconds } from './moment-store.ts'

interface RawRow {
  id: number
  at: string
  actor: string | null
  actor_kind: ActorKind
  act: string
  noun: string | null
  object: string | null
  department: string | null
  purpose: string | null
  detail: string
  seq: number | null
  chain: Buffer | null
}

/** A row with its place; both parts of the place are null until it is sealed. */
export interface LogRow extends AuditRow {
  readonly seq: number | null
  readonly chain: Buffer | null
}

export interface SealedRow extends LogRow {
  readonly seq: number
  readonly chain: Buffer
}

const columns = 'id, at, actor, actor_kind, act, noun, object, department, purpose, detail::text as detail, seq, chain'

function rowOf({ id, at, actor, actor_kind, detail, seq, chain, ...row }: RawRow): LogRow {
  return { ...row, id, at: milliseconds(at), actor, actorKind: actor_kind, detail: exactly(detail), seq, chain }
}

type Exact = (this: unknown, key: string, value: unknown, context: { source: string }) => unknown

/** A number that JavaScript would read in another way than it is written stays as written: a change of it is a change. */
const exact: Exact = (_, value, { source }) =>
  typeof value === 'number' && source !== String(value) ? { '\0': source } : value

const exactly = (text: string): unknown => JSON.parse(text, exact as (key: string, value: unknown) => unknown)

/** One sealer at a time; false where another one works. Held until the transaction ends. */
export async function lockSeal(client: Queryable): Promise<boolean> {
  const { rows } = await client.query<{ held: boolean }>('select pg_try_advisory_xact_lock(37116) as held')
  return rows[0]?.held ?? false
}

/** Committed rows that wait for their seal, oldest first. */
export async function unsealedRows(client: Queryable, limit: number): Promise<LogRow[]> {
  const { rows } = await client.query<RawRow>(
    `select ${columns} from audit where seq is null order by id limit ${String(limit)}`,
  )
  return rows.map(rowOf)
}

export async function unsealedSince(client: Queryable): Promise<{ since: string | null; seconds: number }> {
  const { rows } = await client.query<{ since: string | null; seconds: number }>(
    `select since, coalesce(extract(epoch from clock_timestamp() - since), 0)::float8 as seconds
       from (select audit_unsealed_since() as since) oldest`,
  )
  return rows[0] ?? { since: null, seconds: 0 }
}

/** Sealed rows from `start` to `end` (exclusive), in order. */
export async function sealedRows(client: Queryable, start: number, end: number): Promise<SealedRow[]> {
  const { rows } = await client.query<RawRow>(
    `select ${columns} from audit where seq >= $1 and seq < $2 order by seq, id`,
    [start, end],
  )
  return rows.map(rowOf) as SealedRow[]
}

/** A row by its id, exactly as it is sealed. */
export async function rowAt(client: Queryable, id: number): Promise<LogRow | undefined> {
  const { rows } = await client.query<RawRow>(`select ${columns} from audit where id = $1`, [id])
  return rows[0] && rowOf(rows[0])
}

/** The highest place that a row claims, and the first row that claims one without a link of the chain, or the reverse. */
export async function placesClaimed(client: Queryable): Promise<{ highest: number; half: number | null }> {
  const { rows } = await client.query<{ highest: number; half: number | null }>(
    `select coalesce((select max(seq) from audit), -1) as highest,
        (select min(id) from audit where (seq is null) <> (chain is null)) as half`,
  )
  return rows[0] ?? { highest: -1, half: null }
}

export interface Seal {
  readonly id: number
  readonly seq: number
  readonly chain: Uint8Array
}

export async function writeSeals(client: Queryable, seals: readonly Seal[]): Promise<void> {
  await client.query(
    `update audit a set seq = s.seq, chain = s.chain
       from unnest($1::bigint[], $2::bigint[], $3::bytea[]) as s (id, seq, chain) where a.id = s.id`,
    [seals.map(({ id }) => id), seals.map(({ seq }) => seq), seals.map(({ chain }) => Buffer.from(chain))],
  )
}

export async function writeNodes(client: Queryable, nodes: readonly Node[]): Promise<void> {
  await client.query(
    `insert into audit_node (level, idx, hash) select * from unnest($1::smallint[], $2::bigint[], $3::bytea[])`,
    [nodes.map(({ level }) => level), nodes.map(({ index }) => index), nodes.map(({ hash }) => Buffer.from(hash))],
  )
}

/** Hashes of the given subtrees, in their order; undefined where one is missing. */
export async function nodesAt(client: Queryable, places: readonly Place[]): Promise<(Buffer | undefined)[]> {
  const { rows } = await client.query<{ hash: Buffer | null }>(
    `select n.hash from unnest($1::smallint[], $2::bigint[]) with ordinality as p (level, idx, place)
       left join audit_node n on n.level = p.level and n.idx = p.idx order by p.place`,
    [places.map(({ level }) => level), places.map(({ index }) => index)],
  )
  return rows.map(({ hash }) => hash ?? undefined)
}

/** The subtrees that became complete with the rows from `start` to `end` (exclusive). */
export async function nodesWithin(client: Queryable, start: number, end: number): Promise<Node[]> {
  const { rows } = await client.query<{ level: number; index: number; hash: Buffer }>(
    `select n.level, n.idx as index, n.hash from generate_series(0, 62) as l (level)
       join audit_node n on n.level = l.level and n.idx >= $1::bigint >> l.level and n.idx < $2::bigint >> l.level`,
    [start, end],
  )
  return rows
}

/** Whether there are subtrees of rows that are not sealed. */
export async function nodesBeyond(client: Queryable, size: number): Promise<Place[]> {
  const { rows } = await client.query<Place>(
    `select n.level, n.idx as index from generate_series(0, 62) as l (level)
       join lateral (select level, idx from audit_node n where n.level = l.level and n.idx >= $1::bigint >> l.level
                      order by idx limit 1) n on true
      order by 1 limit 5`,
    [size],
  )
  return rows
}

export interface SignedCheckpoint extends Checkpoint {
  readonly signatures: readonly Signature[]
}

interface RawCheckpoint {
  size: number
  root: Buffer
  head: Buffer
  at: string
  signatures: unknown
}

const checkpointColumns = 'size, root, head, at, signatures'

function checkpointOf({ signatures, ...checkpoint }: RawCheckpoint): SignedCheckpoint {
  return { ...checkpoint, at: milliseconds(checkpoint.at), signatures: signaturesOf(signatures) }
}

export function signaturesOf(stored: unknown): Signature[] {
  const listed: unknown[] = Array.isArray(stored) ? stored : []
  return listed.map(signatureOf)
}

export function storedSignatures(signatures: readonly Signature[]): string {
  return JSON.stringify(
    signatures.map(({ keyId, signature }) => ({ keyId, signature: Buffer.from(signature).toString('base64') })),
  )
}

/** Whatever stands there is shown to the check, which refuses what is none. */
function signatureOf(listed: unknown): Signature {
  const { keyId, signature } = (listed ?? {}) as { keyId?: unknown; signature?: unknown }
  return { keyId: String(keyId), signature: Buffer.from(typeof signature === 'string' ? signature : '', 'base64') }
}

export async function lastCheckpoint(client: Queryable): Promise<SignedCheckpoint | undefined> {
  const { rows } = await client.query<RawCheckpoint>(
    `select ${checkpointColumns} from checkpoint order by size desc limit 1`,
  )
  return rows[0] && checkpointOf(rows[0])
}

/** Checkpoints of logs of more than `start` rows and at most `end`, in order. */
export async function checkpointsWithin(client: Queryable, start: number, end: number): Promise<SignedCheckpoint[]> {
  const { rows } = await client.query<RawCheckpoint>(
    `select ${checkpointColumns} from checkpoint where size > $1 and size <= $2 order by size`,
    [start, end],
  )
  return rows.map(checkpointOf)
}

export async function writeCheckpoint(client: Queryable, checkpoint: SignedCheckpoint): Promise<void> {
  await client.query('insert into checkpoint (size, root, head, at, signatures) values ($1, $2, $3, $4, $5::jsonb)', [
    checkpoint.size,
    Buffer.from(checkpoint.root),
    Buffer.from(checkpoint.head),
    checkpoint.at,
    storedSignatures(checkpoint.signatures),
  ])
}

/** Of the checkpoints of former weeks the last of each hour stays. */
export async function thinCheckpoints(client: Queryable): Promise<void> {
  await client.query(
    `delete from checkpoint c where c.at < now() - interval '7 days' and exists (
       select from checkpoint n where n.size > c.size and date_trunc('hour', n.at) = date_trunc('hour', c.at))`,
  )
}
