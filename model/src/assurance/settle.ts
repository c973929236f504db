/** Whether a new judgement becomes the state of a rule at once, or has to be confirmed. */
import type { VerdictState } from './verdict-state.ts'
import type { Decided } from './decide.ts'
import type { Judgement } from './judge.ts'
import type { VerdictChange } from './verdict.ts'

export type Cause = VerdictChange['cause']

export interface Standing {
  readonly state: VerdictState
  readonly reason: Judgement['reason']
  readonly version: string
  readonly pending: VerdictState | null
}

export interface Settled {
  readonly state: VerdictState
  readonly reason: Judgement['reason']
  readonly pending: VerdictState | null
  /** The state is another than before, or the first. */
  readonly turned: boolean
}

/**
 * A written record changes its verdict at once. What the clock alone or a sensor brings may be noise: it needs two
 * agreeing evaluations.
 *
 * @param before undefined the first time
 * @param noisy nothing but time or derived values changed
 */
export function settle(
  before: Standing | undefined,
  { state, reason }: Pick<Decided, 'state' | 'reason'>,
  { version, noisy }: { readonly version: string; readonly noisy: boolean },
): Settled {
  if (before === undefined) return { state, reason, pending: null, turned: true }
  if (before.state === state) return { state, reason, pending: null, turned: false }
  // An error is ours and is shown at once; another card is another rule.
  const atOnce = !noisy || reason === 'error' || before.reason === 'error' || before.version !== version
  if (atOnce || before.pending === state) return { state, reason, pending: null, turned: true }
  return { state: before.state, reason: before.reason, pending: state, turned: false }
}
