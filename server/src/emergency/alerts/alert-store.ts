/** SQL of alerts as those see them who work on them; they are written through the store of records. */
import { type AlertView, type Layer } from '@citywide/model/emergency/alert-view'
import type { AlertFacts, AlertState } from '@citywide/model/emergency/alert-state'
import type { Queryable } from '#platform/postgres/pool.ts'

/** An alert before its state and its clocks are told. */
export interface AlertRow
  extends Omit<AlertView, 'state' | 'acts' | 'clocks' | 'domain'>, Pick<AlertFacts, 'assignedAt' | 'falseAlarm'> {
  readonly domain: string | null
}

/** The same as `alertStateOf`; a test holds the two together. */
export const stateOf = (alias: string): string => `case
    when ${alias}.merged_into_id is not null then 'merged'
    when ${alias}.closed_at is not null then case when ${alias}.false_alarm then 'falseAlarm' else 'closed' end
    when ${alias}.incident_id is not null then 'incident'
    when ${alias}.assigned_at is not null then 'inHand'
    when ${alias}.ack_at is not null then 'acknowledged'
    else 'raised' end`

const layersByDomain: Readonly<Record<string, Layer>> = {
  education: 'education',
  health: 'health',
  housing: 'housing',
  transport: 'transport',
  resource_protection: 'resourceProtection',
}

/** The layer of a domain; what belongs to none, or to one that is not known, is shown with the others. */
export const layerOf = (domain: string | null): Layer => layersByDomain[domain ?? ''] ?? 'other'

/** The code that registers know a layer by. */
export const domainOf = (layer: Layer): string => (layer === 'resourceProtection' ? 'resource_protection' : layer)

const columns = `a.id, a.version, coalesce(a.number, right(a.id::text, 8)) as number,
  coalesce(a.title, jsonb_build_object('zh', a.kind, 'en', a.kind)) as title, a.kind,
  least(4, greatest(1, coalesce(a.severity, 1))) as severity, a.domain, a.auto_detected as "autoDetected",
  a.raised_at as "raisedAt", a.cleared_at as "clearedAt", a.ack_at as "ackAt", a.assigned_at as "assignedAt",
  a.closed_at as "closedAt", a.false_alarm as "falseAlarm", a.closing_note as "closingNote",
  a.escalated_at as "escalatedAt", a.scope_id as "scopeId", a.area_id as "areaId", a.place, a.longitude, a.latitude,
  a.rule_id as "ruleId", a.reason, a.group_key as "groupKey", a.episode_at as "episodeAt",
  a.first_value as "firstValue", a.last_value as "lastValue", a.worst_value as "worstValue",
  a.limit_value as "limitValue", a.value_unit as unit, a.last_value_at as "lastValueAt",
  a.incident_id as "incidentId", a.merged_into_id as "mergedIntoId"`

const select = `select ${columns}, seen.by as "acknowledgedBy", asked.by as assignee,
    case when o.id is null then null else jsonb_build_object('id', o.id, 'name', o.name) end as team,
    (select count(*)::int from alert f where f.merged_into_id = a.id) as followers
  from alert a
  left join organization o on o.id = a.team_id
  left join lateral (
    select jsonb_build_object('id', c.id, 'name', c.name) as by from alert_event e join account c on c.id = e.actor
     where e.alert_id = a.id and e.from_state = 'raised' and a.ack_at is not null order by e.seq desc limit 1
  ) seen on true
  left join lateral (
    select jsonb_build_object('id', c.id, 'name', c.name) as by from assignment s join account c on c.id = s.account_id
     where s.noun = 'Alert' and s.record_id = a.id and s.ended_at is null limit 1
  ) asked on true`

export async function alertsById(client: Queryable, ids: readonly string[]): Promise<AlertRow[]> {
  if (ids.length === 0) return []
  const { rows } = await client.query<AlertRow>(`${select} where a.id = any($1)`, [ids])
  const place = new Map(ids.map((id, at) => [id, at]))
  return rows.toSorted((one, other) => (place.get(one.id) ?? 0) - (place.get(other.id) ?? 0))
}

/** Alerts that were merged into one, the newest first. */
export async function followersOf(client: Queryable, id: string, limit: number): Promise<AlertRow[]> {
  const { rows } = await client.query<AlertRow>(
    `${select} where a.merged_into_id = $1 order by a.raised_at desc, a.id desc limit $2`,
    [id, limit],
  )
  return rows
}

export interface AlertQuestion {
  readonly scopes: readonly string[]
  readonly states: readonly AlertState[]
  readonly severities: readonly number[] | null
  readonly incidentId: string | null
  readonly ruleId: string | null
  /** `urgent`: the gravest first, of those the oldest, whose clock ends first. */
  readonly order: 'urgent' | 'newest'
  /** Id of the last one of the page before. */
  readonly after: string | null
  readonly limit: number
}

const weight = (alias: string) => `least(4, greatest(1, coalesce(${alias}.severity, 1)))`

const orders = {
  urgent: {
    by: `${weight('a')} desc, a.raised_at, a.id`,
    beyond: `(-${weight('a')}, a.raised_at, a.id) > (select -${weight('l')}, l.raised_at, l.id from alert l where l.id = $6)`,
  },
  newest: {
    by: 'a.raised_at desc, a.id desc',
    beyond: '(a.raised_at, a.id) < (select l.raised_at, l.id from alert l where l.id = $6)',
  },
} as const

/** What leads to the open alerts by their own small index, where nothing else is asked for. */
function within(states: readonly AlertState[]): string {
  const past = states.some((state) => ['closed', 'falseAlarm', 'merged'].includes(state))
  return past ? '' : 'and a.closed_at is null and a.merged_into_id is null'
}

const asked = (question: AlertQuestion) => `a.scope_id = any($1) and (${stateOf('a')}) = any($2)
  and ($3::int[] is null or ${weight('a')} = any($3)) and ($4::uuid is null or a.incident_id = $4)
  and ($5::text is null or a.rule_id = $5) ${within(question.states)}`

const given = ({ scopes, states, severities, incidentId, ruleId }: AlertQuestion) => [
  scopes,
  states,
  severities,
  incidentId,
  ruleId,
]

export async function listAlerts(client: Queryable, question: AlertQuestion): Promise<AlertRow[]> {
  const { by, beyond } = orders[question.order]
  const open = within(question.states)
  const { rows } = await client.query<AlertRow>({
    // Planning takes longer than running it.
    name: `alerts ${question.order}${open === '' ? '' : ' open'}`,
    text: `${select} where ${asked(question)} and ($6::uuid is null or ${beyond}) order by ${by} limit $7`,
    values: [...given(question), question.after, question.limit],
  })
  return rows
}

export async function countAlerts(client: Queryable, question: AlertQuestion): Promise<number> {
  const { rows } = await client.query<{ count: number }>(
    `select count(*) as count from alert a where ${asked(question)}`,
    given(question),
  )
  return rows[0]?.count ?? 0
}
