import type { CardProblem } from '@citywide/model/assurance/card-check'
import type { CardDraft } from '@citywide/model/assurance/card-draft'
import type { Language } from '@citywide/model/text'

/** What every part of the form of a card is given. */
export interface FormProps {
  readonly card: CardDraft
  readonly problems: readonly CardProblem[]
  readonly onChange: (card: CardDraft) => void
}

/** The mistake at a part of the card, in the reader's language. */
export function errorIn(problems: readonly CardProblem[], language: Language) {
  return (line: string): string | undefined => problems.find((problem) => problem.line === line)?.text[language]
}
