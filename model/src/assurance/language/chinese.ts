/** Conditions in Chinese. */
import { idiomOf, ownConditions, type Idiom } from './idiom.ts'
import { listOf } from './codes.ts'
import type { Collection, FieldTree, Literal, Tree } from './tree.ts'
import type { Vocabulary } from './vocabulary.ts'

const bounds = { '=': '为', '!=': '不为', '<': '小于', '<=': '不超过', '>': '大于', '>=': '不少于' } as const
const spans = { '=': '正好', '!=': '不为', '<': '不足', '<=': '不超过', '>': '超过', '>=': '不少于' } as const
const orders = { '=': '与', '!=': '不同于', '<': '早于', '<=': '不晚于', '>': '晚于', '>=': '不早于' } as const
const moments = { notPast: '未过', past: '已过', come: '已到', toCome: '未到' } as const
const operators = { '+': '加', '-': '减', '*': '乘以', '/': '除以' } as const
const units = { days: '天', hours: '小时', minutes: '分钟' } as const

export class Chinese {
  readonly #vocabulary: Vocabulary

  constructor(vocabulary: Vocabulary) {
    this.#vocabulary = vocabulary
  }

  /** Several conditions that must all hold; alternatives among them stand in brackets. */
  list(conditions: readonly Tree[], current = 0): string {
    return conditions
      .map((condition) => {
        const said = this.condition(condition, current)
        return conditions.length > 1 && condition.kind === 'or' ? `（${said}）` : said
      })
      .join('，且')
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
        return '现在'
      case 'today':
        return '今天'
      case 'arithmetic': {
        const right = this.value(tree.right, current)
        const grouped = tree.right.kind === 'arithmetic' ? `（${right}）` : right
        return `${this.value(tree.left, current)}${operators[tree.operator]}${grouped}`
      }
      case 'minus':
        return `负${this.value(tree.of, current)}`
      case 'shift':
        return `${this.value(tree.of, current)}${tree.sign === '+' ? '之后' : '之前'} ${tree.by}`
      case 'size':
        return `${this.#field(tree.of, current)}数`
      case 'count':
        return `${this.records(tree.of)}数`
      case 'aggregate': {
        const names = {
          sum: '合计',
          mean: '平均值',
          min: '最小值',
          max: '最大值',
          median: '中位数',
          p90: '第90百分位数',
          distinct: '种类数',
        }
        return `${this.records(tree.of)}的${this.#field(tree.value, tree.of.record)}${names[tree.fn]}`
      }
      case 'elapsed':
        return `${this.value(tree.start, current)}至${this.value(tree.end, current)}的${units[tree.unit]}数`
      case 'age':
        return `${this.value(tree.of, current)}距今天数`
      case 'coalesce':
        return `${this.value(tree.first, current)}（缺失时取${this.value(tree.second, current)}）`
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
        return `“${this.condition(tree, current)}”`
    }
  }

  /** `服务请求（提交时间在最近180天内）` */
  records({ record, noun, filter }: Collection): string {
    const conditions = filter ? (filter.kind === 'and' ? filter.parts : [filter]) : []
    return this.#noun(noun).title.zh + (conditions.length > 0 ? `（${this.list(conditions, record)}）` : '')
  }

  #say(idiom: Idiom, current: number): string {
    const value = (tree: Tree) => this.value(tree, current)
    switch (idiom.says) {
      case 'all':
        return `（${this.list(idiom.parts, current)}）`
      case 'any':
        return idiom.parts.map((part) => this.condition(part, current)).join('，或')
      case 'not':
        return `并非（${this.condition(idiom.of, current)}）`
      case 'field':
        return this.#yesNo(idiom.field, idiom.yes, current)
      case 'recorded': {
        const { of, recorded } = idiom
        const what = of.type === 'yesno' ? `“${value(of)}”一项` : value(of)
        return `${what}${recorded ? '已登记' : '缺失'}`
      }
      case 'one':
        return `${value(idiom.of)}${idiom.is ? '为' : '不为'}${this.#label(idiom.literal, idiom.of)}`
      case 'oneOf': {
        const { constant } = idiom
        const all = idiom.literals.map((one) => this.#label(one, idiom.of)).join('、')
        return `${value(idiom.of)}为${constant === undefined ? all : this.constant(constant)}之一`
      }
      case 'moment':
        return `${value(idiom.of)}${moments[idiom.when]}`
      case 'order': {
        const same = idiom.operator === '=' ? '相同' : ''
        return `${value(idiom.left)}${orders[idiom.operator]}${value(idiom.right)}${same}`
      }
      case 'recent':
        return `${value(idiom.of)}在最近${value(idiom.days)}天内`
      case 'ago':
        return `${value(idiom.of)}距今${spans[idiom.operator]}${value(idiom.limit)}${units[idiom.unit]}`
      case 'ahead':
        return `距${value(idiom.of)}${spans[idiom.operator]}${value(idiom.limit)}${units[idiom.unit]}`
      case 'lasting': {
        const time = `${spans[idiom.operator]}${value(idiom.limit)}${units[idiom.unit]}`
        return `${value(idiom.start)}至${value(idiom.end)}${time}`
      }
      case 'entries':
        return `${value(idiom.list)}不少于${value(idiom.least)}个`
      case 'linked': {
        const { of, conditions, exists } = idiom
        const which = conditions.length > 0 ? `（${this.list(conditions, of.record)}）` : ''
        return `${exists ? '有' : '无'}相关${this.#noun(of.noun).title.zh}${which}`
      }
      case 'different': {
        const which = idiom.conditions.length > 0 ? `（${this.list(idiom.conditions, idiom.of.record)}）` : ''
        const field = this.#field(idiom.value, idiom.of.record)
        return `其相关${this.#noun(idiom.of.noun).title.zh}${which}的${field}不少于${value(idiom.least)}种`
      }
      case 'quantified': {
        const { which, of, condition } = idiom.tree
        const own = ownConditions(of)
        const some = own.length > 0 ? `（${this.list(own, of.record)}）` : ''
        const records = `相关${this.#noun(of.noun).title.zh}${some}`
        const said = this.condition(condition, of.record)
        return which === 'some' ? `${records}中至少一条满足：${said}` : `每条${records}均满足：${said}`
      }
      case 'includes':
        return `${value(idiom.list)}包含${this.#labelled(idiom.value, idiom.list, current)}`
      case 'between':
        return `${value(idiom.of)}介于${value(idiom.low)}与${value(idiom.high)}之间`
      case 'reaches':
        return '经利益图可通达最终成果'
      case 'compared':
        return `${value(idiom.left)}${bounds[idiom.operator]}${value(idiom.right)}`
    }
  }

  /** `三个关键岗位` */
  constant(name: string): string {
    return this.#vocabulary.constants[name]?.title.zh ?? name
  }

  #field(tree: FieldTree, current: number): string {
    const path = tree.steps.map(({ word }) => `${word.title.zh}的`).join('')
    const language = tree.language === undefined ? '' : `（${tree.language === 'zh' ? '中文' : '英文'}）`
    const own = tree.record === current ? '' : `该${this.#owner(tree)}的`
    return `${own}${path}${tree.word.title.zh}${language}`
  }

  #owner({ noun, steps }: FieldTree): string {
    return this.#noun(steps[0]?.from ?? noun).title.zh
  }

  #yesNo(tree: FieldTree, yes: boolean, current: number): string {
    const { field } = tree.word
    if (field.type !== 'boolean') return this.value(tree, current)
    const own = tree.record === current ? '' : `该${this.#owner(tree)}`
    const path = tree.steps.map(({ word }) => word.title.zh).join('的')
    return `${own}${own !== '' && path !== '' ? '的' : ''}${path}${yes ? field.yes.zh : field.no.zh}`
  }

  #labelled(tree: Tree, beside: Tree, current: number): string {
    return tree.kind === 'literal' ? this.#label(tree, beside) : this.value(tree, current)
  }

  #label(one: Literal, beside: Tree): string {
    const list = beside.kind === 'field' ? listOf(beside) : undefined
    return (one.type === 'text' ? list?.values[one.value]?.zh : undefined) ?? literal(one)
  }

  #noun(name: string) {
    const noun = this.#vocabulary.nouns.get(name)
    if (noun === undefined) throw new Error(`The vocabulary has no noun ${name}.`)
    return noun
  }
}

function literal({ type, value }: Literal): string {
  if (type === 'yesno') return value ? '是' : '否'
  return String(value)
}
