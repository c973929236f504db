/** A verdict as it is shown: kept from the last run, or judged for the moment that was asked for. */
import { outsideRights } from '#platform/access/reach.ts'
import type { WholeScope } from '#platform/access/scopes-store.ts'
import { type Clock, momentOf } from '#platform/clock.ts'
import type { Pool } from '#platform/postgres/pool.ts'
import type { BookRule, Rulebook } from '../rulebook.ts'
import { givenIn, judgeAll, type Verdict } from '../run/judge-all.ts'
import { type RuleState, statesOf } from '../run/state-store.ts'

/** `since` is null where no run has kept a state: nobody knows since when it is so. */
export type Seen = Omit<RuleState, 'since'> & { readonly of: BookRule; readonly since: string | null }

export interface Sight {
  readonly pool: Pool
  readonly clock: Clock
  /** IANA zone of the city. */
  readonly timeZone: string
}

/**
 * The verdicts of rules in a scope. States that were kept answer for the moment of their scope; any other moment, and
 * a part that is too new to have been judged, are judged now.
 *
 * @param at undefined for the moment of the scope
 */
export async function seenIn(
  { pool, clock, timeZone }: Sight,
  book: Rulebook,
  scope: WholeScope,
  rules: readonly BookRule[],
  at?: Temporal.Instant,
): Promise<readonly Seen[]> {
  const moment = momentOf(scope, clock.now())
  const asOf = at ?? moment
  const kept = asOf.equals(moment) ? await statesOf(pool, scope.id) : new Map<string, RuleState>()
  const missing = rules.filter(({ card, version }) => kept.get(card.id)?.version !== version)
  // A verdict is the city's, whoever looks at it; the records behind it are named within the rights of the reader.
  const judging = () => judgeAll(pool, book, missing, givenIn(scope, asOf, timeZone))
  const judged = missing.length === 0 ? [] : await outsideRights(judging)
  const fresh = new Map(judged.map((verdict) => [verdict.of.card.id, fromVerdict(verdict, asOf)]))
  return rules.flatMap((of) => {
    const state = kept.get(of.card.id)
    return fresh.get(of.card.id) ?? (state ? { ...state, of } : [])
  })
}

function fromVerdict({ of, judgement, counts, milliseconds }: Verdict, asOf: Temporal.Instant): Seen {
  const { newest, ...rest } = counts
  return {
    ...rest,
    ...judgement,
    of,
    rule: of.card.id,
    version: of.version,
    newlyFailing: [],
    newestInput: newest,
    asOf: asOf.toString(),
    since: null,
    milliseconds,
    previous: null,
    pending: null,
  }
}
