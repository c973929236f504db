/** What became of a finding, as other systems are told of it. */
import type { FindingEventKind, FindingSeverity } from '@citywide/model/assurance/finding'
import type { VerdictState } from '@citywide/model/assurance/verdict-state'
import type { NewEvent } from '#platform/outbox/queue-store.ts'

interface Happened {
  readonly id: string
  readonly rule: string
  readonly kind: FindingEventKind
  readonly verdict: VerdictState
  readonly severity: FindingSeverity
  readonly ownerRole: string
  readonly dueOn: string
}

export function findingEvents(
  scope: { readonly id: string; readonly code: string },
  at: string,
  all: readonly Happened[],
): NewEvent[] {
  return all.map(({ id, rule, kind, verdict, severity, ownerRole, dueOn }) => ({
    topic: 'finding.changed',
    subject: `finding/${id}`,
    body: {
      type: 'finding.changed',
      timestamp: at,
      data: { finding: id, scope: scope.code, scopeId: scope.id, rule, kind, verdict, severity, ownerRole, dueOn },
    },
  }))
}
