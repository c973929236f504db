/** What the database says of its own tables: nothing here knows any table by name. */
import type { PoolClient, Queryable } from '../postgres/pool.ts'

export interface BundledTable {
  readonly name: string
  /** Without those that the database computes. */
  readonly columns: readonly string[]
  readonly partition: { readonly of: string; readonly bounds: string } | null
  /** Whether its rows lie in its partitions. */
  readonly divided: boolean
}

/** Every table of ours; partitions stand for themselves. */
export async function tablesOf(client: Queryable): Promise<BundledTable[]> {
  const { rows } = await client.query<BundledTable>(
    `select c.relname as name, c.relkind = 'p' as divided,
        (select array_agg(a.attname::text order by a.attnum) from pg_attribute a
          where a.attrelid = c.oid and a.attnum > 0 and not a.attisdropped and a.attgenerated = '') as columns,
        case when i.inhparent is null then null
             else jsonb_build_object('of', i.inhparent::regclass::text, 'bounds', pg_get_expr(c.relpartbound, c.oid)) end as partition
       from pg_class c join pg_namespace n on n.oid = c.relnamespace
       left join pg_inherits i on i.inhrelid = c.oid and c.relispartition
      where n.nspname = 'public' and c.relkind in ('r', 'p') order by c.relname collate "C"`,
  )
  return rows
}

export interface Migration {
  readonly name: string
  readonly sha256: string
}

/** What has run, in order; none in a database that was never used. */
export async function migrationsOf(client: Queryable): Promise<Migration[]> {
  const { rows } = await client.query<{ known: boolean }>(`select to_regclass('public.migration') is not null as known`)
  if (!rows[0]?.known) return []
  return (await client.query<Migration>('select name, sha256 from migration order by name collate "C"')).rows
}

/** Contents that attachments point to; none at a level of schema that had no attachments. */
export async function contentsOf(client: Queryable): Promise<{ sha256: string; bytes: number }[]> {
  const { rows } = await client.query<{ known: boolean }>(
    `select to_regclass('public.stored_file') is not null as known`,
  )
  if (!rows[0]?.known) return []
  const contents = await client.query<{ sha256: string; bytes: number }>(
    // A number to every connection, also to one that reads int8 as text.
    'select sha256, bytes::float8 as bytes from stored_file order by sha256',
  )
  return contents.rows
}

/** Whether anybody has entered anything: every record belongs to a scope. */
export async function isUsed(client: Queryable): Promise<boolean> {
  if ((await migrationsOf(client)).length === 0) return false
  const { rows } = await client.query<{ used: boolean }>('select exists (select from scope) as used')
  return rows[0]?.used ?? false
}

/** Whether a Citywide server works on this database at the moment. */
export async function isServed(client: Queryable): Promise<boolean> {
  const { rows } = await client.query<{ served: boolean }>(
    `select exists (select from pg_stat_activity where datname = current_database() and pid <> pg_backend_pid()
        and application_name in ('citywide', 'graphile-worker')) as served`,
  )
  return rows[0]?.served ?? false
}

/** Everything of ours goes; the migrations make it anew. The job queue makes its own at the next start. */
export async function clear(client: PoolClient): Promise<void> {
  await client.query('drop schema if exists graphile_worker cascade; drop schema public cascade; create schema public')
}

/** Makes a partition as the history itself does. Names and bounds were checked against their shapes. */
export async function makePartition(
  client: PoolClient,
  name: string,
  { of, bounds }: { of: string; bounds: string },
): Promise<void> {
  await client.query(`create table "${name}" (like "${of}" including defaults including constraints)`)
  await client.query(`alter table "${of}" attach partition "${name}" ${bounds}`)
}

/**
 * Runs `load` while no trigger runs and no reference is held; afterwards every reference is made anew, which checks all
 * rows of both sides.
 */
export async function withoutRules(client: PoolClient, load: () => Promise<void>): Promise<void> {
  const { rows: references } = await client.query<{ tbl: string; name: string; definition: string }>(
    `select k.conrelid::regclass::text as tbl, quote_ident(k.conname) as name, pg_get_constraintdef(k.oid) as definition
       from pg_constraint k join pg_class c on c.oid = k.conrelid join pg_namespace n on n.oid = c.relnamespace
      where n.nspname = 'public' and k.contype = 'f' and k.conparentid = 0 order by 1, 2`,
  )
  const { rows: triggered } = await client.query<{ tbl: string }>(
    `select distinct t.tgrelid::regclass::text as tbl from pg_trigger t join pg_class c on c.oid = t.tgrelid
       join pg_namespace n on n.oid = c.relnamespace where n.nspname = 'public' and not t.tgisinternal and t.tgparentid = 0`,
  )
  for (const { tbl, name } of references) await client.query(`alter table ${tbl} drop constraint ${name}`)
  for (const { tbl } of triggered) await client.query(`alter table ${tbl} disable trigger user`)
  await load()
  for (const { tbl, name, definition } of references) {
    await client.query(`alter table ${tbl} add constraint ${name} ${definition}`)
  }
  // A check that waits for the end of the transaction would stand in the way of changing the table once more.
  await client.query('set constraints all immediate')
  for (const { tbl } of triggered) await client.query(`alter table ${tbl} enable trigger user`)
}

/** Numbers that the database hands out go on after the highest that came in. */
export async function advanceSequences(client: PoolClient): Promise<void> {
  const { rows } = await client.query<{ tbl: string; col: string }>(
    `select a.attrelid::regclass::text as tbl, quote_ident(a.attname) as col
       from pg_attribute a join pg_class c on c.oid = a.attrelid join pg_namespace n on n.oid = c.relnamespace
      where n.nspname = 'public' and c.relkind in ('r', 'p') and not c.relispartition and not a.attisdropped
        and pg_get_serial_sequence(a.attrelid::regclass::text, a.attname) is not null`,
  )
  for (const { tbl, col } of rows) {
    await client.query(
      `select setval(pg_get_serial_sequence($1, $2), coalesce((select max(${col}) from ${tbl}), 0) + 1, false)`,
      [tbl, col.replaceAll('"', '')],
    )
  }
}

export const copyOut = ({ name, columns }: Pick<BundledTable, 'name' | 'columns'>) =>
  `copy "${name}" (${columns.map((column) => `"${column}"`).join(', ')}) to stdout`
export const copyIn = ({ name, columns }: Pick<BundledTable, 'name' | 'columns'>) =>
  `copy "${name}" (${columns.map((column) => `"${column}"`).join(', ')}) from stdin`
