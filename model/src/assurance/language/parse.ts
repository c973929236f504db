import { longest, type Token, tokensOf } from './lexer.ts'
import { RuleProblem, type Span } from './problem.ts'
import type { ArithmeticOperator, ComparisonOperator, Syntax } from './syntax.ts'

/** How deep brackets, selections and calls may be nested. */
export const deepest = 12

const none: readonly string[] = []
const reserved = new Set(['and', 'or', 'in', 'between', 'some', 'every', 'satisfies', 'true', 'false', 'null'])

/**
 * Reads one condition of the closed subset of FEEL. Written by hand: see docs/decisions/0005.
 *
 *     disjunction = conjunction { "or" conjunction }
 *     conjunction = test { "and" test }
 *     test        = ( "some" | "every" ) name "in" postfix "satisfies" disjunction
 *                 | sum [ comparison sum | "between" sum "and" sum | "in" ( list | name ) ]
 *     sum         = product { ( "+" | "-" ) product }
 *     product     = unary { ( "*" | "/" ) unary }
 *     unary       = "-" unary | postfix
 *     postfix     = primary { "." name | "[" disjunction "]" }
 *     primary     = number | text | "true" | "false" | "null" | name [ "(" arguments ")" ] | "(" disjunction ")"
 *
 * @param phrases names of the vocabulary that are not one plain word, longest first
 * @throws RuleProblem with the place of the mistake
 * Source: OMG DMN 1.3, chapter 10; names and functions as in language.yaml of the model package.
 */
export function parse(condition: string, phrases: readonly string[] = none): Syntax {
  const reader = new Reader(tokensOf(condition, phrases))
  const whole = reader.disjunction()
  reader.end()
  return whole
}

class Reader {
  readonly #tokens: readonly Token[]
  #position = 0
  #depth = 0

  constructor(tokens: readonly Token[]) {
    this.#tokens = tokens
  }

  end(): void {
    if (this.#next.kind !== 'end') throw this.#unexpected({ zh: '条件应在此结束', en: 'the end of the condition' })
  }

  disjunction(): Syntax {
    return this.#chain('or', () => this.#chain('and', () => this.#test()))
  }

  #chain(word: 'and' | 'or', part: () => Syntax): Syntax {
    const first = part()
    if (!this.#sees('name', word)) return first
    const parts = [first]
    while (this.#takes('name', word)) parts.push(part())
    for (const one of parts) {
      if (one.kind === 'in' || one.kind === 'between') throw needsBrackets(one)
    }
    return { kind: word, parts, from: first.from, to: this.#last.to }
  }

  #test(): Syntax {
    if (this.#sees('name', 'some') || this.#sees('name', 'every')) return this.#quantified()
    const left = this.#sum()
    const { kind, text } = this.#next
    const ends = (): Span => ({ from: left.from, to: this.#last.to })
    if (kind === 'symbol' && isComparison(text)) {
      this.#take()
      const right = this.#sum()
      if (this.#next.kind === 'symbol' && isComparison(this.#next.text)) {
        throw this.#unexpected({ zh: '“and”或条件的结尾', en: '“and” or the end of the condition' })
      }
      return { kind: 'compare', operator: text, left, right, ...ends() }
    }
    if (this.#takes('name', 'between')) {
      const low = this.#sum()
      this.#must('name', 'and')
      const high = this.#sum()
      return { kind: 'between', of: left, low, high, ...ends() }
    }
    if (this.#takes('name', 'in')) return { kind: 'in', of: left, list: this.#list(), ...ends() }
    return left
  }

  #quantified(): Syntax {
    const which = this.#take()
    const name = this.#name()
    this.#must('name', 'in')
    const collection = this.#postfix()
    this.#must('name', 'satisfies')
    const condition = this.#nested(() => this.disjunction())
    const { from } = which
    return {
      kind: 'quantified',
      which: which.text === 'some' ? 'some' : 'every',
      name: name.text,
      collection,
      condition,
      from,
      to: this.#last.to,
    }
  }

  #list(): Syntax {
    const start = this.#next
    if (!this.#takes('symbol', '[')) {
      const { text, from, to } = this.#name()
      return { kind: 'name', name: text, from, to }
    }
    const items: Syntax[] = [this.#sum()]
    while (this.#takes('symbol', ',')) items.push(this.#sum())
    this.#must('symbol', ']')
    return { kind: 'list', items, from: start.from, to: this.#last.to }
  }

  #sum(): Syntax {
    return this.#arithmetic(['+', '-'], () => this.#arithmetic(['*', '/'], () => this.#unary()))
  }

  #arithmetic(operators: readonly ArithmeticOperator[], part: () => Syntax): Syntax {
    let left = part()
    for (;;) {
      const operator = operators.find((candidate) => this.#takes('symbol', candidate))
      if (operator === undefined) return left
      const right = part()
      left = { kind: 'arithmetic', operator, left, right, from: left.from, to: right.to }
    }
  }

  #unary(): Syntax {
    const { from } = this.#next
    if (!this.#takes('symbol', '-')) return this.#postfix()
    const of = this.#nested(() => this.#unary())
    return { kind: 'minus', of, from, to: of.to }
  }

  #postfix(): Syntax {
    let of = this.#primary()
    for (;;) {
      const { from } = of
      if (this.#takes('symbol', '.')) {
        const { text, ...nameAt } = this.#name()
        of = { kind: 'member', of, name: text, nameAt: { from: nameAt.from, to: nameAt.to }, from, to: nameAt.to }
      } else if (this.#takes('symbol', '[')) {
        const condition = this.#nested(() => this.disjunction())
        this.#must('symbol', ']')
        of = { kind: 'select', of, condition, from, to: this.#last.to }
      } else return of
    }
  }

  #primary(): Syntax {
    const token = this.#next
    const { from, to } = token
    if (token.kind === 'number') return { kind: 'number', value: Number(this.#take().text), from, to }
    if (token.kind === 'text') return { kind: 'text', value: this.#take().text, from, to }
    if (this.#takes('name', 'true')) return { kind: 'yesno', value: true, from, to }
    if (this.#takes('name', 'false')) return { kind: 'yesno', value: false, from, to }
    if (this.#takes('name', 'null')) return { kind: 'null', from, to }
    if (this.#takes('symbol', '(')) {
      const of = this.#nested(() => this.disjunction())
      this.#must('symbol', ')')
      return { kind: 'brackets', of, from, to: this.#last.to }
    }
    const { text: name } = this.#name({
      zh: '字段、数值、文本、函数或括号',
      en: 'a word, a number, a text, a function or a bracket',
    })
    if (!this.#takes('symbol', '(')) return { kind: 'name', name, from, to }
    const list: Syntax[] = []
    if (!this.#sees('symbol', ')')) {
      do list.push(this.#nested(() => this.disjunction()))
      while (this.#takes('symbol', ','))
    }
    this.#must('symbol', ')')
    return { kind: 'call', name, nameAt: { from, to }, arguments: list, from, to: this.#last.to }
  }

  #nested<T>(part: () => T): T {
    this.#depth += 1
    if (this.#depth > deepest) {
      const { from, to } = this.#next
      throw new RuleProblem(
        'TOO_DEEP',
        { from, to },
        { zh: `嵌套不得超过 ${deepest} 层。`, en: `Nesting goes at most ${deepest} levels deep.` },
      )
    }
    const result = part()
    this.#depth -= 1
    return result
  }

  #name(expected = { zh: '名称', en: 'a name' }): Token {
    if (this.#next.kind !== 'name' || reserved.has(this.#next.text)) throw this.#unexpected(expected)
    return this.#take()
  }

  #must(kind: Token['kind'], text: string): void {
    if (!this.#takes(kind, text)) throw this.#unexpected({ zh: `“${text}”`, en: `“${text}”` })
  }

  #takes(kind: Token['kind'], text: string): boolean {
    const seen = this.#sees(kind, text)
    if (seen) this.#position += 1
    return seen
  }

  #sees(kind: Token['kind'], text: string): boolean {
    return this.#next.kind === kind && this.#next.text === text
  }

  #take(): Token {
    const token = this.#next
    this.#position += 1
    return token
  }

  get #next(): Token {
    return this.#tokens[this.#position] ?? beyond
  }

  get #last(): Token {
    return this.#tokens[this.#position - 1] ?? beyond
  }

  #unexpected(expected: { zh: string; en: string }): RuleProblem {
    const { kind, text, from, to } = this.#next
    const found =
      kind === 'end'
        ? { zh: '条件在此结束', en: 'the condition ends' }
        : { zh: `此处为“${text}”`, en: `“${text}” stands here` }
    return new RuleProblem(
      'UNEXPECTED',
      { from, to },
      { zh: `${found.zh}，应为${expected.zh}。`, en: `${upper(found.en)}; expected ${expected.en}.` },
    )
  }
}

const beyond: Token = { kind: 'end', text: '', from: longest, to: longest }

function isComparison(text: string): text is ComparisonOperator {
  return ['=', '!=', '<', '<=', '>', '>='].includes(text)
}

function upper(text: string): string {
  return text.charAt(0).toUpperCase() + text.slice(1)
}

// FEEL reads `status in ["a"] and x > 1` as one list test (nikku/feelin#74): what looks like two conditions is one.
function needsBrackets({ kind, from, to }: Syntax): RuleProblem {
  return new RuleProblem(
    'IN_NEEDS_BRACKETS',
    { from, to },
    {
      zh: `“${kind}”与“and”“or”连用时必须加括号，例如 (状态 in ["a", "b"]) and …`,
      en: `Next to “and” and “or”, “${kind}” needs brackets: (status in ["a", "b"]) and …`,
    },
  )
}
