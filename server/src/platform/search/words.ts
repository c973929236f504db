/** Takes a text apart into what is searched for: words, and Chinese characters with their pairs. */
import { fold } from './fold.ts'

/** Scripts that are written without spaces. */
const dense = /[\p{Script=Han}\p{Script=Hiragana}\p{Script=Katakana}]/u
const runs =
  /[\p{Script=Han}\p{Script=Hiragana}\p{Script=Katakana}]+|(?:(?![\p{Script=Han}\p{Script=Hiragana}\p{Script=Katakana}])[\p{L}\p{N}\p{M}])+/gu

/** Characters of one word; what is longer is no word that somebody types. */
const LONGEST = 60

/** A stretch without a break: `word` between spaces and signs, `dense` characters that follow each other. */
export type Run =
  | { readonly kind: 'word'; readonly word: string }
  | { readonly kind: 'dense'; readonly characters: readonly string[] }

/** @param text as written; it is folded here */
export function runsOf(text: string): Run[] {
  return (fold(text).match(runs) ?? []).map((run) =>
    dense.test(run)
      ? { kind: 'dense', characters: Array.from(run) }
      : { kind: 'word', word: Array.from(run).slice(0, LONGEST).join('') },
  )
}

/** What stands at which place of a text, counted from 1: a word takes one place, a dense character one. */
export interface Placed {
  readonly word: string
  readonly at: number
}

/** Single characters are found too, so every one stands beside the pair it begins. */
export function placed(runsOfText: readonly Run[], from: number): { words: Placed[]; next: number } {
  const words: Placed[] = []
  let at = from
  for (const run of runsOfText) {
    if (run.kind === 'word') {
      words.push({ word: run.word, at })
      at += 1
      continue
    }
    for (const [index, character] of run.characters.entries()) {
      words.push({ word: character, at })
      const follower = run.characters[index + 1]
      if (follower !== undefined) words.push({ word: character + follower, at })
      at += 1
    }
  }
  return { words, next: at }
}
