import type { Span } from './problem.ts'

export type ComparisonOperator = '=' | '!=' | '<' | '<=' | '>' | '>='
export type ArithmeticOperator = '+' | '-' | '*' | '/'

/** A condition as it is written, before its words mean anything. */
export type Syntax = Readonly<Span> &
  (
    | { readonly kind: 'number'; readonly value: number }
    | { readonly kind: 'text'; readonly value: string }
    | { readonly kind: 'yesno'; readonly value: boolean }
    | { readonly kind: 'null' }
    | { readonly kind: 'name'; readonly name: string }
    | { readonly kind: 'member'; readonly of: Syntax; readonly name: string; readonly nameAt: Span }
    | { readonly kind: 'select'; readonly of: Syntax; readonly condition: Syntax }
    | { readonly kind: 'call'; readonly name: string; readonly nameAt: Span; readonly arguments: readonly Syntax[] }
    | { readonly kind: 'and' | 'or'; readonly parts: readonly Syntax[] }
    | { readonly kind: 'compare'; readonly operator: ComparisonOperator; readonly left: Syntax; readonly right: Syntax }
    | { readonly kind: 'between'; readonly of: Syntax; readonly low: Syntax; readonly high: Syntax }
    | { readonly kind: 'in'; readonly of: Syntax; readonly list: Syntax }
    | { readonly kind: 'list'; readonly items: readonly Syntax[] }
    | {
        readonly kind: 'arithmetic'
        readonly operator: ArithmeticOperator
        readonly left: Syntax
        readonly right: Syntax
      }
    | { readonly kind: 'minus'; readonly of: Syntax }
    | {
        readonly kind: 'quantified'
        readonly which: 'some' | 'every'
        readonly name: string
        readonly collection: Syntax
        readonly condition: Syntax
      }
    /** Brackets are kept: `in` and `between` need them next to `and` and `or`. */
    | { readonly kind: 'brackets'; readonly of: Syntax }
  )
