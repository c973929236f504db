import { createHash } from 'node:crypto'
import type { Card } from '@citywide/model/assurance/card'
import type { Catalogue } from '@citywide/model/assurance/catalogue'
import type { Read } from '@citywide/model/assurance/language/reads'
import { type Vocabulary, vocabularyOf } from '@citywide/model/assurance/language/vocabulary'
import { type Requirement, requirementsOf } from '@citywide/model/assurance/requirement'
import { type Rule, ruleOf } from '@citywide/model/assurance/rule'
import { type Sentences, sentencesOf } from '@citywide/model/assurance/sentence'
import type { RecordDeclaration } from '@citywide/model/record/record'
import { registers } from '@citywide/model/registers'
import { loadCatalogue } from './catalogue/load.ts'
import { type Compiled, compile } from './sql/compile.ts'
import { derivedFields } from './sql/derived.ts'
import type { Target } from './sql/target.ts'

/** A rule of the catalogue, ready to run and to be explained. */
export interface BookRule {
  readonly rule: Rule
  readonly card: Card
  readonly requirement: Requirement
  readonly compiled: Compiled
  readonly sentences: Sentences
  /** Hash of the card: another card is another version. */
  readonly version: string
}

/** All rules of this release, compiled once. */
export interface Rulebook {
  readonly vocabulary: Vocabulary
  readonly catalogue: Catalogue
  readonly declarations: ReadonlyMap<string, RecordDeclaration>
  readonly requirements: readonly Requirement[]
  readonly rules: ReadonlyMap<string, BookRule>
  /** Rules that read a column of a table; every reader of the table where `columns` is null (rows came or went). */
  readonly readersOf: (table: string, columns: readonly string[] | null) => ReadonlySet<BookRule>
}

const target: Target = { scoped: true, constrained: true, derived: derivedFields }

let loaded: Promise<Rulebook> | undefined

/**
 * Reads, checks and compiles the catalogue; the work is done once in a process.
 *
 * @throws FaultyCatalogue
 */
export function rulebook(): Promise<Rulebook> {
  return (loaded ??= load())
}

async function load(): Promise<Rulebook> {
  const vocabulary = vocabularyOf(registers)
  const catalogue = await loadCatalogue(vocabulary)
  const requirements = requirementsOf(catalogue)
  const rules = new Map(
    requirements.flatMap((requirement) =>
      requirement.rules.map((card): readonly [string, BookRule] => {
        const rule = ruleOf(card, vocabulary)
        const compiled = compile(rule, vocabulary, target)
        return [
          card.id,
          { rule, card, requirement, compiled, sentences: sentencesOf(rule, vocabulary), version: versionOf(card) },
        ]
      }),
    ),
  )
  return {
    vocabulary,
    catalogue,
    declarations: new Map(registers.map((declaration) => [declaration.name, declaration])),
    requirements,
    rules,
    readersOf: indexOf([...rules.values()], vocabulary),
  }
}

function versionOf(card: Card): string {
  return createHash('sha256').update(JSON.stringify(card)).digest('hex').slice(0, 16)
}

function indexOf(rules: readonly BookRule[], vocabulary: Vocabulary): Rulebook['readersOf'] {
  const index = new Map<string, Set<BookRule>>()
  const add = (key: string, rule: BookRule): void => {
    index.set(key, (index.get(key) ?? new Set()).add(rule))
  }
  for (const one of rules) {
    for (const { noun, field } of effectiveReads(one.rule)) {
      const word = vocabulary.nouns.get(noun)
      if (!word) continue
      const column = word.words.get(field)
      add(`${word.table}.*`, one)
      if (column?.kind === 'field') add(`${word.table}.${column.column}`, one)
    }
  }
  const none: ReadonlySet<BookRule> = new Set()
  return (table, columns) => {
    // A record that moves to another scope leaves one population and joins another.
    if (columns === null || columns.includes('scope_id')) return index.get(`${table}.*`) ?? none
    return new Set(columns.flatMap((column) => [...(index.get(`${table}.${column}`) ?? none)]))
  }
}

/** What the query of a rule really reads: a derived field stands for what it is made from. */
function effectiveReads({ reads }: Rule): readonly Read[] {
  return reads.fields.flatMap((read) => derivedFields.get(`${read.noun}.${read.field}`)?.reads ?? [read])
}
