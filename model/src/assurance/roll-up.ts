/** From rules to recommendations and components: the worst assessable rule decides, coverage is always said. */
import type { VerdictState } from './verdict-state.ts'
import type { Card } from './card.ts'

export interface RuleResult {
  readonly card: Card
  readonly state: VerdictState
  readonly score: number | null
}

export interface RolledUp {
  readonly state: VerdictState
  /** Mean of the assessable; held under 50 where something is not met, under 100 where something is partly met. */
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
export function rollUp(results: readonly Omit<RuleResult, 'card'>[]): RolledUp {
  const applicable = results.filter(({ state }) => !outOfScope.includes(state))
  const assessable = applicable.filter(({ state }) => state !== 'not_assessable')
  const coverage = applicable.length === 0 ? 0 : assessable.length / applicable.length
  const counted = { coverage, assessable: assessable.length, applicable: applicable.length }
  if (applicable.length === 0) return { state: results[0]?.state ?? 'not_assessable', score: null, ...counted }
  const state = worstOf(assessable.map((result) => result.state))
  const mean = meanOf(assessable.flatMap(({ score }) => score ?? []))
  return { state, score: mean === null ? null : Math.min(mean, capOf(state)), ...counted }
}

/** The worst of several states; of none, not assessable. */
export function worstOf(states: readonly VerdictState[]): VerdictState {
  return worstFirst.find((state) => states.includes(state)) ?? 'not_assessable'
}

/** The number of rules whose facts come from operations, from registers and from people's judgement. */
export function splitOf(results: readonly RuleResult[]): { live: number; register: number; assessed: number } {
  const assessable = results.filter(({ state }) => !outOfScope.includes(state) && state !== 'not_assessable')
  const count = (...classes: readonly Card['evidence'][]) =>
    assessable.filter(({ card }) => classes.includes(card.evidence)).length
  // What is partly typed in is never painted as live.
  return { live: count('live'), register: count('register', 'mixed'), assessed: count('assessed') }
}

function meanOf(values: readonly number[]): number | null {
  return values.length === 0 ? null : values.reduce((sum, value) => sum + value, 0) / values.length
}

function capOf(state: VerdictState): number {
  if (state === 'not_met') return 49
  return state === 'partly' ? 99 : 100
}
