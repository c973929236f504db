import type { RoleGrant, WaitingGrant } from '@citywide/model/platform/role-grant'
import type { Role } from '@citywide/model/platform/role'
import type { PoolClient, Queryable } from '../postgres/pool.ts'
import { rowsOf, sql } from '../postgres/statement.ts'

/** A person in an answer, by the id in a column. */
const named = (column: string) =>
  sql.raw(`(select jsonb_build_object('id', n.id, 'name', n.name) from account n where n.id = ${column})`)

const columns = sql`g.id, g.role,
  case when g.outcome is not null then g.outcome when g.expires_at <= now() then 'expired'
    when g.approved_at is null then 'waiting' else 'held' end as state,
  g.reason, g.granted_at as "grantedAt", ${named('g.granted_by')} as "grantedBy",
  g.approved_at as "approvedAt", ${named('g.approved_by')} as "approvedBy", g.expires_at as "expiresAt",
  g.ended_at as "endedAt", ${named('g.ended_by')} as "endedBy", g.end_reason as "endReason"`

/** Every role an account was ever given, newest first. */
export function grantsOf(client: Queryable, accountId: string): Promise<RoleGrant[]> {
  return rowsOf<RoleGrant>(
    client,
    sql`select ${columns} from account_role g where g.account_id = ${accountId} order by g.granted_at desc, g.role`,
  )
}

/** A grant with what decides about it, locked. */
export interface OpenGrant {
  readonly id: string
  readonly role: Role
  readonly accountId: string
  readonly grantedBy: string | null
  readonly waits: boolean
  /** Department of the account. */
  readonly organizationId: string | null
}

const open = sql`g.ended_at is null and g.expires_at > now()`

/** Locked until the transaction ends; undefined where it has ended. */
export async function lockGrant(client: PoolClient, id: string): Promise<OpenGrant | undefined> {
  const [grant] = await rowsOf<OpenGrant>(
    client,
    sql`select g.id, g.role, g.account_id as "accountId", g.granted_by as "grantedBy", g.approved_at is null as waits,
          a.organization_id as "organizationId"
          from account_role g join account a on a.id = g.account_id
         where g.id = ${id} and ${open} for update of g`,
  )
  return grant
}

export async function addGrant(
  client: PoolClient,
  { accountId, role, reason, days, by }: { accountId: string; role: Role; reason: string; days: number; by: string },
): Promise<string> {
  const [row] = await rowsOf<{ id: string }>(
    client,
    sql`insert into account_role (account_id, role, reason, granted_by, expires_at)
        values (${accountId}, ${role}, ${reason}, ${by}, now() + make_interval(days => ${days})) returning id`,
  )
  if (!row) throw new Error('a grant was not kept')
  return row.id
}

/** A role that the installation itself gives. */
export async function holdRole(client: PoolClient, accountId: string, role: Role): Promise<void> {
  await client.query('insert into account_role (account_id, role, approved_at) values ($1, $2, now())', [
    accountId,
    role,
  ])
}

/** @param by null where there is nobody who could: the first second administrator */
export async function approveGrant(client: PoolClient, id: string, by: string | null): Promise<void> {
  await client.query('update account_role set approved_at = now(), approved_by = $2 where id = $1', [id, by])
}

export type GrantOutcome = 'declined' | 'withdrawn' | 'ended' | 'given_up'

export async function endGrant(
  client: PoolClient,
  id: string,
  { outcome, by, reason }: { outcome: GrantOutcome; by: string; reason: string | null },
): Promise<void> {
  await client.query(
    'update account_role set ended_at = now(), outcome = $2, ended_by = $3, end_reason = $4 where id = $1',
    [id, outcome, by, reason],
  )
}

/** What an account holds waits for approval again: its rights would reach further than was approved. */
export async function askApprovalAgain(client: PoolClient, accountId: string): Promise<readonly Role[]> {
  const rows = await rowsOf<{ role: Role }>(
    client,
    sql`update account_role g set approved_at = null, approved_by = null
         where g.account_id = ${accountId} and g.approved_at is not null and ${open} returning g.role`,
  )
  return rows.map(({ role }) => role)
}

/** Grants that end within some days and whose holders have not been told; they count as told. */
export async function takeEnding(client: PoolClient, days: number): Promise<{ id: string; accountId: string }[]> {
  return rowsOf(
    client,
    sql`update account_role g set warned_at = now() from account a
         where a.id = g.account_id and a.disabled_at is null and a.kind = 'person' and g.approved_at is not null
           and ${open} and g.warned_at is null and g.expires_at < now() + make_interval(days => ${days})
         returning g.id, g.account_id as "accountId"`,
  )
}

/** One after another: whoever counts administrators must not be overtaken by another who does. */
export async function lockAdministrators(client: PoolClient): Promise<void> {
  await client.query('select pg_advisory_xact_lock(37107)')
}

/** Accounts that hold a role now and can sign in, without one of them. */
export async function othersWith(
  client: Queryable,
  role: Role,
  without: readonly string[],
): Promise<readonly string[]> {
  const rows = await rowsOf<{ id: string }>(
    client,
    sql`select a.id from account_role g join account a on a.id = g.account_id
         where g.role = ${role} and g.approved_at is not null and ${open} and a.disabled_at is null
           and a.id <> all (${without}::uuid[])`,
  )
  return rows.map(({ id }) => id)
}

/** Heads of a department, or of one above it. */
export async function headsOf(client: Queryable, organizationId: string): Promise<readonly string[]> {
  const rows = await rowsOf<{ id: string }>(
    client,
    sql`with recursive above as (
          select id, parent_id from organization where id = ${organizationId}
          union
          select o.id, o.parent_id from organization o join above b on o.id = b.parent_id)
        select a.id from account_role g join account a on a.id = g.account_id
         where g.role = 'department_head' and g.approved_at is not null and ${open} and a.disabled_at is null
           and (a.organization_id = ${organizationId} or a.organization_id in (select id from above))`,
  )
  return rows.map(({ id }) => id)
}

/** Of some accounts, those that have a person in common with others. */
export async function samePersons(
  client: Queryable,
  accounts: readonly string[],
  others: readonly string[],
): Promise<readonly string[]> {
  const { rows } = await client.query<{ id: string }>(
    `select id from account where id = any($1)
       and person_id in (select person_id from account where id = any($2) and person_id is not null)`,
    [accounts, others],
  )
  return rows.map(({ id }) => id)
}

/** What waits, oldest first, with the department that decides who approves. */
export function waitingGrants(
  client: Queryable,
): Promise<(Omit<WaitingGrant, 'mayDecide'> & { readonly organizationId: string | null })[]> {
  return rowsOf(
    client,
    sql`select ${columns}, a.organization_id as "organizationId",
          jsonb_build_object('id', a.id, 'name', a.name, 'login', a.login, 'organization', o.name) as account
          from account_role g join account a on a.id = g.account_id left join organization o on o.id = a.organization_id
         where g.approved_at is null and ${open} and a.disabled_at is null
         order by g.granted_at limit 500`,
  )
}

export async function findGrant(client: Queryable, id: string): Promise<RoleGrant | undefined> {
  const [grant] = await rowsOf<RoleGrant>(client, sql`select ${columns} from account_role g where g.id = ${id}`)
  return grant
}
