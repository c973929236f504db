/** Findings that stand, with what is planned for them, as an OSCAL plan of action and milestones. */
import type { StoredFinding } from '../findings/list-store.ts'
import type { BookRule } from '../rulebook.ts'
import { documentUuid, inChinese, metadata, nameUuid, own } from './names.ts'
import type { PlanDocument } from './shape.ts'

/** An action as the reader may see it. */
export interface PlannedTask {
  readonly id: string
  readonly title: string
  readonly dueAt: string
  readonly status: string
}

export interface PlanGiven {
  readonly scope: string
  readonly findings: readonly {
    readonly finding: StoredFinding
    readonly of: Pick<BookRule, 'card' | 'sentences'>
    readonly tasks: readonly PlannedTask[]
  }[]
}

/** Undefined where nothing stands: OSCAL knows no empty plan. */
export function planOf({ scope, findings }: PlanGiven): PlanDocument | undefined {
  const newest = findings
    .map(({ finding }) => finding.openedAt)
    .toSorted()
    .at(-1)
  if (newest === undefined) return undefined
  const body = {
    metadata: metadata({
      title: { en: `Findings of ${scope} and what is planned`, zh: `${scope} 的问题与整改计划` },
      version: '1',
      changed: newest,
      props: own({ scope }),
    }),
    'system-id': { id: `urn:citywide:scope:${scope}` },
    risks: findings.map(riskOf),
    findings: findings.map(({ finding, of: { card } }) => ({
      uuid: nameUuid('standing-finding', finding.id),
      title: card.title.en,
      description: card.do.en,
      props: own({ rule: card.id, state: finding.verdict, severity: finding.severity }),
      target: {
        type: 'objective-id' as const,
        'target-id': card.id,
        status: { state: 'not-satisfied' as const, reason: finding.verdict === 'partly' ? 'other' : 'fail' },
      },
      'related-risks': [{ 'risk-uuid': nameUuid('risk', finding.id) }],
    })),
    'poam-items': findings.map(({ finding, of: { card } }) => ({
      uuid: nameUuid('poam-item', finding.id),
      title: card.title.en,
      description: card.do.en,
      props: [
        ...inChinese(card.title),
        ...inChinese(card.do, 'description-zh'),
        ...own({
          rule: card.id,
          state: finding.state,
          severity: finding.severity,
          'opened-at': finding.openedAt,
          'due-on': finding.dueOn,
          'owner-role': finding.ownerRole,
        }),
      ],
      'related-findings': [{ 'finding-uuid': nameUuid('standing-finding', finding.id) }],
      'related-risks': [{ 'risk-uuid': nameUuid('risk', finding.id) }],
    })),
  }
  return { 'plan-of-action-and-milestones': { uuid: documentUuid('plan', body), ...body } }
}

type Risks = NonNullable<PlanDocument['plan-of-action-and-milestones']['risks']>

function riskOf({ finding, of: { card, sentences }, tasks }: PlanGiven['findings'][number]): Risks[number] {
  return {
    uuid: nameUuid('risk', finding.id),
    title: card.title.en,
    description: sentences.sentence.en,
    statement: card.do.en,
    status: tasks.length > 0 ? 'remediating' : 'open',
    deadline: endOf(finding.dueOn),
    ...(tasks.length > 0 && {
      remediations: [
        {
          uuid: nameUuid('remediation', finding.id),
          lifecycle: 'planned' as const,
          title: card.do.en,
          description: card.do.en,
          tasks: tasks.map(({ id, title, dueAt, status }) => ({
            uuid: nameUuid('action', id),
            type: 'action',
            title,
            props: own({ status, 'record-id': id }),
            timing: { 'on-date': { date: endOf(dueAt) } },
          })),
        },
      ],
    }),
  }
}

/** OSCAL wants a moment: the day ends at midnight in UTC. */
const endOf = (day: string): string => `${day.slice(0, 10)}T23:59:59Z`
