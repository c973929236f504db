import type { FindingDetail } from '@citywide/model/assurance/finding'
import { Problem } from '@citywide/model/problem'
import { can, currentRights } from '#platform/access/reach.ts'
import { scopeOf } from '#platform/access/scopes-store.ts'
import type { Rulebook } from '../rulebook.ts'
import { explanationsOf } from '../view/explain.ts'
import { seenIn, type Sight } from '../view/seen.ts'
import { actionsOf, eventsOf, findingsById, followerOf, messagesOf } from './list-store.ts'
import { demandSight, mayAcknowledge } from './rights.ts'
import { findingViews } from './view.ts'

/** @param today `YYYY-MM-DD` @throws Problem NOT_FOUND */
export async function findingDetail(sight: Sight, book: Rulebook, id: string, today: string): Promise<FindingDetail> {
  const { pool } = sight
  const [stored] = await findingsById(pool, [id])
  if (!stored) throw new Problem('NOT_FOUND')
  demandSight(stored.scopeId)
  const [finding] = await findingViews(pool, book, [stored], today)
  if (!finding) throw new Problem('NOT_FOUND')
  const scope = await scopeOf(pool, stored.scope)
  const rule = book.rules.get(stored.rule)
  const seen = rule ? await seenIn(sight, book, scope, [rule]) : []
  const [explanation = null] = await explanationsOf(pool, book, seen)
  const [before] = stored.previousId === null ? [] : await findingsById(pool, [stored.previousId])
  const standing = finding.state !== 'closed'
  const titleOf = (role: string) => book.catalogue.common.roles[role] ?? { zh: role, en: role }
  return {
    ...finding,
    scopeTitle: scope.title,
    opening: { ...stored.opening },
    explanation,
    before: before ? { id: before.id, closedAt: before.closedAt } : null,
    after: await followerOf(pool, id),
    planned: (await actionsOf(pool, id)).map(({ id: action, title, ...rest }) => ({
      action: { noun: 'Action', path: 'actions', id: action, title },
      ...rest,
    })),
    events: (await eventsOf(pool, id)).map((event) => ({
      ...event,
      role: event.role === null ? null : titleOf(event.role),
    })),
    messages: await messagesOf(pool, id),
    may: {
      acknowledge: finding.state === 'open' && mayAcknowledge(finding.owner.role, finding.owner.person),
      plan: standing && maySetActions(),
    },
  }
}

/** Whether who asks may enter an action at all: it is a record, and judged as one. */
function maySetActions(): boolean {
  const rights = currentRights()
  return !rights || can(rights.reach, 'write', { kind: 'strategy', level: 1, dept: false, own: true })
}
