/** The rules that are judged: the catalogue of the release, with the cards that this city wrote or changed. */
import { canonicalJson } from '@citywide/model/audit/canonical'
import { Card } from '@citywide/model/assurance/card'
import type { Catalogue } from '@citywide/model/assurance/catalogue'
import type { Read } from '@citywide/model/assurance/language/reads'
import { type Vocabulary, vocabularyOf } from '@citywide/model/assurance/language/vocabulary'
import { type Requirement, requirementsOf } from '@citywide/model/assurance/requirement'
import { CardProblems, type Rule, ruleOf } from '@citywide/model/assurance/rule'
import { type Sentences, sentencesOf } from '@citywide/model/assurance/sentence'
import type { RecordDeclaration } from '@citywide/model/record/record'
import { registers } from '@citywide/model/registers'
import { createHash } from 'node:crypto'
import type { Queryable } from '#platform/postgres/pool.ts'
import { loadCatalogue } from './catalogue/load.ts'
import { type Compiled, compile } from './sql/compile.ts'
import { derivedFields } from './sql/derived.ts'
import type { Target } from './sql/target.ts'
import { type PublishedVersion, publishedMark, versionsInForce } from './studio/published-store.ts'

/** A rule, ready to run and to be explained. */
export interface BookRule {
  readonly rule: Rule
  readonly card: Card
  readonly requirement: Requirement
  readonly compiled: Compiled
  readonly sentences: Sentences
  /** Hash of the card: another card is another version. */
  readonly version: string
  /** Number of the version that this city published; 0: the card of the release. */
  readonly no: number
}

/** A published version whose words this release does not understand any more. */
interface BrokenVersion {
  readonly version: PublishedVersion
  readonly problems: string
}

/** All rules in force, compiled once for each set of published versions. */
export interface Rulebook {
  readonly vocabulary: Vocabulary
  /** As the release has it. */
  readonly catalogue: Catalogue
  readonly declarations: ReadonlyMap<string, RecordDeclaration>
  /** With the cards in force. */
  readonly requirements: readonly Requirement[]
  readonly rules: ReadonlyMap<string, BookRule>
  /** The rules as the release has them. */
  readonly released: ReadonlyMap<string, BookRule>
  readonly broken: readonly BrokenVersion[]
  /** Rules that read a column of a table; every reader of the table where `columns` is null (rows came or went). */
  readonly readersOf: (table: string, columns: readonly string[] | null) => ReadonlySet<BookRule>
}

/** How rules are compiled for the records of the city. */
export const cityTarget: Target = { scoped: true, constrained: true, derived: derivedFields }

/** Sets of versions that are kept: this process follows one database, tests of one process many. */
const KEPT = 8
const books = new Map<string, Promise<Rulebook>>()

/**
 * The rules in force. Asked within a request or a turn and never kept: the database is looked at, and what was compiled
 * for the same set of versions is used again.
 *
 * @throws FaultyCatalogue
 */
export async function rulebook(client: Queryable): Promise<Rulebook> {
  const mark = await publishedMark(client)
  const known = books.get(mark)
  if (known) return known
  const made = make(client)
  books.set(mark, made)
  made.catch(() => books.delete(mark))
  const [oldest] = books.keys()
  if (books.size > KEPT && oldest !== undefined) books.delete(oldest)
  return made
}

async function make(client: Queryable): Promise<Rulebook> {
  const versions = await versionsInForce(client)
  const book = await releasedRulebook()
  return versions.length === 0 ? book : withVersions(book, versions)
}

let loaded: Promise<Rulebook> | undefined

/**
 * The rules as the release has them; read, checked and compiled once in a process.
 *
 * @throws FaultyCatalogue
 */
export function releasedRulebook(): Promise<Rulebook> {
  return (loaded ??= load())
}

async function load(): Promise<Rulebook> {
  const vocabulary = vocabularyOf(registers)
  const catalogue = await loadCatalogue(vocabulary)
  const requirements = requirementsOf(catalogue)
  const rules = new Map(
    requirements.flatMap((requirement) =>
      requirement.rules.map((card) => [card.id, bookRule(card, requirement, vocabulary, 0)] as const),
    ),
  )
  return {
    vocabulary,
    catalogue,
    declarations: new Map(registers.map((declaration) => [declaration.name, declaration])),
    requirements,
    rules,
    released: rules,
    broken: [],
    readersOf: indexOf([...rules.values()], vocabulary),
  }
}

/** @throws CardProblems */
function bookRule(card: Card, requirement: Requirement, vocabulary: Vocabulary, no: number): BookRule {
  const rule = ruleOf(card, vocabulary)
  const compiled = compile(rule, vocabulary, cityTarget)
  return {
    rule,
    card,
    requirement,
    compiled,
    sentences: sentencesOf(rule, vocabulary),
    version: hashOf(card).slice(0, 16),
    no,
  }
}

/** The same card always has the same hash, whatever the order of its keys. Hexadecimal SHA-256. */
export function hashOf(card: object): string {
  return createHash('sha256').update(canonicalJson(card)).digest('hex')
}

/** The release with the versions of the city put in their places; a rule of the city's own joins its requirement last. */
function withVersions(release: Rulebook, versions: readonly PublishedVersion[]): Rulebook {
  const { vocabulary } = release
  const byRequirement = Map.groupBy(versions, ({ requirement }) => requirement)
  const broken: BrokenVersion[] = []
  const rules = new Map<string, BookRule>()
  const requirements = release.requirements.map((requirement) => {
    const own = new Map((byRequirement.get(requirement.code) ?? []).map((version) => [version.rule, version]))
    const ids = [...new Set([...requirement.rules.map(({ id }) => id), ...own.keys()])]
    const inForce = ids.flatMap((id) => {
      const released = release.rules.get(id)
      const version = own.get(id)
      const one = version ? versioned(version, requirement, vocabulary, released) : released
      if (!(one && 'problems' in one)) return one ?? []
      broken.push(one)
      // What this release understands judges until somebody has written the rule anew.
      return released ?? []
    })
    const next = { ...requirement, rules: inForce.map(({ card }) => card) }
    for (const one of inForce) rules.set(one.card.id, { ...one, requirement: next })
    return next
  })
  return { ...release, requirements, rules, broken, readersOf: indexOf([...rules.values()], vocabulary) }
}

function versioned(
  version: PublishedVersion,
  requirement: Requirement,
  vocabulary: Vocabulary,
  released: BookRule | undefined,
): BookRule | BrokenVersion | undefined {
  if (version.puts === 'retired') return undefined
  if (version.puts === 'release') return released && { ...released, no: version.no }
  const card = Card.safeParse(version.card)
  if (!card.success) return { version, problems: card.error.message }
  try {
    return bookRule(card.data, requirement, vocabulary, version.no)
  } catch (error) {
    if (!(error instanceof CardProblems)) throw error
    return { version, problems: error.message }
  }
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
