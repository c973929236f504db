/** What of all that falls short is looked at, and the steps that come of it. Names and rights come later. */
import { needOf } from '@citywide/model/assurance/need'
import { type Shortfall, smallestChanges, type Step } from '@citywide/model/assurance/next-change'
import type { NextChanges } from '@citywide/model/assurance/next-view'
import type { Rulebook } from '../../rulebook.ts'
import { type Given, recordPage } from '../../run/count-store.ts'
import type { Seen } from '../../view/seen.ts'
import type { Pool } from '#platform/postgres/pool.ts'
import { additionsOf, type Change, changesOf, endOf } from './change.ts'

/** Records of one rule that are looked at, and that people are asked to mend for it: it is a list for them. */
const MOST_RECORDS = 300
const MOST_ASKED = 100
const MOST_STEPS = 40

export interface Plan {
  readonly short: readonly Seen[]
  readonly needs: ReadonlyMap<string, number>
  readonly steps: readonly Step[]
  readonly changes: ReadonlyMap<string, Change>
  readonly beyond: readonly {
    readonly rule: string
    readonly why: NextChanges['beyond'][number]['why']
    readonly need: number | null
  }[]
}

/** @param seen the verdicts of a scope at the moment of `given` */
export async function planOf(pool: Pool, book: Rulebook, seen: readonly Seen[], given: Given): Promise<Plan> {
  const short = seen.filter(({ state }) => state === 'not_met' || state === 'partly')
  const siblings = Map.groupBy(short, ({ of }) => of.requirement.code)
  const needs = new Map<string, number>()
  const changes = new Map<string, Change>()
  const shortfalls: Shortfall[] = []
  const beyond: Plan['beyond'][number][] = []
  for (const one of short) {
    const { of, rule } = one
    const need = needOf(of.card, one)
    if (of.terms.freeze !== undefined || need === undefined || need.count === 0) {
      beyond.push({ rule, why: of.terms.freeze === undefined ? 'figure' : 'held', need: null })
      continue
    }
    const asked =
      need.what === 'add'
        ? [additionsOf(of, need.count, missingOf(book, one))]
        : await asksOf(pool, book, one, need.what, given)
    const possible = need.what === 'add' ? need.count : asked.length
    if (possible < need.count || need.count > MOST_ASKED) {
      beyond.push({ rule, why: 'many', need: need.count })
      continue
    }
    for (const change of asked.flat()) changes.set(change.key, change)
    needs.set(rule, need.count)
    // The last rule that a recommendation lacks brings the recommendation along.
    const weight = 1 + 1 / (siblings.get(of.requirement.code)?.length ?? 1)
    const records =
      need.what === 'add'
        ? asked.flat().map(({ key }) => ({ changes: [key] }))
        : asked.map((all) => ({ changes: all.map(({ key }) => key) }))
    shortfalls.push({ rule, weight, need: need.count, records })
  }
  return { short, needs, steps: smallestChanges(shortfalls, MOST_STEPS), changes, beyond }
}

/** What each record asks for that could turn a rule; records that nothing can be said of are left out. */
async function asksOf(
  pool: Pool,
  { vocabulary }: Rulebook,
  { of }: Seen,
  what: 'pass' | 'end',
  given: Given,
): Promise<readonly (readonly Change[])[]> {
  if (of.compiled.records === undefined) return []
  const verdicts = what === 'pass' ? ['fail', 'unknown'] : ['pass', 'unknown']
  const rows = await recordPage(pool, vocabulary, of.compiled.records, given, {
    verdicts,
    after: null,
    limit: MOST_RECORDS,
  })
  return rows.map((row) => (what === 'pass' ? changesOf(of, row) : endOf(of, row))).filter(({ length }) => length > 0)
}

/** Entries of the list of a coverage rule that no record brings. */
function missingOf({ vocabulary }: Rulebook, { of: { card }, found }: Seen) {
  const list = card.kind === 'coverage' ? vocabulary.constants[card.list] : undefined
  return (list?.values ?? [])
    .filter((code) => !found.includes(code))
    .map((code) => list?.of.values[code] ?? { zh: code, en: code })
}
