/** What people do with versions of rules. All of it runs in the transaction of the caller. */
import { randomUUIDv7 } from 'node:crypto'
import { type CardProblem, checkCard } from '@citywide/model/assurance/card-check'
import { type CardDraft, emptyCard, trimmed } from '@citywide/model/assurance/card-draft'
import type { NewVersion, VersionPatch, VersionStep } from '@citywide/model/assurance/rule-studio'
import {
  firstOwnNumber,
  mayStep,
  numberOf,
  type VersionAct,
  versionActsWithNote,
  versionSteps,
} from '@citywide/model/assurance/rule-version'
import { Problem } from '@citywide/model/problem'
import type { Principal } from '#platform/access/principal.ts'
import { noteAct } from '#platform/audit/append.ts'
import { queueEvent } from '#platform/outbox/queue-store.ts'
import type { Pool, PoolClient, Queryable } from '#platform/postgres/pool.ts'
import { hashOf, type Rulebook } from '../rulebook.ts'
import { reportOn } from './examples.ts'
import { releasedExamples } from './released-examples.ts'
import { demandRules } from './rights.ts'
import {
  heldVersion,
  idsGiven,
  insertVersion,
  keepEvent,
  lockRequirement,
  type NewRow,
  openVersionOf,
  updateVersion,
  type Version,
  versionsOf,
  writersOf,
} from './version-store.ts'

/** Two accounts of one person are one person. */
async function wroteIn(
  client: Queryable,
  { authors }: Pick<Version, 'authors'>,
  { accountId, personId }: Principal,
): Promise<boolean> {
  if (authors.includes(accountId)) return true
  if (personId === null) return false
  return [...(await writersOf(client, authors)).values()].some((writer) => writer.personId === personId)
}

/** @returns the id of the new version */
export async function begin(client: PoolClient, book: Rulebook, author: Principal, asked: NewVersion): Promise<string> {
  demandRules('write')
  const id = randomUUIDv7()
  const row = 'rule' in asked ? await ofRule(client, book, asked) : await ofRequirement(client, book, asked)
  const begun = await insertVersion(client, { ...row, id, note: asked.note ?? null, author: author.accountId })
  if (!begun) throw new Problem('RULE_VERSION_OPEN', {}, { current: { id: await openVersionOf(client, row.rule) } })
  await keepEvent(client, id, 'begin', author.accountId, asked.note)
  await noteAct(client, {
    act: 'rule.begin',
    noun: 'RuleVersion',
    object: id,
    detail: { rule: row.rule, puts: row.puts },
  })
  return id
}

type Row = Omit<NewRow, 'id' | 'note' | 'author'>

async function ofRule(
  client: Queryable,
  book: Rulebook,
  { rule, puts }: Extract<NewVersion, { rule: string }>,
): Promise<Row> {
  const versions = (await versionsOf(client, rule)).filter(({ state }) => state === 'published')
  const released = book.released.get(rule)
  const inForce = book.rules.get(rule)
  const requirement = released?.requirement.code ?? versions[0]?.requirement
  if (requirement === undefined) throw new Problem('NOT_FOUND')
  const releaseHash = released ? hashOf(released.card) : null
  const base = { rule, requirement, puts, releaseHash, card: null, hash: null, examples: [] }
  if (puts === 'release') {
    const last = versions[0]
    if (!released || !last || last.puts === 'release') throw new Problem('RULE_NOT_IN_RELEASE')
    return base
  }
  if (puts === 'retired') {
    if (released) throw new Problem('RULE_OF_RELEASE')
    if (!inForce) throw new Problem('RULE_UNCHANGED')
    return base
  }
  const written = versions.find((version) => version.card !== null)
  // A card that the release does not understand any more is the one to mend.
  const last = versions[0]?.puts === 'release' ? undefined : written
  const card = last?.card ?? released?.card
  if (!card) throw new Problem('NOT_FOUND')
  const examples = last?.examples ?? (await releasedExamples(rule))
  return { ...base, card: trimmed(card), hash: hashOf(trimmed(card)), examples }
}

async function ofRequirement(
  client: PoolClient,
  book: Rulebook,
  { requirement: code, about }: Extract<NewVersion, { requirement: string }>,
): Promise<Row> {
  const requirement = book.requirements.find((one) => one.code === code)
  if (!requirement || !book.vocabulary.nouns.has(about)) throw new Problem('NOT_FOUND')
  await lockRequirement(client, code)
  const ids = [...requirement.rules.map(({ id }) => id), ...(await idsGiven(client, code))]
  const last = Math.max(firstOwnNumber - 1, ...ids.map((id) => numberOf(id) ?? 0))
  const rule = `${code}-E${last + 1}`
  const owner = requirement.rules[0]?.owner ?? 'programme_office'
  const card = emptyCard(rule, about, owner)
  return { rule, requirement: code, puts: 'card', card, hash: hashOf(card), releaseHash: null, examples: [] }
}

/** Writes in a version; whoever does becomes one of its authors. */
export async function edit(
  client: PoolClient,
  book: Rulebook,
  author: Principal,
  { id, read, patch }: { id: string; read: number; patch: VersionPatch },
): Promise<void> {
  demandRules('write')
  const version = await held(client, id, read)
  demandStep(version, 'edit', await wroteIn(client, version, author))
  if (patch.card !== undefined && (version.card === null || patch.card.id !== version.rule)) {
    throw new Problem('RULE_VERSION_STEP')
  }
  const card = patch.card ? storable(trimmed(patch.card), book) : version.card
  const released = book.released.get(version.rule)
  await updateVersion(client, {
    ...version,
    card,
    hash: card && hashOf(card),
    releaseHash: released ? hashOf(released.card) : null,
    examples: patch.examples ?? version.examples,
    note: patch.note === undefined ? version.note : patch.note,
    authors: version.authors.includes(author.accountId) ? version.authors : [...version.authors, author.accountId],
  })
  await keepEvent(client, id, 'edit', author.accountId, undefined)
  const parts = Object.keys(patch)
  await noteAct(client, { act: 'rule.edit', noun: 'RuleVersion', object: id, detail: { rule: version.rule, parts } })
}

/** Mistakes that cannot even be kept: texts without end, and signs that no text has. */
const unkeepable: ReadonlySet<string> = new Set(['TOO_LONG', 'TEXT', 'CHARACTER'])

function storable(card: CardDraft, book: Rulebook): CardDraft {
  const { problems } = checkCard(card, book.vocabulary, book.catalogue.common.roles)
  const hopeless = problems.filter(({ code }) => unkeepable.has(code))
  if (hopeless.some(({ code }) => code !== 'CHARACTER') || !isKeepable(card)) throw faulty(hopeless)
  return card
}

/** PostgreSQL keeps neither NUL nor half a surrogate pair. */
function isKeepable(card: CardDraft): boolean {
  const text = JSON.stringify(card)
  return !text.includes(String.raw`\u0000`) && !/\\ud[89a-f][0-9a-f]{2}/.test(text)
}

/** The refusal of a card, with a pointer to each mistake and everything that is known of it. */
export function faulty(found: readonly CardProblem[]): Problem {
  const fields = found.map(({ line, code, text }) => ({ pointer: line === '' ? '/card' : `/card/${line}`, code, text }))
  return new Problem('RULE_FAULTY', {}, { fields, current: { problems: found } })
}

export async function step(
  client: PoolClient,
  parts: { readonly pool: Pool; readonly book: Rulebook; readonly at: string },
  actor: Principal,
  { id, read, asked: { act, note } }: { id: string; read: number; asked: VersionStep },
): Promise<void> {
  const version = await held(client, id, act === 'comment' ? undefined : read)
  demandRules(act === 'publish' || act === 'sendBack' ? 'approve' : 'write')
  demandStep(version, act, await wroteIn(client, version, actor))
  if (versionActsWithNote.has(act) && note === undefined) {
    const text = { zh: '此项必填。', en: 'This is required.' }
    throw new Problem('INVALID', {}, { fields: [{ pointer: '/note', code: 'REQUIRED', text }] })
  }
  if ((act === 'publish' || act === 'sendBack') && actor.kind !== 'session') throw new Problem('PERSON_NEEDED')
  if (act === 'submit' || act === 'publish') await demandSound(parts, version)
  if (act !== 'comment') {
    await updateVersion(client, {
      ...version,
      state: versionSteps[version.state][act]?.to ?? version.state,
      reviewer: act === 'publish' ? actor.accountId : null,
      note: act === 'submit' ? (note ?? version.note) : version.note,
    })
  }
  await keepEvent(client, id, act, actor.accountId, note)
  const { rule, no, hash } = version
  await noteAct(client, { act: `rule.${act}`, noun: 'RuleVersion', object: id, detail: { rule, no, hash } })
  if (act === 'publish') await queueEvent(client, publication(version, parts.at))
}

/** A version as other systems are told of it. */
function publication({ rule, requirement, no, puts, hash, note }: Version, at: string) {
  return {
    topic: 'rule.published',
    subject: `rule/${rule}`,
    body: { type: 'rule.published', timestamp: at, data: { rule, requirement, no, puts, hash, note } },
  }
}

/** Nothing is reviewed or published that cannot run, changes nothing, or whose examples do not hold. */
async function demandSound(
  { pool, book }: { pool: Pool; book: Rulebook },
  { card, examples, rule }: Version,
): Promise<void> {
  if (card === null) return
  const checked = checkCard(card, book.vocabulary, book.catalogue.common.roles)
  if (!checked.rule) throw faulty(checked.problems)
  if (book.rules.get(rule)?.version === hashOf(card).slice(0, 16)) throw new Problem('RULE_UNCHANGED')
  const report = await reportOn(pool, book.vocabulary, checked.rule, examples)
  if (!report.holds) throw new Problem('RULE_EXAMPLES', {}, { current: report })
}

/** The version, held, if it still stands as it was read. */
async function held(client: PoolClient, id: string, read: number | undefined): Promise<Version> {
  const version = await heldVersion(client, id)
  if (!version) throw new Problem('NOT_FOUND')
  if (read !== undefined && version.revision !== read) {
    const { revision, card, examples, note, state } = version
    const current = { id, revision, card, examples, note, state }
    throw new Problem('CHANGED', { read: String(read), now: String(revision) }, { current })
  }
  return version
}

function demandStep({ state }: Version, act: VersionAct, isAuthor: boolean): void {
  if (mayStep(state, act, isAuthor)) return
  if (!versionSteps[state][act]) throw new Problem('RULE_VERSION_STEP')
  throw new Problem(isAuthor ? 'RULE_VERSION_OWN' : 'RULE_VERSION_NOT_OWN')
}
