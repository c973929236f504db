/** Drafts as a reader sees them: by name, beside the record as it stands, with what the reader may do. */
import { draftActs, isOpen, mayAct } from '@citywide/model/platform/draft'
import type { DraftLine, DraftView } from '@citywide/model/platform/draft-view'
import type { AccountName } from '@citywide/model/platform/account-view'
import { displayName } from '@citywide/model/record/display'
import type { Act } from '../access/grants.ts'
import { mayAny, reachOf } from '../access/reach.ts'
import { rightsOf } from '@citywide/model/platform/record-class'
import type { Principal } from '../access/principal.ts'
import type { Queryable } from '../postgres/pool.ts'
import { type Desk, declarationOf, mayPropose, mayPublishNow, wroteIn } from './act.ts'
import { type Draft, eventsOf, versionsNow, type Writer, writersOf } from './store.ts'
import { changedBy, overlapsWith } from './values.ts'

export async function linesOf(client: Queryable, desk: Desk, drafts: readonly Draft[]): Promise<DraftLine[]> {
  const known = drafts.filter(({ noun }) => desk.byName.has(noun))
  const people = await writersOf(
    client,
    known.flatMap(({ authors, reviewer, decidedBy }) => [...authors, reviewer, decidedBy].filter((id) => id !== null)),
  )
  const versions = new Map<string, number>()
  for (const noun of new Set(known.map((draft) => draft.noun))) {
    const table = desk.byName.get(noun)?.table
    const ids = known.flatMap((draft) => (draft.noun === noun && draft.recordId !== null ? [draft.recordId] : []))
    if (table === undefined || ids.length === 0) continue
    for (const [id, version] of await versionsNow(client, table, ids)) versions.set(id, version)
  }
  return known.map((draft) => lineOf(desk, draft, people, versions))
}

function lineOf(
  desk: Desk,
  draft: Draft,
  people: ReadonlyMap<string, Writer>,
  versions: ReadonlyMap<string, number>,
): DraftLine {
  const { base: _base, values: _values, authors, scopeId: _scope, baseVersion, recordId, ...rest } = draft
  const declaration = declarationOf(desk, draft)
  const named = (id: string | null): AccountName | null => {
    const person = id === null ? undefined : people.get(id)
    return person ? { id: person.id, name: person.name } : null
  }
  const { zh, en } = displayName(declaration, { ...draft.base, ...draft.values, id: recordId ?? draft.id })
  return {
    ...rest,
    recordId,
    path: declaration.path,
    title: { ...(zh !== undefined && { zh }), ...(en !== undefined && { en }) },
    authors: authors.flatMap((id) => named(id) ?? []),
    reviewer: named(draft.reviewer),
    decidedBy: named(draft.decidedBy),
    changed: changedBy(draft),
    urgent: draft.state === 'published' && draft.decidedBy !== null && authors.includes(draft.decidedBy),
    outdated: isOpen(draft.state) && recordId !== null && versions.get(recordId) !== baseVersion,
  }
}

/** Acts of somebody who decides over what others wrote. */
const decisions: ReadonlySet<string> = new Set(['approve', 'return', 'publishNow'])

export async function viewOf(client: Queryable, desk: Desk, reader: Principal, draft: Draft): Promise<DraftView> {
  const declaration = declarationOf(desk, draft)
  const { recordId, state } = draft
  const now = recordId === null ? undefined : await desk.store.find(client, declaration, recordId)
  const [line] = await linesOf(client, desk, [draft])
  if (!line) throw new Error(`draft ${draft.id} is of no register`)
  const isAuthor = await wroteIn(client, draft, reader)
  const { kind } = rightsOf(declaration)
  // With a fresh factor; without one the answer asks for it.
  const may = (act: Act) => mayAny(reachOf(reader.roles), act, kind)
  const orphaned = recordId !== null && now === undefined
  return {
    ...line,
    values: draft.values,
    baseVersion: draft.baseVersion,
    base: draft.base,
    now: now ?? null,
    overlaps: now && isOpen(state) ? overlapsWith(draft, now) : [],
    events: await eventsOf(client, draft.id),
    acts: draftActs.filter(
      (act) =>
        (decisions.has(act) ? may('approve') : act === 'comment' ? may('read') : mayPropose(declaration)) &&
        mayAct(state, act, isAuthor) &&
        (act !== 'publishNow' || mayPublishNow(reader)) &&
        (!['return', 'approve'].includes(act) || reader.kind === 'session') &&
        (!orphaned || act === 'withdraw' || act === 'comment' || act === 'takeBack'),
    ),
  }
}
