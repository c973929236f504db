/** How a UCUM code is written beside a figure. Source of the codes: UCUM 2.2. */
import type { Language, Text } from './text.ts'

const words: Readonly<Record<string, Text>> = {
  d: { zh: '天', en: 'days' },
  h: { zh: '小时', en: 'h' },
  min: { zh: '分钟', en: 'min' },
  s: { zh: '秒', en: 's' },
  wk: { zh: '周', en: 'weeks' },
  mo: { zh: '个月', en: 'months' },
  a: { zh: '年', en: 'years' },
  '{bicycle}/h': { zh: '辆/小时', en: 'bicycles/h' },
  ms: { zh: '毫秒', en: 'ms' },
  '{person}': { zh: '人', en: 'people' },
  fte: { zh: '人（全时当量）', en: 'full-time posts' },
  '1': { zh: '', en: '' },
  ratio: { zh: '', en: '' },
  indicator: { zh: '', en: '' },
}

const symbols: readonly (readonly [RegExp, string])[] = [
  [/Cel/g, '°C'],
  [/\bdeg\b/g, '°'],
  [/\bu(?=[a-zA-Z])/g, 'µ'],
  [/10\*(\d)/g, '10^$1'],
  [/\{(.+?)\}/g, '$1'],
  [/(?<=[a-zA-Z])2\b/g, '²'],
  [/(?<=[a-zA-Z])3\b/g, '³'],
  [/\./g, '·'],
]

/** What an amount is in: 元 and its like in Chinese, the code in English. */
function currencyLabel(currency: string, language: Language): string {
  if (language === 'en') return currency
  return currency === 'CNY' ? '元' : (new Intl.DisplayNames('zh-CN', { type: 'currency' }).of(currency) ?? currency)
}

/** @param currency ISO 4217 code of the city; `CNY` in a declaration stands for whatever that is */
export function unitLabel(code: string, language: Language, currency = 'CNY'): string {
  if (code === 'CNY') return currencyLabel(currency, language)
  if (code === 'CNY/a') return `${currencyLabel(currency, language)}/${language === 'zh' ? '年' : 'year'}`
  const word = words[code]
  return word ? word[language] : symbols.reduce((text, [from, to]) => text.replaceAll(from, to), code)
}
