/** The contradictions of this release, compiled once in a process by the compiler of the rules. */
import { readFile } from 'node:fs/promises'
import { asCard, type ContradictionCard, ContradictionFile } from '@citywide/model/assurance/contradiction'
import { foundOf } from '@citywide/model/assurance/contradiction-sentence'
import type { FieldWord, Vocabulary } from '@citywide/model/assurance/language/vocabulary'
import { type Rule, ruleOf } from '@citywide/model/assurance/rule'
import type { RecordDeclaration } from '@citywide/model/record/record'
import type { Text } from '@citywide/model/text'
import { parse } from 'yaml'
import { catalogueFolder } from '../catalogue/load.ts'
import { cityTarget, releasedRulebook } from '../rulebook.ts'
import { compile } from '../sql/compile.ts'

export interface KnownContradiction {
  readonly card: ContradictionCard
  readonly declaration: RecordDeclaration
  /** What is found to be true of a record that contradicts. */
  readonly conditions: readonly Text[]
  /** Fields of the record that are read. */
  readonly fields: readonly string[]
  /** Those of them that name the other record. */
  readonly references: readonly FieldWord[]
  /** How many there are; see `Compiled.counts`. */
  readonly counts: string
  /** Which they are; see `Compiled.records`. */
  readonly records: string
  /** Whether one record is among them; see `Compiled.one`. */
  readonly one: string
}

export interface ContradictionBook {
  readonly vocabulary: Vocabulary
  readonly declarations: ReadonlyMap<string, RecordDeclaration>
  readonly contradictions: readonly KnownContradiction[]
}

let loaded: Promise<ContradictionBook> | undefined

/** @throws CardProblems when a line is not understood; a test of this folder keeps that from being released */
export function contradictionBook(): Promise<ContradictionBook> {
  return (loaded ??= load())
}

async function load(): Promise<ContradictionBook> {
  const { vocabulary, declarations } = await releasedRulebook()
  const file = ContradictionFile.parse(
    parse(await readFile(new URL('contradictions.yaml', catalogueFolder), 'utf8')) as unknown,
  )
  return {
    vocabulary,
    declarations,
    contradictions: file.contradictions.map((card) => known(card, vocabulary, declarations)),
  }
}

function known(
  card: ContradictionCard,
  vocabulary: Vocabulary,
  declarations: ContradictionBook['declarations'],
): KnownContradiction {
  const rule = ruleOf(asCard(card), vocabulary)
  const declaration = declarations.get(card.about)
  const { counts, records, one } = compile(rule, vocabulary, cityTarget)
  if (!declaration || records === undefined || one === undefined) throw new Error(`${card.id} has no records.`)
  const fields = ownFields(rule)
  return {
    card,
    declaration,
    conditions: foundOf(rule, vocabulary),
    fields,
    references: fields.flatMap((field) => {
      const word = rule.about.words.get(field)
      return word?.kind === 'field' && word.follow !== undefined ? [word] : []
    }),
    counts,
    records,
    one,
  }
}

function ownFields({ about, reads }: Rule): readonly string[] {
  const own = reads.fields.filter(({ noun, field }) => noun === about.name && field !== '*' && field !== 'id')
  return [...new Set(own.map(({ field }) => field))]
}
