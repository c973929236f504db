/** What is wrong with a card, at its place and in both languages: the same in the browser as on the server. */
import { z } from 'zod'
import { isPlain, Text } from '../text.ts'
import { Card } from './card.ts'
import { type CardDraft, trimmed, unitsOf } from './card-draft.ts'
import { nearestOf } from './language/nearest.ts'
import type { RuleProblem } from './language/problem.ts'
import type { Vocabulary } from './language/vocabulary.ts'
import { CardProblems, type Rule, ruleOf } from './rule.ts'
import { type Sentences, sentencesOf } from './sentence.ts'

const Word = z.object({ word: z.string(), title: Text })

export const CardProblem = z
  .object({
    /** The part of the card: `title/en`, `where/0`, `must/2`, `met`. */
    line: z.string(),
    code: z.string(),
    /** The stretch of that text, in UTF-16 code units; null where the part as a whole is meant. */
    at: z.object({ from: z.int(), to: z.int() }).nullable(),
    text: Text,
    /** The word that was probably meant. */
    nearest: Word.nullable(),
    allowed: z.array(Word),
  })
  .meta({ id: 'CardProblem' })
export type CardProblem = z.infer<typeof CardProblem>

export interface Checked {
  /** Undefined while anything is wrong. */
  readonly rule: Rule | undefined
  readonly sentences: Sentences | undefined
  readonly problems: readonly CardProblem[]
}

/** The most allowed words that one problem names. */
const mostAllowed = 60
/** Characters of a whole card. */
const longestCard = 60_000

/** @param roles who may own a rule, by code */
export function checkCard(draft: CardDraft, vocabulary: Vocabulary, roles: Readonly<Record<string, Text>>): Checked {
  const card = trimmed(draft)
  const problems = [...shapeProblems(card), ...limitProblems(card), ...ownerProblems(card, roles)]
  // Words are looked at also while a title is missing: each stands for itself.
  const { must, maxAge: _age, weight: _weight, ...rest } = card
  const readable = Card.safeParse({
    ...rest,
    title: nothing,
    do: nothing,
    ...(must && { must: must.length === 0 ? [''] : must }),
    minSample: 1,
    refresh: 'P1D',
    unit: unitsOf[card.kind].includes(card.unit) ? card.unit : unitsOf[card.kind][0],
  })
  if (!readable.success) {
    const strange = readable.error.issues.map(({ path, message }) =>
      whole(path.join('/'), 'SHAPE', { zh: '此处内容不符合要求。', en: message }),
    )
    return { rule: undefined, sentences: undefined, problems: [...problems, ...strange] }
  }
  try {
    const understood = ruleOf(readable.data, vocabulary)
    const complete = Card.safeParse(card)
    if (problems.length > 0 || !complete.success)
      return { rule: undefined, sentences: said(understood, vocabulary), problems }
    const rule = { ...understood, card: complete.data }
    return { rule, sentences: sentencesOf(rule, vocabulary), problems }
  } catch (error) {
    if (!(error instanceof CardProblems)) throw error
    const words = error.problems
      .filter(({ line }) => !problems.some((known) => known.line === line))
      .map(({ line, problem }) => fromLanguage(line, problem, textAt(card, line)))
    return { rule: undefined, sentences: undefined, problems: [...problems, ...words] }
  }
}

const nothing = { zh: '－', en: '-' }

/** The sentence of what is understood already, while other parts of the card are missing. */
function said(rule: Rule, vocabulary: Vocabulary): Sentences | undefined {
  return rule.card.kind === 'share' && rule.must.length === 0 ? undefined : sentencesOf(rule, vocabulary)
}

function fromLanguage(line: string, problem: RuleProblem, text: string): CardProblem {
  const { from, to } = problem.at
  const nearest = problem.code.startsWith('UNKNOWN')
    ? nearestOf(unquoted(text.slice(from, to)), problem.allowed)
    : undefined
  return {
    line,
    code: problem.code,
    at: { from, to },
    text: problem.text,
    nearest: nearest ?? null,
    allowed: problem.allowed.slice(0, mostAllowed).map(({ word, title }) => ({ word, title })),
  }
}

function unquoted(text: string): string {
  return text.replaceAll('"', '')
}

/** The text of a part of a card, by its address. */
export function textAt(card: CardDraft, line: string): string {
  const [part, index] = line.split('/')
  if (part === 'where') return card.where[Number(index)] ?? ''
  if (part === 'must') return card.must?.[Number(index)] ?? ''
  if (part === 'of') return card.of ?? ''
  if (part === 'measure') return card.measure ?? ''
  if (part === 'list') return card.list ?? ''
  return part === 'about' ? card.about : ''
}

const required: Text = { zh: '此项必填。', en: 'This is required.' }

function whole(line: string, code: string, text: Text): CardProblem {
  return { line, code, at: null, text, nearest: null, allowed: [] }
}

function shapeProblems(card: CardDraft): readonly CardProblem[] {
  const problems: CardProblem[] = []
  if (JSON.stringify(card).length > longestCard) {
    const text = { zh: `卡片总长不得超过 ${longestCard} 个字符。`, en: `A card has at most ${longestCard} characters.` }
    problems.push(whole('', 'TOO_LONG', text))
  }
  for (const part of ['title', 'do'] as const) {
    for (const language of ['zh', 'en'] as const) {
      const text = card[part][language]
      if (text.trim() === '') problems.push(whole(`${part}/${language}`, 'REQUIRED', required))
      else if (text.length > 1_000 || !isPlain(text))
        problems.push(
          whole(`${part}/${language}`, 'TEXT', {
            zh: '最多 1000 个字符，不得含控制字符。',
            en: 'At most 1000 characters, without control characters.',
          }),
        )
    }
  }
  if (card.kind === 'share' && card.must?.length === 0) {
    problems.push(whole('must', 'REQUIRED', { zh: '至少写一个要求。', en: 'Add at least one requirement.' }))
  }
  for (const [part, texts] of [
    ['where', card.where],
    ['must', card.must ?? []],
  ] as const)
    for (const [index, text] of texts.entries())
      if (text.trim() === '') problems.push(whole(`${part}/${index}`, 'REQUIRED', required))
  if ('of' in card && card.of?.trim() === '') problems.push(whole('of', 'REQUIRED', required))
  if (card.list?.trim() === '') problems.push(whole('list', 'REQUIRED', required))
  if (card.about === '') problems.push(whole('about', 'REQUIRED', required))
  if (!unitsOf[card.kind].includes(card.unit))
    problems.push(
      whole('unit', 'UNIT', { zh: '此类规则不能使用该单位。', en: 'A rule of this kind does not have this unit.' }),
    )
  const duration = /^P(?=\d|T\d)(?:\d+D)?(?:T(?:\d+H)?(?:\d+M)?)?$/
  for (const part of ['refresh', 'maxAge'] as const) {
    const text = card[part]
    if (text !== undefined && !duration.test(text))
      problems.push(
        whole(part, 'DURATION', { zh: '时长写法如 P1D、PT6H。', en: 'A duration is written like P1D or PT6H.' }),
      )
  }
  if (card.weight !== undefined && !(card.weight >= 0.1 && card.weight <= 10))
    problems.push(whole('weight', 'RANGE', { zh: '权重在 0.1 与 10 之间。', en: 'A weight lies between 0.1 and 10.' }))
  return problems
}

function limitProblems({ compare, met, partly, unit, minSample }: CardDraft): readonly CardProblem[] {
  const problems: CardProblem[] = []
  if (!Number.isInteger(minSample) || minSample < 1 || minSample > 1_000_000)
    problems.push(
      whole('minSample', 'RANGE', { zh: '样本量为 1 或以上的整数。', en: 'The sample is a whole number from 1.' }),
    )
  const band = compare === 'within'
  for (const [line, limit] of [
    ['met', met],
    ['partly', partly],
  ] as const) {
    if (limit === null) continue
    const ends = typeof limit === 'number' ? [limit] : limit
    if (band !== (typeof limit !== 'number'))
      problems.push(
        whole(line, 'LIMIT', {
          zh: band ? '请填写下限与上限。' : '请填写一个数。',
          en: band ? 'Give a lower and an upper limit.' : 'Give one number.',
        }),
      )
    else if (unit === 'percent' && ends.some((end) => end < 0 || end > 100))
      problems.push(
        whole(line, 'RANGE', { zh: '百分比在 0 与 100 之间。', en: 'A percentage lies between 0 and 100.' }),
      )
    else if (typeof limit !== 'number' && limit[0] > limit[1])
      problems.push(whole(line, 'ORDER', { zh: '下限不得大于上限。', en: 'The lower limit comes first.' }))
  }
  if (problems.length === 0 && partly !== null && !isWeaker(compare, met, partly))
    problems.push(
      whole('partly', 'ORDER', {
        zh: '“部分符合”的界限应比“符合”宽松。',
        en: 'The limit of “partly” has to be easier to reach than that of “met”.',
      }),
    )
  return problems
}

function isWeaker(compare: CardDraft['compare'], met: CardDraft['met'], partly: CardDraft['met']): boolean {
  if (typeof met === 'number' || typeof partly === 'number') {
    if (typeof met !== 'number' || typeof partly !== 'number') return false
    return compare === 'at_most' ? partly > met : partly < met
  }
  return partly[0] <= met[0] && partly[1] >= met[1] && (partly[0] < met[0] || partly[1] > met[1])
}

function ownerProblems({ owner }: CardDraft, roles: Readonly<Record<string, Text>>): readonly CardProblem[] {
  if (Object.hasOwn(roles, owner)) return []
  const allowed = Object.entries(roles).map(([word, title]) => ({ word, title }))
  const text = { zh: '请选择负责的角色。', en: 'Choose the role that acts.' }
  return [{ ...whole('owner', 'UNKNOWN_WORD', text), nearest: nearestOf(owner, allowed) ?? null, allowed }]
}
