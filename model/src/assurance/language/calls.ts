/** The functions of the language: FEEL's own names where FEEL has them. */
import { RuleProblem, type Span } from './problem.ts'
import { recordsOf, type Referent, referentOf } from './referent.ts'
import type { Scope } from './scope.ts'
import type { Syntax } from './syntax.ts'
import type { AggregateFunction, FieldTree, Tree } from './tree.ts'
import { must } from './types.ts'

type Call = Extract<Syntax, { kind: 'call' }>
type Typing = (syntax: Syntax, scope: Scope) => Tree
type Meaning = (call: Call, scope: Scope, typing: Typing) => Tree

/** What a call means, by its name. `worktime` joins when the city has a working calendar. */
const functions: Readonly<Record<string, { readonly form: string; readonly meaning: Meaning }>> = {
  count: { form: 'count(Entity[…])', meaning: count },
  sum: { form: 'sum(Entity[…].field)', meaning: aggregate('sum') },
  mean: { form: 'mean(Entity[…].field)', meaning: aggregate('mean') },
  min: { form: 'min(Entity[…].field)', meaning: aggregate('min') },
  max: { form: 'max(Entity[…].field)', meaning: aggregate('max') },
  median: { form: 'median(Entity[…].field)', meaning: aggregate('median') },
  p90: { form: 'p90(Entity[…].field)', meaning: aggregate('p90') },
  distinct: { form: 'distinct(Entity[…].field)', meaning: aggregate('distinct') },
  'list contains': { form: 'list contains(list, value)', meaning: contains },
  not: { form: 'not(condition)', meaning: negation },
  now: { form: 'now()', meaning: (call) => ({ kind: 'now', type: 'instant', ...none(call) }) },
  today: { form: 'today()', meaning: (call) => ({ kind: 'today', type: 'date', ...none(call) }) },
  within: { form: 'within(date, days)', meaning: within },
  age: { form: 'age(date)', meaning: age },
  days: { form: 'days(from, to)', meaning: elapsed('days') },
  hours: { form: 'hours(from, to)', meaning: elapsed('hours') },
  minutes: { form: 'minutes(from, to)', meaning: elapsed('minutes') },
  coalesce: { form: 'coalesce(a, b)', meaning: coalesce },
  reaches: { form: 'reaches(id)', meaning: reaches },
  date: { form: 'date("2026-01-31")', meaning: moment('date', /^\d{4}-\d{2}-\d{2}$/) },
  'date and time': {
    form: 'date and time("2026-01-31T08:00:00Z")',
    meaning: moment('instant', /^\d{4}-\d{2}-\d{2}T[\d:.]+(?:Z|[+-]\d{2}:\d{2})$/),
  },
  duration: { form: 'duration("P30D")', meaning: duration },
}

/** @throws RuleProblem UNKNOWN_FUNCTION with those there are; ARGUMENTS; TYPE */
export function callOf(call: Call, scope: Scope, typing: Typing): Tree {
  const known = Object.hasOwn(functions, call.name) ? functions[call.name] : undefined
  if (known) return known.meaning(call, scope, typing)
  throw new RuleProblem(
    'UNKNOWN_FUNCTION',
    call.nameAt,
    { zh: `没有函数“${call.name}”。`, en: `There is no function “${call.name}”.` },
    Object.values(functions).map(({ form }) => ({ word: form, title: { zh: form, en: form } })),
  )
}

function count(call: Call, scope: Scope, typing: Typing): Tree {
  const [of] = operands(call, 1)
  const referent = referentOf(of, scope, typing, 'records')
  if (referent.kind === 'field' && of.kind !== 'select') {
    return { kind: 'size', type: 'number', of: must(referent.field, 'codes', 'refs'), ...span(call) }
  }
  return { kind: 'count', type: 'number', of: recordsOf(referent, of, scope).collection, ...span(call) }
}

function aggregate(fn: AggregateFunction): Meaning {
  return (call, scope, typing) => {
    const [of] = operands(call, 1)
    const referent: Referent = referentOf(of, scope, typing, 'records')
    if (referent.kind !== 'values') {
      throw new RuleProblem('TYPE', of, {
        zh: `${fn} 需要一组记录的某个字段：${fn}(实体[…].字段)。`,
        en: `${fn} needs one field of a set of records: ${fn}(Entity[…].field).`,
      })
    }
    const { collection, field } = referent
    if (fn === 'distinct') must(field, 'text', 'number', 'date', 'ref', 'codes', 'refs')
    else if (fn === 'min' || fn === 'max') must(field, 'number', 'date', 'instant')
    else must(field, 'number')
    const type = fn === 'min' || fn === 'max' ? field.type : 'number'
    return { kind: 'aggregate', type, fn, of: collection, value: field, ...span(call) }
  }
}

function contains(call: Call, scope: Scope, typing: Typing): Tree {
  const [list, item] = operands(call, 2)
  const value = typing(item, scope)
  const field = must(listField(list, scope, typing), 'codes', 'refs')
  must(value, field.type === 'refs' ? 'ref' : 'text')
  return { kind: 'contains', type: 'yesno', list: field, value, ...span(call) }
}

function listField(of: Syntax, scope: Scope, typing: Typing): FieldTree {
  const referent = referentOf(of, scope, typing)
  if (referent.kind === 'field') return referent.field
  throw new RuleProblem('TYPE', of, { zh: '此处应为列表字段。', en: 'A list of codes or references is expected here.' })
}

function negation(call: Call, scope: Scope, typing: Typing): Tree {
  const [of] = operands(call, 1)
  return { kind: 'not', type: 'yesno', of: must(typing(of, scope), 'yesno'), ...span(call) }
}

function within(call: Call, scope: Scope, typing: Typing): Tree {
  const [of, days] = operands(call, 2)
  const moved = must(typing(of, scope), 'date', 'instant')
  return { kind: 'within', type: 'yesno', of: moved, days: must(typing(days, scope), 'number'), ...span(call) }
}

function age(call: Call, scope: Scope, typing: Typing): Tree {
  const [of] = operands(call, 1)
  return { kind: 'age', type: 'number', of: must(typing(of, scope), 'date', 'instant'), ...span(call) }
}

function elapsed(unit: 'days' | 'hours' | 'minutes'): Meaning {
  return (call, scope, typing) => {
    const [start, end] = operands(call, 2)
    const point = (syntax: Syntax) => must(typing(syntax, scope), 'date', 'instant')
    return { kind: 'elapsed', type: 'number', unit, start: point(start), end: point(end), ...span(call) }
  }
}

function coalesce(call: Call, scope: Scope, typing: Typing): Tree {
  const [one, other] = operands(call, 2)
  const first = must(typing(one, scope), 'number', 'text', 'date', 'instant', 'yesno')
  return { kind: 'coalesce', type: first.type, first, second: must(typing(other, scope), first.type), ...span(call) }
}

function reaches(call: Call, scope: Scope, typing: Typing): Tree {
  const [of] = operands(call, 1)
  const field = typing(of, scope)
  if (field.kind !== 'field') must(field, 'ref')
  return { kind: 'reaches', type: 'yesno', of: must(field as FieldTree, 'ref'), ...span(call) }
}

function moment(type: 'date' | 'instant', shape: RegExp): Meaning {
  return (call, scope, typing) => {
    const [of] = operands(call, 1)
    const said = typing(of, scope)
    const value = said.kind === 'literal' && said.type === 'text' ? said.value : ''
    if (!shape.test(value) || Number.isNaN(Date.parse(value))) throw notWritten(call, said)
    return { kind: 'literal', type, value, ...span(call) }
  }
}

function duration(call: Call, scope: Scope, typing: Typing): Tree {
  const [of] = operands(call, 1)
  const said = typing(of, scope)
  const value = said.kind === 'literal' && said.type === 'text' ? said.value : ''
  if (!/^P(?=\d|T\d)(?:\d{1,4}Y)?(?:\d{1,5}M)?(?:\d{1,6}D)?(?:T(?=\d)(?:\d{1,6}H)?(?:\d{1,8}M)?)?$/.test(value))
    throw notWritten(call, said)
  return { kind: 'literal', type: 'duration', value, ...span(call) }
}

function notWritten(call: Call, at: Span): RuleProblem {
  const form = functions[call.name]?.form ?? call.name
  return new RuleProblem('TYPE', at, { zh: `应写成 ${form}。`, en: `Write it as ${form}.` })
}

function operands(call: Call, wanted: 1): readonly [Syntax]
function operands(call: Call, wanted: 2): readonly [Syntax, Syntax]
function operands(call: Call, wanted: number): readonly Syntax[] {
  if (call.arguments.length === wanted) return call.arguments
  throw wrongNumber(call, wanted)
}

function none(call: Call): Span {
  if (call.arguments.length > 0) throw wrongNumber(call, 0)
  return span(call)
}

function wrongNumber(call: Call, wanted: number): RuleProblem {
  const form = functions[call.name]?.form ?? call.name
  return new RuleProblem('ARGUMENTS', call, {
    zh: `${call.name} 需要 ${wanted} 个参数：${form}。`,
    en: `${call.name} takes ${wanted} ${wanted === 1 ? 'argument' : 'arguments'}: ${form}.`,
  })
}

function span({ from, to }: Span): Span {
  return { from, to }
}
