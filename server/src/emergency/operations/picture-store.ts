/** SQL of the situation: counts, the last 24 hours, what can be called on, and who is there. */
import type { OperationsPicture } from '@citywide/model/emergency/operations'
import type { AlertTargets } from '@citywide/model/emergency/alert-clock'
import type { AccountName } from '@citywide/model/platform/account-view'
import type { Queryable } from '#platform/postgres/pool.ts'

const weight = 'least(4, greatest(1, coalesce(severity, 1)))'

export async function alertCounts(
  client: Queryable,
  scopes: readonly string[],
  { severities }: AlertTargets,
  now: Temporal.Instant,
): Promise<OperationsPicture['counts']> {
  const { rows } = await client.query<{
    severity: number
    open: number
    waiting: number
    breached: number
  }>({
    name: 'alert counts',
    text: `select ${weight} as severity, count(*)::int as open,
        count(*) filter (where ack_at is null and assigned_at is null and incident_id is null)::int as waiting,
        count(*) filter (where raised_at + make_interval(mins => ($3::int[])[${weight}]) < $2
          or (ack_at is null and raised_at + make_interval(mins => ($4::int[])[${weight}]) < $2))::int as breached
      from alert where closed_at is null and merged_into_id is null and scope_id = any($1) group by 1`,
    values: [scopes, now.toString(), severities.map(({ close }) => close), severities.map((one) => one.acknowledge)],
  })
  const of = (severity: number) => rows.find((row) => row.severity === severity)?.open ?? 0
  const sum = (name: 'open' | 'waiting' | 'breached') => rows.reduce((all, row) => all + row[name], 0)
  const merged = await client.query<{ merged: number }>({
    name: 'merged alerts',
    text: `select count(*)::int as merged from alert
      where merged_into_id is not null and closed_at is null and scope_id = any($1)`,
    values: [scopes],
  })
  return {
    open: sum('open'),
    bySeverity: [of(1), of(2), of(3), of(4)],
    unacknowledged: sum('waiting'),
    breached: sum('breached'),
    merged: merged.rows[0]?.merged ?? 0,
  }
}

export interface AlertBar {
  readonly severity: number
  /** Counts the steps from the first, from 0. */
  readonly step: number
  readonly raised: number
  readonly merged: number
}

export async function alertBars(
  client: Queryable,
  scopes: readonly string[],
  { from, to, stepSeconds }: { from: Temporal.Instant; to: Temporal.Instant; stepSeconds: number },
): Promise<AlertBar[]> {
  const { rows } = await client.query<AlertBar>({
    name: 'alert bars',
    text: `select ${weight} as severity, floor(extract(epoch from raised_at - $2::timestamptz) / $4)::int as step,
        count(*)::int as raised, count(merged_into_id)::int as merged
      from alert where raised_at >= $2 and raised_at < $3 and scope_id = any($1) group by 1, 2`,
    values: [scopes, from.toString(), to.toString(), stepSeconds],
  })
  return rows
}

export interface StoredResource {
  readonly kind: string
  readonly available: number
  readonly total: number
  readonly reportedAt: string
}

/** The register of emergency resources, by kind. */
export async function resourceCounts(client: Queryable, scopes: readonly string[]): Promise<StoredResource[]> {
  const { rows } = await client.query<StoredResource>({
    name: 'resource counts',
    text: `select kind, sum(greatest(0, quantity - reserved))::int as available, sum(quantity)::int as total,
        min(status_updated_at) as "reportedAt"
      from incident_asset where scope_id = any($1) group by kind order by kind`,
    values: [scopes],
  })
  return rows
}

/** The gravest incident that is not closed, and how many there are. */
export async function openIncident(
  client: Queryable,
  scopes: readonly string[],
): Promise<OperationsPicture['incident']> {
  const { rows } = await client.query<NonNullable<OperationsPicture['incident']>>({
    name: 'open incident',
    text: `select i.id, i.hazard, i.level, i.status, i.declared_at as "declaredAt", count(*) over ()::int as open,
        (select a.title from alert a where a.incident_id = i.id order by a.raised_at limit 1) as title,
        (select count(*)::int from alert a where a.incident_id = i.id) as alerts
       from incident i where i.status <> 'closed' and i.scope_id = any($1)
      order by array_position(array['I', 'II', 'III', 'IV'], i.level), i.declared_at limit 1`,
    values: [scopes],
  })
  return rows[0] ?? null
}

/** Duty officers who were at their desks within so many hours; read by the platform, since sessions are nobody's to see. */
export async function dutyOfficers(client: Queryable, hours: number, now: Temporal.Instant): Promise<AccountName[]> {
  const { rows } = await client.query<AccountName>({
    name: 'duty officers',
    text: `select a.id, a.name from account a
      where a.disabled_at is null and a.kind = 'person' and 'duty_officer' = any (roles_of(a.id))
        and exists (select from session s where s.account_id = a.id and s.seen_at > $2::timestamptz - make_interval(hours => $1))
      order by a.name ->> 'zh', a.id limit 20`,
    values: [hours, now.toString()],
  })
  return rows
}

/** Codes of the streams that a scope wants to see, in their order. */
export async function pinnedStreams(client: Queryable, scopeId: string): Promise<string[]> {
  const { rows } = await client.query<{ code: string }>(
    `select s.code from live_indicator p join stream s using (stream_id) where p.scope_id = $1 order by p.place`,
    [scopeId],
  )
  return rows.map(({ code }) => code)
}

/** @param keys of streams, in their order */
export async function pinStreams(client: Queryable, scopeId: string, keys: readonly number[]): Promise<void> {
  await client.query('delete from live_indicator where scope_id = $1', [scopeId])
  await client.query(
    `insert into live_indicator (scope_id, place, stream_id)
     select $1, place, stream from unnest($2::int[]) with ordinality as p(stream, place)`,
    [scopeId, keys],
  )
}
