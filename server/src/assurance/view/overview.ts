/** Recommendations, components and the whole model, rolled up from their rules. */
import type { StateCounts } from '@citywide/model/assurance/component-standing'
import type { Cockpit } from '@citywide/model/assurance/cockpit'
import type { Requirement } from '@citywide/model/assurance/requirement'
import { criticalOf, rollUp, type RuleResult, splitOf, worstOf } from '@citywide/model/assurance/roll-up'
import type { RecommendationVerdict, RequirementKind } from '@citywide/model/assurance/verdict'
import type { Text } from '@citywide/model/text'
import type { Queryable } from '#platform/postgres/pool.ts'
import type { BookRule, Rulebook } from '../rulebook.ts'
import { changesOf } from '../run/state-store.ts'
import { ruleVerdict } from './explain.ts'
import type { Seen } from './seen.ts'

/** What belongs to the standard itself; the rest of the catalogue stands beside it. */
export const ofTheStandard: readonly RequirementKind[] = ['recommendation', 'question']

/** The rules of some requirements, each once. */
export function rulesOf(book: Rulebook, requirements: readonly Requirement[]): readonly BookRule[] {
  return requirements.flatMap(({ rules }) => rules.flatMap(({ id }) => book.rules.get(id) ?? []))
}

/** A verdict as a roll-up takes it. */
function resultOf({ of, state, score }: Pick<Seen, 'of' | 'state' | 'score'>): RuleResult {
  return { card: of.card, state, score }
}

export function recommendationVerdict(
  requirement: Requirement,
  seen: ReadonlyMap<string, Seen>,
): RecommendationVerdict {
  const { code, kind, component, text, basis, rules } = requirement
  const held = rules.flatMap(({ id }) => seen.get(id) ?? [])
  const { state, score, coverage } = rollUp(held.map(resultOf))
  const critical = [...criticalOf(held.map(resultOf))]
  const known = held[0]?.known ?? 'now'
  return { code, kind, component, text, basis, state, score, coverage, critical, known, rules: held.map(ruleVerdict) }
}

/** How many of the 108 recommendations stand how, from the states of their rules alone. */
export function stateCountsOf(book: Rulebook, states: ReadonlyMap<string, Pick<Seen, 'state' | 'score'>>): StateCounts {
  const recommendations = book.requirements.filter(({ kind }) => kind === 'recommendation')
  return countStates(recommendations.map(({ rules }) => rollUp(rules.flatMap(({ id }) => states.get(id) ?? []))))
}

function countStates(verdicts: readonly Pick<RecommendationVerdict, 'state'>[]): StateCounts {
  const counts = { met: 0, partly: 0, not_met: 0, not_assessable: 0, attested: 0 }
  for (const { state } of verdicts) if (state !== 'not_applicable' && state !== 'waived') counts[state] += 1
  return counts
}

/** How the 108 recommendations stand, and how much of their evidence is there, of which kind. */
export function modelHeadline(book: Rulebook, seen: ReadonlyMap<string, Seen>): Cockpit['headline']['model'] {
  const requirements = book.requirements.filter(({ kind }) => kind === 'recommendation')
  const results = requirements.flatMap(({ rules }) => rules.flatMap(({ id }) => seen.get(id) ?? []))
  const verdicts = requirements.map((requirement) => recommendationVerdict(requirement, seen))
  const { coverage } = rollUp(results)
  return {
    ...countStates(verdicts),
    coverage,
    ...splitOf(results.map(({ of, state, score }) => ({ card: of.card, state, score }))),
  }
}

/** One row per component of the standard. */
export function componentRows(book: Rulebook, seen: ReadonlyMap<string, Seen>): Cockpit['components'] {
  return book.catalogue.components.map((component) => standingRow(book, seen, component, ofTheStandard))
}

/** What stands beside the components and has a place in the navigation: governance changes and the emergency cycle. */
export function besideRows(book: Rulebook, seen: ReadonlyMap<string, Seen>): Cockpit['components'] {
  const { governanceChanges, emergency } = book.catalogue
  return [
    standingRow(book, seen, { code: governanceChanges.id, title: governanceChanges.title }, ['governance_change']),
    standingRow(book, seen, { code: emergency.id, title: emergency.title }, ['cell']),
  ]
}

function standingRow(
  book: Rulebook,
  seen: ReadonlyMap<string, Seen>,
  { code, title }: { readonly code: string; readonly title: Text },
  kinds: readonly RequirementKind[],
): Cockpit['components'][number] {
  const requirements = book.requirements.filter(({ component, kind }) => component === code && kinds.includes(kind))
  const verdicts = requirements.map((requirement) => recommendationVerdict(requirement, seen))
  const { coverage } = rollUp(requirements.flatMap(({ rules }) => rules.flatMap(({ id }) => seen.get(id) ?? [])))
  const counts = countStates(verdicts)
  return { code, title, counts, coverage, worst: worstOf(verdicts.map(({ state }) => state)) }
}

/** The latest verdicts that became another. */
export async function turned(
  client: Queryable,
  book: Rulebook,
  scopeId: string,
  limit: number,
): Promise<Cockpit['turned']> {
  const changes = await changesOf(client, scopeId, { limit, turned: true })
  return changes.flatMap(({ rule, from, to, at }) => {
    const title = book.rules.get(rule)?.card.title
    return title ? [{ rule, title, from, to, at }] : []
  })
}
