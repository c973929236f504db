/** From rules to recommendations and components: the worst assessable rule decides, coverage is always said. */
import type { VerdictState } from './verdict-state.ts'
import type { Card } from './card.ts'

export interface RuleResult {
  readonly card: Card
  readonly state: VerdictState
  readonly score: number | null
}

/** What the weight of a rule is read from; a rule without a card weighs one. */
type Weighed = Omit<RuleResult, 'card'> & { readonly card?: Pick<Card, 'weight'> | undefined }

export interface RolledUp {
  readonly state: VerdictState
  /** Weighted mean of the assessable; held under 50 where something is not met, under 100 where something is partly met. */
  readonly score: number | null
  /** Assessable by applicable, 0 to 1. */
  readonly coverage: number
  readonly assessable: number
  readonly applicable: number
}

const outOfScope: readonly VerdictState[] = ['not_applicable', 'waived']

/** Worst first. */
const worstFirst = ['not_met', 'partly', 'attested', 'met'] as const satisfies readonly VerdictState[]

/** A recommendation from its rules. Those that cannot be assessed lower the coverage, not the state. */
export function rollUp(results: readonly Weighed[]): RolledUp {
  const applicable = results.filter(counts)
  const assessable = applicable.filter(({ state }) => state !== 'not_assessable')
  const coverage = applicable.length === 0 ? 0 : assessable.length / applicable.length
  const counted = { coverage, assessable: assessable.length, applicable: applicable.length }
  if (applicable.length === 0) return { state: results[0]?.state ?? 'not_assessable', score: null, ...counted }
  const state = worstOf(assessable.map((result) => result.state))
  const mean = meanOf(assessable.flatMap(({ score, card }) => (score === null ? [] : [[score, card?.weight ?? 1]])))
  return { state, score: mean === null ? null : Math.min(mean, capOf(state)), ...counted }
}

/** Whether a result counts at all: what is out of scope leaves every figure. */
function counts({ state }: { readonly state: VerdictState }): boolean {
  return !outOfScope.includes(state)
}

/** The worst of several states; of none, not assessable. */
export function worstOf(states: readonly VerdictState[]): VerdictState {
  return worstFirst.find((state) => states.includes(state)) ?? 'not_assessable'
}

/** Critical rules that are not met: shown at every level above, whatever the mean. */
export function criticalOf(
  results: readonly { readonly card: Pick<Card, 'id' | 'critical'>; readonly state: VerdictState }[],
): readonly string[] {
  return results.flatMap(({ card, state }) => (card.critical === true && state === 'not_met' ? [card.id] : []))
}

/** How many rules rest on operations, on registers and on people's judgement of records; statements are none of them. */
export function splitOf(results: readonly Pick<RuleResult, 'card' | 'state'>[]): {
  live: number
  register: number
  assessed: number
} {
  const computed = results.filter((result) => counts(result) && !['not_assessable', 'attested'].includes(result.state))
  const count = (...classes: readonly Card['evidence'][]) =>
    computed.filter(({ card }) => classes.includes(card.evidence)).length
  // What is partly typed in is never painted as live.
  return { live: count('live'), register: count('register', 'mixed'), assessed: count('assessed') }
}

/** @param values each with its weight */
function meanOf(values: readonly (readonly number[])[]): number | null {
  const total = values.reduce((sum, [, weight = 1]) => sum + weight, 0)
  return total === 0 ? null : values.reduce((sum, [value = 0, weight = 1]) => sum + value * weight, 0) / total
}

function capOf(state: VerdictState): number {
  if (state === 'not_met') return 49
  return state === 'partly' ? 99 : 100
}
