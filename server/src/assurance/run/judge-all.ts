import { type Decided, decide } from '@citywide/model/assurance/decide'
import { type Evidence, judge, type Judgement } from '@citywide/model/assurance/judge'
import type { WholeScope } from '#platform/access/scopes-store.ts'
import type { Pool } from '#platform/postgres/pool.ts'
import { circumstancesOf, type EffectiveRule, type Profile, questionsOf } from '../profile/profile.ts'
import type { BookRule, Rulebook } from '../rulebook.ts'
import type { Counts } from '../sql/compile.ts'
import { countAll, type Counted, type Given } from './count-store.ts'

/** A rule, judged at one moment in one scope. */
export interface Verdict {
  /** As the scope has it: with its limits, without its exempt records. */
  readonly of: EffectiveRule
  readonly judgement: Decided
  readonly counts: Counts
  /** Records that have left the population. */
  readonly exempt: number
  /** Of the records that a freeze holds, those that fail still; null where nothing is frozen. */
  readonly held: number | null
  readonly milliseconds: number
  /** Why the rule could not run. */
  readonly error: string | undefined
}

/** What rules are given in a scope. */
export function givenIn(
  { inside, kind }: Pick<WholeScope, 'inside' | 'kind'>,
  asOf: Temporal.Instant,
  timeZone: string,
): Given {
  return { asOf, timeZone, scopeIds: inside, part: kind !== 'city' }
}

/**
 * Judges rules without keeping anything: what a question about another moment is answered from.
 *
 * @param profile what the scope has settled
 */
export async function judgeAll(
  pool: Pool,
  { vocabulary }: Rulebook,
  rules: readonly BookRule[],
  given: Given,
  profile: Profile,
): Promise<Verdict[]> {
  const effective = rules.map((rule) => profile.rule(rule, vocabulary))
  const results = await countAll(pool, vocabulary, effective.flatMap(questionsOf), given)
  return effective.map((of) => {
    const result = results.get(of.compiled.counts)
    if (!result || 'error' in result) {
      const { error = 'not run', milliseconds = 0 } = result ?? {}
      return { of, judgement: failed, counts: nothing, exempt: 0, held: null, milliseconds, error }
    }
    const { counts, milliseconds } = result
    const judgement: Judgement =
      given.part && counts.sample === 0
        ? { ...failed, reason: 'no_data' as const, value: of.card.kind === 'exists' ? 0 : null }
        : judge(of.card, { ...counts, ...ageOf(of, counts, given.asOf) })
    const apart = apartFrom(of, counts, results)
    const decided = decide(judgement, circumstancesOf(of, apart.failingAnew))
    return { of, judgement: decided, counts, ...apart, milliseconds, error: undefined }
  })
}

/** What exemptions and a freeze keep apart: the differences between the question and the same with other records. */
function apartFrom(
  { book, unheld }: EffectiveRule,
  counts: Counts,
  results: ReadonlyMap<string, Counted>,
): { readonly exempt: number; readonly held: number | null; readonly failingAnew: number | null } {
  const countsOf = (query: string) => {
    const result = results.get(query)
    return result && 'counts' in result ? result.counts : undefined
  }
  const whole = countsOf(book.compiled.counts)
  const anew = unheld && countsOf(unheld.counts)
  return {
    exempt: whole ? whole.sample - counts.sample : 0,
    held: anew ? counts.fail - anew.fail : null,
    failingAnew: anew ? anew.fail : null,
  }
}

/** Whether the newest input is older than the card allows. */
export function ageOf(
  { card: { maxAge } }: Pick<EffectiveRule, 'card'>,
  { newest }: Counts,
  asOf: Temporal.Instant,
): Pick<Evidence, 'age'> {
  if (maxAge === undefined || newest === null) return {}
  const allowed = Temporal.Duration.from(maxAge).total('milliseconds')
  const age = asOf.epochMilliseconds - Temporal.Instant.from(newest).epochMilliseconds
  return { age: age > allowed ? 'stale' : 'fresh' }
}

const failed: Judgement = { state: 'not_assessable', reason: 'error', value: null, range: null, score: null }
const nothing: Counts = {
  sample: 0,
  n: 0,
  pass: 0,
  fail: 0,
  unknown: 0,
  value: null,
  fails: [],
  unknowns: [],
  failing: [],
  found: [],
  newest: null,
}
