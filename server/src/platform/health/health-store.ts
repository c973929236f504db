/** What the database says of itself and of the queues it holds. */
import type { Queryable } from '../postgres/pool.ts'

export interface DatabaseFacts {
  readonly version: string
  readonly connections: number
  readonly most: number
  /** Seconds since the oldest open transaction began. */
  readonly oldest: number
  readonly bytes: number
  /** Standbys that follow. */
  readonly replicas: number
  /** Bytes a day over the last week; null before there are two days. */
  readonly growth: number | null
}

async function one<T extends object>(client: Queryable, text: string, values: readonly unknown[] = []): Promise<T> {
  const { rows } = await client.query<T>(text, [...values])
  const [row] = rows
  if (!row) throw new Error('a question for one row had none')
  return row
}

export function databaseFacts(client: Queryable): Promise<DatabaseFacts> {
  return one(
    client,
    `select current_setting('server_version') as version,
       (select count(*) from pg_stat_activity where backend_type = 'client backend') as connections,
       current_setting('max_connections')::int as most,
       coalesce((select extract(epoch from clock_timestamp() - min(xact_start)) from pg_stat_activity
         where backend_type = 'client backend' and pid <> pg_backend_pid()), 0)::float8 as oldest,
       pg_database_size(current_database()) as bytes,
       (select count(*) from pg_stat_replication) as replicas,
       (select case when max(day) > min(day) then
          ((array_agg(bytes order by day desc))[1] - (array_agg(bytes order by day))[1])::float8 / (max(day) - min(day))
        end from (select * from database_size where day >= current_date - 7) recent) as growth`,
  )
}

/** Notes how large the database is today. */
export async function noteSize(client: Queryable): Promise<void> {
  await client.query(
    `insert into database_size (bytes) values (pg_database_size(current_database()))
     on conflict (day) do update set bytes = excluded.bytes`,
  )
  await client.query(`delete from database_size where day < current_date - 400`)
}

/** Rows that wait, and since how many seconds the oldest does. */
export interface Waiting {
  readonly count: number
  readonly oldest: number
}

export interface QueueFacts {
  readonly outbox: Waiting
  readonly dead: Waiting
  /** Changes that the reader has not taken yet. */
  readonly search: Waiting
  readonly evidence: Waiting
  /** Registers that search still goes through as a whole. */
  readonly searchDue: number
}

/** Counting ends here: more is "many". */
const MANY = 10_000

export async function queueFacts(client: Queryable): Promise<QueueFacts> {
  const waiting = (what: string, at: string) =>
    one<Waiting>(
      client,
      `select count(*) as count, coalesce(extract(epoch from clock_timestamp() - min(${at})), 0)::float8 as oldest
         from (select ${at} from ${what} limit ${MANY}) found`,
    )
  const behind = (position: string) => waiting(`change_log where (tx, seq) > (${position}) order by tx, seq`, 'at')
  const evidence = await readers(client)
  return {
    outbox: await waiting('outbox', 'queued_at'),
    dead: await waiting('dead_letter where ended_at is null', 'died_at'),
    search: await behind('select tx, seq from search_position'),
    evidence:
      evidence === 0
        ? { count: 0, oldest: 0 }
        : await behind('select tx, seq from evidence_position order by tx, seq limit 1'),
    searchDue: (await one<{ count: number }>(client, 'select count(*) as count from search_due')).count,
  }
}

async function readers(client: Queryable): Promise<number> {
  return (await one<{ count: number }>(client, 'select count(*) as count from evidence_position')).count
}

export interface Ending {
  readonly keys: number
  readonly grants: number
  /** Seconds until the first of each ends. */
  readonly firstKey: number | null
  readonly firstGrant: number | null
}

/** Keys of programs and grants of roles that end within these days. */
export function endingWithin(client: Queryable, days: number): Promise<Ending> {
  return one(
    client,
    `with key as (select expires_at from api_key where ended_at is null
         and expires_at between now() and now() + make_interval(days => $1)),
       granted as (select expires_at from account_role where ended_at is null and approved_at is not null
         and expires_at between now() and now() + make_interval(days => $1))
     select (select count(*) from key) as keys, (select count(*) from granted) as grants,
       (select extract(epoch from min(expires_at) - now()) from key)::float8 as "firstKey",
       (select extract(epoch from min(expires_at) - now()) from granted)::float8 as "firstGrant"`,
    [days],
  )
}
