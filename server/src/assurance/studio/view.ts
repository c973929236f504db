/** Rules and their versions as a reader of the studio sees them. */
import type { AccountName } from '@citywide/model/platform/account-view'
import { checkCard } from '@citywide/model/assurance/card-check'
import type { RuleFile, RuleLine, RuleVersion } from '@citywide/model/assurance/rule-studio'
import { mayStep, versionActs } from '@citywide/model/assurance/rule-version'
import { Problem } from '@citywide/model/problem'
import type { Principal } from '#platform/access/principal.ts'
import type { Queryable } from '#platform/postgres/pool.ts'
import { type BookRule, hashOf, type Rulebook } from '../rulebook.ts'
import type { Seen } from '../view/seen.ts'
import { mayRules } from './rights.ts'
import { eventsOf, latestVersions, type Version, versionsOf, type Writer, writersOf } from './version-store.ts'

type People = ReadonlyMap<string, Writer>

async function peopleOf(client: Queryable, versions: readonly Version[]): Promise<People> {
  return writersOf(
    client,
    versions.flatMap(({ authors, reviewer }) => (reviewer === null ? authors : [...authors, reviewer])),
  )
}

function named(people: People, ids: readonly string[]): AccountName[] {
  return ids.flatMap((id) => {
    const person = people.get(id)
    return person ? [{ id: person.id, name: person.name }] : []
  })
}

/** Every rule, in the order of the catalogue; what the city has beside it last. */
export async function ruleLines(client: Queryable, book: Rulebook, seen: readonly Seen[]): Promise<RuleLine[]> {
  const versions = await latestVersions(client)
  const people = await peopleOf(client, versions)
  const byRule = Map.groupBy(versions, ({ rule }) => rule)
  const states = new Map(seen.map((one) => [one.rule, one.state]))
  const ids = book.requirements.flatMap(({ code, rules }) => {
    const own = versions.filter(({ requirement }) => requirement === code).map(({ rule }) => rule)
    return [...new Set([...rules.map(({ id }) => id), ...own])].map((id) => ({ id, code }))
  })
  return ids.flatMap(({ id, code }) => lineOf(book, { id, code }, byRule.get(id) ?? [], { people, states }) ?? [])
}

function lineOf(
  book: Rulebook,
  { id, code }: { readonly id: string; readonly code: string },
  versions: readonly Version[],
  { people, states }: { readonly people: People; readonly states: ReadonlyMap<string, Seen['state']> },
): RuleLine | undefined {
  const requirement = book.requirements.find((one) => one.code === code)
  const published = versions.find(({ state }) => state === 'published')
  const open = versions.find(({ state }) => state === 'draft' || state === 'review')
  const inForce = book.rules.get(id)
  const card = inForce?.card ?? published?.card ?? open?.card
  if (!requirement || !card) return undefined
  return {
    id,
    title: card.title,
    requirement: code,
    kind: requirement.kind,
    component: requirement.component,
    class: card.evidence,
    state: states.get(id) ?? null,
    no: inForce?.no ?? published?.no ?? 0,
    standing: standingOf(inForce, published, book.released.has(id)),
    changed: published?.publishedAt ? { by: named(people, published.authors), at: published.publishedAt } : null,
    open: open ? { id: open.id, state: open.state, authors: named(people, open.authors) } : null,
    releaseMoved: hasMoved(book, published),
    broken: book.broken.find(({ version }) => version.rule === id)?.problems ?? null,
  }
}

function standingOf(
  inForce: BookRule | undefined,
  published: Version | undefined,
  isReleased: boolean,
): RuleLine['standing'] {
  if (!published) return inForce ? 'release' : 'draft'
  if (published.puts === 'retired') return 'retired'
  if (!isReleased) return 'own'
  return published.puts === 'release' ? 'release' : 'changed'
}

/** Whether the release has another card by now than the one that the city changed. */
function hasMoved(book: Rulebook, published: Version | undefined): boolean {
  const released = published?.puts === 'card' ? book.released.get(published.rule) : undefined
  return released !== undefined && hashOf(released.card) !== published?.releaseHash
}

export async function ruleFile(client: Queryable, book: Rulebook, reader: Principal, id: string): Promise<RuleFile> {
  const versions = await versionsOf(client, id)
  const released = book.released.get(id)
  const inForce = book.rules.get(id)
  const code = released?.requirement.code ?? versions[0]?.requirement
  const requirement = book.requirements.find((one) => one.code === code)
  if (!requirement) throw new Problem('NOT_FOUND')
  const { kind, component, text } = requirement
  return {
    id,
    requirement: { code: requirement.code, kind, component, text },
    release: released?.card ?? null,
    inForce: inForce ? { no: inForce.no, card: inForce.card } : null,
    releaseMoved: hasMoved(
      book,
      versions.find(({ state }) => state === 'published'),
    ),
    broken: book.broken.find(({ version }) => version.rule === id)?.problems ?? null,
    versions: await versionViews(client, book, reader, versions),
    mayWrite: mayRules('write'),
  }
}

export async function versionViews(
  client: Queryable,
  book: Rulebook,
  { accountId, personId }: Principal,
  versions: readonly Version[],
): Promise<RuleVersion[]> {
  const people = await peopleOf(client, versions)
  const events = await eventsOf(
    client,
    versions.map(({ id }) => id),
  )
  const may = { write: mayRules('write'), approve: mayRules('approve') }
  return versions.map(({ releaseHash: _hash, authors, examples, ...version }) => {
    const isAuthor =
      authors.includes(accountId) || authors.some((id) => personId !== null && people.get(id)?.personId === personId)
    const isOpen = version.state === 'draft' || version.state === 'review'
    return {
      ...version,
      examples: [...examples],
      authors: named(people, authors),
      reviewer: named(people, version.reviewer === null ? [] : [version.reviewer])[0] ?? null,
      events: events.get(version.id) ?? [],
      problems:
        version.card && isOpen
          ? [...checkCard(version.card, book.vocabulary, book.catalogue.common.roles).problems]
          : [],
      acts: versionActs.filter(
        (act) =>
          mayStep(version.state, act, isAuthor) && may[act === 'publish' || act === 'sendBack' ? 'approve' : 'write'],
      ),
    }
  })
}
