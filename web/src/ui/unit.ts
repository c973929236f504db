/** How a UCUM code is written beside a figure. Source of the codes: UCUM 2.2. */
import type { Language, Text } from '@citywide/model/text'

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
  CNY: { zh: '元', en: 'CNY' },
  'CNY/a': { zh: '元/年', en: 'CNY/year' },
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

export function unitLabel(code: string, language: Language): string {
  const word = words[code]
  return word ? word[language] : symbols.reduce((text, [from, to]) => text.replaceAll(from, to), code)
}
