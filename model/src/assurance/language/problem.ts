import type { Text } from '../../text.ts'

/** What a rule may be refused for. */
export type RuleProblemCode =
  | 'TOO_LONG'
  | 'TOO_DEEP'
  | 'TOO_MANY_CONDITIONS'
  | 'CHARACTER'
  | 'UNFINISHED_TEXT'
  | 'UNEXPECTED'
  | 'IN_NEEDS_BRACKETS'
  | 'UNKNOWN_WORD'
  | 'UNKNOWN_FUNCTION'
  | 'ARGUMENTS'
  | 'TYPE'
  | 'UNKNOWN_CODE'
  | 'SENSITIVE'

/** A word that would be allowed at the place of a mistake, with its name in both languages. */
export interface AllowedWord {
  readonly word: string
  readonly title: Text
}

/** A stretch of the text of a condition, counted in UTF-16 code units; `to` is exclusive. */
export interface Span {
  readonly from: number
  readonly to: number
}

/**
 * A condition that is not one: where, why, and what would be allowed there. The language is closed, so whatever is not
 * listed is refused; nothing that was refused is ever compiled.
 */
export class RuleProblem extends Error {
  override readonly name = 'RuleProblem'
  readonly code: RuleProblemCode
  readonly at: Span
  readonly text: Text
  readonly allowed: readonly AllowedWord[]

  constructor(code: RuleProblemCode, at: Span, text: Text, allowed: readonly AllowedWord[] = []) {
    super(`${text.en} (${at.from}–${at.to})`)
    this.code = code
    this.at = at
    this.text = text
    this.allowed = allowed
  }
}
