/** What people do with drafts. All of it runs in the transaction of the caller; the record is written by the one write path. */
import { randomUUIDv7 } from 'node:crypto'
import { actsWithNote, type DraftAct, draftSteps, mayAct } from '@citywide/model/platform/draft'
import type { DraftPatch, DraftStep, NewDraft } from '@citywide/model/platform/draft-view'
import { type FieldProblem, Problem } from '@citywide/model/problem'
import type { RecordDeclaration } from '@citywide/model/record/record'
import type { Text } from '@citywide/model/text'
import type { z } from 'zod'
import type { Role } from '../access/grants.ts'
import type { Principal } from '../access/principal.ts'
import { rightsOf } from '@citywide/model/platform/record-class'
import { currentRights, mayAny, reachOf } from '../access/reach.ts'
import { asPlatform, type PoolClient, type Queryable } from '../postgres/pool.ts'
import { demandRight } from '../records/facts-store.ts'
import { demandAny } from '../records/personal.ts'
import { homesOf } from '../records/homes.ts'
import type { RecordStore, Stored } from '../records/store.ts'
import {
  type Draft,
  heldDraft,
  insertDraft,
  keepEvent,
  openDraftOf,
  rolesOfReviewer,
  updateDraft,
  type Values,
  writersOf,
} from './store.ts'
import { changedBy, heldValues, overlapsWith, remaining } from './values.ts'

export interface Desk {
  readonly store: RecordStore
  readonly byName: ReadonlyMap<string, RecordDeclaration>
  /** By the path an address names. @throws Problem NO_SUCH_REGISTER */
  readonly registerAt: (path: string) => RecordDeclaration
}

/** Who may publish what they wrote themselves, with a reason. */
const urgent: readonly Role[] = ['city_leader']

export function mayPublishNow({ kind, roles }: Principal): boolean {
  return kind === 'session' && roles.some((role) => urgent.includes(role))
}

export function declarationOf({ byName }: Desk, { noun }: Draft): RecordDeclaration {
  const declaration = byName.get(noun)
  if (!declaration) throw new Problem('NO_SUCH_REGISTER', { path: noun })
  return declaration
}

/** Two accounts of one person are one person. */
export async function wroteIn(client: Queryable, { authors }: Draft, { accountId, personId }: Principal) {
  if (authors.includes(accountId)) return true
  if (personId === null) return false
  return [...(await writersOf(client, authors)).values()].some((writer) => writer.personId === personId)
}

/** @returns the id of the new draft */
export async function begin(client: PoolClient, desk: Desk, author: Principal, asked: z.infer<typeof NewDraft>) {
  const { register, record, read, note } = asked
  const declaration = desk.registerAt(register)
  if (!declaration.publication) throw new Problem('NO_DRAFTS')
  demandDrafting(declaration)
  const now = record === undefined ? undefined : await desk.store.find(client, declaration, record)
  if (record !== undefined) {
    if (!now) throw new Problem('NOT_FOUND')
    if (read === undefined) throw new Problem('MATCH_NEEDED')
    const open = await openDraftOf(client, declaration.name, record)
    if (open) throw new Problem('DRAFT_OPEN', {}, { current: { id: open.id } })
    if (now.version !== read) throw changed(read, now)
  }
  const values = await heldValues(client, desk.byName, declaration, now, asked.values)
  const id = randomUUIDv7()
  const [home] = now ? [now] : await homesOf(client, declaration, [{ id, values }])
  if (!home || home instanceof Problem) throw home ?? new Problem('NO_CITY')
  const begun = await insertDraft(client, {
    id,
    noun: declaration.name,
    recordId: now?.id ?? null,
    scopeId: home.scopeId,
    baseVersion: now?.version ?? null,
    base: now ?? null,
    values: now ? remaining(values, now) : values,
    authors: [author.accountId],
    note: note ?? null,
  })
  if (!begun) {
    const open = record === undefined ? undefined : await openDraftOf(client, declaration.name, record)
    throw new Problem('DRAFT_OPEN', {}, { current: { id: open?.id } })
  }
  await keepEvent(client, id, 'begin', author.accountId, note, values)
  return id
}

/** Writes in a draft; whoever does becomes one of its authors. */
export async function edit(
  client: PoolClient,
  desk: Desk,
  author: Principal,
  { id, read, patch }: { id: string; read: number; patch: z.infer<typeof DraftPatch> },
): Promise<void> {
  const { draft, declaration, isAuthor } = await held(client, desk, author, id, read)
  demandDrafting(declaration)
  demandStep(draft, 'edit', isAuthor)
  const now = await standing(client, desk, declaration, draft)
  const { onto, note } = patch
  if (onto !== undefined && now?.version !== onto) throw now ? changed(onto, now) : new Problem('DRAFT_ORPHANED')
  const based = onto === undefined || !now ? draft : { ...draft, base: now, baseVersion: now.version }
  const values = await heldValues(client, desk.byName, declaration, based.base ?? undefined, patch.values)
  const authors = draft.authors.includes(author.accountId) ? draft.authors : [...draft.authors, author.accountId]
  const next = {
    ...based,
    values: based.base ? remaining(values, based.base) : values,
    authors,
    note: note === undefined ? draft.note : note,
  }
  await updateDraft(client, next)
  await keepEvent(client, id, onto === undefined ? 'edit' : 'rebase', author.accountId, undefined, next.values)
}

export async function step(
  client: PoolClient,
  desk: Desk,
  actor: Principal,
  { id, read, asked }: { id: string; read: number; asked: DraftStep },
): Promise<void> {
  const { act, note, reviewer } = asked
  const { draft, declaration, isAuthor } = await held(client, desk, actor, id, act === 'comment' ? undefined : read)
  demandStep(draft, act, isAuthor)
  if (act === 'return') demandAny(declaration, 'approve')
  else if (act !== 'approve' && act !== 'comment') demandDrafting(declaration)
  if (actsWithNote.has(act) && note === undefined)
    throw fieldProblem('/note', { zh: '此项必填。', en: 'This is required.' })
  const next = await after(client, desk, actor, { draft, declaration, asked })
  if (next) {
    await updateDraft(client, {
      ...next,
      state: draftSteps[draft.state][act]?.to ?? draft.state,
      ...(act === 'send' && { reviewer: reviewer ?? null, note: note ?? draft.note }),
    })
  }
  await keepEvent(client, id, act, actor.accountId, note)
}

interface Stepping {
  readonly draft: Draft
  readonly declaration: RecordDeclaration
  readonly asked: DraftStep
}

/** The draft after the act, its state aside; undefined where the act leaves it as it is. */
async function after(
  client: PoolClient,
  desk: Desk,
  actor: Principal,
  { draft, declaration, asked }: Stepping,
): Promise<Draft | undefined> {
  switch (asked.act) {
    case 'comment':
      return undefined
    case 'send':
      demandChange(draft)
      if (asked.reviewer !== undefined) await demandReviewer(client, declaration, draft, asked.reviewer)
      await standing(client, desk, declaration, draft)
      return { ...draft, sentAt: null }
    case 'takeBack':
      return draft
    case 'return':
      demandPerson(actor)
      return draft
    case 'withdraw':
      return { ...draft, decidedBy: actor.accountId }
    case 'rebase':
      return rebased(client, desk, { draft, declaration })
    case 'approve':
      demandPerson(actor)
      return published(client, desk, { draft, declaration }, actor, {
        writer: draft.authors[0] ?? actor.accountId,
        reviewer: actor.accountId,
        reason: draft.note ?? asked.note,
      })
    case 'publishNow':
      demandPerson(actor)
      if (!mayPublishNow(actor)) throw new Problem('URGENT_RIGHT')
      return published(client, desk, { draft, declaration }, actor, {
        writer: actor.accountId,
        reviewer: null,
        reason: asked.note,
      })
  }
}

/** Takes in what others changed in fields that the draft leaves alone. */
async function rebased(client: PoolClient, desk: Desk, { draft, declaration }: Omit<Stepping, 'asked'>) {
  const now = await standing(client, desk, declaration, draft)
  if (!now) return draft
  if (overlapsWith(draft, now).length > 0) throw new Problem('DRAFT_OVERLAPS', {}, { current: now })
  return { ...draft, base: now, baseVersion: now.version, values: remaining(draft.values, now) }
}

async function published(
  client: PoolClient,
  desk: Desk,
  { draft, declaration }: Omit<Stepping, 'asked'>,
  actor: Principal,
  { writer, reviewer, reason }: { writer: string; reviewer: string | null; reason: string | undefined },
): Promise<Draft> {
  demandChange(draft)
  const now = await standing(client, desk, declaration, draft)
  if (now && now.version !== draft.baseVersion) throw new Problem('DRAFT_OUTDATED', {}, { current: now })
  if (now) await demandRight(client, desk.byName, declaration, 'approve', now.id)
  else demandAny(declaration, 'approve')
  const author = {
    accountId: writer,
    personId: (await writersOf(client, [writer])).get(writer)?.personId ?? null,
    source: 'manual' as const,
    reason,
    review: { draft: draft.id, reviewer },
  }
  // Whoever approves need not have the right to write: the writer had it.
  const record = await asPlatform(client, () =>
    now
      ? desk.store.change(client, declaration, now.id, now.version, draft.values, author)
      : desk.store.create(client, declaration, draft.values, author),
  )
  return { ...draft, recordId: record.id, decidedBy: actor.accountId }
}

/** The draft, held, if it still stands as it was read. */
async function held(client: PoolClient, desk: Desk, actor: Principal, id: string, read: number | undefined) {
  const draft = await heldDraft(client, id)
  if (!draft) throw new Problem('NOT_FOUND')
  if (read !== undefined && draft.version !== read) {
    const { version, values, base, state } = draft
    const current = { id, version, values, base, state }
    throw new Problem('CHANGED', { read: String(read), now: String(version) }, { current })
  }
  return { draft, declaration: declarationOf(desk, draft), isAuthor: await wroteIn(client, draft, actor) }
}

/** The record of the draft as it stands; undefined where it is not made yet. */
async function standing(
  client: PoolClient,
  { store }: Desk,
  declaration: RecordDeclaration,
  { recordId }: Draft,
): Promise<Stored | undefined> {
  if (recordId === null) return undefined
  const record = await store.find(client, declaration, recordId)
  if (!record) throw new Problem('DRAFT_ORPHANED')
  return record
}

function demandStep({ state }: Draft, act: DraftAct, isAuthor: boolean): void {
  if (mayAct(state, act, isAuthor)) return
  if (!draftSteps[state][act]) throw new Problem('DRAFT_STEP')
  throw new Problem(isAuthor ? 'DRAFT_OWN' : 'DRAFT_NOT_OWN')
}

/** Whoever may write or approve such records may propose a change of one. */
function demandDrafting(declaration: RecordDeclaration): void {
  if (!mayPropose(declaration)) demandAny(declaration, 'write')
}

export function mayPropose(declaration: RecordDeclaration): boolean {
  const rights = currentRights()
  if (!rights) return true
  const { kind } = rightsOf(declaration)
  const allowed = reachOf(rights.principal.roles)
  return mayAny(allowed, 'write', kind) || mayAny(allowed, 'approve', kind)
}

function demandPerson({ kind }: Principal): void {
  if (kind !== 'session') throw new Problem('PERSON_NEEDED')
}

function demandChange(draft: Draft): void {
  if (changedBy(draft).length === 0) throw new Problem('DRAFT_EMPTY')
}

async function demandReviewer(
  client: Queryable,
  declaration: RecordDeclaration,
  { authors }: Draft,
  reviewer: string,
): Promise<void> {
  if (authors.includes(reviewer)) throw new Problem('DRAFT_OWN')
  const roles = await rolesOfReviewer(client, reviewer)
  if (mayAny(reachOf(roles), 'approve', rightsOf(declaration).kind)) return
  throw fieldProblem('/reviewer', {
    zh: '此账户不能审核，请选择有审核权限的人。',
    en: 'This account cannot review; choose somebody who may approve.',
  })
}

function fieldProblem(pointer: FieldProblem['pointer'], text: Text): Problem {
  return new Problem('INVALID', {}, { fields: [{ pointer, code: 'CUSTOM', text }] })
}

function changed(read: number, now: Stored | Values): Problem {
  return new Problem('CHANGED', { read: String(read), now: String(now['version']) }, { current: now })
}
