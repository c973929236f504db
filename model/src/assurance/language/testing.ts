/** The shape of a condition as two parsers see it, so that tests can hold one against the other. */
import { parser } from 'lezer-feel'
import type { Syntax } from './syntax.ts'

/** Nested lists of operators and leaves; brackets that only group are gone. */
export type Shape = string | readonly Shape[]

export function ownShape(syntax: Syntax): Shape {
  switch (syntax.kind) {
    case 'number':
      return String(syntax.value)
    case 'text':
      return JSON.stringify(syntax.value)
    case 'yesno':
      return String(syntax.value)
    case 'null':
      return 'null'
    case 'name':
      return syntax.name
    case 'member':
      return ['.', ownShape(syntax.of), syntax.name]
    case 'select':
      return ['[]', ownShape(syntax.of), ownShape(syntax.condition)]
    case 'call':
      return ['call', syntax.name, ...syntax.arguments.map(ownShape)]
    case 'and':
    case 'or':
      return [syntax.kind, ...syntax.parts.map(ownShape)]
    case 'compare':
    case 'arithmetic':
      return [syntax.operator, ownShape(syntax.left), ownShape(syntax.right)]
    case 'between':
      return ['between', ownShape(syntax.of), ownShape(syntax.low), ownShape(syntax.high)]
    case 'in':
      return ['in', ownShape(syntax.of), ownShape(syntax.list)]
    case 'list':
      return ['list', ...syntax.items.map(ownShape)]
    case 'minus':
      return ['-', ownShape(syntax.of)]
    case 'quantified':
      return [syntax.which, syntax.name, ownShape(syntax.collection), ownShape(syntax.condition)]
    case 'brackets':
      return ownShape(syntax.of)
  }
}

interface LezerNode {
  readonly name: string
  readonly from: number
  readonly to: number
  readonly firstChild: LezerNode | null
  readonly nextSibling: LezerNode | null
}

/**
 * @returns undefined where lezer-feel finds a mistake
 * Source: lezer-feel 3, the parser of the FEEL tools of bpmn.io.
 */
export function feelShape(condition: string): Shape | undefined {
  const tree = parser.parse(condition)
  let faulty = false
  tree.iterate({
    enter: ({ type }) => {
      faulty ||= type.isError
    },
  })
  const [whole] = childrenOf(tree.topNode)
  return faulty || whole === undefined ? undefined : shapeOf(whole, condition)
}

function shapeOf(node: LezerNode, condition: string): Shape {
  const said = condition.slice(node.from, node.to)
  const parts = childrenOf(node)
  const inner = parts.filter(({ name }) => /^[A-Z]|^(?:null|true|false)$/.test(name))
  const shapes = () => inner.map((part) => shapeOf(part, condition))
  switch (node.name) {
    case 'ParenthesizedExpression':
    case 'PositiveUnaryTest':
    case 'IterationContext':
      return shapes()[0] ?? said
    case 'Conjunction':
    case 'Disjunction': {
      const word = node.name === 'Conjunction' ? 'and' : 'or'
      // lezer-feel nests chains to the left; here a chain is one list.
      const [first, ...rest] = inner
      if (first?.name === node.name)
        return [...(shapeOf(first, condition) as readonly Shape[]), ...rest.map((part) => shapeOf(part, condition))]
      return [word, ...shapes()]
    }
    case 'Comparison': {
      const [left, ...rest] = inner.filter(({ name }) => name !== 'CompareOp').map((part) => shapeOf(part, condition))
      const operator = parts.find(({ name }) => ['CompareOp', 'in', 'between'].includes(name))
      const word = operator ? condition.slice(operator.from, operator.to) : '?'
      return [word, left ?? '?', ...rest]
    }
    case 'ArithmeticExpression': {
      const [one, other] = inner.filter(({ name }) => name !== 'ArithOp').map((part) => shapeOf(part, condition))
      const operator = parts.find(({ name }) => name === 'ArithOp')
      const sign = operator ? condition.slice(operator.from, operator.to) : '?'
      return other === undefined ? [sign, one ?? '?'] : [sign, one ?? '?', other]
    }
    case 'FunctionInvocation': {
      const [name, list] = inner
      const called = name ? condition.slice(name.from, name.to) : '?'
      return [
        'call',
        called,
        ...(list?.name === 'PositionalParameters'
          ? childrenOf(list)
              .filter(({ name: kind }) => /^[A-Z]|^(?:null|true|false)$/.test(kind))
              .map((part) => shapeOf(part, condition))
          : []),
      ]
    }
    case 'FilterExpression':
      return ['[]', ...shapes()]
    case 'PathExpression':
      return ['.', ...shapes()]
    case 'List':
      return ['list', ...shapes()]
    case 'QuantifiedExpression': {
      const [bindings, test] = inner
      const [binding] = bindings ? childrenOf(bindings) : []
      const [name, collection] = binding ? childrenOf(binding).filter(({ name: kind }) => /^[A-Z]/.test(kind)) : []
      if (!name || !collection || !test) return '?'
      return [
        said.startsWith('some') ? 'some' : 'every',
        condition.slice(name.from, name.to),
        shapeOf(collection, condition),
        shapeOf(test, condition),
      ]
    }
    default:
      return said
  }
}

function childrenOf(node: LezerNode): readonly LezerNode[] {
  const children: LezerNode[] = []
  for (let child = node.firstChild; child; child = child.nextSibling) children.push(child)
  return children
}
