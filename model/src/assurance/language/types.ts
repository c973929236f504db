import { RuleProblem } from './problem.ts'
import type { Text } from '../../text.ts'
import type { Tree, ValueType } from './tree.ts'

const typeNames: Readonly<Record<ValueType, Text>> = {
  number: { zh: '数值', en: 'a number' },
  text: { zh: '文本或代码', en: 'a text or code' },
  yesno: { zh: '是否', en: 'a yes or no' },
  date: { zh: '日期', en: 'a date' },
  instant: { zh: '时间', en: 'a date-time' },
  duration: { zh: '时长', en: 'a duration' },
  ref: { zh: '引用', en: 'a reference' },
  codes: { zh: '代码列表', en: 'a list of codes' },
  refs: { zh: '引用列表', en: 'a list of references' },
  bilingual: { zh: '双语文本', en: 'a bilingual text' },
  json: { zh: '结构化内容', en: 'structured content' },
  null: { zh: '空值', en: 'null' },
}

export function typeName(type: ValueType): Text {
  return typeNames[type]
}

/** @throws RuleProblem TYPE when the tree is of none of the wanted types */
export function must<T extends Tree>(tree: T, ...wanted: readonly ValueType[]): T {
  if (wanted.includes(tree.type)) return tree
  const zh = wanted.map((type) => typeNames[type].zh).join('或')
  const en = wanted.map((type) => typeNames[type].en).join(' or ')
  throw new RuleProblem('TYPE', tree, {
    zh: `此处应为${zh}，而不是${typeNames[tree.type].zh}。`,
    en: `Expected ${en} here, not ${typeNames[tree.type].en}.`,
  })
}

/** @throws RuleProblem TYPE when two values are of kinds that are never compared */
export function mustCompare(left: Tree, right: Tree, ordered: boolean): void {
  const types = [left.type, right.type]
  if (types.includes('null')) {
    const other = left.type === 'null' ? right : left
    if (other.type === 'codes' || other.type === 'refs') {
      throw new RuleProblem('TYPE', other, {
        zh: '列表不会为空值，请用 count(列表) = 0。',
        en: 'A list is never null: use count(list) = 0.',
      })
    }
    if (!ordered) return
    throw new RuleProblem('TYPE', left.type === 'null' ? left : right, {
      zh: '空值只能用 = 或 != 比较。',
      en: 'null is compared with = and != only.',
    })
  }
  if (types.includes('date') && types.includes('instant')) {
    throw new RuleProblem(
      'TYPE',
      { from: left.from, to: right.to },
      {
        zh: '日期与时间不能直接比较：日期字段与 today() 比较，时间字段与 now() 比较。',
        en: 'A date and a date-time are never compared: compare dates with today() and date-times with now().',
      },
    )
  }
  const allowed: readonly ValueType[] = ordered
    ? ['number', 'date', 'instant']
    : ['number', 'text', 'yesno', 'date', 'instant', 'ref']
  must(left, ...allowed)
  must(right, left.type)
}
