/** Findings follow the states of rules: they open, turn and close in the transaction that keeps the states. */
import { randomUUIDv7 } from 'node:crypto'
import { callOf } from '@citywide/model/assurance/finding-move'
import type { Cause } from '@citywide/model/assurance/settle'
import type { VerdictChange } from '@citywide/model/assurance/verdict'
import type { WholeScope } from '#platform/access/scopes-store.ts'
import { tellAround } from '#platform/around/subject-store.ts'
import { queueEvent } from '#platform/outbox/queue-store.ts'
import type { PoolClient } from '#platform/postgres/pool.ts'
import type { BookRule, Rulebook } from '../rulebook.ts'
import { holdersOf } from './owner-store.ts'
import { ofIncident, severityOf } from './owner.ts'
import { findingEvents } from './finding-event.ts'
import { settingsOf } from './settings-store.ts'
import {
  closeFindings,
  keepEvents,
  type NewEvent,
  type NewFinding,
  openFindings,
  type Standing,
  type StandingFinding,
  standingsOf,
  turnFinding,
  withdrawnOf,
} from './store.ts'
import { type News, queueNews, sendDue } from './tell.ts'
import { dueOn, type Hours, today } from './when.ts'

/** The run that is being kept. */
interface Run {
  readonly scope: WholeScope
  /** When it was made. */
  readonly at: Temporal.Instant
  readonly timeZone: string
  readonly rules: readonly BookRule[]
  readonly cause: Cause
}

type Change = Pick<VerdictChange, 'rule' | 'from' | 'because'>

/**
 * Opens, turns and closes what the run asks for. A run over everything also mends what is missing, so that every
 * standing finding has its state and every state that falls short its finding.
 *
 * A scope that is judged at a fixed moment has none: nobody can act in the past. First states, and those that another
 * card brought, are told of in the digest, not one by one.
 */
export async function keepFindings(
  writer: PoolClient,
  book: Rulebook,
  { scope, at, timeZone, rules, cause }: Run,
  changes: readonly Change[],
): Promise<void> {
  if (scope.evaluatedAt !== null) return
  const whole = cause === 'full' || cause === 'first' || cause === 'manual'
  const asked = whole ? rules.map(({ card }) => card.id) : changes.map(({ rule }) => rule)
  if (asked.length === 0) return
  const turned = new Map(changes.map((change) => [change.rule, change]))
  const decided = decide(book, await standingsOf(writer, scope.id, asked), turned, cause === 'manual')
  const gone = rules.length === book.rules.size ? await withdrawnOf(writer, scope.id, [...book.rules.keys()]) : []
  const { opened, tightened, eased, followed, closed } = decided
  if (opened.length + tightened.length + eased.length + followed.length + closed.length + gone.length === 0) return

  const hours: Hours = { now: at, timeZone, settings: await settingsOf(writer) }
  const moment = at.toString()
  const fresh = opened.map(({ of, standing, quiet }) => ({
    quiet,
    of,
    finding: newFinding(of, standing, turned.get(standing.rule), hours),
  }))
  await openFindings(
    writer,
    scope.id,
    moment,
    fresh.map(({ finding }) => finding),
  )
  const worse = tightened.map(({ of, standing, finding }) => {
    const severity = severityOf(of, standing.state)
    const due = dueOn(hours, severity)
    return { of, ...finding, verdict: standing.state, severity, dueOn: due < finding.dueOn ? due : finding.dueOn }
  })
  const better = eased.map(({ of, standing, finding }) => ({ of, ...finding, verdict: standing.state }))
  const unclear = followed.map(({ standing, finding }) => ({ ...finding, verdict: standing.state }))
  for (const one of [...worse, ...better, ...unclear]) await turnFinding(writer, one)
  const holders = closed.length + gone.length > 0 ? await holdersOf(writer, scope.id, today(hours)) : new Map()
  const done = [
    ...closed.map(({ finding, as }) => ({ ...finding, as })),
    ...gone.map((finding) => ({ ...finding, as: 'withdrawn' as const })),
  ].map((one) => ({ ...one, personId: holders.get(one.ownerRole)?.id ?? null }))
  await closeFindings(writer, moment, done)

  const event = (finding: string, kind: NewEvent['kind'], rule: string, verdict: NewEvent['verdict']): NewEvent => ({
    finding,
    kind,
    ...(verdict && { verdict }),
    because: turned.get(rule)?.because ?? [],
  })
  const happened = [
    ...fresh.map(({ finding }) => ({ ...finding, kind: 'opened' as const, verdict: finding.to })),
    ...worse.map((one) => ({ ...one, kind: 'tightened' as const })),
    ...better.map((one) => ({ ...one, kind: 'eased' as const })),
    ...done.map((one) => ({ ...one, kind: 'closed' as const, verdict: one.as === 'withdrawn' ? one.verdict : one.as })),
  ]
  await keepEvents(
    writer,
    moment,
    null,
    happened.map(({ id, kind, rule, verdict }) => event(id, kind, rule, verdict)),
  )
  await queueEvent(writer, ...findingEvents(scope, moment, happened))
  await queueNews(writer, scope.id, hours, [
    ...fresh.map(({ finding, of, quiet }) => newsOf(of, finding, 'opened', quiet ? 'digest' : 'at_once')),
    ...worse.map((one) => newsOf(one.of, one, 'tightened', 'at_once')),
    ...better.map((one) => newsOf(one.of, one, 'eased', 'digest')),
    ...closed.map(({ of, finding }) => newsOf(of, finding, 'closed', 'digest')),
  ])
  await sendDue(writer, book, at)
  await tellAround(writer, 'findings')
}

interface Decided {
  readonly of: BookRule
  readonly standing: Standing
}
type About = Decided & { readonly finding: StandingFinding }

/** What each state means for the finding on its rule. */
function decide(
  { rules }: Rulebook,
  standings: readonly Standing[],
  turned: ReadonlyMap<string, Change>,
  manual: boolean,
) {
  const opened: (Decided & { readonly quiet: boolean })[] = []
  const tightened: About[] = []
  const eased: About[] = []
  const followed: About[] = []
  const closed: (About & { readonly as: Exclude<ReturnType<typeof callOf>, { do: 'open' | 'leave' }>['as'] })[] = []
  for (const standing of standings) {
    const { rule, state, before, finding } = standing
    const of = rules.get(rule)
    if (!of) continue
    const call = callOf(state, before ?? undefined, finding !== null)
    const change = turned.get(rule)
    if (call.do === 'open') opened.push({ of, standing, quiet: manual || change === undefined || change.from === null })
    else if (finding === null) continue
    else if (call.do === 'close') closed.push({ of, standing, finding, as: call.as })
    else if (finding.verdict === state) continue
    else if (state === 'not_met') tightened.push({ of, standing, finding })
    else if (state === 'partly') eased.push({ of, standing, finding })
    // Nobody can tell at present: that is no step in either direction.
    else followed.push({ of, standing, finding })
  }
  return { opened, tightened, eased, followed, closed }
}

function newFinding(of: BookRule, standing: Standing, change: Change | undefined, hours: Hours): NewFinding {
  const { rule, state, before, n, pass, fail, unknown, value } = standing
  const severity = severityOf(of, state)
  return {
    id: randomUUIDv7(),
    rule,
    severity,
    incident: ofIncident(of),
    from: change ? change.from : before,
    to: state,
    dueOn: dueOn(hours, severity),
    ownerRole: of.card.owner,
    n,
    pass,
    fail,
    unknown,
    value,
  }
}

function newsOf(
  of: BookRule,
  { id, rule, severity }: Pick<StandingFinding, 'id' | 'rule' | 'severity'>,
  kind: News['kind'],
  channel: News['channel'],
): News {
  return {
    finding: id,
    kind,
    rule,
    component: of.requirement.component,
    class: of.card.evidence,
    severity,
    incident: ofIncident(of),
    role: of.card.owner,
    channel,
  }
}
