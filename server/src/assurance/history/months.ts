/** The states of rules month by month: what was known then, what was judged afterwards, and how it stands. */
import type { HistoryMonth } from '@citywide/model/assurance/history'
import type { RuleResult } from '@citywide/model/assurance/roll-up'
import type { Known } from '@citywide/model/assurance/verdict'
import type { WholeScope } from '#platform/access/scopes-store.ts'
import { momentOf } from '#platform/clock.ts'
import type { BookRule, Rulebook } from '../rulebook.ts'
import { seenIn, type Sight, wasKnown, type Wish } from '../view/seen.ts'
import { briefStatesAfterwards } from './afterwards-store.ts'
import { briefStatesKnown, firstJudged, type PastState } from './day-store.ts'
import { monthEndsBefore, monthOf } from './moments.ts'

export interface Months {
  readonly months: readonly HistoryMonth[]
  /** What some rules came to in a month, by its index; those nothing is known of are left out. */
  readonly resultsOf: (rules: readonly { readonly id: string }[], month: number) => readonly RuleResult[]
}

interface Wanted {
  readonly scope: WholeScope
  readonly rules: readonly BookRule[]
  /** The moment that is looked at; undefined for the moment of the scope. */
  readonly at: Temporal.Instant | undefined
  /** Months, with the one of the moment. */
  readonly count: number
  readonly wish?: Wish | undefined
}

/** Each month is asked for at its end, the last one at the moment itself. */
export async function monthsOf(sight: Sight, book: Rulebook, wanted: Wanted): Promise<Months> {
  const { pool, clock, timeZone } = sight
  const { scope, rules, at, count, wish } = wanted
  const moment = at ?? momentOf(scope, clock.now())
  const first = await firstJudged(pool, scope.id)
  const past = monthEndsBefore(moment, timeZone, count - 1).map((end) => ({
    ...end,
    known: first !== null && Temporal.Instant.compare(first, end.at) <= 0 ? ('then' as const) : ('afterwards' as const),
  }))
  const names = rules.map(({ card }) => card.id)
  const asked = (known: Known) => past.filter((one) => one.known === known).map((one) => one.at.toString())
  const afterwards = asked('afterwards')
  const states: (readonly PastState[])[] = [
    await briefStatesAfterwards(pool, scope.id, names, afterwards),
    await briefStatesKnown(pool, scope.id, names, asked('then')),
  ]
  const byMonth = past.map(() => new Map<string, Pick<PastState, 'state' | 'score'>>())
  // What was known follows what was judged afterwards: nothing is known before the first evaluation.
  states.forEach((part, index) => {
    for (const state of part) byMonth[state.moment + index * afterwards.length]?.set(state.rule, state)
  })
  const seen = await seenIn(sight, book, scope, rules, at, wish)
  byMonth.push(new Map(seen.map((one) => [one.rule, one])))
  const known =
    at === undefined ? 'now' : (seen[0]?.known ?? ((await wasKnown(sight, scope, at)) ? 'then' : 'afterwards'))
  const last = { month: monthOf(moment, timeZone), at: moment, known }
  return {
    months: [...past, last].map((one) => ({ ...one, at: one.at.toString() })),
    resultsOf: (held, month) =>
      held.flatMap(({ id }) => {
        const state = byMonth[month]?.get(id)
        const rule = book.rules.get(id)
        return state && rule ? [{ card: rule.card, state: state.state, score: state.score }] : []
      }),
  }
}
