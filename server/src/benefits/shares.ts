import type { Queryable } from '#platform/postgres/pool.ts'
import { shareRows } from './reading-store.ts'

/** How many figures of a city collect themselves, and how many are fresh: counts of indicators. */
export interface FigureShares {
  readonly automated: number
  /** With a value no older than 1.5 × the promised rhythm at the moment. */
  readonly fresh: number
  readonly total: number
}

export async function figureShares({
  client,
  scopeIds,
  asOf,
}: {
  readonly client: Queryable
  readonly scopeIds: readonly string[]
  readonly asOf: Temporal.Instant
}): Promise<FigureShares> {
  return shareRows(client, scopeIds, asOf.toString())
}
