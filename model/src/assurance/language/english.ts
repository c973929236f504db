/** Conditions in English. */
import { idiomOf, ownConditions, type Idiom, type Unit } from './idiom.ts'
import { listOf } from './codes.ts'
import type { Collection, FieldTree, Literal, Tree } from './tree.ts'
import type { Vocabulary } from './vocabulary.ts'

const bounds = { '=': '', '!=': 'not ', '<': 'under ', '<=': 'at most ', '>': 'over ', '>=': 'at least ' } as const
const spans = {
  '=': 'exactly ',
  '!=': 'not ',
  '<': 'less than ',
  '<=': 'at most ',
  '>': 'more than ',
  '>=': 'at least ',
} as const
const orders = {
  '=': 'is',
  '!=': 'is not',
  '<': 'is before',
  '<=': 'is not after',
  '>': 'is after',
  '>=': 'is not before',
} as const
const moments = { notPast: 'is today or later', past: 'is past', come: 'has come', toCome: 'is still to come' } as const
const operators = { '+': 'plus', '-': 'minus', '*': 'times', '/': 'divided by' } as const

export class English {
  readonly #vocabulary: Vocabulary

  constructor(vocabulary: Vocabulary) {
    this.#vocabulary = vocabulary
  }

  /** Several conditions that must all hold. */
  list(conditions: readonly Tree[], current = 0): string {
    return conditions.map((condition) => this.condition(condition, current)).join('; ')
  }

  /** @param current the record that the sentence is about; others are named */
  condition(tree: Tree, current = 0): string {
    return this.#say(idiomOf(tree), current)
  }

  /** A value: the name of a field, a number, a calculation. */
  value(tree: Tree, current = 0): string {
    switch (tree.kind) {
      case 'field':
        return this.#field(tree, current)
      case 'literal':
        return literal(tree)
      case 'now':
        return 'now'
      case 'today':
        return 'today'
      case 'arithmetic': {
        const right = this.value(tree.right, current)
        const grouped = tree.right.kind === 'arithmetic' ? `(${right})` : right
        return `${this.value(tree.left, current)} ${operators[tree.operator]} ${grouped}`
      }
      case 'minus':
        return `minus ${this.value(tree.of, current)}`
      case 'shift':
        return `${this.value(tree.of, current)} ${tree.sign === '+' ? 'plus' : 'minus'} ${tree.by}`
      case 'size':
        return `number of ${this.#field(tree.of, current)}`
      case 'count':
        return `the number of ${this.records(tree.of)}`
      case 'aggregate': {
        const names = {
          sum: 'sum',
          mean: 'mean',
          min: 'least',
          max: 'greatest',
          median: 'median',
          p90: '90th percentile',
          distinct: 'number of different entries',
        }
        return `the ${names[tree.fn]} of ${this.#field(tree.value, tree.of.record)} over ${this.records(tree.of)}`
      }
      case 'elapsed':
        return `${tree.unit} from ${this.value(tree.start, current)} to ${this.value(tree.end, current)}`
      case 'age':
        return `days since ${this.value(tree.of, current)}`
      case 'coalesce':
        return `${this.value(tree.first, current)} (or ${this.value(tree.second, current)} if missing)`
      case 'null':
      case 'and':
      case 'or':
      case 'not':
      case 'compare':
      case 'between':
      case 'in':
      case 'contains':
      case 'within':
      case 'quantified':
      case 'reaches':
        return `whether ${this.condition(tree, current)}`
    }
  }

  /** `service requests (submission time is within the last 180 days)` */
  records({ record, noun, filter }: Collection): string {
    const conditions = filter ? (filter.kind === 'and' ? filter.parts : [filter]) : []
    return this.#plural(noun) + (conditions.length > 0 ? ` (${this.list(conditions, record)})` : '')
  }

  #say(idiom: Idiom, current: number): string {
    const value = (tree: Tree) => this.value(tree, current)
    switch (idiom.says) {
      case 'all':
        return `(${idiom.parts.map((part) => this.condition(part, current)).join(' and ')})`
      case 'any':
        return idiom.parts.map((part) => this.condition(part, current)).join(', or ')
      case 'not':
        return `it is not the case that (${this.condition(idiom.of, current)})`
      case 'field':
        return this.#yesNo(idiom.field, idiom.yes, current)
      case 'recorded': {
        const { of, recorded } = idiom
        const what = of.type === 'yesno' ? `the answer to “${value(of)}”` : value(of)
        return `${what} is ${recorded ? 'recorded' : 'missing'}`
      }
      case 'one': {
        const label = this.#label(idiom.literal, idiom.of)
        const not = label.startsWith('not ') ? 'other than ' : 'not '
        return `${value(idiom.of)} is ${idiom.is ? '' : not}${label}`
      }
      case 'oneOf': {
        const { constant } = idiom
        const all = idiom.literals.map((one) => this.#label(one, idiom.of)).join(', ')
        return `${value(idiom.of)} is one of ${constant === undefined ? all : this.constant(constant)}`
      }
      case 'moment':
        return `${value(idiom.of)} ${moments[idiom.when]}`
      case 'order':
        return `${value(idiom.left)} ${orders[idiom.operator]} ${value(idiom.right)}`
      case 'recent':
        return `${value(idiom.of)} is within the last ${count(idiom.days, value(idiom.days), 'days')}`
      case 'ago':
      case 'ahead': {
        const time = count(idiom.limit, group(idiom.limit, value(idiom.limit)), idiom.unit)
        return `${value(idiom.of)} is ${spans[idiom.operator]}${time} ${idiom.says === 'ago' ? 'ago' : 'away'}`
      }
      case 'lasting': {
        const time = count(idiom.limit, group(idiom.limit, value(idiom.limit)), idiom.unit)
        return `from ${value(idiom.start)} to ${value(idiom.end)} ${spans[idiom.operator]}${time}`
      }
      case 'entries':
        return `has ${value(idiom.list)} (at least ${value(idiom.least)})`
      case 'linked': {
        const { of, conditions, exists } = idiom
        const which = conditions.length > 0 ? ` (${this.list(conditions, of.record)})` : ''
        return `has ${exists ? 'a' : 'no'} linked ${this.#noun(of.noun).title.en}${which}`
      }
      case 'different': {
        const which = idiom.conditions.length > 0 ? ` (${this.list(idiom.conditions, idiom.of.record)})` : ''
        const entries = `different entries of ${this.#field(idiom.value, idiom.of.record)}`
        return `has at least ${value(idiom.least)} ${entries} among its linked ${this.#plural(idiom.of.noun)}${which}`
      }
      case 'quantified': {
        const { which, of, condition } = idiom.tree
        const own = ownConditions(of)
        const some = own.length > 0 ? ` (${this.list(own, of.record)})` : ''
        return `${which === 'some' ? 'at least one of' : 'each of'} its linked ${this.#plural(of.noun)}${some} meets: ${this.condition(condition, of.record)}`
      }
      case 'includes':
        return `${value(idiom.list)} include ${this.#labelled(idiom.value, idiom.list, current)}`
      case 'between':
        return `${value(idiom.of)} is between ${value(idiom.low)} and ${value(idiom.high)}`
      case 'reaches':
        return 'is linked through the benefit map to an end outcome'
      case 'compared':
        return `${value(idiom.left)} is ${bounds[idiom.operator]}${value(idiom.right)}`
    }
  }

  /** `the three lead roles` */
  constant(name: string): string {
    return `the ${lower(this.#vocabulary.constants[name]?.title.en ?? name)}`
  }

  #field(tree: FieldTree, current: number): string {
    const path = tree.steps.map(({ word }) => `${word.title.en}’s `).join('')
    const language = tree.language === undefined ? '' : ` in ${tree.language === 'zh' ? 'Chinese' : 'English'}`
    const own = tree.record === current ? '' : `the ${this.#owner(tree)}'s `
    return `${own}${path}${tree.word.title.en}${language}`
  }

  #owner({ noun, steps }: FieldTree): string {
    return this.#noun(steps[0]?.from ?? noun).title.en
  }

  #yesNo(tree: FieldTree, yes: boolean, current: number): string {
    const { field } = tree.word
    if (field.type !== 'boolean') return this.value(tree, current)
    const subject = [
      ...(tree.record === current ? [] : [`the ${this.#owner(tree)}`]),
      ...tree.steps.map(({ word }) => word.title.en),
    ].join('’s ')
    return `${subject === '' ? '' : `${subject} `}${yes ? field.yes.en : field.no.en}`
  }

  #labelled(tree: Tree, beside: Tree, current: number): string {
    return tree.kind === 'literal' ? this.#label(tree, beside) : this.value(tree, current)
  }

  #label(one: Literal, beside: Tree): string {
    const list = beside.kind === 'field' ? listOf(beside) : undefined
    const title = one.type === 'text' ? list?.values[one.value]?.en : undefined
    return title === undefined ? literal(one) : lower(title)
  }

  #plural(name: string): string {
    return this.#noun(name).plural
  }

  #noun(name: string) {
    const noun = this.#vocabulary.nouns.get(name)
    if (noun === undefined) throw new Error(`The vocabulary has no noun ${name}.`)
    return noun
  }
}

function literal({ type, value }: Literal): string {
  if (type === 'yesno') return value ? 'yes' : 'no'
  return String(value)
}

/** Only an ordinary capital at the start is lowered: `AAA` and `ICT system` stay. */
function lower(text: string): string {
  return /^\p{Lu}(?![\p{Lu}\p{N}])/u.test(text) && !/^\p{Lu}( |$)/u.test(text)
    ? text.charAt(0).toLowerCase() + text.slice(1)
    : text
}

function count(limit: Tree, said: string, unit: Unit): string {
  return `${said} ${limit.kind === 'literal' && limit.value === 1 ? unit.slice(0, -1) : unit}`
}

function group(limit: Tree, said: string): string {
  return limit.kind === 'arithmetic' ? `(${said})` : said
}
