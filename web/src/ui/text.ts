/** Texts of the interface: whole sentences in both languages, beside the component that shows them. */
import type { CityText, Language } from '@citywide/model/text'

/** A sentence, or a function that makes one of its values (number, order, case belong to the language). */
type Phrase = string | ((...values: never[]) => string)

/** Name → the phrase in both languages. A missing language or value does not compile. */
export type Texts = Readonly<Record<string, { readonly zh: Phrase; readonly en: Phrase }>>

/** The texts in one language. The Chinese function may need fewer values than the English one, never others. */
export type Spoken<T extends Texts> = {
  readonly [K in keyof T]: T[K]['en'] extends string
    ? T[K]['zh'] extends string
      ? string
      : never
    : T[K]['zh'] extends T[K]['en']
      ? T[K]['en']
      : never
}

export function speak<T extends Texts>(texts: T, language: Language): Spoken<T> {
  return Object.fromEntries(Object.entries(texts).map(([name, phrase]) => [name, phrase[language]])) as Spoken<T>
}

export interface Words {
  readonly text: string
  /** The language the text is in, which is not the reader's where the city has not translated it. */
  readonly language: Language
  readonly translated: boolean
}

/** What a city wrote, in the reader's language where it exists, else in the other one and marked so. */
export function wordsOf(text: CityText, language: Language): Words {
  const own = text[language]
  if (own !== undefined && own !== '') return { text: own, language, translated: true }
  const other: Language = language === 'zh' ? 'en' : 'zh'
  return { text: text[other] ?? '—', language: other, translated: text[other] === undefined }
}

/** BCP 47 tag for the `lang` attribute. */
export const tagOf = { zh: 'zh-CN', en: 'en' } as const satisfies Record<Language, string>

/** Locale for dates and numbers: day before month in English, since the standard's readers are international. */
export const localeOf = { zh: 'zh-CN', en: 'en-GB' } as const satisfies Record<Language, string>
