/** Whether the examples of a rule hold, and what they would not notice. */
import { plainLevel, valueIn } from '@citywide/model/assurance/judge'
import type { Vocabulary } from '@citywide/model/assurance/language/vocabulary'
import { type Rule } from '@citywide/model/assurance/rule'
import {
  type ExampleReport,
  type ExampleResult,
  type RuleExample,
  wantedStates,
} from '@citywide/model/assurance/rule-example'
import { outsideRights } from '#platform/access/reach.ts'
import type { Pool } from '#platform/postgres/pool.ts'
import { compile, type Counts } from '../sql/compile.ts'
import type { Target } from '../sql/target.ts'
import { type Ran, runOnStores } from './example-store.ts'

/** The tables of the examples: every scope is one, nothing is required, and derived fields stand as they were written. */
const target: Target = { scoped: false, constrained: false, derived: new Map() }

/** Runs the examples, and then each condition turned round: whoever may turn one unnoticed has too few examples. */
export async function reportOn(
  pool: Pool,
  vocabulary: Vocabulary,
  rule: Rule,
  examples: readonly RuleExample[],
): Promise<ExampleReport> {
  const turned = negations(rule)
  const queries = [rule, ...turned.map((one) => one.rule)].map((one) => compile(one, vocabulary, target).counts)
  const stores = examples.map(({ at, store }) => ({ at, records: store }))
  const nouns = nounsOf(rule, vocabulary)
  const ran = await outsideRights(() => runOnStores(pool, vocabulary, nouns, queries, stores))
  const results = examples.map((example, index) => resultOf(rule, vocabulary, example, ran[index]))
  const unnoticed = turned.flatMap(({ line }, index) =>
    ran.some((one) => notices(rule, one, index + 1)) ? [] : [line],
  )
  const shown = new Set(results.filter(({ holds }) => holds).map(({ wanted }) => wanted))
  const lacking = wantedStates(rule.card).filter((state) => !shown.has(state))
  return { examples: results, lacking, unnoticed, holds: lacking.length === 0 && results.every(({ holds }) => holds) }
}

function resultOf(
  { card }: Rule,
  vocabulary: Vocabulary,
  { name, state: wanted, store }: RuleExample,
  ran: Ran | undefined,
): ExampleResult {
  const none = { name, wanted, holds: false, state: null, value: null, n: 0, pass: 0, unknown: 0 }
  const strange = strangeWord(store, vocabulary)
  if (strange) return { ...none, error: strange }
  if (!ran || 'error' in ran) {
    const why = ran?.error ?? ''
    return {
      ...none,
      error: { zh: `示例记录无法读取：${why}。`, en: `The records of the example cannot be read: ${why}.` },
    }
  }
  const [counts] = ran.counts
  if (!counts) return { ...none, error: null }
  const state = plainLevel(card, counts) ?? 'no_data'
  const { n, pass, unknown } = counts
  return { name, wanted, holds: state === wanted, state, value: valueIn(card, counts), n, pass, unknown, error: null }
}

function strangeWord(store: RuleExample['store'], vocabulary: Vocabulary): ExampleResult['error'] | undefined {
  for (const [name, records] of Object.entries(store)) {
    const noun = vocabulary.nouns.get(name)
    if (!noun) return { zh: `没有名为“${name}”的登记。`, en: `There is no register “${name}”.` }
    for (const record of records)
      for (const key of Object.keys(record))
        if (noun.words.get(key)?.kind !== 'field')
          return { zh: `“${noun.title.zh}”没有字段“${key}”。`, en: `“${noun.title.en}” has no field “${key}”.` }
  }
  return undefined
}

interface Turned {
  readonly line: string
  readonly rule: Rule
}

/** The rule once for each of its conditions, that one turned round. */
function negations(rule: Rule): readonly Turned[] {
  return (['where', 'must'] as const).flatMap((part) =>
    rule[part].map((tree, index) => ({
      line: `${part}/${index}`,
      rule: {
        ...rule,
        [part]: rule[part].with(index, { kind: 'not', type: 'yesno', of: tree, from: tree.from, to: tree.to }),
      },
    })),
  )
}

function notices({ card }: Rule, ran: Ran, query: number): boolean {
  if ('error' in ran) return false
  const value = (counts: Counts | undefined) => (counts ? valueIn(card, counts) : null)
  return value(ran.counts[0]) !== value(ran.counts[query])
}

/** The registers that the queries of a rule look into. */
function nounsOf(rule: Rule, vocabulary: Vocabulary): readonly string[] {
  const nouns = new Set([rule.about.name, ...rule.reads.fields.map(({ noun }) => noun)])
  return [...nouns].filter((noun) => vocabulary.nouns.has(noun))
}
