/** Versions of rules as they are kept: one open version of a rule, and everything that was done to it. */
import type { CardDraft } from '@citywide/model/assurance/card-draft'
import type { RuleExample } from '@citywide/model/assurance/rule-example'
import type { Puts, VersionAct, VersionState } from '@citywide/model/assurance/rule-version'
import type { RulePublication, RuleVersion } from '@citywide/model/assurance/rule-studio'
import type { Text } from '@citywide/model/text'
import { randomUUIDv7 } from 'node:crypto'
import { asPlatform, type PoolClient, type Queryable } from '#platform/postgres/pool.ts'

export interface Version {
  readonly id: string
  readonly rule: string
  readonly requirement: string
  readonly no: number
  readonly state: VersionState
  readonly puts: Puts
  readonly card: CardDraft | null
  readonly hash: string | null
  readonly releaseHash: string | null
  readonly examples: readonly RuleExample[]
  readonly note: string | null
  readonly authors: readonly string[]
  readonly revision: number
  readonly begunAt: string
  readonly updatedAt: string
  readonly submittedAt: string | null
  readonly reviewer: string | null
  readonly publishedAt: string | null
}

const columns = `id, rule, requirement, no, state, puts, card, hash, release_hash as "releaseHash", examples, note, authors,
  revision, begun_at as "begunAt", updated_at as "updatedAt", submitted_at as "submittedAt", reviewer,
  published_at as "publishedAt"`

export async function findVersion(client: Queryable, id: string): Promise<Version | undefined> {
  const { rows } = await client.query<Version>(`select ${columns} from rule_version where id = $1`, [id])
  return rows[0]
}

/** The version, held until the transaction ends: of two who decide at once the second sees what the first did. */
export async function heldVersion(client: PoolClient, id: string): Promise<Version | undefined> {
  const { rows } = await asPlatform(client, () =>
    client.query<Version>(`select ${columns} from rule_version where id = $1 for update`, [id]),
  )
  return rows[0]
}

/** Newest first; versions that were withdrawn are left out. */
export async function versionsOf(client: Queryable, rule: string): Promise<readonly Version[]> {
  const { rows } = await client.query<Version>(
    `select ${columns} from rule_version where rule = $1 and state <> 'withdrawn' order by no desc`,
    [rule],
  )
  return rows
}

/** Of every rule that was ever written here: its version in force and the one that is open. */
export async function latestVersions(client: Queryable): Promise<readonly Version[]> {
  const { rows } = await client.query<Version>(
    `select ${columns} from (
       select distinct on (rule, state = 'published') * from rule_version where state <> 'withdrawn'
        order by rule, state = 'published', no desc) latest`,
  )
  return rows
}

export async function openVersionOf(client: Queryable, rule: string): Promise<string | undefined> {
  const { rows } = await client.query<{ id: string }>(
    `select id from rule_version where rule = $1 and state in ('draft', 'review')`,
    [rule],
  )
  return rows[0]?.id
}

/** Serializes the giving of numbers to new rules of a requirement. */
export async function lockRequirement(client: PoolClient, requirement: string): Promise<void> {
  await client.query('select pg_advisory_xact_lock(37106, hashtext($1))', [requirement])
}

/** Every id that was ever given to a rule of a requirement. */
export async function idsGiven(client: Queryable, requirement: string): Promise<readonly string[]> {
  const { rows } = await client.query<{ rule: string }>(
    'select distinct rule from rule_version where requirement = $1',
    [requirement],
  )
  return rows.map(({ rule }) => rule)
}

export type NewRow = Pick<
  Version,
  'id' | 'rule' | 'requirement' | 'puts' | 'card' | 'hash' | 'releaseHash' | 'examples' | 'note'
> & { readonly author: string }

/** @returns false when somebody else has begun a version of the rule in the meantime */
export async function insertVersion(client: PoolClient, row: NewRow): Promise<boolean> {
  const { rowCount } = await asPlatform(client, () =>
    client.query(
      `insert into rule_version (id, rule, requirement, no, puts, card, hash, release_hash, examples, note, authors)
       select $1, $2, $3, coalesce(max(no), 0) + 1, $4, $5, $6, $7, $8, $9, array[$10]::uuid[]
         from rule_version where rule = $2
       on conflict do nothing`,
      [
        row.id,
        row.rule,
        row.requirement,
        row.puts,
        row.card && JSON.stringify(row.card),
        row.hash,
        row.releaseHash,
        JSON.stringify(row.examples),
        row.note,
        row.author,
      ],
    ),
  )
  return rowCount === 1
}

/** Writes the version as it stands after an act; the caller holds it. */
export async function updateVersion(client: PoolClient, version: Version): Promise<void> {
  await asPlatform(client, () =>
    client.query(
      `update rule_version set state = $2, card = $3, hash = $4, release_hash = $5, examples = $6, note = $7,
          authors = $8, reviewer = $9, revision = revision + 1, updated_at = now(),
          submitted_at = case when $2 in ('review', 'published') then coalesce(submitted_at, now()) end,
          published_at = case when $2 = 'published' then now() end
        where id = $1`,
      [
        version.id,
        version.state,
        version.card && JSON.stringify(version.card),
        version.hash,
        version.releaseHash,
        JSON.stringify(version.examples),
        version.note,
        version.authors,
        version.reviewer,
      ],
    ),
  )
}

export async function keepEvent(
  client: PoolClient,
  versionId: string,
  act: VersionAct | 'begin',
  actor: string,
  note: string | undefined,
): Promise<void> {
  await asPlatform(client, () =>
    client.query('insert into rule_version_event (id, version_id, act, actor, note) values ($1, $2, $3, $4, $5)', [
      randomUUIDv7(),
      versionId,
      act,
      actor,
      note ?? null,
    ]),
  )
}

type Events = RuleVersion['events']

/** Oldest first, by version. Everything that was written is there; a writing that follows another of the same person is left out. */
export async function eventsOf(client: Queryable, ids: readonly string[]): Promise<ReadonlyMap<string, Events>> {
  const { rows } = await client.query<Events[number] & { versionId: string }>(
    `select version_id as "versionId", act, at, note, by as actor from (
       select e.*, jsonb_build_object('id', a.id, 'name', a.name) as by,
         e.act = 'edit' and lag(e.act) over w = 'edit' and lag(e.actor) over w = e.actor as again
         from rule_version_event e join account a on a.id = e.actor
        where e.version_id = any($1) window w as (partition by e.version_id order by e.id)) told
      where again is not true order by id`,
    [ids],
  )
  const byVersion = Map.groupBy(rows, ({ versionId }) => versionId)
  return new Map([...byVersion].map(([id, events]) => [id, events.map(({ versionId: _version, ...event }) => event)]))
}

export interface Writer {
  readonly id: string
  readonly name: Text
  readonly personId: string | null
}

/** Accounts that versions name; several may belong to one person. */
export async function writersOf(client: Queryable, ids: readonly string[]): Promise<ReadonlyMap<string, Writer>> {
  if (ids.length === 0) return new Map()
  const { rows } = await client.query<Writer>(
    'select id, name, person_id as "personId" from account where id = any($1)',
    [[...new Set(ids)]],
  )
  return new Map(rows.map((row) => [row.id, row]))
}

/** When which version of a rule came into force, oldest first. */
export async function publicationsOf(client: Queryable, rule: string): Promise<RulePublication[]> {
  const { rows } = await client.query<RulePublication>(
    `select no, puts, published_at as at, note from rule_version
      where rule = $1 and state = 'published' order by no`,
    [rule],
  )
  return rows
}
