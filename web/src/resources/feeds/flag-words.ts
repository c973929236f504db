import { flagsOf, qualityFlagNames, qualityFlags } from '@citywide/model/observations/quality'
import type { FlagCounts } from '@citywide/model/observations/stream-quality'
import type { Language } from '@citywide/model/text'

/** "out of range, late", in the reader's language; empty where there is nothing to remark. */
export function flagWords(flags: number, language: Language): string {
  return flagsOf(flags)
    .map((name) => qualityFlags[name].title[language])
    .join(language === 'zh' ? '、' : ', ')
}

/** "12 stuck, 3 late". */
export function countWords(counts: FlagCounts, language: Language, number: (count: number) => string): string {
  return qualityFlagNames
    .filter((name) => counts[name] > 0)
    .map((name) => {
      const { title } = qualityFlags[name]
      return language === 'zh'
        ? `${title.zh} ${number(counts[name])}`
        : `${number(counts[name])} ${title.en.toLowerCase()}`
    })
    .join(language === 'zh' ? '、' : ', ')
}
