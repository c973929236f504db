/** From what the records say to what counts: the order in which a city's own settings and statements come in. */
import type { Judgement } from './judge.ts'
import type { Reason } from './verdict.ts'
import type { VerdictState } from './verdict-state.ts'

/** What a scope has settled for a rule, as far as it decides. */
export interface Circumstances {
  readonly outOfScope: 'not_applicable' | 'waived' | null
  /** How a statement about the rule stands; a statement counts only where people judge, never against records. */
  readonly attestation: 'valid' | 'expired' | 'challenged' | null
  /** While the records that failed at a start are held: how many others fail. Null where nothing is frozen. */
  readonly failingAnew: number | null
}

export interface Decided extends Omit<Judgement, 'state'> {
  readonly state: VerdictState
}

export const nothingSettled: Circumstances = { outOfScope: null, attestation: null, failingAnew: null }

/** Reasons that mean: the records say nothing. */
const silent: readonly (Reason | null)[] = ['no_data', 'few', 'unknown']

/** Source: design of the evidence engine, section 8; first what is out of scope, then the records, then statements. */
export function decide(judgement: Judgement, { outOfScope, attestation, failingAnew }: Circumstances): Decided {
  if (outOfScope !== null) return { ...judgement, state: outOfScope, reason: null, score: null }
  const { state, reason } = judgement
  if (state === 'not_assessable') {
    if (attestation === null || !silent.includes(reason)) return judgement
    if (attestation === 'valid') return { ...judgement, state: 'attested', reason: null }
    return { ...judgement, reason: attestation }
  }
  if (failingAnew === null || state === 'met') return judgement
  return failingAnew > 0 ? { ...judgement, state: 'not_met' } : { ...judgement, state: 'partly', reason: 'frozen' }
}
