/** A card on the records of today: counted, and held against the card in force, within five seconds in all. */
import type { Vocabulary } from '@citywide/model/assurance/language/vocabulary'
import type { RecordVerdict } from '@citywide/model/assurance/verdict'
import { type Pool, transaction } from '#platform/postgres/pool.ts'
import type { Given } from '../run/count-store.ts'
import { enterRole, evaluationRole } from '../run/role-store.ts'
import type { Counts } from '../sql/compile.ts'

/** Milliseconds for everything that one dry run asks of the database. */
const LIMIT = 5_000

interface Moved {
  readonly id: string
  readonly before: RecordVerdict | null
  readonly after: RecordVerdict | null
}

export interface TriedOut {
  readonly counts: Counts | undefined
  readonly before: Counts | undefined
  /** Records whose verdict is another, the first of them; undefined where the rules are about different things. */
  readonly moved: { readonly records: number; readonly first: readonly Moved[] } | undefined
}

export interface Queries {
  readonly counts: string
  readonly before: string | undefined
  /** The records of the card and of the one in force. */
  readonly records: readonly [string, string] | undefined
}

/** @throws an error of the database with SQLSTATE 57014 when the time is over */
export async function tryOut(
  pool: Pool,
  vocabulary: Vocabulary,
  { counts, before, records }: Queries,
  { asOf, timeZone, scopeIds }: Given,
): Promise<TriedOut> {
  const role = await evaluationRole(pool, vocabulary)
  const given = [asOf.toString(), timeZone, scopeIds]
  return transaction(
    pool,
    async (client) => {
      await enterRole(client, role)
      const until = performance.now() + LIMIT
      const ask = async <T extends object>(query: string, parameters: readonly unknown[]): Promise<T[]> => {
        const left = Math.max(1, Math.round(until - performance.now()))
        await client.query(`set local statement_timeout = ${left}`)
        return (await client.query<T>(query, [...parameters])).rows
      }
      const [own] = await ask<Counts>(counts, given)
      const [other] = before === undefined ? [] : await ask<Counts>(before, given)
      const rows = records
        ? await ask<Moved & { total: number }>(
            `select coalesce(now.id, was.id) as id, was.verdict as before, now.verdict as after,
                (count(*) over ())::int as total
               from (${records[0]}) now full join (${records[1]}) was on was.id = now.id
              where now.verdict is distinct from was.verdict order by 1 limit 20`,
            [...given, ['pass', 'fail', 'unknown'], null, null],
          )
        : undefined
      const first = rows?.map(({ id, before: was, after }) => ({ id, before: was, after }))
      return { counts: own, before: other, moved: first && { records: rows?.[0]?.total ?? 0, first } }
    },
    { readOnly: true, isolation: 'repeatable read', statementTimeout: LIMIT },
  )
}
