/** SQL of what happened to alerts, written once and never changed. */
import type { AlertEvent } from '@citywide/model/emergency/alert-view'
import type { Queryable } from '#platform/postgres/pool.ts'

export interface NewAlertEvent {
  readonly alertId: string
  readonly event: AlertEvent['event']
  readonly fromState: AlertEvent['fromState']
  readonly toState: AlertEvent['toState']
  readonly at: string
  readonly doneAt: string
  readonly actor: string | null
  readonly value?: number | null
  readonly note?: string | null
  readonly other?: { readonly noun: 'Alert' | 'Incident' | 'Account' | 'Organization'; readonly id: string }
}

export async function keepAlertEvents(client: Queryable, events: readonly NewAlertEvent[]): Promise<void> {
  if (events.length === 0) return
  await client.query(
    `insert into alert_event (alert_id, event, from_state, to_state, at, done_at, actor, value, note, other_noun, other_id)
     select * from unnest($1::uuid[], $2::text[], $3::text[], $4::text[], $5::timestamptz[], $6::timestamptz[],
       $7::uuid[], $8::float8[], $9::text[], $10::text[], $11::uuid[])`,
    [
      events.map(({ alertId }) => alertId),
      events.map(({ event }) => event),
      events.map(({ fromState }) => fromState),
      events.map(({ toState }) => toState),
      events.map(({ at }) => at),
      events.map(({ doneAt }) => doneAt),
      events.map(({ actor }) => actor),
      events.map(({ value }) => value ?? null),
      events.map(({ note }) => note ?? null),
      events.map(({ other }) => other?.noun ?? null),
      events.map(({ other }) => other?.id ?? null),
    ],
  )
}

/** What happened to an alert, oldest first; the latest 500. What it points to is named as far as who asks may see it. */
export async function eventsOf(client: Queryable, alertId: string): Promise<AlertEvent[]> {
  const { rows } = await client.query<AlertEvent>(
    `select e.seq, e.event, e.at, e.done_at as "doneAt",
        case when c.id is null then null else jsonb_build_object('id', c.id, 'name', c.name) end as actor,
        e.from_state as "fromState", e.to_state as "toState", e.value, e.note,
        case when e.other_id is null then null else jsonb_build_object('noun', e.other_noun, 'id', e.other_id, 'name',
          coalesce(
            (select jsonb_build_object('zh', o.number, 'en', o.number) from alert o where o.id = e.other_id),
            (select o.name from organization o where o.id = e.other_id),
            (select o.name from account o where o.id = e.other_id), '{}')) end as other
       from (select * from alert_event where alert_id = $1 order by seq desc limit 500) e
       left join account c on c.id = e.actor order by e.seq`,
    [alertId],
  )
  return rows
}

export interface LastAct {
  readonly event: AlertEvent['event']
  readonly doneAt: string
  readonly actor: { readonly id: string; readonly name: { readonly zh: string; readonly en: string } } | null
}

/** The last thing that a person did with an alert. */
export async function lastActOf(client: Queryable, alertId: string): Promise<LastAct | undefined> {
  const { rows } = await client.query<LastAct>(
    `select e.event, e.done_at as "doneAt", jsonb_build_object('id', c.id, 'name', c.name) as actor
       from alert_event e join account c on c.id = e.actor where e.alert_id = $1 order by e.seq desc limit 1`,
    [alertId],
  )
  return rows[0]
}
