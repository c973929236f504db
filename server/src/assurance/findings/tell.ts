/** Whom the news of findings goes to, when, and in which message. */
import type { FindingChannel, FindingEventKind, FindingSeverity } from '@citywide/model/assurance/finding'
import type { FindingNews } from '@citywide/model/platform/inbox'
import { ABOUT_FINDINGS, tellAccounts } from '#platform/inbox/store.ts'
import type { Queryable } from '#platform/postgres/pool.ts'
import type { Rulebook } from '../rulebook.ts'
import { type DueNotice, followsOf, keepNotices, type NewNotice, type StoredFollow, takeDue } from './notice-store.ts'
import { roleAbove } from './owner.ts'
import { holdersOf, type Listener, listenersOf } from './owner-store.ts'
import { type Hours, sendAfter, today } from './when.ts'

/** Something that happened to a finding and concerns its owner, or the role it was brought before. */
export interface News {
  readonly finding: string
  readonly kind: FindingEventKind
  readonly rule: string
  readonly component: string
  readonly class: string
  readonly severity: FindingSeverity
  readonly incident: boolean
  readonly role: string
  readonly channel: FindingChannel
}

const worst: readonly FindingSeverity[] = ['critical', 'major', 'minor']

/** Puts down who is told what. Nothing is sent before {@link sendDue}. */
export async function queueNews(
  client: Queryable,
  scopeId: string,
  hours: Hours,
  news: readonly News[],
): Promise<void> {
  if (news.length === 0) return
  const listeners = await listenersOf(client, scopeId)
  if (listeners.length === 0) return
  const holders = await holdersOf(client, scopeId, today(hours))
  const follows = await followsOf(client)
  const notices = news.flatMap((one): NewNotice[] => {
    const channels = new Map<string, FindingChannel>()
    for (const follow of follows) {
      if (!fits(follow, one, scopeId)) continue
      for (const { id } of listeners.filter((listener) => isHolder(follow, listener))) {
        if (channels.get(id) !== 'at_once') channels.set(id, follow.channel)
      }
    }
    // What is one's own comes as it must, whatever else one follows.
    for (const { id } of answerable(one.role, holders.get(one.role)?.id, listeners)) {
      if (channels.get(id) !== 'at_once') channels.set(id, one.channel)
    }
    return [...channels].map(([account, channel]) => ({
      finding: one.finding,
      account,
      kind: one.kind,
      channel,
      sendAfter: sendAfter(hours, channel, one.incident).toString(),
    }))
  })
  await keepNotices(client, hours.now.toString(), notices)
}

/** The person who is named for a role; else everybody who has it; else whoever stands above. */
function answerable(role: string, personId: string | undefined, listeners: readonly Listener[]): readonly Listener[] {
  const named = listeners.filter((listener) => personId !== undefined && listener.personId === personId)
  if (named.length > 0) return named
  const having = listeners.filter(({ roles }) => roles.includes(role))
  if (having.length > 0) return having
  const above = roleAbove(role)
  return above === undefined ? [] : answerable(above, undefined, listeners)
}

function isHolder({ accountId, role }: StoredFollow, { id, roles }: Listener): boolean {
  return accountId === null ? role !== null && roles.includes(role) : accountId === id
}

function fits(follow: StoredFollow, news: News, scopeId: string): boolean {
  return (
    (follow.scopeId === null || follow.scopeId === scopeId) &&
    (follow.component === null || follow.component === news.component) &&
    (follow.class === null || follow.class === news.class) &&
    (follow.severity === null || worst.indexOf(news.severity) <= worst.indexOf(follow.severity))
  )
}

/** Findings that one message names; it says how many there are in all. */
const mostNamed = 10

/**
 * Sends what is due: one message for each account and channel, whatever the number of findings.
 *
 * @returns how many messages
 */
export async function sendDue(client: Queryable, book: Rulebook, now: Temporal.Instant): Promise<number> {
  const due = await takeDue(client, now.toString())
  const messages = Map.groupBy(due, ({ account, channel }) => `${account} ${channel}`)
  for (const notices of messages.values()) {
    const [first] = notices
    if (!first) continue
    await tellAccounts(client, [first.account], {
      kind: 'finding',
      noun: ABOUT_FINDINGS,
      recordId: first.finding,
      note: newsOf(book, first.channel, notices),
    })
  }
  return messages.size
}

function newsOf(book: Rulebook, channel: FindingChannel, notices: readonly DueNotice[]): FindingNews {
  // Of a finding to which several things happened the last one is told.
  const last = [...new Map(notices.map((notice) => [notice.finding, notice])).values()]
  const gravest = last.toSorted((one, other) => weightOf(one) - weightOf(other))
  return {
    channel,
    total: last.length,
    items: gravest.slice(0, mostNamed).map((notice) => itemOf(book, notice)),
  }
}

/** What asks for something comes before what got better. */
function weightOf({ kind, severity }: DueNotice): number {
  return (kind === 'closed' || kind === 'eased' ? worst.length : 0) + worst.indexOf(severity)
}

function itemOf({ rules }: Rulebook, notice: DueNotice): FindingNews['items'][number] {
  const { finding, scope, kind, rule, verdict, severity, n, fail, dueOn, failing } = notice
  const of = rules.get(rule)
  const withdrawn = { zh: rule, en: rule }
  return {
    finding,
    scope,
    kind,
    rule,
    title: of?.card.title ?? withdrawn,
    sentence: of?.sentences.sentence ?? withdrawn,
    verdict,
    severity,
    n,
    fail,
    next: of?.card.do ?? withdrawn,
    dueOn,
    sample: of && kind !== 'closed' ? failing.map((id) => ({ noun: of.card.about, id })) : [],
  }
}
