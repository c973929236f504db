import type { AllowedWord } from './problem.ts'

/** The allowed word that was most likely meant, by its key or by one of its labels; undefined where none is near. */
export function nearestOf(said: string, allowed: readonly AllowedWord[]): AllowedWord | undefined {
  const wanted = said.toLowerCase()
  if (wanted.length > 80) return undefined
  let best: { readonly word: AllowedWord; readonly distance: number } | undefined
  for (const word of allowed) {
    for (const name of [word.word, word.title.zh, word.title.en]) {
      const distance = distanceOf(wanted, name.toLowerCase())
      // A third of the letters may differ; of a Chinese word of two characters one.
      if (distance <= Math.max(1, Math.floor(name.length / 3)) && distance < (best?.distance ?? Infinity))
        best = { word, distance }
    }
  }
  return best?.word
}

/** Letters to add, to remove or to change. Source: Levenshtein 1965. */
function distanceOf(one: string, other: string): number {
  if (Math.abs(one.length - other.length) > 6) return Infinity
  let row = Array.from({ length: other.length + 1 }, (_, index) => index)
  for (const [i, letter] of Array.from(one).entries()) {
    const next = [i + 1]
    for (const [j, candidate] of Array.from(other).entries()) {
      const changed = (row[j] ?? 0) + (letter === candidate ? 0 : 1)
      next.push(Math.min(changed, (row[j + 1] ?? 0) + 1, (next[j] ?? 0) + 1))
    }
    row = next
  }
  return row.at(-1) ?? 0
}
