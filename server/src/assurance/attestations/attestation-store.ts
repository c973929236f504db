/** Statements as they are kept, with everything that ever happened to them. */
import type { Attestation, AttestationEvent, AttestationState } from '@citywide/model/assurance/attestation'
import type { CityText } from '@citywide/model/text'
import type { PoolClient, Queryable } from '#platform/postgres/pool.ts'
import { rowsOf, sql } from '#platform/postgres/statement.ts'

export interface StoredAttestation extends Pick<
  Attestation,
  'id' | 'version' | 'scope' | 'rule' | 'statement' | 'owner' | 'second' | 'state' | 'createdAt' | 'until' | 'validTo'
> {
  readonly scopeId: string
  readonly role: string
  readonly challengedBy: string | null
  readonly answerBy: string | null
  readonly files: Attestation['files']
  readonly events: Attestation['events']
}

const named = (column: string) =>
  sql.raw(`(select jsonb_build_object('id', n.id, 'name', n.name) from account n where n.id = ${column})`)

const moment = (column: string) => sql.raw(`to_char(${column} at time zone 'UTC', 'YYYY-MM-DD"T"HH24:MI:SS.MS"Z"')`)

const columns = sql`a.id, a.version, a.scope_id as "scopeId", c.code as scope, a.rule, a.statement, a.role,
  ${named('a.owner')} as owner, ${named('a.second')} as second, a.state, a.created_at as "createdAt",
  a.until_day as until, a.valid_to as "validTo", a.challenged_by as "challengedBy", a.answer_by as "answerBy",
  coalesce((select jsonb_agg(jsonb_build_object('id', f.id, 'name', f.name, 'kind', f.kind, 'bytes', s.bytes,
      'sha256', f.sha256, 'collectedAt', f.collected_at, 'expiresAt', f.expires_at, 'addedBy', ${named('f.added_by')})
      order by f.added_at, f.id) from attestation_file f join stored_file s using (sha256)
    where f.attestation_id = a.id), '[]') as files,
  coalesce((select jsonb_agg(jsonb_build_object('event', e.event, 'at', ${moment('e.done_at')}, 'by', ${named('e.actor')},
      'note', e.note) order by e.seq desc) from attestation_event e where e.attestation_id = a.id), '[]') as events`

/** The statements of a scope, or of one rule in it; the newest first. */
export function attestationsOf(
  client: Queryable,
  scopeId: string,
  rule: string | undefined,
): Promise<StoredAttestation[]> {
  return rowsOf<StoredAttestation>(
    client,
    sql`select ${columns} from attestation a join scope c on c.id = a.scope_id
         where a.scope_id = ${scopeId} and (${rule ?? null}::text is null or a.rule = ${rule ?? null}::text)
         order by a.created_at desc, a.id limit 1000`,
  )
}

export async function findAttestation(client: Queryable, id: string): Promise<StoredAttestation | undefined> {
  const [row] = await rowsOf<StoredAttestation>(
    client,
    sql`select ${columns} from attestation a join scope c on c.id = a.scope_id where a.id = ${id}`,
  )
  return row
}

/** Locked until the transaction ends. */
export async function lockAttestation(client: PoolClient, id: string): Promise<StoredAttestation | undefined> {
  await client.query('select from attestation where id = $1 for update', [id])
  return findAttestation(client, id)
}

export interface NewAttestation {
  readonly id: string
  readonly scopeId: string
  readonly rule: string
  readonly statement: CityText
  readonly role: string
  readonly owner: string
  readonly validTo: string
  readonly until: string
  readonly at: string
}

export async function addAttestation(client: Queryable, one: NewAttestation): Promise<void> {
  await client.query(
    `insert into attestation (id, scope_id, rule, statement, role, owner, valid_to, until_day, state, created_at)
     values ($1, $2, $3, $4, $5, $6, $7, $8, 'draft', $9)`,
    [one.id, one.scopeId, one.rule, JSON.stringify(one.statement), one.role, one.owner, one.validTo, one.until, one.at],
  )
}

/** @returns whether it stood at the version that was read */
export async function changeDraft(
  client: Queryable,
  id: string,
  read: number,
  { statement, validTo, until }: Pick<NewAttestation, 'statement' | 'validTo' | 'until'>,
): Promise<boolean> {
  const { rowCount } = await client.query(
    `update attestation set statement = $3, valid_to = $4, until_day = $5, version = version + 1
      where id = $1 and version = $2`,
    [id, read, JSON.stringify(statement), validTo, until],
  )
  return rowCount === 1
}

export interface Move {
  readonly event: AttestationEvent
  readonly from: AttestationState
  readonly to: AttestationState
  /** In the time of the scope, and by the clock. */
  readonly at: string
  readonly doneAt: string
  /** Null where the platform did it. */
  readonly actor: string | null
  readonly note: string | null
}

/** Moves a statement on; `second`, `challengedBy`, `answerBy` and `validTo` stay where they are not given. */
export async function moveAttestation(
  client: Queryable,
  id: string,
  { event, from, to, at, doneAt, actor, note }: Move,
  more: {
    readonly second?: string | null
    readonly challengedBy?: string
    readonly answerBy?: string
    readonly validTo?: string
  } = {},
): Promise<void> {
  await client.query(
    `update attestation set state = $2, version = version + 1, second = case when $3 then $4 else second end,
       challenged_by = coalesce($5, challenged_by), answer_by = coalesce($6, answer_by), valid_to = coalesce($7, valid_to)
      where id = $1`,
    [
      id,
      to,
      more.second !== undefined,
      more.second ?? null,
      more.challengedBy ?? null,
      more.answerBy ?? null,
      more.validTo ?? null,
    ],
  )
  await client.query(
    `insert into attestation_event (attestation_id, event, from_state, to_state, at, done_at, actor, note)
     values ($1, $2, $3, $4, $5, $6, $7, $8)`,
    [id, event, from, to, at, doneAt, actor, note],
  )
}

/** Statements that count now, of some rules of a scope. */
export function validOf(client: Queryable, scopeId: string, rules: readonly string[]): Promise<StoredAttestation[]> {
  return rowsOf<StoredAttestation>(
    client,
    sql`select ${columns} from attestation a join scope c on c.id = a.scope_id
         where a.scope_id = ${scopeId} and a.state = 'valid' and a.rule = any (${rules}::text[]) for update of a`,
  )
}

/** Statements whose time is over in the time of their scope, and challenged ones that were not answered. */
export function overdueAttestations(
  client: Queryable,
  moments: readonly { readonly id: string; readonly moment: string }[],
): Promise<StoredAttestation[]> {
  return rowsOf<StoredAttestation>(
    client,
    sql`select ${columns} from attestation a join scope c on c.id = a.scope_id
          join unnest(${moments.map(({ id }) => id)}::uuid[], ${moments.map((one) => one.moment)}::timestamptz[])
            as m(id, moment) on m.id = a.scope_id
         where a.state in ('signed', 'valid', 'challenged') and (a.valid_to <= m.moment
           or (a.state = 'challenged' and a.answer_by <= m.moment)) for update of a`,
  )
}

/** Statements that end within some days and whose owners have not been told; they count as told. */
export function takeEnding(
  client: Queryable,
  moments: readonly { readonly id: string; readonly moment: string }[],
  days: number,
): Promise<Pick<StoredAttestation, 'id' | 'scope' | 'rule' | 'owner'>[]> {
  return rowsOf(
    client,
    sql`update attestation a set warned_at = now() from scope c, unnest(${moments.map(({ id }) => id)}::uuid[],
          ${moments.map((one) => one.moment)}::timestamptz[]) as m(id, moment)
         where c.id = a.scope_id and m.id = a.scope_id and a.state = 'valid' and a.warned_at is null
           and a.valid_to < m.moment + make_interval(days => ${days})
         returning a.id, c.code as scope, a.rule, ${named('a.owner')} as owner`,
  )
}
