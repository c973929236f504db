/** Where a record holds what was asked, for people to see. */
import type { SearchMatch } from '@citywide/model/platform/search-view'
import { displayField } from '@citywide/model/record/display'
import type { RecordDeclaration } from '@citywide/model/record/record'
import { searchedFields, textsOf } from './entries.ts'
import { foldedWithPlaces } from './fold.ts'
import { lettersOf } from './pinyin.ts'
import type { Question } from './question.ts'
import type { Run } from './words.ts'

/** UTF-16 units of a text that are shown, and of these before the first mark. */
const SHOWN = 120
const BEFORE = 30
const MATCHES = 3

/** @returns the best texts first: those that hold the most of what was asked */
export function matchesOf(
  declaration: RecordDeclaration,
  record: Readonly<Record<string, unknown>>,
  question: Question,
): SearchMatch[] {
  const shown = displayField(declaration)
  const all: (SearchMatch & { held: number })[] = []
  for (const field of searchedFields(declaration)) {
    for (const { language, text } of textsOf(record[field])) {
      const found = marksIn(text, question.parts)
      const spelt = found.held === 0 && field === shown && question.initials !== undefined
      const marks = spelt ? speltIn(text, question.initials ?? '') : found.marks
      if (marks.length === 0) continue
      all.push({ field, language: language ?? null, ...cut(text, marks), held: found.held })
    }
  }
  // Stable: among equals the fields stay in their order, the name first.
  return all
    .toSorted((a, b) => b.held - a.held)
    .slice(0, MATCHES)
    .map(({ held: _held, ...match }) => match)
}

type Marks = [number, number][]

/** @returns the marks, and how many of the parts stand in the text */
function marksIn(text: string, parts: readonly (readonly Run[])[]): { marks: Marks; held: number } {
  const { characters, starts } = foldedWithPlaces(text)
  const marks: Marks = []
  let held = 0
  for (const part of parts) {
    const needle = part.flatMap((run) => (run.kind === 'word' ? Array.from(run.word) : run.characters))
    const found = stands(characters, needle)
    if (found.length > 0) held += 1
    for (const [from, to] of found) marks.push([starts[from] ?? 0, starts[to] ?? text.length])
  }
  return { marks: joined(marks), held }
}

const letter = /[\p{L}\p{N}]/u
const dense = /[\p{Script=Han}\p{Script=Hiragana}\p{Script=Katakana}]/u

/** Where the needle begins a word and follows, signs and spaces between its characters left out. */
function stands(characters: readonly string[], needle: readonly string[]): Marks {
  const found: Marks = []
  const [head = ''] = needle
  for (let from = 0; from < characters.length; from += 1) {
    if (characters[from] !== head) continue
    const before = characters[from - 1] ?? ' '
    if (!dense.test(head) && letter.test(before) && !dense.test(before)) continue
    let at = from
    let taken = 0
    while (taken < needle.length && at < characters.length) {
      if (characters[at] === needle[taken]) taken += 1
      else if (taken === 0 || letter.test(characters[at] ?? '')) break
      at += 1
    }
    if (taken === needle.length) {
      found.push([from, at])
      from = at - 1
    }
  }
  return found
}

/** The Chinese characters whose pinyin begins with the letters typed. */
function speltIn(text: string, initials: string): Marks {
  const letters = lettersOf(text)
  if (!letters) return []
  const { starts } = foldedWithPlaces(text)
  for (const reading of [letters.read, letters.usual]) {
    // A character without a letter takes no place among the initials.
    const places = reading.flatMap((one, index) => (one === '' ? [] : [index]))
    const at = places
      .map((index) => reading[index])
      .join('')
      .indexOf(initials)
    if (at < 0) continue
    const from = places[at] ?? 0
    const to = (places[at + initials.length - 1] ?? from) + 1
    return [[starts[from] ?? 0, starts[to] ?? text.length]]
  }
  return []
}

function joined(marks: Marks): Marks {
  const all: Marks = []
  for (const [from, to] of marks.toSorted(([a], [b]) => a - b)) {
    const last = all.at(-1)
    if (last && from <= last[1]) last[1] = Math.max(last[1], to)
    else all.push([from, to])
  }
  return all
}

/** The part of a long text around its first mark; never through the middle of a character. */
function cut(text: string, marks: Marks): { text: string; marks: Marks } {
  if (text.length <= SHOWN) return { text, marks }
  const first = marks[0]?.[0] ?? 0
  let from = first <= BEFORE ? 0 : first - BEFORE
  if (isSecondHalf(text, from)) from -= 1
  let to = Math.min(text.length, from + SHOWN)
  if (isSecondHalf(text, to)) to += 1
  const head = from > 0 ? '…' : ''
  const shift = from - head.length
  return {
    text: `${head}${text.slice(from, to)}${to < text.length ? '…' : ''}`,
    marks: marks.filter(([start]) => start < to).map(([start, end]) => [start - shift, Math.min(end, to) - shift]),
  }
}

function isSecondHalf(text: string, at: number): boolean {
  const unit = text.charCodeAt(at)
  return unit >= 0xdc00 && unit <= 0xdfff
}
