import { noteActs } from '#platform/audit/append.ts'
import { type Pool, transaction } from '#platform/postgres/pool.ts'

/**
 * Moves what senders of observations changed from the tally into the audit, once a span of five minutes is over: one row
 * per sender, writer and span. A batch that began within a span has been committed or lost a minute behind its end.
 *
 * @returns how many rows the audit got
 */
export async function noteIngest(pool: Pool): Promise<number> {
  return transaction(pool, async (client) => {
    const { rows } = await client.query<Tally>(
      `delete from ingest_tally where since < now() - interval '6 minutes'
       returning actor, actor_kind as kind, since, requests, accepted, revised`,
    )
    await noteActs(
      client,
      rows.map(({ actor, kind, ...detail }) => ({ act: 'observation.write', actor: { id: actor, kind }, detail })),
    )
    return rows.length
  })
}

interface Tally {
  readonly actor: string
  readonly kind: 'person' | 'key' | 'system'
  readonly since: string
  readonly requests: number
  readonly accepted: number
  readonly revised: number
}
