/** What somebody typed, as PostgreSQL is asked. */
import { foldedName, fold } from './fold.ts'
import { stretchesAsked } from './pinyin.ts'
import { type Run, runsOf } from './words.ts'

export interface Question {
  /** What was typed, folded: names and codes that begin with it come first. */
  readonly name: string
  /** Everything that counts as found, as the text of a `tsquery`. */
  readonly found: string
  /** The same words, but in the name of the record. */
  readonly named: string
  /** Of a name in Chinese: the letters its characters begin with follow each other in it. */
  readonly spelt: string | undefined
  /** Letters that may be pinyin initials. */
  readonly initials: string | undefined
  /** Parts between spaces, each to stand in the texts as a whole. */
  readonly parts: readonly (readonly Run[])[]
}

/** Enough for a sentence; a page pasted by mistake must not become a question of a thousand words. */
const PARTS = 16
const CHARACTERS = 60

/** @returns undefined when nothing was typed that could be found: spaces, signs */
export function questionOf(typed: string): Question | undefined {
  const name = foldedName(typed)
  const parts = name
    .split(' ')
    .map((part) => runsOf(part))
    .filter((part) => part.length > 0)
    .slice(0, PARTS)
    .map((part) => part.slice(0, PARTS).map(shortened))
  if (parts.length === 0) return undefined
  const letters = fold(typed).replaceAll(/\s/g, '')
  const initials = /^[a-z][a-z0-9]{1,19}$/.test(letters) ? letters : undefined
  const words = parts.map((part, index) => asked(part, index === parts.length - 1, parts.length > 1))
  const all = words.map((one) => one('')).join(' & ')
  const spelt =
    initials &&
    stretchesAsked(initials)
      .map((stretch) => `'${stretch}':C`)
      .join(' <-> ')
  return {
    name,
    found: spelt ? `(${all}) | (${spelt})` : all,
    named: words.map((one) => one('A')).join(' & '),
    spelt,
    initials,
    parts,
  }
}

function shortened(run: Run): Run {
  return run.kind === 'dense' ? { ...run, characters: run.characters.slice(0, CHARACTERS) } : run
}

/**
 * What stands without a space between follows each other in the text: `SR-2024`, `GIS平台`. The last word may still be
 * typed, so its beginning suffices; a single letter would be the beginning of everything.
 */
function asked(part: readonly Run[], last: boolean, others: boolean): (weight: string) => string {
  const steps: { word: string; distance: number; prefix: boolean }[] = []
  let distance = 0
  for (const [index, run] of part.entries()) {
    const ends = last && index === part.length - 1
    if (run.kind === 'word') {
      const prefix = ends && (others || part.length > 1 || run.word.length > 1)
      steps.push({ word: run.word, distance, prefix })
      distance = 1
      continue
    }
    const { characters } = run
    if (characters.length === 1) {
      steps.push({ word: characters[0] ?? '', distance, prefix: false })
      distance = 1
      continue
    }
    for (let at = 0; at < characters.length - 1; at += 1) {
      steps.push({ word: `${characters[at]}${characters[at + 1]}`, distance, prefix: false })
      distance = 1
    }
    distance = 2
  }
  return (weight) => {
    const words = steps.map(({ word, distance: gap, prefix }, index) => {
      const marks = `${prefix ? '*' : ''}${weight}`
      return `${index === 0 ? '' : ` <${gap}> `}'${word}'${marks && `:${marks}`}`
    })
    return words.length > 1 ? `(${words.join('')})` : words.join('')
  }
}
