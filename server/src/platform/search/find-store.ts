import { levelOf, marks, rightsOf } from '@citywide/model/platform/record-class'
import type { RecordDeclaration } from '@citywide/model/record/record'
import { currentRights } from '../access/reach.ts'
import { type Pool, transaction } from '../postgres/pool.ts'
import { type RawBuilder, rowsOf, sql } from '../postgres/statement.ts'
import { holds } from './found.ts'
import type { Question } from './question.ts'

export interface Candidates {
  /** Noun of the register to look in. */
  readonly noun?: string | undefined
  /** Ids of the scopes that count. */
  readonly scopes?: readonly string[] | undefined
  /** Every register, by noun. */
  readonly nouns: ReadonlyMap<string, RecordDeclaration>
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

/**
 * Entries looked at for each way of finding. Measured at 1.2 million entries: the newest thousand take 8 ms; reading the
 * index takes 20 ms for a word of 43,000 records and 150 for one of 660,000.
 */
const LEADING = 100
const NEWEST = 1_000
const NAMED = 500
const LOOKED_AT = 1_000
/** So many hits among the newest: the word is common, and these are answered instead of the index being read to its end. */
const COMMON = 30

type Way = 'newest' | 'leading' | 'named' | 'text'
interface Candidate extends Record<string, unknown> {
  readonly noun: string
  readonly id: string
  readonly way: Way
}

/**
 * The best records for a question: those whose name or code it is, begins, or holds it, then all others; newer ones first.
 * The work is bounded: of a word that more records hold than are looked at, the newest and those called by it are.
 */
export async function findRecords(pool: Pool, question: Question, where: Candidates, limit: number): Promise<FoundSet> {
  return transaction(
    pool,
    async (client) => {
      const first = await rowsOf<Candidate>(client, leadingAndNewest(question, where))
      const common = first.filter(({ way }) => way === 'newest').length >= COMMON
      // The planner would rather walk the table until enough have come by, which takes for ever where they stand together.
      await client.query(
        `select set_config('enable_seqscan', 'off', true), set_config('enable_indexscan', 'off', true), set_config('work_mem', '16MB', true)`,
      )
      const matching = await rowsOf<Candidate>(client, byIndex(question, where, common))
      await client.query(`select set_config('enable_indexscan', 'on', true)`)
      const whole = !common && matching.filter(({ way }) => way === 'text').length < LOOKED_AT
      const candidates = new Map([...first, ...matching].map(({ noun, id }) => [`${noun} ${id}`, { noun, id }]))
      const rows = await rowsOf<Ranked & { counts: Record<string, number>; [column: string]: unknown }>(
        client,
        ranked(question, [...candidates.values()], limit),
      )
      return { ranked: rows.map(({ noun, id }) => ({ noun, id })), counts: rows[0]?.counts ?? {}, whole }
    },
    { readOnly: true },
  )
}

function leadingAndNewest(question: Question, where: Candidates): RawBuilder<unknown> {
  const seen = visible(where)
  const begins = (column: string, text: string) => sql`(
    select e.noun, e.id, 'leading' as way from (select * from search_entry e
        where ${sql.ref(`e.${column}`)} >= ${text} and ${sql.ref(`e.${column}`)} < ${`${text}\u{10FFFF}`}
        order by ${sql.ref(`e.${column}`)} limit ${sql.lit(LEADING)}) e
     where ${seen})`
  const { name, initials } = question
  return sql`(select e.noun, e.id, 'newest' as way from (select * from search_entry e
        where ${ofNoun(where)} order by e.at desc limit ${sql.lit(NEWEST)}) e where ${holds(question)} and ${seen})
    union all ${begins('zh', name)} union all ${begins('en', name)} union all ${begins('code', name)}
    ${initials === undefined ? sql`` : sql`union all ${begins('initials', initials)}`}`
}

function byIndex(question: Question, where: Candidates, common: boolean): RawBuilder<unknown> {
  const seen = visible(where)
  const named = sql`(select e.noun, e.id, 'named' as way from search_entry e
    where ts_filter(e.words, '{a,c}') @@ ${question.found}::tsquery and ${seen} limit ${sql.lit(NAMED)})`
  if (common) return named
  return sql`${named} union all (select e.noun, e.id, 'text' from search_entry e
    where ${holds(question)} and ${seen} limit ${sql.lit(LOOKED_AT)})`
}

function ranked(
  { name, named, spelt, initials }: Question,
  candidates: readonly Ranked[],
  limit: number,
): RawBuilder<unknown> {
  return sql`with ranked as materialized (
      select e.noun, e.id, e.at, case
          when ${name} in (zh, en, code) then 0
          when starts_with(zh, ${name}) or starts_with(en, ${name}) or starts_with(code, ${name}) then 1
          when words @@ ${named}::tsquery then 2
          when ${initials === undefined ? sql`false` : sql`starts_with(initials, ${initials})`} then 3
          when ${spelt === undefined ? sql`false` : sql`words @@ ${spelt}::tsquery`} then 4
          else 5 end as tier
        from unnest(${candidates.map(({ noun }) => noun)}::text[], ${candidates.map(({ id }) => id)}::uuid[]) as m (noun, id)
        join search_entry e using (noun, id))
    select noun, id, (select jsonb_object_agg(noun, n) from (select noun, count(*)::int as n from ranked group by noun) c) as counts
      from ranked order by tier, at desc, id desc limit ${limit}`
}

function ofNoun({ noun }: Candidates): RawBuilder<unknown> {
  return noun === undefined ? sql`true` : sql`e.noun collate "C" = ${noun}`
}

/** Which entries may be seen at all, and are asked for. */
function visible(where: Candidates): RawBuilder<unknown> {
  const { scopes } = where
  return sql.join(
    [
      ofNoun(where),
      ...(scopes === undefined ? [] : [sql`e.scope_id = any(${scopes}::uuid[])`]),
      ...withinRights(where),
    ],
    sql` and `,
  )
}

/**
 * What the reader may find: that of the whole city, by how far his reach goes in each class. What is open to him only
 * because it is of his department or his own is found in its register; cases of citizens are never found here.
 */
function withinRights({ nouns }: Candidates): RawBuilder<unknown>[] {
  const rights = currentRights()
  if (rights?.bound !== 'rows') return []
  const { scopeIds } = rights.principal
  const open = marks.map((mark) => {
    const readable = [...nouns.values()].flatMap((declaration) => {
      const { kind, floor } = rightsOf(declaration)
      return floor < 3 && levelOf(mark, floor) <= rights.reach[kind].read.city ? [declaration.name] : []
    })
    return sql`(e.confidentiality = ${mark} and e.noun = any(${readable}))`
  })
  return [
    sql`(${sql.join(open, sql` or `)})`,
    ...(scopeIds === null ? [] : [sql`e.scope_id = any(${scopeIds}::uuid[])`]),
  ]
}
