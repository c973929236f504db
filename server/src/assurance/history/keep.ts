/** What a day keeps of an evaluation. */
import type { PoolClient } from '#platform/postgres/pool.ts'
import type { RuleState } from '../run/state-store.ts'
import { copyToDay } from './day-store.ts'

interface Evaluated {
  readonly scope: { readonly id: string }
  /** When the evaluation was done. */
  readonly at: Temporal.Instant
  /** IANA zone of the city. */
  readonly timeZone: string
}

/** Keeps the states in which something moved that a reader of the past would see; newer input alone is none of it. */
export async function keepDay(
  writer: PoolClient,
  { scope, at, timeZone }: Evaluated,
  before: ReadonlyMap<string, RuleState>,
  states: readonly RuleState[],
): Promise<void> {
  const moved = states.filter((state) => differs(state, before.get(state.rule))).map(({ rule }) => rule)
  const day = at.toZonedDateTimeISO(timeZone).toPlainDate().toString()
  await copyToDay(writer, scope.id, moved, { at: at.toString(), day })
}

const seen = [
  'version',
  'state',
  'reason',
  'value',
  'score',
  'sample',
  'n',
  'pass',
  'fail',
  'unknown',
  'exempt',
] as const

function differs(state: RuleState, before: RuleState | undefined): boolean {
  return (
    before === undefined ||
    seen.some((name) => state[name] !== before[name]) ||
    state.failing.join() !== before.failing.join() ||
    state.found.join() !== before.found.join()
  )
}
