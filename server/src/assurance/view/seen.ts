/** A verdict as it is shown: kept from the last run, as it was known in the past, or judged for the moment asked for. */
import type { Known } from '@citywide/model/assurance/verdict'
import { outsideRights } from '#platform/access/reach.ts'
import type { WholeScope } from '#platform/access/scopes-store.ts'
import { type Clock, momentOf } from '#platform/clock.ts'
import type { Pool } from '#platform/postgres/pool.ts'
import { firstJudged, statesKnown } from '../history/day-store.ts'
import { type EffectiveRule, profileOf } from '../profile/profile.ts'
import type { BookRule, Rulebook } from '../rulebook.ts'
import { givenIn, judgeAll, type Verdict } from '../run/judge-all.ts'
import { type RuleState, statesOf } from '../run/state-store.ts'

/** `since` is null where no run has kept a state: nobody knows since when it is so. */
export type Seen = Omit<RuleState, 'since'> & {
  /** As the scope has it. */
  readonly of: EffectiveRule
  readonly since: string | null
  readonly known: Known
}

/** Which of the two the reader wants of a moment of the past. */
export type Wish = Exclude<Known, 'now'>

export interface Sight {
  readonly pool: Pool
  readonly clock: Clock
  /** IANA zone of the city. */
  readonly timeZone: string
}

/**
 * The verdicts of rules in a scope. States that were kept answer for the moment of their scope. Of a moment of the past
 * the answer is what was known then; of a moment before the first evaluation, of one to come, and where the reader asks
 * for it, the records are judged now for that moment. So is a part that is too new to have been judged.
 *
 * @param at undefined for the moment of the scope
 * @param wish `afterwards` judges the past from the records as they are today
 */
export async function seenIn(
  sight: Sight,
  book: Rulebook,
  scope: WholeScope,
  rules: readonly BookRule[],
  at?: Temporal.Instant,
  wish?: Wish,
): Promise<readonly Seen[]> {
  const { pool, clock, timeZone } = sight
  const moment = momentOf(scope, clock.now())
  const asOf = at ?? moment
  const current = asOf.equals(moment)
  const profile = await outsideRights(() => profileOf(pool, scope.id, asOf, { past: !current }))
  const effective = rules.map((rule) => profile.rule(rule, book.vocabulary))
  if (!current && wish !== 'afterwards' && (await wasKnown(sight, scope, asOf))) {
    return seenThen(pool, scope, effective, asOf)
  }
  const kept = current ? await statesOf(pool, scope.id) : new Map<string, RuleState>()
  const missing = effective.filter(({ card, version }) => kept.get(card.id)?.version !== version)
  // A verdict is the city's, whoever looks at it; the records behind it are named within the rights of the reader.
  const judging = () =>
    judgeAll(
      pool,
      book,
      missing.map(({ book: of }) => of),
      givenIn(scope, asOf, timeZone),
      profile,
    )
  const judged = missing.length === 0 ? [] : await outsideRights(judging)
  const known = current ? 'now' : 'afterwards'
  const fresh = new Map(judged.map((verdict) => [verdict.of.card.id, fromVerdict(verdict, asOf, known)]))
  return effective.flatMap((of) => {
    const state = kept.get(of.card.id)
    return fresh.get(of.card.id) ?? (state ? { ...state, of, known } : [])
  })
}

/** Whether anybody had judged a scope by then, so that there is something that was known. */
export async function wasKnown(
  { pool, clock }: Sight,
  scope: Pick<WholeScope, 'id'>,
  asOf: Temporal.Instant,
): Promise<boolean> {
  if (Temporal.Instant.compare(asOf, clock.now()) > 0) return false
  const first = await firstJudged(pool, scope.id)
  return first !== null && Temporal.Instant.compare(first, asOf) <= 0
}

/** A rule that came later was not known, and has no verdict. */
async function seenThen(
  pool: Pool,
  scope: WholeScope,
  rules: readonly EffectiveRule[],
  asOf: Temporal.Instant,
): Promise<readonly Seen[]> {
  const names = rules.map(({ card }) => card.id)
  const states = await statesKnown(pool, scope.id, names, asOf.toString())
  return rules.flatMap((of) => {
    const state = states.get(of.card.id)
    return state ? { ...state, of, known: 'then' } : []
  })
}

function fromVerdict(
  { of, judgement, counts, exempt, held, milliseconds }: Verdict,
  asOf: Temporal.Instant,
  known: Known,
): Seen {
  const { newest, ...rest } = counts
  return {
    ...rest,
    ...judgement,
    exempt,
    held,
    of,
    known,
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
