/** What people do with statements: draft, sign, sign as the second, withdraw, answer a challenge. */
import { randomUUIDv7 } from 'node:crypto'
import {
  ATTESTATION_MONTHS,
  type AttestationChange,
  type AttestationEvent,
  type AttestationNew,
  moved,
} from '@citywide/model/assurance/attestation'
import { Problem } from '@citywide/model/problem'
import type { z } from 'zod'
import type { Role } from '#platform/access/grants.ts'
import { currentRights } from '#platform/access/reach.ts'
import { departmentOf } from '#platform/accounts/account-store.ts'
import { othersWith } from '#platform/accounts/grant-store.ts'
import { noteAct } from '#platform/audit/append.ts'
import type { PoolClient, Queryable } from '#platform/postgres/pool.ts'
import { endAfter } from '../profile/last-day.ts'
import { tellMoved } from '../profile/moved.ts'
import { profileOf } from '../profile/profile.ts'
import { mayAct } from '../profile/rights.ts'
import { demandAnother, type Settling, subjectOf } from '../profile/settle.ts'
import type { BookRule, Rulebook } from '../rulebook.ts'
import {
  addAttestation,
  changeDraft,
  lockAttestation,
  moveAttestation,
  type Move,
  type StoredAttestation,
} from './attestation-store.ts'
import { tellSignature } from './tell.ts'

/** Who may state something about a rule: those whose role answers for it, and whoever may write assessments. */
function mayState({ card }: Pick<BookRule, 'card'>, scopeId: string): boolean {
  const roles: readonly string[] = currentRights()?.principal.roles ?? []
  return mayAct('write', scopeId) || (roles.includes(card.owner) && mayAct('read', scopeId))
}

function assessed(book: Rulebook, id: string): BookRule {
  const rule = book.rules.get(id)
  if (!rule) throw new Problem('NOT_FOUND')
  if (rule.card.evidence !== 'assessed') throw new Problem('ATTESTATION_OF_COMPUTED')
  return rule
}

/** @throws Problem NOT_FOUND, ATTESTATION_OF_COMPUTED, FORBIDDEN, DAY_PAST, TOO_LONG */
export async function draft(client: PoolClient, settling: Settling, body: AttestationNew): Promise<string> {
  const { book, scope, by, now } = settling
  const rule = assessed(book, body.rule)
  if (!mayState(rule, scope.id)) throw new Problem('FORBIDDEN')
  const roles: readonly string[] = currentRights()?.principal.roles ?? []
  const id = randomUUIDv7()
  await addAttestation(client, {
    id,
    scopeId: scope.id,
    rule: body.rule,
    statement: body.statement,
    role: roles.includes(rule.card.owner) ? rule.card.owner : 'programme_office',
    owner: by,
    ...validity(settling, body.until),
    at: now.toString(),
  })
  await noteAct(client, { act: 'attestation.draft', noun: 'attestation', object: id, detail: { rule: body.rule } })
  await tellMoved(client)
  return id
}

function validity({ moment, timeZone }: Pick<Settling, 'moment' | 'timeZone'>, until: string) {
  const day = Temporal.PlainDate.from(until)
  const today = moment.toZonedDateTimeISO(timeZone).toPlainDate()
  if (Temporal.PlainDate.compare(day, today) <= 0) throw new Problem('DAY_PAST', { day: until })
  const months = ATTESTATION_MONTHS
  if (Temporal.PlainDate.compare(day, today.add({ months })) > 0)
    throw new Problem('TOO_LONG', { months: String(months) })
  return { until, validTo: endAfter(until, timeZone).toString() }
}

/** A statement that only its owner may do something with, locked. */
export async function ownOf(client: PoolClient, id: string, by: string): Promise<StoredAttestation> {
  const found = await lockAttestation(client, id)
  if (!found || !mayAct('read', found.scopeId)) throw new Problem('NOT_FOUND')
  if (found.owner?.id !== by) throw new Problem('FORBIDDEN')
  return found
}

/** @throws Problem NOT_FOUND, FORBIDDEN, ATTESTATION_MOVE, CHANGED */
export async function rewrite(
  client: PoolClient,
  settling: Settling,
  id: string,
  read: number,
  { statement, until }: z.infer<typeof AttestationChange>,
): Promise<void> {
  const before = await ownOf(client, id, settling.by)
  if (before.state !== 'draft') throw cannot(before)
  const changed = { statement: statement ?? before.statement, ...validity(settling, until ?? before.until) }
  if (!(await changeDraft(client, id, read, changed)))
    throw new Problem('CHANGED', { read: String(read), now: String(before.version) })
  await noteAct(client, { act: 'attestation.change', noun: 'attestation', object: id })
  await tellMoved(client)
}

export function cannot({ state }: Pick<StoredAttestation, 'state'>): Problem {
  return new Problem('ATTESTATION_MOVE', { state })
}

/** @throws Problem ATTESTATION_MOVE */
function step(
  before: StoredAttestation,
  event: AttestationEvent,
  { moment, now, by }: Pick<Settling, 'moment' | 'now' | 'by'>,
  note: string | null = null,
): Move {
  const to = moved(before.state, event)
  if (to === undefined) throw cannot(before)
  return { event, from: before.state, to, at: moment.toString(), doneAt: now.toString(), actor: by, note }
}

/**
 * Its owner signs, or answers a challenge by signing anew; then a second person has to sign.
 *
 * @throws Problem NOT_FOUND, FORBIDDEN, ATTESTATION_MOVE, ATTESTATION_NEEDS_FILE, DAY_PAST, ATTESTATION_OF_COMPUTED
 */
export async function sign(
  client: PoolClient,
  settling: Settling,
  id: string,
  answer: string | null = null,
): Promise<void> {
  const before = await ownOf(client, id, settling.by)
  const rule = assessed(settling.book, before.rule)
  const move = step(before, answer === null ? 'sign' : 'answer', settling, answer)
  if (before.files.length === 0) throw new Problem('ATTESTATION_NEEDS_FILE')
  const validTo = earliestEnd(before, settling.timeZone)
  if (Temporal.Instant.compare(validTo, settling.moment) <= 0) throw new Problem('DAY_PAST', { day: before.until })
  await moveAttestation(client, id, move, { second: null, validTo: validTo.toString() })
  await noted(client, move, id)
  await tell(client, settling, before, await seconds(client, settling, rule), 'waits')
}

/** A statement ends when the first of its evidence files may not be relied on any more. */
function earliestEnd({ until, files }: StoredAttestation, timeZone: string): Temporal.Instant {
  const days = [until, ...files.flatMap(({ expiresAt }) => expiresAt ?? [])].toSorted()
  return endAfter(days[0] ?? until, timeZone)
}

/** Who may sign as the second: approvers of assessments and the auditor. */
async function seconds(client: Queryable, { by }: Settling, { card }: BookRule): Promise<readonly string[]> {
  const roles: readonly Role[] = card.critical
    ? ['auditor', 'programme_office', 'city_leader']
    : ['programme_office', 'city_leader']
  const found: string[] = []
  for (const role of roles) found.push(...(await othersWith(client, role, [by])))
  return found
}

/**
 * The second person signs too, or sends it back.
 *
 * @throws Problem NOT_FOUND, FORBIDDEN, SETTING_OWN, SECOND_FROM_ELSEWHERE, ATTESTATION_MOVE, REASON_NEEDED
 */
export async function signSecond(
  client: PoolClient,
  settling: Settling,
  id: string,
  { signs, reason }: { readonly signs: boolean; readonly reason: string | null },
): Promise<void> {
  const { book, by } = settling
  const before = await lockAttestation(client, id)
  if (!before || !mayAct('read', before.scopeId)) throw new Problem('NOT_FOUND')
  const rule = assessed(book, before.rule)
  const isAuditor = currentRights()?.principal.roles.includes('auditor') ?? false
  if (!isAuditor && !mayAct('approve', before.scopeId)) throw new Problem('FORBIDDEN')
  await demandAnother(client, by, before.owner?.id)
  const profile = await profileOf(client, before.scopeId, settling.moment)
  const isCritical = profile.rule(rule, book.vocabulary).card.critical ?? false
  if (isCritical && !isAuditor && before.owner) {
    const [own, other] = [await departmentOf(client, by), await departmentOf(client, before.owner.id)]
    if (own === null || own === other) throw new Problem('SECOND_FROM_ELSEWHERE')
  }
  const move = step(before, signs ? 'countersign' : 'decline', settling, reason)
  if (!signs && reason === null) throw new Problem('REASON_NEEDED')
  if (Temporal.Instant.compare(Temporal.Instant.from(before.validTo), settling.moment) <= 0)
    throw new Problem('DAY_PAST', { day: before.until })
  await moveAttestation(client, id, move, { second: signs ? by : null })
  await noted(client, move, id)
  await tell(client, settling, before, before.owner ? [before.owner.id] : [], signs ? 'approved' : 'declined')
}

/** @throws Problem NOT_FOUND, FORBIDDEN, ATTESTATION_MOVE */
export async function withdraw(client: PoolClient, settling: Settling, id: string, note: string): Promise<void> {
  const before = await ownOf(client, id, settling.by)
  const move = step(before, 'withdraw', settling, note)
  await moveAttestation(client, id, move)
  await noted(client, move, id)
}

async function noted(client: PoolClient, { event, to }: Move, id: string): Promise<void> {
  await noteAct(client, { act: `attestation.${event}`, noun: 'attestation', object: id, detail: { state: to } })
  await tellMoved(client)
}

async function tell(
  client: Queryable,
  { book, by }: Pick<Settling, 'book' | 'by'>,
  { id, rule, scope }: StoredAttestation,
  people: readonly string[],
  event: 'waits' | 'approved' | 'declined',
): Promise<void> {
  const news = {
    what: 'attestation' as const,
    event,
    kind: null,
    ...subjectOf(book.rules.get(rule), book, rule),
    scope,
  }
  await tellSignature(client, people, { about: id, actor: by, news })
}
