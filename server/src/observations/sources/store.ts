/** SQL of sources: their declarations, their secrets and where they stand. */
import type { SourceDeclaration, SourceKind, SourceSettings } from '@citywide/model/observations/source'
import type { Names, Text } from '@citywide/model/text'
import type { z } from 'zod'
import type { PoolClient, Queryable } from '#platform/postgres/pool.ts'
import { demandRecord } from '../streams/reference-store.ts'

type Named = { readonly id: string; readonly name: z.infer<typeof Names> } | null

/** A source as it is declared, with what came of it; health is told by the clock of the reader. */
export interface StoredSource {
  readonly id: string
  readonly code: string
  readonly title: Text
  readonly kind: SourceKind
  readonly scope: string
  readonly owner: { readonly person: Named; readonly organization: Named }
  readonly dataset: Named
  readonly expectedSeconds: number
  readonly timeZone: string
  readonly settings: SourceSettings
  readonly onSince: string | null
  readonly arrivedAt: string | null
  readonly storedAt: string | null
  readonly fault: { readonly code: string; readonly about: string | null; readonly at: string } | null
  readonly connection: 'connecting' | 'connected' | 'away' | null
  readonly connectionSince: string | null
  readonly today: number
  readonly open: number
  readonly version: number
  readonly changedAt: string
}

const named = (alias: string, name: string) =>
  `case when ${alias}.id is not null then jsonb_build_object('id', ${alias}.id, 'name', ${name}) end`

/** @param now number of the parameter with the moment of the reader */
const stored = (now: number) => `s.id, s.code, s.title, s.kind, c.code as scope,
    jsonb_build_object('person', ${named('p', "jsonb_build_object('zh', p.name, 'en', p.name)")},
      'organization', ${named('o', 'o.name')}) as owner,
    ${named('d', 'd.title')} as dataset, s.expected_seconds as "expectedSeconds", s.time_zone as "timeZone", s.settings,
    t.on_since as "onSince", t.arrived_at as "arrivedAt", t.stored_at as "storedAt",
    case when t.fault is not null then jsonb_build_object('code', t.fault, 'about', t.fault_about,
      'at', to_char(t.fault_at at time zone 'UTC', 'YYYY-MM-DD"T"HH24:MI:SS.MS"Z"')) end as fault,
    t.connection, t.connection_since as "connectionSince", s.version, s.updated_at as "changedAt",
    (select coalesce(sum(r.accepted + r.revised), 0)::bigint from source_run r where r.source_id = s.id and r.begun_at >=
      date_trunc('day', $${now}::timestamptz at time zone s.time_zone) at time zone s.time_zone) as today,
    (select count(*) from source_reject r where r.source_id = s.id and r.ended_at is null) as open
  from source s join scope c on c.id = s.scope_id
    left join source_state t on t.source_id = s.id left join person p on p.id = s.owner_person_id
    left join organization o on o.id = s.owner_organization_id left join dataset d on d.id = s.dataset_id`

export interface SourceReader {
  readonly now: Temporal.Instant
  /** Scopes that the reader is limited to; null: all. */
  readonly scopes: readonly string[] | null
}

export async function listSources(
  client: Queryable,
  { now, scopes }: SourceReader,
  inside: readonly string[] | null = null,
): Promise<StoredSource[]> {
  const { rows } = await client.query<StoredSource>(
    `select ${stored(1)}
      where ($2::uuid[] is null or s.scope_id = any($2)) and ($3::uuid[] is null or s.scope_id = any($3)) order by s.code`,
    [now.toString(), scopes, inside],
  )
  return rows
}

export async function sourceByCode(
  client: Queryable,
  { now, scopes }: SourceReader,
  code: string,
): Promise<StoredSource | undefined> {
  const { rows } = await client.query<StoredSource>(
    `select ${stored(1)} where s.code = $3 and ($2::uuid[] is null or s.scope_id = any($2))`,
    [now.toString(), scopes, code],
  )
  return rows[0]
}

/** Holds the row until the transaction ends. */
export async function heldSource(
  client: PoolClient,
  code: string,
): Promise<
  | { readonly id: string; readonly version: number; readonly settings: SourceSettings; readonly scopeId: string }
  | undefined
> {
  // Two declarations of one code wait for each other, also before there is a row to lock.
  await client.query(`select pg_advisory_xact_lock(37129, hashtext($1))`, [code])
  const { rows } = await client.query<{ id: string; version: number; settings: SourceSettings; scopeId: string }>(
    `select id, version, settings, scope_id as "scopeId" from source where code = $1 for no key update`,
    [code],
  )
  return rows[0]
}

/**
 * @param id of the source that is changed; undefined for a new one
 * @returns the id
 * @throws Problem NO_SUCH_RECORD
 */
export async function writeSource(
  client: PoolClient,
  { id, code, scopeId, account, ...declaration }: Written,
): Promise<string> {
  const { title, ownerPersonId, ownerOrganizationId, datasetId, expectedSeconds, timeZone, settings } = declaration
  await demandRecord(client, 'person', 'ownerPersonId', ownerPersonId)
  await demandRecord(client, 'organization', 'ownerOrganizationId', ownerOrganizationId)
  await demandRecord(client, 'dataset', 'datasetId', datasetId)
  const values = [
    code,
    JSON.stringify(title),
    settings.kind,
    scopeId,
    ownerPersonId,
    ownerOrganizationId,
    datasetId,
    expectedSeconds,
    timeZone,
    JSON.stringify(settings),
    account,
  ]
  const { rows } = await client.query<{ id: string }>(
    id === undefined
      ? `insert into source (code, title, kind, scope_id, owner_person_id, owner_organization_id, dataset_id,
           expected_seconds, time_zone, settings, created_by, updated_by)
         values ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10, $11, $11) returning id`
      : `update source set title = $2, kind = $3, scope_id = $4, owner_person_id = $5, owner_organization_id = $6,
           dataset_id = $7, expected_seconds = $8, time_zone = $9, settings = $10, updated_by = $11, updated_at = now(),
           version = version + 1 where code = $1 returning id`,
    values,
  )
  const [row] = rows
  if (!row) throw new Error(`source ${code} was not written`)
  return row.id
}

interface Written extends Omit<SourceDeclaration, 'scope' | 'secrets'> {
  readonly id: string | undefined
  readonly code: string
  readonly scopeId: string
  readonly account: string
}

/** Another source that already takes what comes with one of these keys. */
export async function sourceOfKeys(
  client: Queryable,
  id: string | null,
  keys: readonly string[],
): Promise<string | null> {
  const { rows } = await client.query<{ code: string }>(
    `select code from source where kind = 'http' and ($1::uuid is null or id <> $1) and settings -> 'keys' ?| $2 limit 1`,
    [id, keys],
  )
  return rows[0]?.code ?? null
}

/** Keys that send for sources, with the source of each. */
export async function keySources(
  client: Queryable,
): Promise<ReadonlyMap<string, { readonly id: string; readonly code: string; readonly on: boolean }>> {
  const { rows } = await client.query<{ key: string; id: string; code: string; on: boolean }>(
    `select k.key, s.id, s.code, t.on_since is not null as on
       from source s cross join lateral jsonb_array_elements_text(s.settings -> 'keys') k (key)
         left join source_state t on t.source_id = s.id
      where s.kind = 'http'`,
  )
  return new Map(rows.map(({ key, ...source }) => [key, source]))
}

export async function removeSource(client: Queryable, id: string): Promise<void> {
  await client.query('delete from source where id = $1', [id])
}

export async function switchSource(client: Queryable, id: string, on: boolean, account: string): Promise<void> {
  await client.query(
    `insert into source_state as s (source_id, on_since, switched_by) values ($1, case when $2 then now() end, $3)
     on conflict (source_id) do update set on_since = case when $2 then coalesce(s.on_since, now()) end,
       switched_by = $3, fault = null, fault_about = null, fault_at = null, connection = null, connection_since = null,
       due_at = null`,
    [id, on, account],
  )
  // Other processes follow the changes of sources.
  await client.query('update source set version = version + 1, updated_at = now(), updated_by = $2 where id = $1', [
    id,
    account,
  ])
}

/** What a door needs of a source that is on. */
export interface ActiveSource {
  readonly id: string
  readonly code: string
  readonly kind: SourceKind
  readonly timeZone: string
  readonly version: number
  readonly settings: SourceSettings
  readonly expectedSeconds: number
  /** Sealed. */
  readonly secret: string | null
}

/** @param kinds only these */
export async function activeSources(client: Queryable, kinds: readonly SourceKind[]): Promise<ActiveSource[]> {
  const { rows } = await client.query<ActiveSource>(
    `select s.id, s.code, s.kind, s.time_zone as "timeZone", s.version, s.settings,
       s.expected_seconds as "expectedSeconds", x.secret
       from source s join source_state t on t.source_id = s.id left join source_secret x on x.id = s.id
      where t.on_since is not null and s.kind = any($1) order by s.code`,
    [kinds],
  )
  return rows
}

export async function secretOf(client: Queryable, id: string): Promise<string | null> {
  const { rows } = await client.query<{ secret: string }>('select secret from source_secret where id = $1', [id])
  return rows[0]?.secret ?? null
}

export async function keepSecret(client: Queryable, id: string, sealed: string | null): Promise<void> {
  if (sealed === null) await client.query('delete from source_secret where id = $1', [id])
  else
    await client.query(
      'insert into source_secret (id, secret) values ($1, $2) on conflict (id) do update set secret = excluded.secret',
      [id, sealed],
    )
}
