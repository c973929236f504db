/** What happens to findings by itself: plans that lapse, actions in vain, higher roles, messages whose time has come. */
import type { FindingEventKind } from '@citywide/model/assurance/finding'
import { tellAround } from '#platform/around/subject-store.ts'
import { noteActs } from '#platform/audit/append.ts'
import type { Job } from '#platform/jobs.ts'
import { queueEvent } from '#platform/outbox/queue-store.ts'
import type { PoolClient } from '#platform/postgres/pool.ts'
import { type EvaluatorParts, turn } from '../run/turn.ts'
import type { Rulebook } from '../rulebook.ts'
import { findingEvents } from './finding-event.ts'
import { ofIncident, roleAbove } from './owner.ts'
import { settingsOf } from './settings-store.ts'
import { keepEvents, moveFindings } from './store.ts'
import { type News, queueNews, sendDue } from './tell.ts'
import { markEscalated, markIneffective, type Waiting, waitingFindings } from './watch-store.ts'
import { escalationsDue, type Hours, today } from './when.ts'

/** A step that a finding takes by itself. */
interface Step {
  readonly of: Waiting
  readonly kind: FindingEventKind
  /** Who is told; undefined: nobody. */
  readonly role: string | undefined
  readonly times: number
}

/** Looks at every finding that stands, and sends what waits. @returns how many messages were sent */
export async function watchFindings(parts: EvaluatorParts): Promise<number> {
  return turn(parts, async (writer, book) => {
    const now = parts.clock.now()
    const hours: Hours = { now, timeZone: parts.timeZone, settings: await settingsOf(writer) }
    const steps = (await waitingFindings(writer)).flatMap((of) => stepsOf(of, hours))
    if (steps.length > 0) await take(writer, book, hours, steps)
    return sendDue(writer, book, now)
  })
}

function stepsOf(of: Waiting, hours: Hours): Step[] {
  const { state, open, done, lastDone, toldInVain, ownerRole } = of
  // An action may have been entered in its register, or cancelled there.
  const live = open + done > 0
  if (state !== 'planned' && open > 0) return [{ of, kind: 'planned', role: undefined, times: 0 }]
  if (state === 'planned' && !live) return [{ of, kind: 'lapsed', role: ownerRole, times: 0 }]
  const inVain = !toldInVain && open === 0 && lastDone !== null && lastDone < today(hours)
  return [
    ...(inVain ? [{ of, kind: 'ineffective' as const, role: ownerRole, times: 0 }] : []),
    ...escalation(of, hours),
  ]
}

function escalation(of: Waiting, hours: Hours): Step[] {
  const due = escalationsDue(hours, of)
  if (due <= of.escalated) return []
  let role: string | undefined = of.ownerRole
  for (let step = 0; step < due && role !== undefined; step += 1) role = roleAbove(role)
  return role === undefined ? [] : [{ of, kind: 'escalated', role, times: due }]
}

async function take(writer: PoolClient, book: Rulebook, hours: Hours, steps: readonly Step[]): Promise<void> {
  const at = hours.now.toString()
  const ids = (kind: FindingEventKind) => steps.flatMap((step) => (step.kind === kind ? [step.of.id] : []))
  await moveFindings(writer, ids('planned'), 'plan')
  await moveFindings(writer, ids('lapsed'), 'lapse')
  for (const { of, kind, times } of steps) {
    if (kind === 'escalated') await markEscalated(writer, of.id, times)
    if (kind === 'ineffective') await markIneffective(writer, of.id, at)
  }
  await keepEvents(
    writer,
    at,
    null,
    steps.map(({ of, kind, role }) => ({
      finding: of.id,
      kind,
      verdict: of.verdict,
      ...(kind === 'escalated' && role !== undefined && { role }),
    })),
  )
  await noteActs(
    writer,
    steps.map(({ of, kind }) => ({ act: `finding.${kind}`, noun: 'Finding', object: of.id })),
  )
  for (const [scopeId, own] of Map.groupBy(steps, ({ of }) => of.scopeId)) {
    const scope = { id: scopeId, code: own[0]?.of.scope ?? '' }
    await queueEvent(
      writer,
      ...findingEvents(
        scope,
        at,
        own.map(({ of, kind }) => ({ ...of, kind })),
      ),
    )
    await queueNews(
      writer,
      scopeId,
      hours,
      own.flatMap((step) => newsOf(book, step)),
    )
  }
  await tellAround(writer, 'findings')
}

function newsOf({ rules }: Rulebook, { of: { id, rule, severity }, kind, role }: Step): News[] {
  const of = rules.get(rule)
  if (!of || role === undefined) return []
  const { component } = of.requirement
  const channel = kind === 'lapsed' ? 'digest' : 'at_once'
  return [
    { finding: id, kind, rule, component, class: of.card.evidence, severity, incident: ofIncident(of), role, channel },
  ]
}

export function findingJobs(parts: EvaluatorParts): readonly Job[] {
  return [
    {
      name: 'findings-watch',
      title: { zh: '跟进发现项并发送提醒', en: 'Following findings up and sending what waits' },
      cron: '*/5 * * * *',
      run: () => watchFindings(parts),
    },
  ]
}
