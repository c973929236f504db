/** Finding the records that contradict themselves or another. */
import type { ContradictingRecord, Contradictions } from '@citywide/model/assurance/contradiction'
import { outsideRights } from '#platform/access/reach.ts'
import type { WholeScope } from '#platform/access/scopes-store.ts'
import type { Pool } from '#platform/postgres/pool.ts'
import { countAll, type Given, recordPage } from '../run/count-store.ts'
import { linksOf } from '../view/explain.ts'
import { type ContradictionBook, contradictionBook, type KnownContradiction } from './book.ts'
import { involvedIn } from './involved-store.ts'

/** Records that are named at once. */
const FIRST = 10
const nobody: RecordsPage = { items: [], next: null }

interface RecordsPage {
  readonly items: ContradictingRecord[]
  /** Id to go on after. */
  readonly next: string | null
}

/** Everything that was looked for in a scope. That it is there is the city's to know; which record, the reader's rights say. */
export async function contradictionsIn(pool: Pool, scope: WholeScope, given: Given): Promise<Contradictions> {
  const book = await contradictionBook()
  const counted = await outsideRights(() =>
    countAll(
      pool,
      book.vocabulary,
      book.contradictions.map(({ counts }) => counts),
      given,
    ),
  )
  const items: Contradictions['items'] = []
  for (const one of book.contradictions) {
    const result = counted.get(one.counts)
    const count = result && 'counts' in result ? result.counts.n : null
    const page = count === null || count === 0 ? nobody : await recordsOf(pool, book, one, given, null, FIRST)
    const { id, title, sure, why, do: mend } = one.card
    const { name: noun, path } = one.declaration
    items.push({
      id,
      title,
      conditions: [...one.conditions],
      sure,
      why,
      do: mend,
      noun,
      path,
      count,
      records: page.items,
    })
  }
  return { asOf: given.asOf.toString(), scope: scope.code, items }
}

/** A page of the records that contradict, by id; those that the reader may not see are left out. */
export async function recordsOf(
  pool: Pool,
  book: ContradictionBook,
  { declaration, references, records }: KnownContradiction,
  given: Given,
  after: string | null,
  limit: number,
): Promise<RecordsPage> {
  const rows = await outsideRights(() =>
    recordPage(pool, book.vocabulary, records, given, { verdicts: ['pass'], after, limit }),
  )
  const ids = rows.map(({ id }) => id)
  const involved = await involvedIn(pool, declaration, references, ids)
  const others = involved.flatMap((one) => one.others.map(({ noun, id }) => ({ noun, ids: [id] })))
  const links = await linksOf(pool, book, [{ noun: declaration.name, ids }, ...others])
  const items = involved
    .toSorted((one, other) => (one.id < other.id ? -1 : 1))
    .flatMap(({ id, others: targets }) => {
      const record = links.get(id)
      return record ? [{ record, involved: targets.flatMap((target) => links.get(target.id) ?? []) }] : []
    })
  return { items, next: ids.length === limit ? (ids.at(-1) ?? null) : null }
}
