import { instantFrom, type Given, localMidnight, shifted, wholeDay } from './closure-time.ts'
import {
  arithmetic,
  type Closure,
  constant,
  isBilingual,
  kleene,
  listed,
  literalValue,
  map,
  ordered,
  type Row,
  type Sight,
  type Value,
} from './closure-value.ts'
import type { Collection, FieldTree, Reach, Tree, TreeOf } from './tree.ts'

/** Records by noun. Required of each: `id`. */
export type Store = Readonly<Record<string, readonly Row[]>>

/**
 * A condition or value as a function over records in memory: the second back end of the tree, which the queries are held
 * against. It says the same as they do for the same records.
 *
 * @returns a function of the record that is judged
 */
export function closureOf(tree: Tree, store: Store, given: Given): (record: Row) => Value {
  const run = new Closures(store, given).of(tree)
  return (record) => run(new Map([[0, record]]))
}

class Closures {
  readonly #store: Store
  readonly #given: Given
  readonly #byId = new Map<string, ReadonlyMap<unknown, Row>>()

  constructor(store: Store, given: Given) {
    this.#store = store
    this.#given = given
  }

  of(tree: Tree): Closure {
    const { now, today, zone } = this.#given
    switch (tree.kind) {
      case 'field':
        return this.#field(tree)
      case 'literal':
        return constant(literalValue(tree))
      case 'null':
        return constant(null)
      case 'now':
        return constant(now)
      case 'today':
        return constant(today)
      case 'and':
      case 'or':
        return kleene(
          tree.kind,
          tree.parts.map((part) => this.of(part)),
        )
      case 'not':
        return map([this.of(tree.of)], ([of]) => of === false)
      case 'compare':
        return this.#compare(tree)
      case 'between':
        return map(
          [tree.of, tree.low, tree.high].map((part) => this.of(part)),
          ([of, low, high]) => ordered(low, '<=', of) && ordered(of, '<=', high),
        )
      case 'in': {
        const [of, values] = [this.of(tree.of), new Set<unknown>(tree.values.map(({ value }) => value))]
        return (sight) => values.has(of(sight))
      }
      case 'contains': {
        const [list, value] = [this.of(tree.list), this.of(tree.value)]
        return (sight) => listed(list(sight)).includes(String(value(sight) ?? ''))
      }
      case 'arithmetic':
        return map([this.of(tree.left), this.of(tree.right)], ([left, right]) =>
          arithmetic(tree.operator, Number(left), Number(right)),
        )
      case 'minus':
        return map([this.of(tree.of)], ([of]) => -Number(of))
      case 'shift':
        return map([this.of(tree.of)], ([of]) => shifted(Number(of), tree, zone))
      case 'size': {
        const of = this.of(tree.of)
        return (sight) => listed(of(sight)).length
      }
      case 'count': {
        const records = this.#records(tree.of)
        return (sight) => records(sight).length
      }
      case 'aggregate':
        return this.#aggregate(tree)
      case 'quantified': {
        const [records, condition] = [this.#records(tree.of), this.of(tree.condition)]
        const holds = (sight: Sight) => condition(sight) === true
        return (sight) => (tree.which === 'some' ? records(sight).some(holds) : records(sight).every(holds))
      }
      case 'within':
        return this.#within(tree)
      case 'age': {
        const isDay = tree.of.type === 'date'
        return map([this.of(tree.of)], ([of]) => (isDay ? today - Number(of) : (now - Number(of)) / 1_000 / 86_400))
      }
      case 'elapsed':
        return this.#elapsed(tree)
      case 'coalesce': {
        const [first, second] = [this.of(tree.first), this.of(tree.second)]
        return (sight) => first(sight) ?? second(sight)
      }
      case 'reaches': {
        const [of, reaching] = [this.of(tree.of), this.#reaching()]
        return (sight) => reaching.has(of(sight))
      }
    }
  }

  #field(tree: FieldTree): Closure {
    const record = this.#reach(tree)
    const { key, field } = tree.word
    return (sight) => {
      const said = record(sight)?.[key] ?? null
      if (said === null) return null
      if (isBilingual(said)) return said[tree.language ?? 'zh'] ?? null
      if (typeof said !== 'string') return said
      if (field.type === 'date') return wholeDay(said)
      return field.type === 'datetime' ? instantFrom(said) : said
    }
  }

  #reach({ record, steps }: Reach): (sight: Sight) => Row | undefined {
    return (sight) => {
      let one = sight.get(record)
      for (const { word, to } of steps) one = one && this.#find(to, one[word.key])
      return one
    }
  }

  #find(noun: string, id: unknown): Row | undefined {
    const known = this.#byId.get(noun) ?? new Map((this.#store[noun] ?? []).map((row) => [row['id'], row]))
    this.#byId.set(noun, known)
    return id === null || id === undefined ? undefined : known.get(id)
  }

  /** What is in sight with each record of a collection. */
  #records({ record, noun, origin, filter }: Collection): (sight: Sight) => readonly Sight[] {
    const condition = filter ? this.of(filter) : constant(true)
    const belongs = this.#belongs(origin)
    return (sight) =>
      (this.#store[noun] ?? [])
        .filter((row) => belongs(row, sight))
        .map((row): Sight => new Map(sight).set(record, row))
        .filter((inner) => condition(inner) === true)
  }

  #belongs(origin: Collection['origin']): (row: Row, sight: Sight) => boolean {
    if (origin.kind === 'all') return () => true
    if (origin.kind === 'listed') {
      const list = this.of(origin.list)
      return ({ id }, sight) => typeof id === 'string' && listed(list(sight)).includes(id)
    }
    const { through, of } = origin
    const record = this.#reach(of)
    return (row, sight) => {
      const id = record(sight)?.['id']
      if (id === undefined) return false
      const link = row[through.key]
      return Array.isArray(link) ? link.includes(id) : link === id
    }
  }

  #compare({ operator, left, right }: TreeOf<'compare'>): Closure {
    const [one, other] = [this.of(left), this.of(right)]
    // Null equals null only, and nothing about equality is unknown.
    if (operator === '=') return (sight) => one(sight) === other(sight)
    if (operator === '!=') return (sight) => one(sight) !== other(sight)
    return map([one, other], ([a, b]) => ordered(a, operator, b))
  }

  #aggregate({ fn, of, value }: TreeOf<'aggregate'>): Closure {
    const [records, closure] = [this.#records(of), this.of(value)]
    return (sight) => {
      const values = records(sight).flatMap((inner) => closure(inner) ?? [])
      if (fn === 'distinct') return new Set(values).size
      const numbers = values.map(Number).toSorted((a, b) => a - b)
      const sum = numbers.reduce((so, x) => so + x, 0)
      if (fn === 'sum') return sum
      // Nearest rank, as `percentile_disc`.
      const rank = (share: number) => numbers[Math.ceil(share * numbers.length) - 1] ?? null
      const figures = {
        mean: () => (numbers.length === 0 ? null : sum / numbers.length),
        min: () => numbers[0] ?? null,
        max: () => numbers.at(-1) ?? null,
        median: () => rank(0.5),
        p90: () => rank(0.9),
      }
      return figures[fn]()
    }
  }

  #within({ of, days }: TreeOf<'within'>): Closure {
    const { now, today } = this.#given
    const [at, n] = [this.of(of), this.of(days)]
    const [end, day] = of.type === 'date' ? [today, 1] : [now, 86_400_000]
    const past = map([at], ([x]) => Number(x) <= end)
    const recent = map([at, n], ([x, most]) => Number(x) >= end - Number(most) * day)
    return kleene('and', [past, recent])
  }

  #elapsed({ unit, start, end }: TreeOf<'elapsed'>): Closure {
    const sides = map([this.of(start), this.of(end)], ([from, to]) => [from, to].map(String))
    const days = start.type === 'date' && end.type === 'date'
    const instant = (value: string | undefined, { type }: Tree) =>
      type === 'date' ? localMidnight(Number(value), this.#given.zone) : Number(value)
    return (sight) => {
      const found = sides(sight)
      if (!Array.isArray(found)) return null
      const [from, to] = found as readonly string[]
      if (days) return (Number(to) - Number(from)) * { days: 1, hours: 24, minutes: 1_440 }[unit]
      return (instant(to, end) - instant(from, start)) / 1_000 / { days: 86_400, hours: 3_600, minutes: 60 }[unit]
    }
  }

  /** Whatever leads to an end outcome on the benefit map. */
  #reaching(): ReadonlySet<unknown> {
    const links = this.#store['BenefitLink'] ?? []
    const reached = new Set(
      (this.#store['Benefit'] ?? []).filter((one) => one['level'] === 'outcome').map(({ id }) => id),
    )
    const reaching = new Set<unknown>()
    for (let before = -1; before !== reaching.size;) {
      before = reaching.size
      for (const { fromId, toId } of links) {
        if (fromId !== null && fromId !== undefined && (reached.has(toId) || reaching.has(toId))) reaching.add(fromId)
      }
    }
    return reaching
  }
}
