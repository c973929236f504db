import type { DrawnName } from './svg-paths.ts'

export interface PlacedName {
  readonly id: string
  readonly text: string
  readonly x: number
  readonly y: number
}

/** Pixels across at 12 pixels: Chinese is as wide as high, Latin about half. */
function widthOf(text: string): number {
  let width = 0
  for (const letter of text) width += /\p{Script=Han}/u.test(letter) ? 12 : 6.6
  return width
}

/** Names that would lie on one that stands already are left out; those that come first stand. */
export function placedNames(names: readonly DrawnName[], textOf: (text: DrawnName['text']) => string): PlacedName[] {
  const taken: { left: number; right: number; top: number; bottom: number }[] = []
  return names.flatMap(({ id, text, x, y }) => {
    const words = textOf(text)
    const half = widthOf(words) / 2 + 6
    const box = { left: x - half, right: x + half, top: y - 10, bottom: y + 10 }
    const free = taken.every(
      (other) => box.right < other.left || box.left > other.right || box.bottom < other.top || box.top > other.bottom,
    )
    if (!free) return []
    taken.push(box)
    return [{ id, text: words, x, y }]
  })
}
