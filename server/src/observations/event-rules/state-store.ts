/** SQL of the engine: which process judges, where groups stand, what was told. */
import type { EventRuleDeclaration } from '@citywide/model/observations/event-rule'
import type { Text } from '@citywide/model/text'
import type { PoolClient, Queryable } from '#platform/postgres/pool.ts'
import { instantText, microsecondsOf } from '../moment.ts'
import type { Silence } from './alerting.ts'
import type { RuleEngine } from './engine.ts'
import type { Entry } from './running-rule.ts'
import type { Group, GroupMemory } from './group.ts'

/** Seconds for which a process judges alone without being heard of. */
export const LEASE = 10

/** Another process judges now: what this one has in memory is worth nothing any more. */
class NotOwner extends Error {
  override readonly name = 'NotOwner'
}

/** Takes the judging over, or keeps it. @returns whether this process judges */
export async function takeLease(client: Queryable, owner: string): Promise<boolean> {
  const { rowCount } = await client.query(
    `update event_engine set owner = $1, until_at = clock_timestamp() + make_interval(secs => $2),
        judged_at = clock_timestamp()
      where owner = $1 or owner is null or until_at < clock_timestamp()`,
    [owner, LEASE],
  )
  return rowCount === 1
}

export async function dropLease(client: Queryable, owner: string): Promise<void> {
  await client.query(`update event_engine set owner = null, until_at = '-infinity' where owner = $1`, [owner])
}

/** Holds the judging until the transaction ends: nobody takes it over in the middle. @throws NotOwner */
export async function holdLease(client: PoolClient, owner: string): Promise<void> {
  const { rowCount } = await client.query('update event_engine set judged_at = clock_timestamp() where owner = $1', [
    owner,
  ])
  if (rowCount !== 1) throw new NotOwner('another process judges the event rules')
}

export interface KeptRule {
  readonly id: string
  readonly version: number
  readonly revision: number
  readonly declaration: EventRuleDeclaration
  readonly scopeId: string
  readonly scopeTitle: Text
  readonly onSince: string
}

export async function rulesThatAreOn(client: Queryable): Promise<KeptRule[]> {
  const { rows } = await client.query<KeptRule>(
    `select r.id, r.version, r.revision, r.declaration, r.scope_id as "scopeId", c.title as "scopeTitle",
        r.on_since as "onSince"
       from event_rule r join scope c on c.id = r.scope_id where r.state = 'on' order by r.id`,
  )
  return rows
}

/** Silences that are not over, by rule. */
export async function silencesInForce(client: Queryable): Promise<ReadonlyMap<string, Silence[]>> {
  const { rows } = await client.query<{ rule: string; group: string | null; from: string; until: string }>(
    `select rule_id as rule, group_key as group, from_at as "from", until_at as until from event_silence
      where until_at > now()`,
  )
  const byRule = Map.groupBy(rows, ({ rule }) => rule)
  return new Map(
    [...byRule].map(([rule, all]) => [
      rule,
      all.map(({ group, from, until }) => ({ group, from: microsecondsOf(from), until: microsecondsOf(until) })),
    ]),
  )
}

/** What groups of a rule go on from, by key. */
export async function memoriesOf(client: Queryable, rule: string): Promise<ReadonlyMap<string, GroupMemory>> {
  const { rows } = await client.query<{ key: string; memory: GroupMemory }>(
    'select group_key as key, memory from event_state where rule_id = $1',
    [rule],
  )
  return new Map(rows.map(({ key, memory }) => [key, memory]))
}

export async function keepStates(client: Queryable, engine: RuleEngine, groups: Iterable<Group>): Promise<void> {
  const states = [...groups].map((group) => ({
    key: group.key,
    about: group.about,
    state: group.told.state,
    since: group.told.since === 0 ? null : instantText(group.told.since),
    episode: group.told.episode === null ? null : instantText(group.told.episode),
    value: group.value,
    last: Number.isFinite(group.newest) ? instantText(group.newest) : null,
    memory: group.memory,
  }))
  if (states.length === 0) return
  await client.query(
    `insert into event_state (rule_id, group_key, about, state, since, episode, value, last_at, memory)
     select $1, key, about, state, since, episode, value, last, memory
       from jsonb_to_recordset($2) as s (key text, about jsonb, state text, since timestamptz, episode timestamptz,
         value float8, last timestamptz, memory jsonb)
     on conflict (rule_id, group_key) do update set about = excluded.about, state = excluded.state,
       since = excluded.since, episode = excluded.episode, value = excluded.value, last_at = excluded.last_at,
       memory = excluded.memory`,
    [engine.rule.id, JSON.stringify(states)],
  )
}

export async function keepLate(client: Queryable, rule: string, more: number): Promise<void> {
  await client.query('update event_rule set late = late + $2 where id = $1', [rule, more])
}

/** Forgets groups that a rule does not watch any more. */
export async function keepOnly(client: Queryable, rule: string, keys: readonly string[]): Promise<void> {
  await client.query('delete from event_state where rule_id = $1 and group_key <> all($2)', [rule, keys])
}

/** Forgets where the groups of rules stood that are not on: switched on again, they begin anew. */
export async function forgetStates(client: Queryable): Promise<void> {
  await client.query(`delete from event_state s using event_rule r where r.id = s.rule_id and r.state <> 'on'`)
}

export async function keepTransitions(client: Queryable, entries: readonly Entry[]): Promise<void> {
  if (entries.length === 0) return
  const rows = entries.map(({ rule, group, step, silenced }) => ({
    rule: rule.id,
    version: rule.version,
    key: group.key,
    about: group.about,
    from: step.from,
    to: step.to,
    at: instantText(step.at),
    episode: step.episode === null ? null : instantText(step.episode),
    value: step.value,
    limit: rule.declaration.limit,
    corrected: step.corrected,
    silenced,
  }))
  await client.query(
    `insert into event_transition (rule_id, rule_version, group_key, about, from_state, to_state, at, episode, value,
       limit_value, corrected, silenced)
     select rule, version, key, about, "from", "to", at, episode, value, "limit", corrected, silenced
       from jsonb_to_recordset($1) as t (rule uuid, version int, key text, about jsonb, "from" text, "to" text,
         at timestamptz, episode timestamptz, value float8, "limit" float8, corrected boolean, silenced boolean)`,
    [JSON.stringify(rows)],
  )
}
