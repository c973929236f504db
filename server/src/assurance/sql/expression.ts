/** Trees of conditions as SQL. Three-valued like the language: unknown is null. */
import type { Vocabulary } from '@citywide/model/assurance/language/vocabulary'
import type { Collection, FieldTree, Reach, Tree, TreeOf } from '@citywide/model/assurance/language/tree'
import { shifted } from './duration.ts'
import { identifier, literal } from './quote.ts'
import { parameters, type Target, today } from './target.ts'

/** The joins of one record of a query, made while the expressions that need them are written. */
interface Frame {
  readonly alias: string
  readonly joins: Map<string, { alias: string; sql: string }>
}

/**
 * Writes the expressions of one query. References that are followed become left joins of the record they start at, one
 * for each distinct path, shared by all expressions of the query.
 */
export class Writer {
  readonly #vocabulary: Vocabulary
  readonly #target: Target
  readonly #frames = new Map<number, Frame>()

  constructor(vocabulary: Vocabulary, target: Target) {
    this.#vocabulary = vocabulary
    this.#target = target
    this.#frame(0)
  }

  /** `table r0 left join …`: to be asked for after the expressions were written. */
  from(record: number, noun: string): string {
    const { alias, joins } = this.#frame(record)
    const path = [...joins.values()].map(({ sql }) => ` ${sql}`).join('')
    return `${identifier(this.#noun(noun).table)} ${alias}${path}`
  }

  /** The scope limit of a record, as one more condition. */
  limit(record: number): readonly string[] {
    return this.#target.scoped ? [`${this.#frame(record).alias}.scope_id = any(${parameters.scopes})`] : []
  }

  /** A condition where only “true” counts: it may say unknown for no. */
  filter(tree: Tree): string {
    if (tree.kind === 'and') return `(${tree.parts.map((part) => this.filter(part)).join(' and ')})`
    if (tree.kind === 'or') return `(${tree.parts.map((part) => this.filter(part)).join(' or ')})`
    if (
      tree.kind === 'compare' &&
      tree.operator === '=' &&
      (this.#isCertain(tree.left) || this.#isCertain(tree.right))
    ) {
      // `is not distinct from` finds no index and joins by no hash.
      return `(${this.write(tree.left)} = ${this.write(tree.right)})`
    }
    if (tree.kind === 'in') return this.#in(tree)
    if (tree.kind === 'contains') return this.#contains(tree)
    return this.write(tree)
  }

  write(tree: Tree): string {
    switch (tree.kind) {
      case 'field':
        return this.#field(tree)
      case 'literal':
        return tree.type === 'text' || tree.type === 'number' || tree.type === 'yesno'
          ? literal(tree.value)
          : `${literal(tree.value)}::${tree.type === 'date' ? 'date' : 'timestamptz'}`
      case 'null':
        return 'null'
      case 'now':
        return parameters.now
      case 'today':
        return today
      case 'and':
      case 'or':
        return `(${tree.parts.map((part) => this.write(part)).join(` ${tree.kind} `)})`
      case 'not':
        return `(not ${this.write(tree.of)})`
      case 'compare':
        return this.#compare(tree)
      case 'between': {
        const [of, low, high] = [this.write(tree.of), this.write(tree.low), this.write(tree.high)]
        return `(case when ${of} is null or ${low} is null or ${high} is null then null else ${of} between ${low} and ${high} end)`
      }
      case 'in':
        return `coalesce(${this.#in(tree)}, false)`
      case 'contains':
        return `coalesce(${this.#contains(tree)}, false)`
      case 'arithmetic': {
        const right = `${this.write(tree.right)}::float8`
        return `(${this.write(tree.left)}::float8 ${tree.operator} ${tree.operator === '/' ? `nullif(${right}, 0)` : right})`
      }
      case 'minus':
        return `(- ${this.write(tree.of)})`
      case 'shift':
        return shifted(this.write(tree.of), tree)
      case 'size':
        return `coalesce(cardinality(${this.write(tree.of)}), 0)`
      case 'count':
        return this.#select(tree.of, 'count(*)')
      case 'aggregate':
        return this.#aggregate(tree)
      case 'quantified': {
        const condition = this.write(tree.condition)
        return tree.which === 'some'
          ? `exists ${this.#select(tree.of, '1', [condition])}`
          : `(not exists ${this.#select(tree.of, '1', [`${condition} is not true`])})`
      }
      case 'within':
        return this.#within(tree)
      case 'age':
        return tree.of.type === 'date'
          ? `(${today} - ${this.write(tree.of)})`
          : `(extract(epoch from ${parameters.now} - ${this.write(tree.of)})::float8 / 86400)`
      case 'elapsed':
        return this.#elapsed(tree)
      case 'coalesce':
        return `coalesce(${this.write(tree.first)}, ${this.write(tree.second)})`
      case 'reaches':
        return this.#reaches(tree)
    }
  }

  #field(tree: FieldTree): string {
    const { alias } = this.#reach(tree)
    const derived = this.#target.derived.get(`${tree.noun}.${tree.word.key}`)
    if (derived) return derived.value(alias)
    const column = `${alias}.${identifier(tree.word.column)}`
    return tree.language === undefined ? column : `(${column} ->> ${literal(tree.language)})`
  }

  #compare({ operator, left, right }: TreeOf<'compare'>): string {
    if (operator === '=' || operator === '!=') {
      const not = operator === '=' ? '' : 'not '
      if (right.kind === 'null') return `(${this.write(left)} is ${not}null)`
      if (left.kind === 'null') return `(${this.write(right)} is ${not}null)`
      return `(${this.write(left)} is ${operator === '=' ? 'not ' : ''}distinct from ${this.write(right)})`
    }
    // At least one record: `exists` stops at the first and joins by a hash where the link is an equality.
    const least = (operator === '>' && isNumber(right, 0)) || (operator === '>=' && isNumber(right, 1))
    if (left.kind === 'count' && least) return `exists ${this.#select(left.of, '1')}`
    return `(${this.write(left)} ${operator} ${this.write(right)})`
  }

  #in({ of, values }: TreeOf<'in'>): string {
    return `(${this.write(of)} in (${values.map(({ value }) => literal(value)).join(', ')}))`
  }

  #contains({ list, value }: TreeOf<'contains'>): string {
    return `(${this.write(value)} = any(${this.write(list)}))`
  }

  #aggregate({ fn, of, value }: TreeOf<'aggregate'>): string {
    const isList = value.type === 'codes' || value.type === 'refs'
    if (fn === 'distinct' && isList) {
      // The path of the value must be written before the set is, so that its joins are there.
      const list = this.write(value)
      return this.#select(of, 'count(distinct item)', [], ` cross join lateral unnest(${list}) item`)
    }
    const x = this.write(value)
    const figures = {
      sum: `coalesce(sum(${x}), 0)::float8`,
      mean: `avg(${x})::float8`,
      min: `min(${x})`,
      max: `max(${x})`,
      median: `percentile_disc(0.5) within group (order by ${x})`,
      p90: `percentile_disc(0.9) within group (order by ${x})`,
      distinct: `count(distinct ${x})`,
    }
    return this.#select(of, figures[fn])
  }

  /** A subquery over the records of a collection. */
  #select(of: Collection, what: string, more: readonly string[] = [], lateral = ''): string {
    const { alias } = this.#frame(of.record)
    const filter = of.filter ? [this.filter(of.filter)] : []
    const conditions = [...this.#origin(of, alias), ...this.limit(of.record), ...filter, ...more]
    const where = conditions.length > 0 ? ` where ${conditions.join(' and ')}` : ''
    return `(select ${what} from ${this.from(of.record, of.noun)}${lateral}${where})`
  }

  #origin({ origin }: Collection, alias: string): readonly string[] {
    if (origin.kind === 'all') return []
    if (origin.kind === 'listed') return [`${alias}.id = any(${this.write(origin.list)})`]
    const of = this.#reach(origin.of).alias
    const column = `${alias}.${identifier(origin.through.column)}`
    return [origin.through.field.type === 'refs' ? `${of}.id = any(${column})` : `${column} = ${of}.id`]
  }

  #within({ of, days }: TreeOf<'within'>): string {
    const [at, n] = [this.write(of), this.write(days)]
    if (of.type === 'instant') {
      return `(${at} <= ${parameters.now} and ${at} >= ${parameters.now} - ${n} * interval '24 hours')`
    }
    const whole = days.kind === 'literal' && days.type === 'number' && Number.isInteger(days.value)
    return `(${at} <= ${today} and ${whole ? `${at} >= ${today} - ${n}` : `${today} - ${at} <= ${n}`})`
  }

  #elapsed({ unit, start, end }: TreeOf<'elapsed'>): string {
    if (start.type === 'date' && end.type === 'date') {
      const perDay = { days: '', hours: ' * 24', minutes: ' * 1440' }[unit]
      return `((${this.write(end)} - ${this.write(start)})${perDay})`
    }
    // Next to a date-time, a date is its local midnight.
    const instant = (tree: Tree) =>
      tree.type === 'date' ? `(${this.write(tree)}::timestamp at time zone ${parameters.zone})` : this.write(tree)
    const seconds = { days: 86_400, hours: 3_600, minutes: 60 }[unit]
    return `(extract(epoch from ${instant(end)} - ${instant(start)})::float8 / ${seconds})`
  }

  /** Walks the benefit map upwards from its end outcomes; `union` ends the walk where links form a circle. */
  #reaches({ of }: TreeOf<'reaches'>): string {
    const limit = this.#target.scoped ? ` and l.scope_id = any(${parameters.scopes})` : ''
    const link = `select l.from_id from benefit_link l`
    return `coalesce(${this.write(of)} in (with recursive reaching(id) as (
      ${link} join benefit b on b.id = l.to_id where b.level = 'outcome' and l.from_id is not null${limit}
      union
      ${link} join reaching r on r.id = l.to_id where l.from_id is not null${limit}
    ) select id from reaching), false)`
  }

  /** Whether a value is never null, so that `=` may stand for `is not distinct from` where only true counts. */
  #isCertain(tree: Tree): boolean {
    if (tree.kind === 'literal') return true
    if (tree.kind !== 'field' || tree.steps.length > 0) return false
    return (
      tree.word.key === 'id' || (this.#target.constrained && tree.word.field.required && tree.language === undefined)
    )
  }

  #reach({ record, steps }: Reach): { alias: string } {
    const frame = this.#frame(record)
    let { alias } = frame
    let path = ''
    for (const { word, to } of steps) {
      path += `.${word.key}`
      const known = frame.joins.get(path)
      const join = known ?? { alias: `${frame.alias}j${frame.joins.size + 1}`, sql: '' }
      if (!known) {
        join.sql = `left join ${identifier(this.#noun(to).table)} ${join.alias} on ${join.alias}.id = ${alias}.${identifier(word.column)}`
        frame.joins.set(path, join)
      }
      alias = join.alias
    }
    return { alias }
  }

  #frame(record: number): Frame {
    const known = this.#frames.get(record)
    if (known) return known
    const frame: Frame = { alias: `r${record}`, joins: new Map() }
    this.#frames.set(record, frame)
    return frame
  }

  #noun(name: string) {
    const noun = this.#vocabulary.nouns.get(name)
    if (noun === undefined) throw new Error(`The vocabulary has no noun ${name}.`)
    return noun
  }
}

function isNumber(tree: Tree, value: number): boolean {
  return tree.kind === 'literal' && tree.value === value
}
