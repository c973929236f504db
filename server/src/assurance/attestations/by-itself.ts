/** What happens to statements and settings by themselves: live evidence speaks against them, or their time is over. */
import { ANSWER_DAYS, ENDS_SOON_DAYS, type AttestationEvent, moved } from '@citywide/model/assurance/attestation'
import type { SignatureNews } from '@citywide/model/platform/inbox'
import { scopesOf, type WholeScope } from '#platform/access/scopes-store.ts'
import { noteAct } from '#platform/audit/append.ts'
import { momentOf } from '#platform/clock.ts'
import type { Job } from '#platform/jobs.ts'
import { type PoolClient, transaction } from '#platform/postgres/pool.ts'
import { tellMoved } from '../profile/moved.ts'
import { endOverdue, takeEndingSettings } from '../profile/setting-store.ts'
import { subjectOf } from '../profile/settle.ts'
import { type Rulebook, rulebook } from '../rulebook.ts'
import type { NewChange } from '../run/state-store.ts'
import type { EvaluatorParts } from '../run/turn.ts'
import {
  moveAttestation,
  overdueAttestations,
  type StoredAttestation,
  takeEnding,
  validOf,
} from './attestation-store.ts'
import { tellSignature } from './tell.ts'

interface Times {
  /** In the time of the scope. */
  readonly moment: Temporal.Instant
  readonly now: Temporal.Instant
}

/** A rule computed from records that has become not met speaks against what was stated about the same recommendation. */
export async function challenge(
  client: PoolClient,
  book: Rulebook,
  scope: Pick<WholeScope, 'id'>,
  changes: readonly Pick<NewChange, 'rule' | 'to'>[],
  times: Times,
): Promise<void> {
  for (const { rule, to } of changes) {
    const against = book.rules.get(rule)
    if (to !== 'not_met' || !against || against.card.evidence === 'assessed') continue
    const ids = against.requirement.rules.flatMap(({ id }) => (id === rule ? [] : [id]))
    const stated = ids.length === 0 ? [] : await validOf(client, scope.id, ids)
    const answerBy = times.moment.add({ hours: ANSWER_DAYS * 24 }).toString()
    for (const one of stated) {
      await byItself(client, one, 'challenge', times, { challengedBy: rule, answerBy })
      await tell(client, book, one, 'challenged')
    }
  }
}

async function byItself(
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

/** Ends what the clock has ended, and tells whose statements and settings end soon. */
export async function followTerms({ pool, clock }: EvaluatorParts): Promise<void> {
  await transaction(pool, async (client) => {
    const now = clock.now()
    const book = await rulebook(client)
    const scopes = await scopesOf(client)
    const moments = scopes.map((scope) => ({ id: scope.id, moment: momentOf(scope, now).toString() }))
    const momentIn = new Map(moments.map(({ id, moment }) => [id, Temporal.Instant.from(moment)]))
    for (const one of await overdueAttestations(client, moments)) {
      const moment = momentIn.get(one.scopeId) ?? now
      const over = Temporal.Instant.compare(Temporal.Instant.from(one.validTo), moment) <= 0
      await byItself(client, one, over ? 'expire' : 'lapse', { moment, now })
      await tell(client, book, one, 'ended')
    }
    for (const one of await takeEnding(client, moments, ENDS_SOON_DAYS)) await tell(client, book, one, 'ends')
    await endOverdue(client, moments)
    for (const { id, kind, subject, scope, author } of await takeEndingSettings(client, moments, ENDS_SOON_DAYS)) {
      const news = { what: 'setting' as const, event: 'ends' as const, kind, scope }
      await tellSignature(client, author ? [author.id] : [], {
        about: id,
        actor: null,
        news: { ...news, ...subjectOf(book.rules.get(subject), book, subject) },
      })
    }
  })
}

async function tell(
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

export function termJobs(parts: EvaluatorParts): readonly Job[] {
  return [
    {
      name: 'evidence-terms',
      title: { zh: '声明与本市设定到期处理', en: 'Ending statements and settings whose time is over' },
      cron: '4,19,34,49 * * * *',
      run: () => followTerms(parts),
    },
  ]
}
