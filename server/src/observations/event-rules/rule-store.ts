/** SQL of event rules as people write and read them. */
import { randomUUIDv7 } from 'node:crypto'
import type {
  EventGroup,
  EventRuleDeclaration,
  EventRuleExample,
  EventTransition,
  GroupState,
  RuleState,
} from '@citywide/model/observations/event-rule'
import type { EventGroupNow, EventSilence } from '@citywide/model/observations/event-rule-view'
import type { AccountName } from '@citywide/model/platform/account-view'
import type { Text } from '@citywide/model/text'
import { asPlatform, type PoolClient, type Queryable } from '#platform/postgres/pool.ts'

export interface Rule {
  readonly id: string
  readonly scopeId: string
  readonly state: RuleState
  readonly version: number
  readonly revision: number
  readonly declaration: EventRuleDeclaration
  readonly examples: readonly EventRuleExample[]
  readonly onSince: string | null
  readonly late: number
}

const columns = `id, scope_id as "scopeId", state, version, revision, declaration, examples, on_since as "onSince", late`

/** @param scopes ids; all when null */
export async function rulesOf(client: Queryable, scopes: readonly string[] | null): Promise<Rule[]> {
  const { rows } = await client.query<Rule>(
    `select ${columns} from event_rule where $1::uuid[] is null or scope_id = any($1) order by created_at, id`,
    [scopes],
  )
  return rows
}

export async function findRule(client: Queryable, id: string): Promise<Rule | undefined> {
  const { rows } = await client.query<Rule>(`select ${columns} from event_rule where id = $1`, [id])
  return rows[0]
}

/** The rule, held until the transaction ends. */
export async function heldRule(client: PoolClient, id: string): Promise<Rule | undefined> {
  const { rows } = await asPlatform(client, () =>
    client.query<Rule>(`select ${columns} from event_rule where id = $1 for update`, [id]),
  )
  return rows[0]
}

export async function insertRule(
  client: PoolClient,
  rule: Pick<Rule, 'id' | 'scopeId' | 'declaration' | 'examples'>,
): Promise<void> {
  await asPlatform(client, () =>
    client.query(
      `insert into event_rule (id, scope_id, state, declaration, examples) values ($1, $2, 'draft', $3, $4)`,
      [rule.id, rule.scopeId, JSON.stringify(rule.declaration), JSON.stringify(rule.examples)],
    ),
  )
}

/** Writes the rule as it stands after an act; the caller holds it. Being switched on begins at the moment given. */
export async function updateRule(client: PoolClient, rule: Rule): Promise<void> {
  await asPlatform(client, () =>
    client.query(
      `update event_rule set scope_id = $2, state = $3, version = $4, revision = revision + 1, declaration = $5,
         examples = $6, on_since = $7, late = $8, updated_at = now() where id = $1`,
      [
        rule.id,
        rule.scopeId,
        rule.state,
        rule.version,
        JSON.stringify(rule.declaration),
        JSON.stringify(rule.examples),
        rule.onSince,
        rule.late,
      ],
    ),
  )
}

export async function keepVersion(
  client: PoolClient,
  { id, version, declaration, examples }: Pick<Rule, 'id' | 'version' | 'declaration' | 'examples'>,
  by: string,
  note: string | null,
): Promise<void> {
  await asPlatform(client, () =>
    client.query(
      `insert into event_rule_version (rule_id, version, declaration, examples, by, note) values ($1, $2, $3, $4, $5, $6)`,
      [id, version, JSON.stringify(declaration), JSON.stringify(examples), by, note],
    ),
  )
}

export interface KeptVersion {
  readonly version: number
  readonly declaration: EventRuleDeclaration
  readonly at: string
  readonly by: AccountName | null
  readonly note: string | null
}

/** Newest first. */
export async function versionsOf(client: Queryable, id: string): Promise<KeptVersion[]> {
  const { rows } = await client.query<KeptVersion>(
    `select v.version, v.declaration, v.at, v.note,
        case when a.id is not null then jsonb_build_object('id', a.id, 'name', a.name) end as by
       from event_rule_version v left join account a on a.id = v.by where v.rule_id = $1 order by v.version desc`,
    [id],
  )
  return rows
}

/** What a list shows of each rule beyond itself. */
export interface Standing {
  readonly groups: Readonly<Partial<Record<GroupState, number>>>
  readonly lastFiredAt: string | null
  readonly firings7Days: number
  readonly silences: number
  readonly flapping: number
}

/** Changes of a group within an hour that make it flap. */
const FLAPS = 6

export async function standingsOf(client: Queryable, ids: readonly string[]): Promise<ReadonlyMap<string, Standing>> {
  const { rows } = await client.query<Standing & { id: string }>(
    `select r.id,
        coalesce((select jsonb_object_agg(state, n) from (
          select state, count(*) as n from event_state s where s.rule_id = r.id group by state) counted), '{}') as groups,
        (select t.at from event_transition t where t.rule_id = r.id and t.to_state = 'firing' and not t.silenced
          order by t.at desc limit 1) as "lastFiredAt",
        (select count(*) from event_transition t where t.rule_id = r.id and t.to_state = 'firing' and not t.corrected
            and t.told_at > now() - interval '7 days') as "firings7Days",
        (select count(*) from event_silence q where q.rule_id = r.id and q.until_at > now()) as silences,
        (select count(*) from (select from event_transition t where t.rule_id = r.id
            and t.told_at > now() - interval '1 hour' and t.to_state in ('firing', 'normal')
          group by t.group_key having count(*) > ${FLAPS}) flap) as flapping
       from unnest($1::uuid[]) as r (id)`,
    [ids],
  )
  return new Map(rows.map(({ id, ...standing }) => [id, standing]))
}

/** When somebody last judged; null: nobody does. */
export async function judgedAt(client: PoolClient): Promise<string | null> {
  const { rows } = await asPlatform(client, () =>
    client.query<{ at: string | null }>(
      'select case when until_at > clock_timestamp() then judged_at end as at from event_engine',
    ),
  )
  return rows[0]?.at ?? null
}

export async function silencesOf(client: Queryable, rule: string): Promise<EventSilence[]> {
  const { rows } = await client.query<EventSilence>(
    `select q.id, q.group_key as "group", q.title, q.reason, jsonb_build_object('id', a.id, 'name', a.name) as by,
        q.from_at as "from", q.until_at as until
       from event_silence q join account a on a.id = q.by where q.rule_id = $1 and q.until_at > now() order by q.until_at`,
    [rule],
  )
  return rows
}

export async function insertSilence(
  client: PoolClient,
  silence: {
    readonly rule: string
    readonly group: string | null
    readonly title: Text | null
    readonly reason: string
    readonly by: string
    readonly until: string
  },
): Promise<string> {
  const id = randomUUIDv7()
  const { rule, group, title, reason, by, until } = silence
  await asPlatform(client, () =>
    client.query(
      `insert into event_silence (id, rule_id, group_key, title, reason, by, from_at, until_at)
       values ($1, $2, $3, $4, $5, $6, now(), $7)`,
      [id, rule, group, title && JSON.stringify(title), reason, by, until],
    ),
  )
  return id
}

/** @returns whether there was one that had not ended */
export async function endSilence(client: PoolClient, rule: string, id: string): Promise<boolean> {
  const { rowCount } = await asPlatform(client, () =>
    client.query('update event_silence set until_at = now() where rule_id = $1 and id = $2 and until_at > now()', [
      rule,
      id,
    ]),
  )
  return rowCount === 1
}

export async function groupTitle(client: Queryable, rule: string, key: string): Promise<Text | undefined> {
  const { rows } = await client.query<{ title: Text }>(
    `select about -> 'title' as title from event_state where rule_id = $1 and group_key = $2`,
    [rule, key],
  )
  return rows[0]?.title
}

interface GroupRow extends Omit<EventGroupNow, 'group'> {
  readonly about: EventGroup
  readonly place: string
}

/** Groups, those that need somebody first; one more than asked for when there are more. `place` is the cursor. */
export async function groupsNow(
  client: Queryable,
  rule: string,
  { state, after, limit }: { readonly state: GroupState | null; readonly after: string | null; readonly limit: number },
): Promise<GroupRow[]> {
  const { rows } = await client.query<GroupRow>(
    `select s.key, s.about, s.state, s.since, s.episode, s.value, s.last_at as "lastAt", s.place,
        exists (select from event_silence q where q.rule_id = $1 and q.until_at > now()
          and (q.group_key is null or q.group_key = s.key)) as silenced,
        (select count(*) from event_transition t where t.rule_id = $1 and t.group_key = s.key
          and t.told_at > now() - interval '1 hour' and t.to_state in ('firing', 'normal')) as "changesLastHour"
       from (select group_key as key, about, state, since, episode, value, last_at,
           array_position(array['firing', 'error', 'pending', 'noData', 'normal'], state) || ' ' || group_key as place
         from event_state where rule_id = $1 and ($2::text is null or state = $2)) s
      where $3::text is null or s.place > $3 order by s.place limit $4`,
    [rule, state, after, limit + 1],
  )
  return rows
}

export async function countGroups(client: Queryable, rule: string, state: GroupState | null): Promise<number> {
  const { rows } = await client.query<{ n: number }>(
    'select count(*) as n from event_state where rule_id = $1 and ($2::text is null or state = $2)',
    [rule, state],
  )
  return rows[0]?.n ?? 0
}

/** Newest first, one more than asked for when there are more. */
export async function transitionsOf(
  client: Queryable,
  rule: string,
  { group, before, limit }: { readonly group: string | null; readonly before: number | null; readonly limit: number },
): Promise<EventTransition[]> {
  const { rows } = await client.query<EventTransition>(
    `select id, about as "group", from_state as "from", to_state as "to", at, episode, value, limit_value as "limit",
        corrected, silenced, told_at as "toldAt"
       from event_transition where rule_id = $1 and ($2::text is null or group_key = $2)
        and ($3::bigint is null or id < $3) order by id desc limit $4`,
    [rule, group, before, limit + 1],
  )
  return rows
}
