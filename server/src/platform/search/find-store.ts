import { type Pool, transaction } from '../postgres/pool.ts'
import { type RawBuilder, rowsOf, sql } from '../postgres/statement.ts'
import { holds } from './found.ts'
import type { Question } from './question.ts'

export interface Candidates {
  /** Noun of the register to look in. */
  readonly noun?: string | undefined
  /** Ids of the scopes that count. */
  readonly scopes?: readonly string[] | undefined
}

export interface Ranked {
  readonly noun: string
  readonly id: string
}

export interface FoundSet {
  readonly ranked: readonly Ranked[]
  /** How many were found in each register. */
  readonly counts: Readonly<Record<string, number>>
  /** False: more were found than were looked at, and the counts are the least there are. */
  readonly whole: boolean
}

/** Entries looked at for each way of finding. A word of half a million records is answered from the best of these. */
const LEADING = 100
const NEWEST = 2_000
const NAMED = 1_000
const LOOKED_AT = 2_000

/**
 * The best records for a question: those whose name or code it is, begins, or holds it, then all others; newer ones first.
 * The work is bounded: of a word that more records hold than are looked at, the newest and those called by it are.
 */
export async function findRecords(pool: Pool, question: Question, where: Candidates, limit: number): Promise<FoundSet> {
  const { name, named, spelt, initials } = question
  const seen = visible(where)
  const columns = sql.raw('e.noun, e.id, e.zh, e.en, e.code, e.initials, e.words, e.at')
  const begins = (column: string, text: string) => sql`(
    select * from (select ${columns}, e.scope_id from search_entry e
        where ${sql.ref(`e.${column}`)} >= ${text} and ${sql.ref(`e.${column}`)} < ${`${text}\u{10FFFF}`}
        order by ${sql.ref(`e.${column}`)} limit ${sql.lit(LEADING)}) e
     where ${seen})`
  const leading = sql.join(
    [begins('zh', name), begins('en', name), begins('code', name), ...(initials ? [begins('initials', initials)] : [])],
    sql` union all `,
  )
  const ofNoun = where.noun === undefined ? sql`true` : sql`e.noun collate "C" = ${where.noun}`
  return transaction(
    pool,
    async (client) => {
      // The planner would rather walk the table until enough have come by, which takes for ever where they stand together.
      await client.query(
        `select set_config('enable_seqscan', 'off', true), set_config('enable_indexscan', 'off', true), set_config('work_mem', '16MB', true)`,
      )
      const matching = await rowsOf<{ noun: string; id: string; kind: string }>(
        client,
        sql`(select e.noun, e.id, 'name' as kind from search_entry e
              where ts_filter(e.words, '{a,c}') @@ ${question.found}::tsquery and ${seen} limit ${sql.lit(NAMED)})
            union all
            (select e.noun, e.id, 'text' from search_entry e where ${holds(question)} and ${seen} limit ${sql.lit(LOOKED_AT)})`,
      )
      await client.query(`select set_config('enable_indexscan', 'on', true)`)
      const nouns = matching.map(({ noun }) => noun)
      const ids = matching.map(({ id }) => id)
      const whole = matching.filter(({ kind }) => kind === 'text').length < LOOKED_AT
      const newest = sql`(select * from (select ${columns}, e.scope_id from search_entry e where ${ofNoun}
          order by e.at desc limit ${sql.lit(NEWEST)}) e where ${holds(question)} and ${seen})`
      const ranked = await rowsOf<Ranked & { counts: Record<string, number>; [column: string]: unknown }>(
        client,
        sql`with candidate as materialized (
              select distinct on (noun, id) * from (
                (select ${columns}, e.scope_id from unnest(${nouns}::text[], ${ids}::uuid[]) as m (noun, id)
                   join search_entry e using (noun, id))
                union all ${leading}
                ${whole ? sql`` : sql`union all ${newest}`}) c
               order by noun, id),
            ranked as (
              select noun, id, at, case
                  when ${name} in (zh, en, code) then 0
                  when starts_with(zh, ${name}) or starts_with(en, ${name}) or starts_with(code, ${name}) then 1
                  when words @@ ${named}::tsquery then 2
                  when ${initials === undefined ? sql`false` : sql`starts_with(initials, ${initials})`} then 3
                  when ${spelt === undefined ? sql`false` : sql`words @@ ${spelt}::tsquery`} then 4
                  else 5 end as tier
                from candidate)
            select noun, id, (select jsonb_object_agg(noun, n) from (select noun, count(*)::int as n from ranked group by noun) c) as counts
              from ranked order by tier, at desc, id desc limit ${limit}`,
      )
      return {
        ranked: ranked.map(({ noun, id }) => ({ noun, id })),
        counts: ranked[0]?.counts ?? {},
        whole,
      }
    },
    { readOnly: true },
  )
}

/** Which entries may be seen at all, and are asked for. Rights over records are one more condition here. */
function visible({ noun, scopes }: Candidates): RawBuilder<unknown> {
  return sql.join(
    [
      sql`true`,
      ...(noun === undefined ? [] : [sql`e.noun collate "C" = ${noun}`]),
      ...(scopes === undefined ? [] : [sql`e.scope_id = any(${scopes}::uuid[])`]),
    ],
    sql` and `,
  )
}
