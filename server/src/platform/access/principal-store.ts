import type { KeyScopes } from '@citywide/model/platform/api-key'
import type { Purpose } from '@citywide/model/platform/purpose'
import type { Text } from '@citywide/model/text'
import type { Pool, Queryable } from '../postgres/pool.ts'
import type { Role } from './grants.ts'
import { hashOf, type Principal } from './principal.ts'

/** A session ends after 30 minutes without use, and after 12 hours in any case: a shift. */
export const IDLE = '30 minutes'
export const ABSOLUTE = '12 hours'

interface Row {
  id: string
  person_id: string | null
  subject: string | null
  name: Text
  roles: Role[]
  departments: string[] | null
  scopes: string[] | null
}

/** What is known of an account `a`: its department with those below it, the scopes it is limited to with their parts. */
const columns = `a.id, a.person_id, a.subject, a.name, roles_of(a.id) as roles,
  case when a.organization_id is null then null else (
    with recursive below as (
      select a.organization_id as id
      union select o.id from organization o join below b on o.parent_id = b.id)
    select array_agg(id) from below) end as departments,
  case when a.scope_ids is null then null else (
    with recursive inside as (
      select unnest(a.scope_ids) as id
      union select s.id from scope s join inside i on s.parent_id = i.id)
    select array_agg(id) from inside) end as scopes`

interface Session {
  purpose: Purpose | null
  strongUntil: string | null
  confined: boolean
}

function principalOf(row: Row, kind: Principal['kind'], { purpose, strongUntil, confined }: Session): Principal {
  const { id, person_id: personId, subject, name, roles, departments, scopes: scopeIds } = row
  return {
    accountId: id,
    personId,
    subject,
    name,
    roles,
    departments: departments ?? [],
    scopeIds,
    purpose,
    strongUntil,
    confined,
    kind,
  }
}

/**
 * The account behind a session cookie, if the session is alive. Its last use is written at most once a minute. A purpose
 * counts until its end, and one that is an incident while the incident is open. The token from before a step-up still
 * opens the session for some seconds, without the strength.
 *
 * @param attended false where a page asks by itself: that is no use of the session
 */
export async function principalOfSession(pool: Pool, token: string, attended = true): Promise<Principal | undefined> {
  const { rows } = await pool.query<Row & Session & { stale: boolean }>(
    `select ${columns}, s.seen_at < now() - interval '1 minute' as stale,
       case when s.strong_at > now() - interval '10 minutes' and s.token_hash = $1
         then s.strong_at + interval '10 minutes' end as "strongUntil", s.confined,
       case when (s.purpose ->> 'until')::timestamptz > now() and (s.purpose ->> 'kind' <> 'incident'
           or exists (select from incident i where i.id = (s.purpose ->> 'incidentId')::uuid and i.status <> 'closed'))
         then s.purpose end as purpose
       from session s join account a on a.id = s.account_id
      where (s.token_hash = $1 or (s.former_hash = $1 and s.former_until > now())) and a.disabled_at is null
        and s.seen_at > now() - $2::interval and s.started_at > now() - $3::interval`,
    [hashOf(token), IDLE, ABSOLUTE],
  )
  const [row] = rows
  if (!row) return undefined
  if (row.stale && attended)
    await pool.query('update session set seen_at = now() where token_hash = $1 or former_hash = $1', [hashOf(token)])
  return principalOf(row, 'session', row)
}

/** A program on this machine acts for the city's own processing; what it reads of people is written down like all else. */
const ownProcessing: Purpose = {
  kind: 'task',
  text: '本机程序按法定职责处理数据 · Processing by a program of the city',
  legalBasis: 'duty',
  reference: null,
  incidentId: null,
  consentPurpose: null,
  until: '9999-12-31T00:00:00Z',
}

/** An account as its programs would act for it when nobody is there: no purpose, nothing strong. */
export async function principalOfAccount(client: Queryable, id: string): Promise<Principal | undefined> {
  const { rows } = await client.query<Row>(
    `select ${columns} from account a where a.id = $1 and a.disabled_at is null`,
    [id],
  )
  return rows[0] && principalOf(rows[0], 'key', { purpose: null, strongUntil: null, confined: false })
}

/** A key that opens an account, and how often it may be used. */
export interface HeldKey {
  readonly id: string
  readonly perMinute: number | null
  readonly principal: Principal
}

/** The account behind a key, if both are open. Its last use is written at most once a minute. */
export async function principalOfKey(pool: Pool, key: string): Promise<HeldKey | undefined> {
  const { rows } = await pool.query<
    Row & { key_id: string; per_minute: number | null; scopes_of_key: KeyScopes | null; stale: boolean }
  >(
    `select ${columns}, k.id as key_id, k.per_minute, k.scopes as scopes_of_key,
       coalesce(k.used_at < now() - interval '1 minute', true) as stale
       from api_key k join account a on a.id = k.account_id
      where k.key_hash = $1 and k.ended_at is null and k.expires_at > now() and a.disabled_at is null`,
    [hashOf(key)],
  )
  const [row] = rows
  if (!row) return undefined
  if (row.stale)
    await pool.query(
      `update api_key set used_at = now() where id = $1 and (used_at is null or used_at < now() - interval '1 minute')`,
      [row.key_id],
    )
  const purpose = row.roles.includes('program') ? ownProcessing : null
  const principal = principalOf(row, 'key', { purpose, strongUntil: null, confined: false })
  return {
    id: row.key_id,
    perMinute: row.per_minute,
    principal: { ...principal, keyScopes: row.scopes_of_key, keyId: row.key_id },
  }
}
