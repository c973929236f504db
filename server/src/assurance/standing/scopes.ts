/** The scopes as a tree with what stands in each, and a scope beside its parts. */
import type { ComponentStanding } from '@citywide/model/assurance/component-standing'
import { scopeStandards } from '@citywide/model/platform/scope'
import type { Counted, RollUp, ScopeStanding } from '@citywide/model/assurance/standing'
import { outsideRights } from '#platform/access/reach.ts'
import { type WholeScope, wholeScopesOf } from '#platform/access/scopes-store.ts'
import { momentOf } from '#platform/clock.ts'
import { type Rulebook, rulebook } from '../rulebook.ts'
import { briefStates } from '../run/state-store.ts'
import { besideRows, componentRows, modelHeadline, ofTheStandard, rulesOf, stateCountsOf } from '../view/overview.ts'
import { seenIn, type Sight, type Wish } from '../view/seen.ts'
import { scopeCounts, scopeVersions } from './count-store.ts'

/** Every scope. Verdicts are those that were kept: a tree of hundreds is not judged while somebody waits. */
export async function scopeTree({ pool }: Sight): Promise<ScopeStanding[]> {
  const book = await rulebook(pool)
  const declarations = [...book.declarations.values()].filter(({ name }) => name !== 'Scope')
  const scopes = await wholeScopesOf(pool)
  const versions = await scopeVersions(pool)
  const own = await outsideRights(() => scopeCounts(pool, declarations))
  const states = await briefStates(pool)
  return scopes.map(({ inside, ...scope }) => {
    const known = states.get(scope.id)
    return {
      ...scope,
      standard: scopeStandards[scope.kind] ?? null,
      version: versions.get(scope.id) ?? 1,
      own: own.get(scope.id) ?? none,
      inside: inside.map((id) => own.get(id) ?? none).reduce(sum, none),
      counts: known ? stateCountsOf(book, known) : null,
    }
  })
}

const none: Counted = { value: 0, exact: true }

function sum(one: Counted, other: Counted): Counted {
  return { value: one.value + other.value, exact: one.exact && other.exact }
}

/** A scope and the parts right below it, each judged by its own records. */
export async function rollUpOf(
  sight: Sight,
  scope: WholeScope,
  at: Temporal.Instant | undefined,
  wish?: Wish,
): Promise<RollUp> {
  const book = await rulebook(sight.pool)
  const parts = (await wholeScopesOf(sight.pool)).filter(({ parentId }) => parentId === scope.id)
  const columns: RollUp['scopes'] = []
  for (const one of [scope, ...parts]) columns.push(await columnOf(sight, book, one, at, wish))
  return { scopes: columns }
}

/** The parts of the standard, then what stands beside them. */
export async function componentStandings(
  sight: Sight,
  scope: WholeScope,
  at: Temporal.Instant | undefined,
  wish?: Wish,
): Promise<ComponentStanding[]> {
  const book = await rulebook(sight.pool)
  const seen = await seenIn(sight, book, scope, [...book.rules.values()], at, wish)
  const byRule = new Map(seen.map((one) => [one.rule, one]))
  return [...componentRows(book, byRule), ...besideRows(book, byRule)]
}

async function columnOf(
  sight: Sight,
  book: Rulebook,
  scope: WholeScope,
  at: Temporal.Instant | undefined,
  wish: Wish | undefined,
) {
  const rules = rulesOf(
    book,
    book.requirements.filter(({ kind }) => ofTheStandard.includes(kind)),
  )
  const seen = new Map((await seenIn(sight, book, scope, rules, at, wish)).map((one) => [one.rule, one]))
  const { met, partly, not_met, not_assessable, attested, coverage } = modelHeadline(book, seen)
  const { inside: _inside, ...view } = scope
  return {
    scope: view,
    asOf: (at ?? momentOf(scope, sight.clock.now())).toString(),
    counts: { met, partly, not_met, not_assessable, attested },
    coverage,
    components: componentRows(book, seen),
  }
}
