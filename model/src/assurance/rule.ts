import type { Card } from './card.ts'
import { conditionOf, valueOf } from './language/check.ts'
import { type RuleProblem as Problem, RuleProblem } from './language/problem.ts'
import { type Reads, readsOf } from './language/reads.ts'
import type { Tree, ValueType } from './language/tree.ts'
import { must } from './language/types.ts'
import type { Noun, Vocabulary } from './language/vocabulary.ts'

/** The most conditions of one card. */
const mostConditions = 30

/** A card whose every word was understood: what is compiled, said in sentences and watched for changes. */
export interface Rule {
  readonly card: Card
  readonly about: Noun
  readonly where: readonly Tree[]
  /** Share only: what each record must meet. */
  readonly must: readonly Tree[]
  /** Coverage, variety, recency and measure: the value looked at. */
  readonly of: Tree | undefined
  /** Measure only: one figure over whole populations. */
  readonly measure: Tree | undefined
  readonly reads: Reads
}

/** What is wrong with a card: each problem with the line it stands in (`must/1`). */
export class CardProblems extends Error {
  override readonly name = 'CardProblems'
  readonly problems: readonly { readonly line: string; readonly problem: Problem }[]

  constructor(card: string, problems: CardProblems['problems']) {
    super(`${card}: ${problems.map(({ line, problem }) => `${line}: ${problem.message}`).join('; ')}`)
    this.problems = problems
  }
}

/** @throws CardProblems with every line that could not be understood */
export function ruleOf(card: Card, vocabulary: Vocabulary): Rule {
  const problems: { line: string; problem: Problem }[] = []
  const read = <T>(line: string, work: () => T): T | undefined => {
    try {
      return work()
    } catch (error) {
      if (!(error instanceof RuleProblem)) throw error
      problems.push({ line, problem: error })
      return undefined
    }
  }
  const about = read('about', () => nounOf(card.about, vocabulary))
  if (about === undefined) throw new CardProblems(card.id, problems)
  const lines = (name: string, texts: readonly string[]): readonly Tree[] =>
    texts.flatMap((text, index) => read(`${name}/${index}`, () => conditionOf(text, about, vocabulary)) ?? [])
  const where = lines('where', card.where)
  const conditions = card.kind === 'share' ? lines('must', card.must) : []
  if (card.where.length + conditions.length > mostConditions) read('where', tooMany)
  const of = 'of' in card && card.of !== undefined ? read('of', () => looked(card, about, vocabulary)) : undefined
  const measure = card.kind === 'measure' && card.measure !== undefined ? card.measure : undefined
  const formula =
    measure === undefined ? undefined : read('measure', () => must(valueOf(measure, undefined, vocabulary), 'number'))
  if (
    card.kind === 'measure' &&
    (of === undefined || card.fn === undefined) === (formula === undefined) &&
    problems.length === 0
  ) {
    read('measure', incomplete)
  }
  if (card.kind === 'coverage') read('list', () => listed(card.list, vocabulary))
  if (problems.length > 0) throw new CardProblems(card.id, problems)
  const trees = [...where, ...conditions, ...(of ? [of] : []), ...(formula ? [formula] : [])]
  const reads = readsOf(trees, about.name)
  // The days since the latest date grow by themselves.
  const clock = reads.clock || card.kind === 'recency'
  return { card, about, where, must: conditions, of, measure: formula, reads: { ...reads, clock } }
}

const wanted: Readonly<Record<string, readonly ValueType[]>> = {
  coverage: ['text', 'codes'],
  variety: ['text', 'number', 'date', 'ref', 'codes', 'refs'],
  recency: ['date', 'instant'],
  measure: ['number'],
}

function looked(card: Card & { of?: string | undefined }, about: Noun, vocabulary: Vocabulary): Tree {
  return must(valueOf(card.of ?? '', about, vocabulary), ...(wanted[card.kind] ?? []))
}

function nounOf(name: string, vocabulary: Vocabulary): Noun {
  const noun = vocabulary.nouns.get(name)
  if (noun) return noun
  const allowed = [...vocabulary.nouns.values()].map(({ name: word, title }) => ({ word, title }))
  throw new RuleProblem(
    'UNKNOWN_WORD',
    { from: 0, to: name.length },
    { zh: `没有名为“${name}”的登记。`, en: `There is no register “${name}”.` },
    allowed,
  )
}

function listed(name: string, vocabulary: Vocabulary): void {
  if (Object.hasOwn(vocabulary.constants, name)) return
  const allowed = Object.entries(vocabulary.constants).map(([word, { title }]) => ({ word, title }))
  throw new RuleProblem(
    'UNKNOWN_WORD',
    { from: 0, to: name.length },
    { zh: `没有清单“${name}”。`, en: `There is no list “${name}”.` },
    allowed,
  )
}

function tooMany(): never {
  throw new RuleProblem(
    'TOO_MANY_CONDITIONS',
    { from: 0, to: 0 },
    {
      zh: `一张卡片最多 ${mostConditions} 个条件。`,
      en: `A card has at most ${mostConditions} conditions.`,
    },
  )
}

function incomplete(): never {
  throw new RuleProblem(
    'ARGUMENTS',
    { from: 0, to: 0 },
    {
      zh: '度量须写明 fn 与 of，或写一个 measure 表达式。',
      en: 'A measure names fn and of, or one expression in measure.',
    },
  )
}
