import type { AccountDetail, AccountLine, AccountNew, AccountPatch } from '@citywide/model/platform/account'
import { hashOf, newToken } from '../access/principal.ts'
import type { PoolClient, Queryable } from '../postgres/pool.ts'
import { type RawBuilder, rowsOf, sql } from '../postgres/statement.ts'

const held = sql`g.approved_at is not null and g.ended_at is null and g.expires_at > now()`

const columns = sql`a.id, a.login, a.name, a.kind, a.disabled_at as "disabledAt", a.created_at as "createdAt", a.version,
  a.subject is not null as citizen,
  (select jsonb_build_object('id', o.id, 'title', o.name) from organization o where o.id = a.organization_id) as organization,
  (select jsonb_agg(jsonb_build_object('id', s.id, 'title', s.title) order by s.created_at) from scope s
    where s.id = any(a.scope_ids)) as scopes,
  (select jsonb_build_object('id', p.id, 'name', p.name) from person p where p.id = a.person_id) as person,
  (select coalesce(jsonb_agg(jsonb_build_object('role', g.role, 'expiresAt',
      to_char(g.expires_at at time zone 'UTC', 'YYYY-MM-DD"T"HH24:MI:SS"Z"')) order by g.role), '[]')
     from account_role g where g.account_id = a.id and ${held}) as roles,
  (select coalesce(jsonb_agg(g.role order by g.role), '[]') from account_role g
    where g.account_id = a.id and g.approved_at is null and g.ended_at is null and g.expires_at > now()) as waiting,
  greatest((select max(seen_at) from session s where s.account_id = a.id),
    (select max(used_at) from api_key k where k.account_id = a.id)) as "seenAt"`

export interface AccountQuestion {
  readonly q: string
  readonly role: string | undefined
  readonly kind: string | undefined
  readonly state: 'open' | 'disabled' | 'waiting' | 'ending' | 'without' | undefined
  readonly organizationId: string | undefined
}

const always = sql`true`
const states: Readonly<Record<NonNullable<AccountQuestion['state']>, RawBuilder<unknown>>> = {
  open: sql`a.disabled_at is null`,
  disabled: sql`a.disabled_at is not null`,
  waiting: sql`exists (select from account_role g where g.account_id = a.id and g.approved_at is null
    and g.ended_at is null and g.expires_at > now())`,
  ending: sql`exists (select from account_role g where g.account_id = a.id and ${held}
    and g.expires_at < now() + interval '14 days')`,
  without: sql`a.disabled_at is null and not exists (select from account_role g where g.account_id = a.id and ${held})`,
}

function chosen({ q, role, kind, state, organizationId }: AccountQuestion): RawBuilder<unknown> {
  const words = `%${q.replaceAll(/[\\%_]/g, '\\$&')}%`
  return sql`${
    q === ''
      ? always
      : sql`(a.login ilike ${words} or a.name ->> 'zh' ilike ${words} or a.name ->> 'en' ilike ${words}
          or exists (select from organization o where o.id = a.organization_id
            and (o.name ->> 'zh' ilike ${words} or o.name ->> 'en' ilike ${words})))`
  } and ${kind === undefined ? always : sql`a.kind = ${kind}`}
    and ${organizationId === undefined ? always : sql`a.organization_id = ${organizationId}`}
    and ${state === undefined ? always : states[state]}
    and ${
      role === undefined
        ? always
        : sql`exists (select from account_role g where g.account_id = a.id and g.role = ${role} and ${held})`
    }`
}

/** Accounts in the order of their logins, after one of them. */
export function findAccounts(
  client: Queryable,
  question: AccountQuestion,
  { after, limit }: { after: string | undefined; limit: number },
): Promise<AccountLine[]> {
  return rowsOf<AccountLine>(
    client,
    sql`select ${columns} from account a where ${chosen(question)}
          and ${after === undefined ? always : sql`a.login collate "C" > ${after}`}
         order by a.login collate "C" limit ${limit}`,
  )
}

export async function countAccounts(client: Queryable, question: AccountQuestion): Promise<number> {
  const [row] = await rowsOf<{ count: number }>(
    client,
    sql`select count(*) as count from account a where ${chosen(question)}`,
  )
  return row?.count ?? 0
}

export async function findAccount(
  client: Queryable,
  id: string,
): Promise<Omit<AccountDetail, 'grants' | 'identities'> | undefined> {
  const [account] = await rowsOf<Omit<AccountDetail, 'grants' | 'identities'>>(
    client,
    sql`select ${columns}, a.disabled_reason as "disabledReason",
          (select c.name from account c where c.id = a.created_by) as "createdBy",
          (select count(*) from session s where s.account_id = a.id)::integer as "openSessions",
          (select count(*) from api_key k where k.account_id = a.id and k.ended_at is null and k.expires_at > now())::integer
            as "openKeys"
          from account a where a.id = ${id}`,
  )
  return account
}

export async function addAccount(
  client: PoolClient,
  id: string,
  { login, name, kind, personId, organizationId, scopeIds }: AccountNew,
  { subject, by }: { subject: string | null; by: string | null },
): Promise<void> {
  await client.query(
    `insert into account (id, login, name, kind, person_id, organization_id, scope_ids, subject, created_by)
     values ($1, $2, $3, $4, $5, coalesce($6, (select org_id from person where id = $5)), $7, $8, $9)`,
    [id, login, JSON.stringify(name), kind, personId, organizationId, scopeIds, subject, by],
  )
}

export interface AccountState {
  readonly id: string
  readonly login: string
  readonly name: AccountLine['name']
  readonly version: number
  readonly kind: 'person' | 'program'
  readonly personId: string | null
  readonly organizationId: string | null
  readonly scopeIds: readonly string[] | null
  readonly disabled: boolean
}

/** Locked until the transaction ends. */
export async function lockAccount(client: PoolClient, id: string): Promise<AccountState | undefined> {
  const { rows } = await client.query<AccountState>(
    `select id, login, name, version, kind, person_id as "personId", organization_id as "organizationId",
        scope_ids as "scopeIds", disabled_at is not null as disabled
       from account where id = $1 for update`,
    [id],
  )
  return rows[0]
}

export async function changeAccount(
  client: PoolClient,
  { id, name, personId, organizationId, scopeIds }: Omit<AccountState, 'login' | 'version' | 'kind' | 'disabled'>,
): Promise<void> {
  await client.query(
    `update account set name = $2, person_id = $3, organization_id = $4, scope_ids = $5, version = version + 1
      where id = $1`,
    [id, JSON.stringify(name), personId, organizationId, scopeIds],
  )
}

/** Whether what an account is to point to exists; nothing is asked of what is left out. */
export async function placesStand(
  client: Queryable,
  { personId, organizationId, scopeIds }: Pick<AccountPatch, 'personId' | 'organizationId' | 'scopeIds'>,
): Promise<{ readonly person: boolean; readonly organization: boolean; readonly scopes: boolean }> {
  const { rows } = await client.query<{ person: boolean; organization: boolean; scopes: boolean }>(
    `select $1::uuid is null or exists (select from person where id = $1) as person,
       $2::uuid is null or exists (select from organization where id = $2) as organization,
       $3::uuid[] is null or not exists (select unnest($3::uuid[]) except select id from scope) as scopes`,
    [personId ?? null, organizationId ?? null, scopeIds ?? null],
  )
  const [found] = rows
  if (!found) throw new Error('a select of constants gave no row')
  return found
}

export async function loginTaken(client: Queryable, login: string): Promise<boolean> {
  return (await client.query('select from account where login = $1', [login])).rowCount === 1
}

export async function departmentOf(client: Queryable, accountId: string): Promise<string | null> {
  const { rows } = await client.query<{ organization: string | null }>(
    'select organization_id as organization from account where id = $1',
    [accountId],
  )
  return rows[0]?.organization ?? null
}

/** A fresh one-time link, in place of those before it, for three days: a person may be away from the desk. */
export async function newInvitation(client: PoolClient, id: string): Promise<{ token: string; expiresAt: string }> {
  const token = newToken()
  await client.query('delete from sign_in_link where account_id = $1', [id])
  const { rows } = await client.query<{ expiresAt: string }>(
    `insert into sign_in_link (token_hash, account_id, expires_at) values ($1, $2, now() + interval '3 days')
     returning expires_at as "expiresAt"`,
    [hashOf(token), id],
  )
  const [row] = rows
  if (!row) throw new Error('an invitation was not kept')
  return { token, expiresAt: row.expiresAt }
}

/** Closes every door at once: sessions, links, sign-ins under way and keys. */
export async function closeDoors(client: PoolClient, id: string, by: string): Promise<void> {
  await client.query('delete from session where account_id = $1', [id])
  await client.query('delete from sign_in_link where account_id = $1', [id])
  await client.query('delete from pending_sign_in where account_id = $1', [id])
  await client.query('delete from sso_flow where link_account = $1', [id])
  await client.query('update api_key set ended_at = now(), ended_by = $2 where account_id = $1 and ended_at is null', [
    id,
    by,
  ])
}

export async function setDisabled(client: PoolClient, id: string, reason: string | null): Promise<void> {
  await client.query(
    `update account set disabled_at = case when $2::text is null then null else now() end, disabled_reason = $2,
        version = version + 1 where id = $1`,
    [id, reason],
  )
}

/** Organizations, people or scopes by a part of their name, for the form of an account. */
export async function choicesOf(
  client: Queryable,
  of: 'organizations' | 'people' | 'scopes',
  q: string,
): Promise<{ id: string; title: { zh?: string; en?: string }; about: string | null }[]> {
  const words = `%${q.replaceAll(/[\\%_]/g, '\\$&')}%`
  const from = {
    organizations: `select id, name as title, null as about from organization
       where name ->> 'zh' ilike $1 or name ->> 'en' ilike $1`,
    people: `select p.id, jsonb_build_object('zh', p.name, 'en', p.name) as title,
         coalesce(o.name ->> 'zh', o.name ->> 'en') as about
       from person p join organization o on o.id = p.org_id where p.active and p.name ilike $1`,
    scopes: `select id, title, null as about from scope where title ->> 'zh' ilike $1 or title ->> 'en' ilike $1`,
  }[of]
  const { rows } = await client.query<{ id: string; title: { zh?: string; en?: string }; about: string | null }>(
    `${from} order by 2, 1 limit 50`,
    [words],
  )
  return rows
}
