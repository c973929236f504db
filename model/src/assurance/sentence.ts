/** A card as a sentence in both languages, made from the tree that is compiled: what an officer reads is what runs. */
import type { Text } from '../text.ts'
import type { Card } from './card.ts'
import { Chinese } from './language/chinese.ts'
import { English } from './language/english.ts'
import type { Tree } from './language/tree.ts'
import type { Vocabulary } from './language/vocabulary.ts'
import type { Rule } from './rule.ts'

export interface Sentences {
  readonly sentence: Text
  /** One for each line of `must`, in order. */
  readonly conditions: readonly Text[]
}

export function sentencesOf(rule: Rule, vocabulary: Vocabulary): Sentences {
  const english = new English(vocabulary)
  const chinese = new Chinese(vocabulary)
  const conditions = rule.must.map((tree) => ({ zh: chinese.condition(tree), en: english.condition(tree) }))
  return { sentence: { zh: inChinese(rule, chinese), en: inEnglish(rule, english) }, conditions }
}

function inEnglish({ card, about, where, must, of, measure }: Rule, english: English): string {
  const which = where.length > 0 ? ` (${english.list(where)})` : ''
  const records = `${about.plural}${which}`
  const field = of ? english.value(of) : ''
  const limits = thresholds(card, {
    met: 'Met',
    partly: 'partly',
    atLeast: 'at least ',
    atMost: 'at most ',
    within: (low, high) => `between ${low} and ${high}`,
    percent: ' %',
    days: ' days',
    join: ([met, partly]) => ` ${met}${partly === undefined ? '' : `; ${partly}`}.`,
    colon: ': ',
  })
  const said = (): string => {
    switch (card.kind) {
      case 'share':
        return `Of the ${records}, the share that meets: ${numbered(must, (tree) => english.condition(tree), ' ', '; ')}.`
      case 'coverage':
        return `Share of ${english.constant(card.list)} found in the field "${field}" of ${records}.`
      case 'exists':
        return `Number of ${records}.`
      case 'variety':
        return `Number of different entries in the field "${field}" of ${records}.`
      case 'recency':
        return `Days since the latest ${field} of ${records}.`
      case 'measure':
        return measure
          ? `${upper(english.value(measure))}.`
          : `${card.fn === 'sum' ? 'Sum of' : 'Mean'} ${field} of ${records}.`
    }
  }
  return said() + limits
}

function inChinese({ card, about, where, must, of, measure }: Rule, chinese: Chinese): string {
  const noun = about.title.zh
  const which = chinese.list(where)
  const records = which === '' ? noun : `${which}的${noun}`
  const field = of ? chinese.value(of) : ''
  const limits = thresholds(card, {
    met: '符合',
    partly: '部分符合',
    atLeast: '不少于',
    atMost: '不超过',
    within: (low, high) => `介于${low}与${high}之间`,
    percent: '%',
    days: '天',
    join: ([met, partly]) => `${met}${partly === undefined ? '' : `；${partly}`}。`,
    colon: '：',
  })
  const said = (): string => {
    switch (card.kind) {
      case 'share': {
        const conditions = numbered(must, (tree) => chinese.condition(tree), '', '；', '（', '）')
        return `${which === '' ? `全部${noun}` : `凡${records}`}中，满足以下条件的占比：${conditions}。`
      }
      case 'coverage':
        return `${records}的${field}覆盖“${chinese.constant(card.list)}”的比例。`
      case 'exists':
        return `${records}数量。`
      case 'variety':
        return `${records}的${field}种类数。`
      case 'recency':
        return `${records}距最近一次${field}的天数。`
      case 'measure':
        return measure
          ? `${chinese.value(measure)}。`
          : `${records}的${field}${card.fn === 'sum' ? '合计' : '平均值'}。`
    }
  }
  return said() + limits
}

function numbered(
  trees: readonly Tree[],
  say: (tree: Tree) => string,
  space: string,
  between: string,
  open = '(',
  close = ')',
): string {
  const [only] = trees
  if (trees.length === 1 && only) return say(only)
  return trees.map((tree, index) => `${open}${index + 1}${close}${space}${say(tree)}`).join(between)
}

interface Limits {
  readonly met: string
  readonly partly: string
  readonly atLeast: string
  readonly atMost: string
  readonly within: (low: string, high: string) => string
  readonly percent: string
  readonly days: string
  readonly colon: string
  readonly join: (limits: readonly [string, string | undefined]) => string
}

function thresholds(card: Card, says: Limits): string {
  const unit = card.unit === 'percent' ? says.percent : card.unit === 'days' ? says.days : ''
  const limit = (value: Card['met']): string => {
    if (typeof value !== 'number') return says.within(`${value[0]}${unit}`, `${value[1]}${unit}`)
    // A whole is all of it, not at least all of it.
    if (card.unit === 'percent' && value === 100 && card.compare === 'at_least') return `${value}${unit}`
    return `${card.compare === 'at_most' ? says.atMost : says.atLeast}${value}${unit}`
  }
  const met = `${says.met}${says.colon}${limit(card.met)}`
  return says.join([met, card.partly === null ? undefined : `${says.partly}${says.colon}${limit(card.partly)}`])
}

function upper(text: string): string {
  return text.charAt(0).toUpperCase() + text.slice(1)
}
