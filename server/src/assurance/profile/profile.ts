/** What a scope has settled, at one moment: the terms under which each rule is judged there. */
import { createHash } from 'node:crypto'
import type { Circumstances } from '@citywide/model/assurance/decide'
import { withLimits } from '@citywide/model/assurance/profile'
import { sentencesOf } from '@citywide/model/assurance/sentence'
import type { Vocabulary } from '@citywide/model/assurance/language/vocabulary'
import type { ScopeView } from '@citywide/model/platform/session'
import { momentOf } from '#platform/clock.ts'
import type { Queryable } from '#platform/postgres/pool.ts'
import { type BookRule, cityTarget } from '../rulebook.ts'
import { type Compiled, compile } from '../sql/compile.ts'
import { type AttestationRow, chainOf, type InForce, inForceAt, inForceNow, type SettingRow } from './in-force-store.ts'

/** What was settled for one rule. */
interface Terms {
  readonly limits: SettingRow | undefined
  /** Why it does not count here: it does not apply, or is waived. */
  readonly outOfScope: SettingRow | undefined
  readonly exemptions: readonly SettingRow[]
  readonly freeze: SettingRow | undefined
  readonly attestation: AttestationRow | undefined
}

/** A rule as it is judged in a scope. */
export interface EffectiveRule extends BookRule {
  /** The rule as the book has it. */
  readonly book: BookRule
  readonly terms: Terms
  /** Where something fails and is held: the same question without those records. */
  readonly unheld: Compiled | undefined
}

export interface Profile {
  /** The same as long as nothing else is in force. */
  readonly mark: string
  readonly rule: (of: BookRule, vocabulary: Vocabulary) => EffectiveRule
}

const noTerms: Terms = {
  limits: undefined,
  outOfScope: undefined,
  exemptions: [],
  freeze: undefined,
  attestation: undefined,
}

const nothing: InForce = { settings: [], attestations: [] }
const plain: Profile = { mark: '', rule: (of) => asItIs(of) }
const untouched = new WeakMap<BookRule, EffectiveRule>()

function asItIs(of: BookRule): EffectiveRule {
  const known = untouched.get(of) ?? { ...of, book: of, terms: noTerms, unheld: undefined }
  untouched.set(of, known)
  return known
}

/**
 * The profile of a scope: its own settings and those of what it lies in, the nearest first. Statements and freezes hold
 * for the scope they were made for alone.
 *
 * @param at the moment that is judged
 * @param past whether that is another moment than the one the scope is judged at
 */
export async function profileOf(
  client: Queryable,
  scopeId: string,
  at: Temporal.Instant,
  { past = false }: { readonly past?: boolean } = {},
): Promise<Profile> {
  // Before that nobody settled anything, and PostgreSQL knows no year 0.
  if (past && at.epochMilliseconds < 0) return plain
  const found = past ? await inForceAt(client, at.toString()) : await inForceNow(client)
  if (found.settings.length + found.attestations.length === 0) return plain
  return profileFrom(found, await chainOf(client, scopeId), at)
}

/** The profiles of many scopes, each at its own moment. */
export async function profilesOf(
  client: Queryable,
  scopes: readonly Pick<ScopeView, 'id' | 'parentId' | 'evaluatedAt'>[],
  now: Temporal.Instant,
): Promise<(scopeId: string) => Profile> {
  const found = await inForceNow(client)
  if (found.settings.length + found.attestations.length === 0) return () => plain
  const byId = new Map(scopes.map((scope) => [scope.id, scope]))
  const chain = (id: string): readonly string[] => {
    const parent = byId.get(id)?.parentId ?? null
    return parent === null ? [id] : [id, ...chain(parent)]
  }
  return (id) => profileFrom(found, chain(id), momentOf(byId.get(id) ?? { evaluatedAt: null }, now))
}

/** @param chain the scope and what it lies in, from itself outwards */
function profileFrom(found: InForce, chain: readonly string[], at: Temporal.Instant): Profile {
  const { settings, attestations } = standing(found, chain, at)
  if (settings.length + attestations.length === 0) return plain
  const bySubject = Map.groupBy(settings, ({ subject }) => subject)
  const byRule = Map.groupBy(attestations, ({ rule }) => rule)
  const made = new Map<BookRule, EffectiveRule>()
  return {
    mark: digest([settings.map(({ id }) => id), attestations.map(({ id, state }) => [id, state])]),
    rule(of, vocabulary) {
      const { id } = of.card
      const own = [...(bySubject.get(id) ?? []), ...(bySubject.get(of.requirement.code) ?? [])]
      const stated = byRule.get(id) ?? []
      if (own.length + stated.length === 0) return asItIs(of)
      const known = made.get(of) ?? effective(of, termsOf(own, stated), vocabulary)
      made.set(of, known)
      return known
    },
  }
}

/** What counts in a scope at a moment, of its own and inherited, the nearest first. */
function standing({ settings, attestations }: InForce, chain: readonly string[], at: Temporal.Instant): InForce {
  const [own] = chain
  const ended = (until: string) => Temporal.Instant.compare(Temporal.Instant.from(until), at) <= 0
  const counts = ({ scopeId, kind, untilAt }: SettingRow) =>
    (kind === 'freeze' ? scopeId === own : chain.includes(scopeId)) && !(untilAt !== null && ended(untilAt))
  const distance = ({ scopeId }: SettingRow) => chain.indexOf(scopeId)
  const stated = attestations
    .filter(({ scopeId }) => scopeId === own)
    .map((one) => (one.state !== 'expired' && ended(one.until) ? { ...one, state: 'expired' as const } : one))
  if (settings.length + stated.length === 0) return nothing
  return {
    settings: settings.filter(counts).toSorted((one, other) => distance(one) - distance(other)),
    attestations: stated,
  }
}

const bestFirst = ['valid', 'challenged', 'expired'] as const

function termsOf(settings: readonly SettingRow[], stated: readonly AttestationRow[]): Terms {
  const first = (...kinds: readonly SettingRow['kind'][]) => settings.find(({ kind }) => kinds.includes(kind))
  return {
    limits: first('limits'),
    outOfScope: first('not_applicable') ?? first('waiver'),
    exemptions: settings.filter(({ kind }) => kind === 'record_exemption'),
    freeze: first('freeze'),
    attestation: bestFirst.flatMap((state) => stated.find((one) => one.state === state) ?? [])[0],
  }
}

const kept = new Map<string, EffectiveRule>()
/** Effective rules that stay compiled: those of the cities of one process, with room for changes. */
const MOST_KEPT = 2_000

function effective(of: BookRule, terms: Terms, vocabulary: Vocabulary): EffectiveRule {
  const { limits, outOfScope, exemptions, freeze, attestation } = terms
  const settings = [limits, outOfScope, ...exemptions, freeze].flatMap((one) => one?.id ?? [])
  const version = digest([of.version, settings, attestation && [attestation.id, attestation.state]])
  const known = kept.get(version)
  if (known && known.book === of) return known
  const card = limits ? withLimits(of.card, limits.limits) : of.card
  const rule = { ...of.rule, card }
  const exempt = exemptions.flatMap(({ records }) => records)
  const without = (records: readonly string[]) =>
    compile(rule, vocabulary, { ...cityTarget, except: [...new Set(records)].toSorted() })
  const made: EffectiveRule = {
    ...of,
    card,
    rule,
    sentences: limits ? sentencesOf(rule, vocabulary) : of.sentences,
    compiled: exempt.length > 0 ? without(exempt) : of.compiled,
    version,
    book: of,
    terms,
    unheld: freeze && without([...exempt, ...freeze.records]),
  }
  if (kept.size >= MOST_KEPT) kept.clear()
  kept.set(version, made)
  return made
}

function digest(of: unknown): string {
  return createHash('sha256').update(JSON.stringify(of)).digest('hex').slice(0, 16)
}

/** The questions that have to be asked for a rule: with exempt records as without them, to count how many they are. */
export function questionsOf({ compiled, book, unheld }: EffectiveRule): readonly string[] {
  return [compiled, book.compiled, ...(unheld ? [unheld] : [])].map(({ counts }) => counts)
}

/** @param failingAnew failing records that no freeze holds; null where none is */
export function circumstancesOf({ terms, card }: EffectiveRule, failingAnew: number | null): Circumstances {
  const { outOfScope, attestation } = terms
  return {
    outOfScope: outOfScope === undefined ? null : outOfScope.kind === 'waiver' ? 'waived' : 'not_applicable',
    attestation: card.evidence === 'assessed' ? (attestation?.state ?? null) : null,
    failingAnew,
  }
}
