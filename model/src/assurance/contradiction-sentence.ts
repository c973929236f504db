import type { Text } from '../text.ts'
import { Chinese } from './language/chinese.ts'
import { English } from './language/english.ts'
import type { Vocabulary } from './language/vocabulary.ts'
import type { Rule } from './rule.ts'

/** What was found to be true of a record, line by line, from the trees that are compiled. */
export function foundOf({ where }: Rule, vocabulary: Vocabulary): readonly Text[] {
  const english = new English(vocabulary)
  const chinese = new Chinese(vocabulary)
  return where.map((tree) => ({ zh: chinese.condition(tree), en: english.condition(tree) }))
}
