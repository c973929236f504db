/** Two wordings of one text, word by word, in Chinese as in English. */
import type { Language } from '@citywide/model/text'
import { diffArrays } from 'diff'

export interface Piece {
  readonly text: string
  readonly kind: 'same' | 'gone' | 'new'
}

/** Texts that have more than this many words apart are two texts, not two wordings. */
const MOST_CHANGES = 4_000

/** The pieces of both, in reading order: without the new ones they are the first text, without those gone the second. */
export function wordDifference(before: string, after: string, language: Language): readonly Piece[] {
  const changes = diffArrays(wordsIn(before, language), wordsIn(after, language), { maxEditLength: MOST_CHANGES })
  if (!changes)
    return pieces([
      { text: before, kind: 'gone' },
      { text: after, kind: 'new' },
    ])
  return pieces(
    changes.map(({ value, added, removed }) => ({
      text: value.join(''),
      kind: added ? 'new' : removed ? 'gone' : 'same',
    })),
  )
}

function pieces(all: readonly Piece[]): readonly Piece[] {
  return all.filter(({ text }) => text !== '')
}

function wordsIn(text: string, language: Language): string[] {
  return [...new Intl.Segmenter(language, { granularity: 'word' }).segment(text)].map(({ segment }) => segment)
}
