import { expect, test } from 'vitest'

const modules = import.meta.glob<{ readonly [name: string]: unknown }>('../**/{texts,standing,part-names}.ts', {
  eager: true,
})

interface Phrase {
  readonly where: string
  readonly zh: string
  readonly en: string
}

/** What a function may be given: figures, words, lists of words. The first that it takes shows what it says. */
const given: readonly unknown[] = [1, 'x', ['x', 'y']]

function said(phrase: unknown): readonly string[] {
  if (typeof phrase === 'string') return [phrase]
  if (typeof phrase !== 'function') return []
  for (const value of given) {
    try {
      return [
        String(
          Reflect.apply(
            phrase,
            undefined,
            Array.from({ length: phrase.length }, () => value),
          ),
        ),
      ]
    } catch {
      continue // it takes something else
    }
  }
  return []
}

function* phrasesIn(where: string, value: unknown): Generator<Phrase> {
  if (typeof value !== 'object' || value === null) return
  if ('zh' in value && 'en' in value) {
    const [zh, en] = [said(value.zh), said(value.en)]
    for (const [index, one] of zh.entries()) yield { where, zh: one, en: en[index] ?? en[0] ?? '' }
    return
  }
  for (const [name, part] of Object.entries(value)) yield* phrasesIn(`${where} ${name}`, part)
}

const phrases = Object.entries(modules).flatMap(([path, content]) => [...phrasesIn(path, { ...content })])

test('there are texts to look at', () => {
  expect(phrases.length).toBeGreaterThan(300)
})

test('no Chinese stands in an English text', () => {
  expect(phrases.filter(({ en }) => /\p{Script=Han}/u.test(en))).toStrictEqual([])
})

test('Chinese sentences have Chinese punctuation', () => {
  // Figures keep their point and their slash: only a mark that follows or precedes a Chinese character counts.
  const ascii =
    /\p{Script=Han}[,;:?!()]|[,;:?!()]\p{Script=Han}|\p{Script=Han}\.(?:\s|$)|\p{Script=Han}"|"\p{Script=Han}/u
  expect(phrases.filter(({ zh }) => ascii.test(zh))).toStrictEqual([])
})

test('no text is empty in one language and said in the other', () => {
  expect(phrases.filter(({ zh, en }) => (zh === '') !== (en === ''))).toStrictEqual([])
})
