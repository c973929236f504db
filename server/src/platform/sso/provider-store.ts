import type { Provider, ProviderNew, SignInProvider } from '@citywide/model/platform/sso'
import type { PoolClient, Queryable } from '../postgres/pool.ts'

export type StoredProvider = Omit<Provider, 'redirectUri'>

const columns = `p.id, p.code, p.name, p.issuer, p.client_id as "clientId", p.secret is not null as secret, p.domains,
  (select jsonb_build_object('id', o.id, 'title', o.name) from organization o where o.id = p.organization_id) as organization,
  p.enabled, (select count(*)::integer from sso_identity i where i.provider_id = p.id) as identities,
  p.tested_at as "testedAt", p.test_problem as "testProblem", p.version`

export async function allProviders(client: Queryable): Promise<StoredProvider[]> {
  return (await client.query<StoredProvider>(`select ${columns} from sso_provider p order by p.made_at`)).rows
}

export async function findProvider(client: Queryable, id: string): Promise<StoredProvider | undefined> {
  return (await client.query<StoredProvider>(`select ${columns} from sso_provider p where p.id = $1`, [id])).rows[0]
}

/** What the page of the sign-in offers. */
export async function openProviders(client: Queryable): Promise<SignInProvider[]> {
  const { rows } = await client.query<SignInProvider>(
    'select code, name from sso_provider where enabled order by made_at',
  )
  return rows
}

/** What a sign-in needs to know of a provider. */
export interface ProviderSettings {
  readonly id: string
  readonly code: string
  readonly issuer: string
  readonly clientId: string
  /** Sealed. */
  readonly secret: string | null
  readonly domains: readonly string[]
  readonly organizationId: string | null
  readonly enabled: boolean
  readonly version: number
}

const settings = `id, code, issuer, client_id as "clientId", secret, domains, organization_id as "organizationId", enabled, version`

export async function settingsAt(client: Queryable, code: string): Promise<ProviderSettings | undefined> {
  const { rows } = await client.query<ProviderSettings>(
    `select ${settings} from sso_provider where code = $1 and enabled`,
    [code],
  )
  return rows[0]
}

/** Locked until the transaction ends. */
export async function lockProvider(client: PoolClient, id: string): Promise<ProviderSettings | undefined> {
  const { rows } = await client.query<ProviderSettings>(
    `select ${settings} from sso_provider where id = $1 for update`,
    [id],
  )
  return rows[0]
}

export async function addProvider(
  client: PoolClient,
  id: string,
  { code, name, issuer, clientId, domains, organizationId }: ProviderNew,
  { secret, by }: { secret: string | null; by: string },
): Promise<void> {
  await client.query(
    `insert into sso_provider (id, code, name, issuer, client_id, secret, domains, organization_id, made_by)
     values ($1, $2, $3, $4, $5, $6, $7, $8, $9)`,
    [id, code, JSON.stringify(name), issuer, clientId, secret, domains, organizationId, by],
  )
}

export interface ProviderChange {
  readonly name: string | null
  readonly clientId: string | null
  /** Sealed. */
  readonly secret: string | null
  readonly domains: readonly string[] | null
  readonly organizationId: string | null
  readonly enabled: boolean
  /** The settings are others: the last test tells nothing any more. */
  readonly untested: boolean
}

export async function changeProvider(client: PoolClient, id: string, change: ProviderChange): Promise<void> {
  await client.query(
    `update sso_provider set name = coalesce($2::jsonb, name), client_id = coalesce($3, client_id),
        secret = coalesce($4, secret), domains = coalesce($5, domains), organization_id = $6, enabled = $7,
        tested_at = case when $8 then null else tested_at end,
        test_problem = case when $8 then null else test_problem end, version = version + 1 where id = $1`,
    [
      id,
      change.name,
      change.clientId,
      change.secret,
      change.domains,
      change.organizationId,
      change.enabled,
      change.untested,
    ],
  )
}

/** @param problem null: all was well */
export async function keepTest(client: Queryable, id: string, problem: string | null): Promise<void> {
  await client.query('update sso_provider set tested_at = now(), test_problem = $2 where id = $1', [id, problem])
}

export async function dropProvider(client: PoolClient, id: string): Promise<void> {
  await client.query('delete from sso_provider where id = $1', [id])
}
