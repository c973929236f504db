import type { Text } from '../text.ts'

/**
 * The states of a noun and the moves between them, written out whole: every state names every move that leaves it.
 * A state without moves is final. Screens ask {@link openMoves}; the server refuses every other change of the field.
 */
export interface Lifecycle<S extends string = string> {
  /** The code field that holds the state. */
  readonly field: string
  readonly initial: S
  readonly moves: Readonly<Record<S, Readonly<Partial<Record<S, Text>>>>>
}

/** The states that `from` may move to. Staying is not a move. */
export function openMoves<S extends string>(lifecycle: Lifecycle<S>, from: S): readonly S[] {
  return Object.keys(lifecycle.moves[from]) as S[]
}

export function mayMove<S extends string>(lifecycle: Lifecycle<S>, from: S, to: S): boolean {
  return from === to || lifecycle.moves[from][to] !== undefined
}
