import { type Evidence, judge, type Judgement } from '@citywide/model/assurance/judge'
import type { WholeScope } from '#platform/access/scopes-store.ts'
import type { Pool } from '#platform/postgres/pool.ts'
import type { BookRule, Rulebook } from '../rulebook.ts'
import type { Counts } from '../sql/compile.ts'
import { countAll, type Given } from './count-store.ts'

/** A rule, judged at one moment in one scope. */
export interface Verdict {
  readonly of: BookRule
  readonly judgement: Judgement
  readonly counts: Counts
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

/** Judges rules without keeping anything: what a question about another moment is answered from. */
export async function judgeAll(
  pool: Pool,
  { vocabulary }: Rulebook,
  rules: readonly BookRule[],
  given: Given,
): Promise<Verdict[]> {
  const results = await countAll(
    pool,
    vocabulary,
    rules.map(({ compiled }) => compiled.counts),
    given,
  )
  return rules.map((of) => {
    const result = results.get(of.compiled.counts)
    if (!result || 'error' in result) {
      const { error = 'not run', milliseconds = 0 } = result ?? {}
      return { of, judgement: failed, counts: nothing, milliseconds, error }
    }
    const { counts, milliseconds } = result
    const judgement =
      given.part && counts.sample === 0
        ? { ...failed, reason: 'no_data' as const, value: of.card.kind === 'exists' ? 0 : null }
        : judge(of.card, { ...counts, ...ageOf(of, counts, given.asOf) })
    return { of, judgement, counts, milliseconds, error: undefined }
  })
}

function ageOf({ card: { maxAge } }: BookRule, { newest }: Counts, asOf: Temporal.Instant): Pick<Evidence, 'age'> {
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
