import type { PurposeMatrix } from '@citywide/model/assurance/standing'
import type { Queryable } from '#platform/postgres/pool.ts'

type Tagged = PurposeMatrix['total']

const tables = { initiatives: 'initiative', benefits: 'benefit', services: 'service' } as const

interface TaggedCounts {
  /** By purpose and issue, with a space between. */
  readonly cells: ReadonlyMap<string, Tagged>
  readonly total: Tagged
  readonly untagged: Tagged
}

/** How many records carry each pair of a purpose and an issue. A record counts in every cell it names. */
export async function taggedCounts(client: Queryable, scopeIds: readonly string[]): Promise<TaggedCounts> {
  const cells = new Map<string, Tagged>()
  const total = { initiatives: 0, benefits: 0, services: 0 }
  const untagged = { ...total }
  for (const [name, table] of Object.entries(tables) as [keyof Tagged, string][]) {
    const { rows } = await client.query<{ purpose: string; issue: string; n: number }>(
      `select purpose, issue, count(distinct r.id)::int as n
         from ${table} r cross join unnest(r.purpose_codes) purpose cross join unnest(r.issue_codes) issue
        where r.scope_id = any($1) group by purpose, issue`,
      [scopeIds],
    )
    for (const { purpose, issue, n } of rows) {
      const key = `${purpose} ${issue}`
      cells.set(key, { initiatives: 0, benefits: 0, services: 0, ...cells.get(key), [name]: n })
    }
    const { rows: sums } = await client.query<{ all: number; bare: number }>(
      `select count(*)::int as all,
          (count(*) filter (where purpose_codes = '{}' or issue_codes = '{}'))::int as bare
         from ${table} where scope_id = any($1)`,
      [scopeIds],
    )
    total[name] = sums[0]?.all ?? 0
    untagged[name] = sums[0]?.bare ?? 0
  }
  return { cells, total, untagged }
}
