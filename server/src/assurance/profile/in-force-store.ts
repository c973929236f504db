/** What counts at a moment of everything that was ever settled or stated. */
import type { Limits, SettingKind } from '@citywide/model/assurance/profile'
import type { Queryable } from '#platform/postgres/pool.ts'

export interface SettingRow {
  readonly id: string
  readonly scopeId: string
  readonly kind: SettingKind
  readonly subject: string
  readonly limits: Limits
  readonly records: readonly string[]
  readonly reason: string
  readonly untilAt: string | null
  readonly untilDay: string | null
}

export interface AttestationRow {
  readonly id: string
  readonly scopeId: string
  readonly rule: string
  readonly state: 'valid' | 'challenged' | 'expired'
  /** When it ends, or ended. */
  readonly until: string
}

export interface InForce {
  readonly settings: readonly SettingRow[]
  readonly attestations: readonly AttestationRow[]
}

const settingColumns = `s.id, s.scope_id as "scopeId", s.kind, s.subject, s.limits, s.records, s.reason,
  s.until_at as "untilAt", s.until_day as "untilDay"`

// As JSON of one row: most cities have none of it, and what is asked at every turn is asked in one trip.
const asList = (query: string) => `coalesce((select jsonb_agg(to_jsonb(q)) from (${query}) q), '[]')`

/** What is in force by its state; what the clock has ended since is told by its `until`. */
export async function inForceNow(client: Queryable): Promise<InForce> {
  const { rows } = await client.query<InForce>({
    name: 'profile in force',
    text: `select ${asList(`select ${settingColumns} from profile_setting s where s.state = 'in_force' order by s.from_at, s.id`)}
        as settings,
      ${asList(`select a.id, a.scope_id as "scopeId", a.rule, a.state, a.valid_to as until from attestation a
        where a.state in ('valid', 'challenged', 'expired') order by a.created_at, a.id`)} as attestations`,
  })
  return rows[0] ?? none
}

/** What was in force at a moment of the past. */
export async function inForceAt(client: Queryable, at: string): Promise<InForce> {
  const { rows } = await client.query<InForce>(
    `select ${asList(`select ${settingColumns} from profile_setting s
        where s.from_at <= $1 and (s.ended_at is null or s.ended_at > $1) order by s.from_at, s.id`)} as settings,
      ${asList(`select a.id, a.scope_id as "scopeId", a.rule, e.to_state as state, a.valid_to as until
        from attestation a cross join lateral (select to_state from attestation_event e
          where e.attestation_id = a.id and e.at <= $1 order by seq desc limit 1) e
        where e.to_state in ('valid', 'challenged', 'expired') order by a.created_at, a.id`)} as attestations`,
    [at],
  )
  return rows[0] ?? none
}

const none: InForce = { settings: [], attestations: [] }

/** A scope and what it lies in, from itself outwards. */
export async function chainOf(client: Queryable, scopeId: string): Promise<readonly string[]> {
  const { rows } = await client.query<{ id: string }>(
    `with recursive chain as (
       select id, parent_id, 0 as depth from scope where id = $1
       union all
       select s.id, s.parent_id, depth + 1 from scope s join chain c on s.id = c.parent_id)
     select id from chain order by depth`,
    [scopeId],
  )
  return rows.map(({ id }) => id)
}
