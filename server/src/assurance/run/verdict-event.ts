/** A verdict that became another, as other systems are told of it. */
import type { WholeScope } from '#platform/access/scopes-store.ts'
import type { NewEvent } from '#platform/outbox/queue-store.ts'
import type { NewChange } from './state-store.ts'

/** First states are none: nothing was known before. */
export function verdictEvents(scope: Pick<WholeScope, 'id' | 'code'>, changes: readonly NewChange[]): NewEvent[] {
  return changes
    .filter(({ from }) => from !== null)
    .map(({ rule, at, asOf, from, to, valueFrom, valueTo, n, pass, fail, unknown, cause }) => ({
      topic: 'verdict.changed',
      subject: `verdict/${scope.code}/${rule}`,
      body: {
        type: 'verdict.changed',
        timestamp: at,
        data: {
          scope: scope.code,
          scopeId: scope.id,
          rule,
          asOf,
          from,
          to,
          valueFrom,
          valueTo,
          n,
          pass,
          fail,
          unknown,
          cause,
        },
      },
    }))
}
