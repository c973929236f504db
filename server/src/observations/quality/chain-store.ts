import type { PoolClient } from '#platform/postgres/pool.ts'
import { int4Array } from '../history/wire.ts'
import { type Chain, NONE } from './chain.ts'

interface ChainRow {
  readonly stream: number
  readonly seenTime: number
  readonly usableTime: number
  readonly usableValue: number
  readonly runSince: number
  readonly doubtful: boolean
}

const micros = (column: string) => `coalesce((extract(epoch from ${column}) * 1000000)::float8, ${NONE})`

/** What the current state tells of these streams; those without an observation are missing. */
export async function chainsOf(client: PoolClient, streams: readonly number[]): Promise<Map<number, Chain>> {
  const { rows } = await client.query<ChainRow>({
    name: 'chains',
    text: `select stream_id as stream, ${micros('seen_at')} as "seenTime", ${micros('at')} as "usableTime",
        coalesce(value, 0) as "usableValue", ${micros('run_since')} as "runSince",
        exists (select from unsettled_stream u where u.stream_id = l.stream_id) as doubtful
      from latest l where stream_id = any($1::int4[])`,
    values: [int4Array(streams)],
  })
  return new Map(rows.map(({ stream, ...chain }) => [stream, chain]))
}
