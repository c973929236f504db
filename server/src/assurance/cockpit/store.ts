/** What the first screen takes straight from the registers. */
import type { Names } from '@citywide/model/text'
import type { Cockpit, GoldenThread } from '@citywide/model/assurance/cockpit'
import type { Queryable } from '#platform/postgres/pool.ts'

/** The vision in force: the newest edition that was published. */
export async function visionOf(client: Queryable, scopeIds: readonly string[]): Promise<Cockpit['vision']> {
  const { rows } = await client.query<{ id: string; edition: number; text: Names | null }>(
    `select id, edition, text from vision where scope_id = any($1) and status = 'published'
      order by edition desc, published_at desc nulls last limit 1`,
    [scopeIds],
  )
  const [vision] = rows
  return vision ? { ...vision, text: vision.text ?? {} } : null
}

export interface TargetRow {
  readonly id: string
  readonly title: Names
  readonly at: string | null
  readonly indicatorId: string | null
  /** Benefits that serve the target. */
  readonly benefits: readonly string[]
}

/** Targets in force, soonest first. */
export async function targetsOf(client: Queryable, scopeIds: readonly string[]): Promise<TargetRow[]> {
  const { rows } = await client.query<TargetRow>(
    `select t.id, t.title, t.target_at as at, t.indicator_id as "indicatorId",
        array(select distinct l.from_id from benefit_link l where l.to_id = t.id) as benefits
       from vision_target t
      where t.scope_id = any($1) and t.status in ('active', 'achieved')
      order by t.target_at nulls last, t.created_at, t.id`,
    [scopeIds],
  )
  return rows
}

export type InitiativeRow = GoldenThread['initiatives'][number] & {
  /** Vision targets it names, and benefits it is linked to. */
  readonly targets: readonly string[]
  readonly serves: readonly string[]
}

/** Initiatives that are not dropped: running ones first, then by their start. */
export async function initiativesOf(client: Queryable, scopeIds: readonly string[]): Promise<InitiativeRow[]> {
  const { rows } = await client.query<InitiativeRow>(
    `select i.id, i.title, i.status, i.planned_start as "plannedStart", i.planned_end as "plannedEnd",
        i.actual_start as "actualStart", i.closed_at as "closedAt", i.vision_target_ids as targets,
        array(select l.to_id from benefit_link l where l.from_id = i.id) as serves
       from initiative i
      where i.scope_id = any($1) and i.status <> 'cancelled'
      order by i.status <> 'active', coalesce(i.actual_start, i.planned_start) nulls last, i.id`,
    [scopeIds],
  )
  return rows
}

export type RiskRow = Cockpit['risks'][number] & { readonly initiativeId: string | null; readonly strategic: boolean }

/** Open risks, gravest first. */
export async function risksOf(client: Queryable, scopeIds: readonly string[]): Promise<RiskRow[]> {
  const { rows } = await client.query<RiskRow>(
    `select id, title, probability as likelihood, impact, status, initiative_id as "initiativeId", strategic
       from risk where scope_id = any($1) and status = 'open'
      order by probability * impact desc, impact desc, created_at, id limit 500`,
    [scopeIds],
  )
  return rows
}

/** Days within which a decision that is not confidential is to be published. Source: rule A4.2-E1 of the catalogue. */
const publicationDays = 30

/** Open actions, and decisions that are still to be published; soonest first. */
export async function waitingOf(
  client: Queryable,
  scopeIds: readonly string[],
  limit: number,
): Promise<Cockpit['waiting']> {
  const { rows } = await client.query<Cockpit['waiting'][number]>(
    `select * from (
       select 'Action' as noun, id, title, due_at as "dueAt" from action
        where scope_id = any($1) and done_at is null and status not in ('done', 'cancelled')
       union all
       select 'Decision', id, title, decided_at + $2::int from decision
        where scope_id = any($1) and published_at is null and not confidential) waiting
      order by "dueAt" nulls last, id limit $3`,
    [scopeIds, publicationDays, limit],
  )
  return rows
}
