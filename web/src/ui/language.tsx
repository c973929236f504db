/** Which language the reader has, the city's clock, and what follows from both. */
import type { CityText, Language } from '@citywide/model/text'
import { createContext, type ReactNode, useContext, useMemo } from 'react'
import { type Format, formatFor } from './format.ts'
import { speak, type Spoken, tagOf, type Texts, wordsOf } from './text.ts'
import { texts } from './texts.ts'

interface Reading {
  readonly language: Language
  /** IANA name of the city's zone. */
  readonly timeZone: string
  /** ISO 4217 code: what amounts of the city are in. Default: renminbi. */
  readonly currency?: string
  /** Milliseconds since 1970 by the server's clock; grows every half minute. */
  readonly now: number
  /** The moment the page is judged at: ages of data count from it. The same as `now` unless the page shows the past. */
  readonly judged: number
}

const ReadingContext = createContext<Reading>({ language: 'zh', timeZone: 'Asia/Shanghai', now: 0, judged: 0 })

export function LanguageProvider({
  language,
  timeZone,
  currency = 'CNY',
  now,
  judged,
  children,
}: Reading & { children: ReactNode }) {
  const reading = useMemo(
    () => ({ language, timeZone, currency, now, judged }),
    [language, timeZone, currency, now, judged],
  )
  return <ReadingContext value={reading}>{children}</ReadingContext>
}

export function useLanguage(): Reading & { readonly format: Format } {
  const reading = useContext(ReadingContext)
  return { ...reading, format: formatFor(reading.language, reading.timeZone, reading.currency ?? 'CNY') }
}

/** The texts of a component in the reader's language. */
export function useTexts<T extends Texts>(all: T): Spoken<T> {
  const { language } = useContext(ReadingContext)
  return useMemo(() => speak(all, language), [all, language])
}

/** What a city wrote: in the other language, with its `lang` and a note, where it is not translated. */
export function Words({ of }: { readonly of: CityText }) {
  const { language } = useContext(ReadingContext)
  const say = useTexts(texts)
  const words = wordsOf(of, language)
  if (words.language === language) return words.text
  return (
    <>
      <span lang={tagOf[words.language]}>{words.text}</span> <small className="untranslated">{say.untranslated}</small>
    </>
  )
}

/** The same as plain text, where an element cannot stand: titles, labels of charts. */
export function useWords(): (of: CityText) => string {
  const { language } = useContext(ReadingContext)
  return (of) => wordsOf(of, language).text
}
