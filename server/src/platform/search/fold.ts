/** Texts as search compares them: width, case and accents make no difference. */

/** Accents of Latin letters; marks of other scripts carry meaning and stay. */
const accents = /(?<=\p{Script=Latin})\p{Mn}+/gu

export function fold(text: string): string {
  return text.normalize('NFKD').toLowerCase().replace(accents, '').normalize('NFC')
}

/** A folded text with the place in the original, in UTF-16 units, that each of its characters came from. */
export interface Folded {
  readonly characters: readonly string[]
  /** One more than characters: the last is the end of the text. */
  readonly starts: readonly number[]
}

export function foldedWithPlaces(text: string): Folded {
  const characters: string[] = []
  const starts: number[] = []
  let at = 0
  for (const character of text) {
    for (const one of fold(character)) {
      // A mark that stands by itself belongs to the letter before it, which has been folded without.
      if (/\p{Mn}/u.test(one) && /\p{Script=Latin}/u.test(characters.at(-1) ?? '')) continue
      characters.push(one)
      starts.push(at)
    }
    at += character.length
  }
  return { characters, starts: [...starts, at] }
}

/** The longest name that is kept for "begins with". */
const NAME = 200

/** A whole name or code, to be found by its beginning. */
export function foldedName(text: string): string {
  return Array.from(fold(text).trim().replaceAll(/\s+/g, ' ')).slice(0, NAME).join('')
}
