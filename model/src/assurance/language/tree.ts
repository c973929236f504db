/** A condition whose words mean something: what SQL, sentences and dependencies are all made from. */
import type { Span } from './problem.ts'
import type { ArithmeticOperator, ComparisonOperator } from './syntax.ts'
import type { FieldWord } from './vocabulary.ts'

export type ValueType =
  | 'number'
  | 'text'
  | 'yesno'
  | 'date'
  | 'instant'
  | 'duration'
  | 'ref'
  | 'codes'
  | 'refs'
  | 'bilingual'
  | 'json'
  | 'null'

/**
 * A record the tree speaks of, and the references followed from it. Record 0 is the one that is judged; each selection
 * adds one.
 */
export interface Reach {
  readonly record: number
  readonly steps: readonly Step[]
}

/** One reference followed: the field of `from` that points to a `to`. */
export interface Step {
  readonly from: string
  readonly word: FieldWord
  readonly to: string
}

export interface FieldTree extends Span, Reach {
  readonly kind: 'field'
  /** The noun that the field belongs to. */
  readonly noun: string
  readonly word: FieldWord
  readonly type: ValueType
  /** One language of a bilingual field. */
  readonly language: 'zh' | 'en' | undefined
}

/** Records of one noun: all of them, those that point to a record, or those that a record's list points to. */
export interface Collection extends Span {
  readonly record: number
  readonly noun: string
  readonly origin:
    | { readonly kind: 'all' }
    | { readonly kind: 'inverse'; readonly through: FieldWord; readonly of: Reach }
    | { readonly kind: 'listed'; readonly list: FieldTree }
  readonly filter: Tree | undefined
}

export type Literal =
  | { readonly type: 'number'; readonly value: number }
  | { readonly type: 'yesno'; readonly value: boolean }
  /** Dates `YYYY-MM-DD`, instants and durations ISO 8601. */
  | { readonly type: 'text' | 'date' | 'instant' | 'duration'; readonly value: string }

export type AggregateFunction = 'sum' | 'mean' | 'min' | 'max' | 'median' | 'p90' | 'distinct'

export type Tree =
  | FieldTree
  | (Span &
      (
        | ({ readonly kind: 'literal' } & Literal)
        | { readonly kind: 'null'; readonly type: 'null' }
        | { readonly kind: 'now'; readonly type: 'instant' }
        | { readonly kind: 'today'; readonly type: 'date' }
        | { readonly kind: 'and' | 'or'; readonly type: 'yesno'; readonly parts: readonly Tree[] }
        | { readonly kind: 'not'; readonly type: 'yesno'; readonly of: Tree }
        | {
            readonly kind: 'compare'
            readonly type: 'yesno'
            readonly operator: ComparisonOperator
            readonly left: Tree
            readonly right: Tree
          }
        | {
            readonly kind: 'between'
            readonly type: 'yesno'
            readonly of: Tree
            readonly low: Tree
            readonly high: Tree
          }
        /** `constant` is the name of the list where it was named. */
        | {
            readonly kind: 'in'
            readonly type: 'yesno'
            readonly of: Tree
            readonly values: readonly Literal[]
            readonly constant: string | undefined
          }
        | {
            readonly kind: 'arithmetic'
            readonly type: 'number'
            readonly operator: ArithmeticOperator
            readonly left: Tree
            readonly right: Tree
          }
        | { readonly kind: 'minus'; readonly type: 'number'; readonly of: Tree }
        /** A day or an instant moved by a duration. */
        | {
            readonly kind: 'shift'
            readonly type: 'date' | 'instant'
            readonly of: Tree
            readonly sign: '+' | '-'
            readonly by: string
          }
        | { readonly kind: 'size'; readonly type: 'number'; readonly of: FieldTree }
        | { readonly kind: 'count'; readonly type: 'number'; readonly of: Collection }
        | {
            readonly kind: 'aggregate'
            readonly type: ValueType
            readonly fn: AggregateFunction
            readonly of: Collection
            readonly value: FieldTree
          }
        | {
            readonly kind: 'quantified'
            readonly type: 'yesno'
            readonly which: 'some' | 'every'
            readonly of: Collection
            readonly condition: Tree
          }
        | { readonly kind: 'contains'; readonly type: 'yesno'; readonly list: FieldTree; readonly value: Tree }
        | { readonly kind: 'within'; readonly type: 'yesno'; readonly of: Tree; readonly days: Tree }
        | { readonly kind: 'age'; readonly type: 'number'; readonly of: Tree }
        | {
            readonly kind: 'elapsed'
            readonly type: 'number'
            readonly unit: 'days' | 'hours' | 'minutes'
            readonly start: Tree
            readonly end: Tree
          }
        | { readonly kind: 'coalesce'; readonly type: ValueType; readonly first: Tree; readonly second: Tree }
        | { readonly kind: 'reaches'; readonly type: 'yesno'; readonly of: FieldTree }
      ))

export type TreeOf<K extends Tree['kind']> = Extract<Tree, { kind: K }>
