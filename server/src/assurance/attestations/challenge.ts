/** Statements against which the records speak. */
import { ANSWER_DAYS } from '@citywide/model/assurance/attestation'
import type { WholeScope } from '#platform/access/scopes-store.ts'
import type { PoolClient } from '#platform/postgres/pool.ts'
import type { Rulebook } from '../rulebook.ts'
import type { NewChange } from '../run/state-store.ts'
import { validOf } from './attestation-store.ts'
import { byItself, tellOwner, type Times } from './by-itself.ts'

/** A rule computed from records that has become not met speaks against what was stated about the same recommendation. */
export async function challenge(
  client: PoolClient,
  book: Rulebook,
  scope: Pick<WholeScope, 'id'>,
  changes: readonly Pick<NewChange, 'rule' | 'to'>[],
  times: Times,
): Promise<void> {
  for (const { rule, to } of changes) {
    const against = book.rules.get(rule)
    if (to !== 'not_met' || !against || against.card.evidence === 'assessed') continue
    const ids = against.requirement.rules.flatMap(({ id }) => (id === rule ? [] : [id]))
    const stated = ids.length === 0 ? [] : await validOf(client, scope.id, ids)
    const answerBy = times.moment.add({ hours: ANSWER_DAYS * 24 }).toString()
    for (const one of stated) {
      await byItself(client, one, 'challenge', times, { challengedBy: rule, answerBy })
      await tellOwner(client, book, one, 'challenged')
    }
  }
}
