/** How a finding moves: what people may do with it, and what the engine does. */
import type { VerdictState } from './verdict-state.ts'

export const findingStates = ['open', 'acknowledged', 'planned', 'closed'] as const
export type FindingState = (typeof findingStates)[number]

/**
 * `acknowledge`: its owner has seen it. `plan`: an action was made for it. `lapse`: the last of its actions was cancelled
 * or removed. `close`: a run of the engine found nothing left to do; no person can.
 */
export const findingActs = ['acknowledge', 'plan', 'lapse', 'close'] as const
export type FindingAct = (typeof findingActs)[number]

const moves: Readonly<Record<FindingState, Partial<Record<FindingAct, FindingState>>>> = {
  open: { acknowledge: 'acknowledged', plan: 'planned', close: 'closed' },
  acknowledged: { plan: 'planned', close: 'closed' },
  planned: { lapse: 'acknowledged', close: 'closed' },
  // What comes back is a finding of its own, which names this one.
  closed: {},
}

/** The state after an act; undefined where the act is not possible. */
export function moved(state: FindingState, act: FindingAct): FindingState | undefined {
  return moves[state][act]
}

/** Why a finding closed: how its rule stands now, or that the rule is asked no more. */
export const findingClosings = ['met', 'attested', 'waived', 'not_applicable', 'withdrawn'] as const
export type FindingClosing = (typeof findingClosings)[number]

/** What the state of a rule means for its finding. */
export type Call =
  | { readonly do: 'open' }
  | { readonly do: 'close'; readonly as: FindingClosing }
  | { readonly do: 'leave' }

/**
 * A finding opens when a rule becomes not met, or partly met after having been met. It stays while the rule is between,
 * or nobody can tell, and closes when there is nothing left to do. Source: settled points of the design, 6.
 *
 * @param before the state before the present one; undefined where there was none
 */
export function callOf(state: VerdictState, before: VerdictState | undefined, standing: boolean): Call {
  switch (state) {
    case 'not_met':
      return { do: standing ? 'leave' : 'open' }
    case 'partly':
      return { do: !standing && before === 'met' ? 'open' : 'leave' }
    case 'not_assessable':
      return { do: 'leave' }
    case 'met':
    case 'attested':
    case 'not_applicable':
    case 'waived':
      return standing ? { do: 'close', as: state } : { do: 'leave' }
  }
}
