/** What happens to a statement by itself, and telling its owner of it. */
import { type AttestationEvent, moved } from '@citywide/model/assurance/attestation'
import type { SignatureNews } from '@citywide/model/platform/inbox'
import { noteAct } from '#platform/audit/append.ts'
import type { PoolClient } from '#platform/postgres/pool.ts'
import { tellMoved } from '../profile/moved.ts'
import { subjectOf } from '../profile/settle.ts'
import type { Rulebook } from '../rulebook.ts'
import { moveAttestation, type StoredAttestation } from './attestation-store.ts'
import { tellSignature } from './tell.ts'

export interface Times {
  /** In the time of the scope. */
  readonly moment: Temporal.Instant
  readonly now: Temporal.Instant
}

/** Moves a statement on without anybody's hand. */
export async function byItself(
  client: PoolClient,
  before: StoredAttestation,
  event: AttestationEvent,
  { moment, now }: Times,
  more: { readonly challengedBy?: string; readonly answerBy?: string } = {},
): Promise<void> {
  const to = moved(before.state, event)
  if (to === undefined) return
  const at = moment.toString()
  const move = { event, from: before.state, to, at, doneAt: now.toString(), actor: null, note: null }
  await moveAttestation(client, before.id, move, more)
  const actor = { id: 'system', kind: 'system' } as const
  await noteAct(client, { act: `attestation.${event}`, noun: 'attestation', object: before.id, actor })
  await tellMoved(client)
}

/** Tells its owner. */
export async function tellOwner(
  client: PoolClient,
  book: Rulebook,
  { id, rule, scope, owner }: Pick<StoredAttestation, 'id' | 'rule' | 'scope' | 'owner'>,
  event: SignatureNews['event'],
): Promise<void> {
  const news = { what: 'attestation' as const, event, kind: null, scope }
  await tellSignature(client, owner ? [owner.id] : [], {
    about: id,
    actor: null,
    news: { ...news, ...subjectOf(book.rules.get(rule), book, rule) },
  })
}
