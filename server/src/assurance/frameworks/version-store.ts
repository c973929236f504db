import type { FrameworkPackage } from '@citywide/model/assurance/framework'
import type { Queryable } from '#platform/postgres/pool.ts'

/** A version of a package that the city has been given, with what it decided on it. */
export interface KeptVersion {
  readonly framework: string
  readonly no: number
  readonly hash: string
  readonly origin: 'release' | 'import'
  readonly package: FrameworkPackage
  readonly notes: readonly { readonly pointer: string; readonly text: string }[]
  readonly takenAt: string
  /** Account that took it in; null: it came with a release. */
  readonly takenBy: string | null
  readonly decisions: Readonly<Record<string, boolean>>
}

/** In the order they were taken; of one framework, or of all. */
export async function keptVersions(client: Queryable, framework?: string): Promise<readonly KeptVersion[]> {
  const { rows } = await client.query<KeptVersion>(
    `select v.framework, v.no, v.hash, v.origin, v.package, v.notes, v.taken_at as "takenAt",
        v.taken_by as "takenBy",
        coalesce((select jsonb_object_agg(d.node, d.taken) from framework_decision d
          where d.framework = v.framework and d.no = v.no), '{}') as decisions
       from framework_version v where $1::text is null or v.framework = $1 order by v.framework, v.no`,
    [framework ?? null],
  )
  return rows
}

/** @returns its number, also where the city has it already */
export async function keepVersion(
  client: Queryable,
  of: FrameworkPackage,
  {
    hash,
    origin,
    notes,
    at,
    by,
  }: Pick<KeptVersion, 'hash' | 'origin' | 'notes'> & { readonly at: string; readonly by: string | null },
): Promise<number> {
  // Two processes that start at once give the same release one number.
  await client.query('select pg_advisory_xact_lock(37106, 26)')
  const { rows } = await client.query<{ no: number }>(
    `with known as (select no from framework_version where framework = $1 and hash = $2),
      made as (
        insert into framework_version (framework, no, version, hash, origin, package, notes, taken_at, taken_by)
        select $1, coalesce((select max(no) from framework_version where framework = $1), 0) + 1, $3, $2, $4, $5, $6, $7, $8
         where not exists (select from known)
        returning no)
     select no from known union all select no from made`,
    [of.code, hash, of.version, origin, JSON.stringify(of), JSON.stringify(notes), at, by],
  )
  return rows[0]?.no ?? 0
}

export async function knownHashes(client: Queryable): Promise<ReadonlySet<string>> {
  const { rows } = await client.query<{ key: string }>(
    `select framework || ' ' || hash as key from framework_version where origin = 'release'`,
  )
  return new Set(rows.map(({ key }) => key))
}

/** A node that was decided on before is decided anew. */
export async function keepDecisions(
  client: Queryable,
  framework: string,
  no: number,
  {
    nodes,
    taken,
    at,
    by,
  }: { readonly nodes: readonly string[]; readonly taken: boolean; readonly at: string; readonly by: string },
): Promise<void> {
  await client.query(
    `insert into framework_decision (framework, no, node, taken, decided_at, decided_by)
     select $1, $2, node, $4, $5, $6 from unnest($3::text[]) node
     on conflict (framework, no, node) do update set taken = excluded.taken, decided_at = excluded.decided_at,
       decided_by = excluded.decided_by`,
    [framework, no, nodes, taken, at, by],
  )
}
