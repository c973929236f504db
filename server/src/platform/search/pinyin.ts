/** Chinese names as people type them on a Latin keyboard: the first letters of their pinyin. */
import { pinyin } from 'pinyin-pro'
import { fold } from './fold.ts'

/** Longest name whose letters are kept; longer ones are found by their beginning. */
const LONGEST = 60

const han = /\p{Script=Han}/u
const letters = new Map<string, string>()

/** The usual first letter of one character by itself. */
function usualLetter(character: string): string {
  const known = letters.get(character)
  if (known !== undefined) return known
  const letter = first(pinyin(character, { toneType: 'none', type: 'array' })[0])
  letters.set(character, letter)
  return letter
}

const first = (syllable: string | undefined) =>
  syllable !== undefined && /^[a-z]/.test(syllable) ? syllable.charAt(0) : ''

/** First letters of a name, one per character; empty where a character has none. */
export interface Letters {
  readonly characters: readonly string[]
  /** As read in context: 重庆 is `cq`. */
  readonly read: readonly string[]
  /** As each character is read by itself: people differ on 长, and so do dictionaries. */
  readonly usual: readonly string[]
}

/** A Latin letter or digit in a Chinese name is typed as it stands. */
const plain = (character: string) => (/^[a-z0-9]$/.test(character) ? character : '')

export function lettersOf(name: string): Letters | undefined {
  if (!han.test(name)) return undefined
  const characters = Array.from(fold(name)).slice(0, LONGEST)
  const syllables = pinyin(characters.join(''), { toneType: 'none', type: 'array' })
  // One syllable a character is what the library promises; where it does not, each is read by itself.
  const inStep = syllables.length === characters.length
  const usual = characters.map((one) => (han.test(one) ? usualLetter(one) : plain(one)))
  const read = characters.map((one, index) =>
    han.test(one) && inStep ? first(syllables[index]) || (usual[index] ?? '') : (usual[index] ?? ''),
  )
  return { characters, read, usual }
}

/** The readings of a name as letters in a row: one, or two where they differ. */
export function initialsOf(name: string): string[] {
  const found = lettersOf(name)
  if (!found) return []
  return [...new Set([found.read.join(''), found.usual.join('')])].filter((text) => text.length > 1)
}

/** Marks stretches of initials, which no word begins with. */
const MARK = '~'

/** Every two and three letters in a row, so that letters from the middle of a name are found as well. */
export function stretches(initials: string): { word: string; at: number }[] {
  const all: { word: string; at: number }[] = []
  for (let at = 0; at < initials.length - 1; at += 1) {
    all.push({ word: MARK + initials.slice(at, at + 2), at })
    if (at < initials.length - 2) all.push({ word: MARK + initials.slice(at, at + 3), at })
  }
  return all
}

/** The stretches that letters typed in a row consist of, in their order. */
export function stretchesAsked(typed: string): string[] {
  if (typed.length <= 3) return [MARK + typed]
  return Array.from({ length: typed.length - 2 }, (_, at) => MARK + typed.slice(at, at + 3))
}
