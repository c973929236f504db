/** Findings as the API gives them. */
import type { Finding, FindingPage } from '@citywide/model/assurance/finding'
import type { Queryable } from '#platform/postgres/pool.ts'
import type { Rulebook } from '../rulebook.ts'
import type { StoredFinding } from './list-store.ts'
import { holdersOf } from './owner-store.ts'
import { isMine } from './rights.ts'

/**
 * @param today `YYYY-MM-DD`
 * @returns in the order given; on a rule that is asked no more, its number stands for its title
 */
export async function findingViews(
  client: Queryable,
  book: Rulebook,
  found: readonly StoredFinding[],
  today: string,
): Promise<Finding[]> {
  const holders = new Map<string, Awaited<ReturnType<typeof holdersOf>>>()
  for (const scopeId of new Set(found.map((one) => one.scopeId)))
    holders.set(scopeId, await holdersOf(client, scopeId, today))
  return found.map((one) => findingView(book, one, holders.get(one.scopeId)?.get(one.ownerRole) ?? null, today))
}

function findingView(
  { rules, catalogue }: Rulebook,
  one: StoredFinding,
  holder: Finding['owner']['person'],
  today: string,
): Finding {
  const { rule, ownerRole, actionsOpen, actionsDone, closer, scopeId: _, opening: __, previousId: ___, ...rest } = one
  const of = rules.get(rule)
  const standing = one.closedAt === null
  return {
    ...rest,
    rule,
    title: of?.card.title ?? { zh: rule, en: rule },
    recommendation: of?.requirement.code ?? rule.replace(/-[A-Z]\d+$/, ''),
    component: of?.requirement.component ?? '',
    class: of?.card.evidence ?? 'register',
    verdict: of ? one.verdict : null,
    owner: {
      role: ownerRole,
      title: catalogue.common.roles[ownerRole] ?? { zh: ownerRole, en: ownerRole },
      person: standing ? holder : closer,
    },
    mine: standing && isMine(ownerRole, holder),
    overdue: standing && one.dueOn < today,
    actions: { open: actionsOpen, done: actionsDone },
    ineffective: standing && actionsOpen === 0 && actionsDone > 0,
  }
}

export function countsOf(standing: readonly Finding[], closed: number): FindingPage['counts'] {
  const count = (fits: (one: Finding) => boolean) => standing.filter(fits).length
  return {
    open: count(({ state }) => state === 'open'),
    acknowledged: count(({ state }) => state === 'acknowledged'),
    planned: count(({ state }) => state === 'planned'),
    closed,
    overdue: count(({ overdue }) => overdue),
    mine: count(({ mine }) => mine),
  }
}
