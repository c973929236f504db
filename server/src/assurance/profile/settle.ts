/** Settling something for a city: one proposes, another approves, and from then on the rule is judged by it. */
import { randomUUIDv7 } from 'node:crypto'
import type { Card } from '@citywide/model/assurance/card'
import { limitsFit, longest, type SettingNew } from '@citywide/model/assurance/profile'
import { Problem } from '@citywide/model/problem'
import { othersWith, samePersons } from '#platform/accounts/grant-store.ts'
import { noteAct } from '#platform/audit/append.ts'
import type { WholeScope } from '#platform/access/scopes-store.ts'
import type { PoolClient } from '#platform/postgres/pool.ts'
import { tellSignature } from '../attestations/tell.ts'
import type { Rulebook } from '../rulebook.ts'
import { endAfter } from './last-day.ts'
import { tellMoved } from './moved.ts'
import { demandAct } from './rights.ts'
import {
  addSetting,
  declineSetting,
  endSetting,
  lockSetting,
  type NewSetting,
  putInForce,
  type StoredSetting,
} from './setting-store.ts'

export interface Settling {
  readonly book: Rulebook
  readonly scope: WholeScope
  /** Account that acts. */
  readonly by: string
  /** By the clock. */
  readonly now: Temporal.Instant
  /** The moment the scope is judged at: from when what is settled counts. */
  readonly moment: Temporal.Instant
  readonly timeZone: string
}

/**
 * Proposes a setting.
 *
 * @param records that are exempt or held; see records.ts
 * @throws Problem NOT_FOUND, LIMITS_UNFIT, TOO_LONG, DAY_PAST, SETTING_WAITS, RULE_HAS_NO_RECORDS, NOTHING_FAILS
 */
export async function propose(
  client: PoolClient,
  { book, scope, by, now, moment, timeZone }: Settling,
  body: SettingNew,
  records: readonly string[],
): Promise<string> {
  demandAct('write', scope.id)
  const rule = book.rules.get(body.subject)
  const requirement = book.requirements.find(({ code }) => code === body.subject)
  if (!rule && !(requirement && body.kind === 'not_applicable')) throw new Problem('NOT_FOUND')
  if (body.kind === 'limits' && rule && !limitsFit(rule.card, body.limits)) throw new Problem('LIMITS_UNFIT')
  const reviewDue = 'reviewDue' in body ? body.reviewDue : null
  const today = moment.toZonedDateTimeISO(timeZone).toPlainDate()
  for (const [day, months] of [
    [body.until, reviewDue === null ? longest.exemption : longest.review],
    [reviewDue, longest.review],
  ] as const) {
    if (day === null) continue
    if (Temporal.PlainDate.compare(day, today) <= 0) throw new Problem('DAY_PAST', { day })
    if (Temporal.PlainDate.compare(day, today.add({ months })) > 0)
      throw new Problem('TOO_LONG', { months: String(months) })
  }
  const setting: NewSetting = {
    id: randomUUIDv7(),
    scopeId: scope.id,
    kind: body.kind,
    subject: body.subject,
    limits: body.kind === 'limits' ? body.limits : {},
    records,
    reason: body.reason,
    until: body.until,
    untilAt: body.until === null ? null : endAfter(body.until, timeZone).toString(),
    reviewDue,
    author: by,
    at: now.toString(),
  }
  await addSetting(client, setting).catch((error: unknown) => {
    throw waits(error)
  })
  await note(client, 'profile.propose', setting)
  await tellSignature(client, await approvers(client, by), {
    about: setting.id,
    actor: by,
    news: {
      what: 'setting',
      event: 'waits',
      kind: body.kind,
      ...subjectOf(rule, book, body.subject),
      scope: scope.code,
    },
  })
  return setting.id
}

export function subjectOf(rule: { readonly card: Pick<Card, 'title'> } | undefined, book: Rulebook, subject: string) {
  const title = rule?.card.title ?? book.requirements.find(({ code }) => code === subject)?.text
  return { subject, title: title ?? { zh: subject, en: subject } }
}

/** Accounts that may approve what somebody proposed. */
async function approvers(client: PoolClient, author: string): Promise<readonly string[]> {
  const accounts = [
    ...(await othersWith(client, 'programme_office', [author])),
    ...(await othersWith(client, 'city_leader', [author])),
  ]
  const same = await samePersons(client, accounts, [author])
  return [...new Set(accounts)].filter((account) => !same.includes(account))
}

/** @throws Problem SETTING_OWN where the author would decide on his own proposal */
export async function demandAnother(client: PoolClient, by: string, author: string | undefined): Promise<void> {
  if (author === undefined) return
  if (author === by || (await samePersons(client, [author], [by])).length > 0) throw new Problem('SETTING_OWN')
}

/** @throws Problem NOT_FOUND, SETTING_DECIDED, SETTING_OWN, REASON_NEEDED, DAY_PAST */
export async function decideSetting(
  client: PoolClient,
  { book, scope, by, now, moment }: Omit<Settling, 'timeZone'>,
  id: string,
  { approve, reason }: { readonly approve: boolean; readonly reason: string | null },
): Promise<void> {
  demandAct('approve', scope.id)
  const setting = await lockSetting(client, id)
  if (!setting) throw new Problem('NOT_FOUND')
  await demandAnother(client, by, setting.author?.id)
  if (setting.state !== 'proposed') throw new Problem('SETTING_DECIDED')
  if (approve) {
    const { until, untilAt } = setting
    if (untilAt !== null && Temporal.Instant.compare(Temporal.Instant.from(untilAt), moment) <= 0)
      throw new Problem('DAY_PAST', { day: until ?? '' })
    await putInForce(client, setting, { by, at: now.toString(), from: moment.toString(), reason })
  } else if (reason === null) throw new Problem('REASON_NEEDED')
  else await declineSetting(client, id, { by, at: now.toString(), reason })
  await note(client, approve ? 'profile.approve' : 'profile.decline', setting)
  await tellSignature(client, setting.author ? [setting.author.id] : [], {
    about: setting.id,
    actor: by,
    news: {
      what: 'setting',
      event: approve ? 'approved' : 'declined',
      kind: setting.kind,
      ...subjectOf(book.rules.get(setting.subject), book, setting.subject),
      scope: scope.code,
    },
  })
}

/** A proposal is withdrawn by its author; what is in force ends by whoever may propose. */
export async function endNow(
  client: PoolClient,
  { scope, by, now, moment }: Pick<Settling, 'scope' | 'by' | 'now' | 'moment'>,
  id: string,
  reason: string,
): Promise<void> {
  demandAct('write', scope.id)
  const setting = await lockSetting(client, id)
  if (!setting) throw new Problem('NOT_FOUND')
  if (setting.state === 'proposed') {
    if (setting.author?.id !== by) throw new Problem('FORBIDDEN')
    await endSetting(client, id, { state: 'withdrawn', by, at: now.toString(), reason })
  } else if (setting.state === 'in_force')
    await endSetting(client, id, { state: 'ended', by, at: moment.toString(), reason })
  else throw new Problem('SETTING_DECIDED')
  await note(client, setting.state === 'proposed' ? 'profile.withdraw' : 'profile.end', setting)
}

async function note(
  client: PoolClient,
  act: string,
  { id, kind, subject }: Pick<StoredSetting, 'id' | 'kind' | 'subject'>,
): Promise<void> {
  await noteAct(client, { act, noun: 'profile_setting', object: id, detail: { kind, subject } })
  await tellMoved(client)
}

function waits(error: unknown): unknown {
  const { constraint } = error as { constraint?: unknown }
  return constraint === 'profile_setting_proposed' ? new Problem('SETTING_WAITS', {}, { cause: error }) : error
}
