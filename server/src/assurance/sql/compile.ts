import type { Evidence } from '@citywide/model/assurance/judge'
import type { Rule } from '@citywide/model/assurance/rule'
import type { Tree } from '@citywide/model/assurance/language/tree'
import type { Vocabulary } from '@citywide/model/assurance/language/vocabulary'
import { Writer } from './expression.ts'
import { literal } from './quote.ts'
import { parameters, type Target, today } from './target.ts'

/** How many failing records a count brings with it. */
const sampleSize = 20

/** One row of a counting query. Lists are ordered like the conditions of the card. */
export interface Counts extends Omit<Evidence, 'age'> {
  readonly fails: readonly number[]
  readonly unknowns: readonly number[]
  /** First failing records by id. */
  readonly failing: readonly string[]
  /** Coverage: entries of the list that were found. */
  readonly found: readonly string[]
  /** When the newest input of the population came in. */
  readonly newest: string | null
}

export interface Compiled {
  /** One row of {@link Counts} for `$1` evaluation time, `$2` zone, `$3` scopes. */
  readonly counts: string
  /**
   * The records of the population: `id`, `verdict` (pass, fail, unknown), `fails` and `unknowns`, the numbers of the
   * conditions that failed, and of those that nobody can tell. `$4` verdicts wanted (text[]), `$5` the last id of the page before (null for the first), `$6` page size.
   * Undefined where a rule looks at whole populations only.
   */
  readonly records: string | undefined
  /**
   * The verdict on one record, `$4` its id: `verdict`, `fails` and `unknowns`; no row where it is not in the population.
   * Undefined as above.
   */
  readonly one: string | undefined
}

// Parameters that a rule does not read must be named once, or PostgreSQL cannot tell their type. Never executed.
const given = `given as (select ${Object.values(parameters).join(', ')})`

/** The queries of a rule. Only words of the vocabulary and quoted literals end up in them. */
export function compile(rule: Rule, vocabulary: Vocabulary, target: Target): Compiled {
  const { card } = rule
  switch (card.kind) {
    case 'share':
      return share(rule, vocabulary, target)
    case 'exists':
      return { ...figures(rule, vocabulary, target, 'count(*)'), ...members(rule, vocabulary, target) }
    case 'coverage':
      return coverage(rule, vocabulary, target, vocabulary.constants[card.list]?.values ?? [])
    case 'variety':
    case 'recency':
      return { ...figures(rule, vocabulary, target, looked(rule)), ...members(rule, vocabulary, target) }
    case 'measure':
      return rule.measure
        ? { ...formula(rule, rule.measure, vocabulary, target), records: undefined, one: undefined }
        : { ...figures(rule, vocabulary, target, looked(rule)), ...members(rule, vocabulary, target) }
  }
}

/** The population as `id`, `input_at` and further columns; the fence keeps expressions from being computed twice. */
function population(
  rule: Rule,
  vocabulary: Vocabulary,
  target: Target,
  more: (writer: Writer) => readonly string[],
  only: readonly string[] = [],
): string {
  const writer = new Writer(vocabulary, target)
  const columns = more(writer)
  const input = newestInput(rule, target)
  const conditions = [...only, ...apart(target), ...writer.limit(0), ...rule.where.map((tree) => writer.filter(tree))]
  const where = conditions.length > 0 ? ` where ${conditions.join(' and ')}` : ''
  return `select ${['r0.id', `${input} as input_at`, ...columns].join(', ')} from ${writer.from(0, rule.about.name)}${where} offset 0`
}

/** Leaves out the records that a city has exempted. */
function apart({ except = [] }: Target): readonly string[] {
  return except.length === 0 ? [] : [`r0.id <> all(${literal(`{${except.join(',')}}`)}::uuid[])`]
}

/** Limits a population to the one record that is asked about. */
const thatOne = ['r0.id = $4::uuid']

function newestInput(rule: Rule, target: Target): string {
  const derived = rule.reads.fields
    .filter(({ noun }) => noun === rule.about.name)
    .map(({ noun, field }) => target.derived.get(`${noun}.${field}`))
    .find((one) => one?.newestInput)
  return derived ? derived.value('r0') : 'r0.updated_at'
}

function conditionsOf(rule: Rule): (writer: Writer) => readonly string[] {
  return (writer) => rule.must.map((tree, index) => `${writer.write(tree)} as c${index}`)
}

function share(rule: Rule, vocabulary: Vocabulary, target: Target): Compiled {
  const names = rule.must.map((_, index) => `c${index}`)
  const from = population(rule, vocabulary, target, conditionsOf(rule))
  const judged = `select p.*, ${names.join(' and ')} as ok from (${from}) p`
  const each = (test: (name: string) => string) =>
    `array[${names.map((name) => `count(*) filter (where ${test(name)})`).join(', ')}]::int[]`
  const counts = `with ${given}
select count(*)::int as sample, count(*)::int as n,
  count(*) filter (where ok)::int as pass, count(*) filter (where not ok)::int as fail,
  count(*) filter (where ok is null)::int as unknown, null::float8 as value,
  ${each((name) => `not ${name}`)} as fails, ${each((name) => `${name} is null`)} as unknowns,
  coalesce((array_agg(id order by id) filter (where not ok))[1:${sampleSize}], '{}') as failing,
  '{}'::text[] as found, max(input_at) as newest
from (${judged}) judged`
  const verdict = `case when ok then 'pass' when not ok then 'fail' else 'unknown' end`
  const numbers = (test: (name: string) => string) =>
    `array_remove(array[${names.map((name, index) => `case when ${test(name)} then ${index + 1} end`).join(', ')}]::int[], null)`
  const fails = numbers((name) => `not ${name}`)
  const unknowns = numbers((name) => `${name} is null`)
  const alone = population(rule, vocabulary, target, conditionsOf(rule), thatOne)
  return {
    counts,
    records: page(
      `select id, ${verdict} as verdict, ${fails} as fails, ${unknowns} as unknowns from (${judged}) judged`,
    ),
    one: `with ${given}
select ${verdict} as verdict, ${fails} as fails, ${unknowns} as unknowns
from (select p.*, ${names.join(' and ')} as ok from (${alone}) p) judged`,
  }
}

/** Records of a kind that has no conditions to meet: all of them count. */
function members(rule: Rule, vocabulary: Vocabulary, target: Target): Pick<Compiled, 'records' | 'one'> {
  const from = population(rule, vocabulary, target, () => [])
  const alone = population(rule, vocabulary, target, () => [], thatOne)
  return {
    records: page(`select id, 'pass' as verdict, '{}'::int[] as fails, '{}'::int[] as unknowns from (${from}) p`),
    one: `with ${given}
select 'pass' as verdict, '{}'::int[] as fails, '{}'::int[] as unknowns from (${alone}) p`,
  }
}

function page(of: string): string {
  return `with ${given}
select id, verdict, fails, unknowns from (${of}) members
where verdict = any($4::text[]) and ($5::uuid is null or id > $5::uuid) order by id limit $6`
}

function figures(rule: Rule, vocabulary: Vocabulary, target: Target, value: string): { counts: string } {
  const from = population(rule, vocabulary, target, (writer) => (rule.of ? [`${writer.write(rule.of)} as v`] : []))
  return { counts: counted(`(${from}) p`, value) }
}

function counted(from: string, value: string): string {
  return `with ${given}
select count(*)::int as sample, count(*)::int as n, count(*)::int as pass, 0 as fail, 0 as unknown,
  (${value})::float8 as value, '{}'::int[] as fails, '{}'::int[] as unknowns, '{}'::text[] as failing,
  '{}'::text[] as found, max(input_at) as newest
from ${from}`
}

// An aggregate cannot look into lists, so they are put end to end first.
const flattened = `(select count(distinct item) from jsonb_array_elements(jsonb_agg(to_jsonb(v))) list, jsonb_array_elements(list) item)`

function looked({ card, of }: Rule): string {
  const isList = of?.type === 'codes' || of?.type === 'refs'
  if (card.kind === 'variety') {
    return isList ? flattened : 'count(distinct v)'
  }
  if (card.kind === 'recency') {
    return of?.type === 'date'
      ? `${today} - max(v) filter (where v <= ${today})`
      : `extract(epoch from ${parameters.now} - max(v) filter (where v <= ${parameters.now})) / 86400`
  }
  return card.kind === 'measure' && card.fn === 'sum' ? 'coalesce(sum(v), 0)' : 'avg(v)'
}

/** Which entries of a list occur in a field of the population. */
function coverage(rule: Rule, vocabulary: Vocabulary, target: Target, list: readonly string[]): Compiled {
  const isList = rule.of?.type === 'codes'
  const from = population(rule, vocabulary, target, (writer) => (rule.of ? [`${writer.write(rule.of)} as v`] : []))
  const entry = isList ? 'e.code = any(p.v)' : 'p.v = e.code'
  const entries = list.map((code) => `(${literal(code)})`).join(', ')
  const counts = `with ${given}, p as materialized (${from}),
  found as (select array(select e.code from (values ${entries}) e(code) where exists (select from p where ${entry})) as codes)
select (select count(*) from p)::int as sample, ${list.length} as n, cardinality(codes) as pass,
  ${list.length} - cardinality(codes) as fail, 0 as unknown, null::float8 as value,
  '{}'::int[] as fails, '{}'::int[] as unknowns, '{}'::text[] as failing, codes as found,
  (select max(input_at) from p) as newest
from found`
  return { counts, ...members(rule, vocabulary, target) }
}

function formula(rule: Rule, measure: Tree, vocabulary: Vocabulary, target: Target): { counts: string } {
  const writer = new Writer(vocabulary, target)
  const value = writer.write(measure)
  const from = population(rule, vocabulary, target, () => [])
  return { counts: counted(`(${from}) p`, `select ${value}`) }
}
