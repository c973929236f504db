/** The log as auditors search it. */
import type { AuditEntry, AuditFilters } from '@citywide/model/platform/audit-view'
import type { CityText } from '@citywide/model/text'
import type { PoolClient, Queryable } from '../postgres/pool.ts'
import { compiled, type RawBuilder, rowsOf, sql } from '../postgres/statement.ts'
import { milliseconds } from './moment-store.ts'

const columns = sql`id, at, actor, actor_kind as "actorKind", act, noun, object, department, purpose, detail, seq`

function where({
  from,
  to,
  actor,
  actorKind,
  act,
  noun,
  object,
  department,
  purpose,
}: AuditFilters): RawBuilder<unknown> {
  const parts = [
    from !== undefined && sql`at >= ${from}::timestamptz`,
    to !== undefined && sql`at < ${to}::timestamptz`,
    actor !== undefined && sql`actor = ${actor}`,
    actorKind !== undefined && sql`actor_kind = ${actorKind}`,
    act !== undefined && sql`(act = ${act} or starts_with(act, ${`${act}.`}))`,
    noun !== undefined && sql`noun = ${noun}`,
    object !== undefined && sql`object = ${object}`,
    department !== undefined && sql`department = ${department}::uuid`,
    purpose !== undefined && sql`purpose = ${purpose}`,
  ].filter((part) => part !== false)
  return parts.length === 0 ? sql`true` : sql.join(parts, sql` and `)
}

type Bare = Omit<AuditEntry, 'actorName' | 'departmentName'>

/** Newest first. */
export async function entries(
  client: Queryable,
  filters: AuditFilters,
  { after, limit }: { after: number | undefined; limit: number },
): Promise<AuditEntry[]> {
  const rows = await rowsOf<Bare>(
    client,
    sql`select ${columns} from audit where ${where(filters)} and ${after === undefined ? sql`true` : sql`id < ${after}`}
        order by id desc limit ${limit}`,
  )
  return named(client, rows)
}

/** How many there are, up to `bound`; more than that is not counted. */
export async function counted(client: Queryable, filters: AuditFilters, bound: number): Promise<number> {
  const [row] = await rowsOf<{ count: number }>(
    client,
    sql`select count(*) as count from (select from audit where ${where(filters)} limit ${bound + 1}) found`,
  )
  return row?.count ?? 0
}

/** One entry by its id. */
export async function entryOf(client: Queryable, id: number): Promise<AuditEntry | undefined> {
  return (await named(client, await rowsOf<Bare>(client, sql`select ${columns} from audit where id = ${id}`)))[0]
}

/** Everything that fits, oldest first, through a cursor of the transaction. */
export async function* allEntries(client: PoolClient, filters: AuditFilters): AsyncGenerator<AuditEntry[]> {
  const { text, values } = compiled(
    sql`declare audit_export no scroll cursor for select ${columns} from audit where ${where(filters)} order by id`,
  )
  await client.query(text, values)
  for (;;) {
    const { rows } = await client.query<Bare>('fetch 1000 from audit_export')
    if (rows.length > 0) yield await named(client, rows)
    if (rows.length < 1_000) return
  }
}

const uuid = /^[\da-f]{8}(-[\da-f]{4}){3}-[\da-f]{12}$/

/** With the names of today's accounts and departments: the log itself holds ids alone. */
async function named(client: Queryable, rows: readonly Bare[]): Promise<AuditEntry[]> {
  const accounts = new Set(rows.flatMap(({ actor }) => (actor !== null && uuid.test(actor) ? [actor] : [])))
  const departments = new Set(rows.flatMap(({ department }) => department ?? []))
  const { rows: found } = await client.query<{ id: string; name: CityText }>(
    `select id, name from account where id = any($1::uuid[])
     union all select id, name from organization where id = any($2::uuid[])`,
    [[...accounts], [...departments]],
  )
  const names = new Map(found.map(({ id, name }) => [id, name]))
  return rows.map((row) => ({
    ...row,
    at: milliseconds(row.at),
    actorName: names.get(row.actor ?? '') ?? null,
    departmentName: names.get(row.department ?? '') ?? null,
  }))
}
