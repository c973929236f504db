/** Which rules a batch of changes concerns, in which scopes, and what is to be said about it. */
import type { VerdictChange } from '@citywide/model/assurance/verdict'
import type { Change } from '#platform/events/changes.ts'
import type { BookRule, Rulebook } from '../rulebook.ts'

/** One bulk write stands for more records than the log tells apart. Source: `log_change` of the platform. */
const bulk = 1_001

/** A change with the scope of its record; undefined for a bulk write and for records that are gone. */
export interface PlacedChange {
  readonly change: Change
  readonly scopeId: string | undefined
}

export interface Touched {
  readonly rule: BookRule
  /** Nothing but derived values changed: what sensors and clocks bring. */
  readonly noisy: boolean
  readonly because: VerdictChange['because']
}

/** @param inside ids of the scopes that count; changes elsewhere are left out */
export function touchedBy(
  book: Rulebook,
  changes: readonly PlacedChange[],
  inside: readonly string[],
): readonly Touched[] {
  const nouns = new Map([...book.declarations.values()].map((declaration) => [declaration.table, declaration]))
  const found = new Map<BookRule, { noisy: boolean; records: Map<string, Set<string> | number> }>()
  for (const { change, scopeId } of changes) {
    const declaration = nouns.get(change.table)
    if (!declaration || (scopeId !== undefined && !inside.includes(scopeId))) continue
    const derived =
      change.op === 'U' && (change.fields ?? []).every((column) => isDerived(book, declaration.name, column))
    for (const rule of book.readersOf(change.table, change.op === 'U' ? change.fields : null)) {
      const touched = found.get(rule) ?? { noisy: true, records: new Map<string, Set<string> | number>() }
      touched.noisy &&= derived
      const seen = touched.records.get(declaration.name) ?? new Set<string>()
      if (change.id === null) touched.records.set(declaration.name, bulk)
      else if (typeof seen !== 'number') touched.records.set(declaration.name, seen.add(change.id))
      found.set(rule, touched)
    }
  }
  return [...found].map(([rule, { noisy, records }]) => ({
    rule,
    noisy,
    because: [...records].map(([noun, ids]) => ({ noun, records: typeof ids === 'number' ? ids : ids.size })),
  }))
}

function isDerived({ vocabulary }: Rulebook, noun: string, column: string): boolean {
  for (const word of vocabulary.nouns.get(noun)?.words.values() ?? []) {
    if (word.kind === 'field' && word.column === column) return word.field.derived
  }
  return false
}
