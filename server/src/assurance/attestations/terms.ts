/** What the clock ends: statements and settings whose time is over, and challenges that nobody answered. */
import { ENDS_SOON_DAYS } from '@citywide/model/assurance/attestation'
import { scopesOf } from '#platform/access/scopes-store.ts'
import { momentOf } from '#platform/clock.ts'
import type { Job } from '#platform/jobs.ts'
import { transaction } from '#platform/postgres/pool.ts'
import { endOverdue, takeEndingSettings } from '../profile/setting-store.ts'
import { subjectOf } from '../profile/settle.ts'
import { rulebook } from '../rulebook.ts'
import type { EvaluatorParts } from '../run/turn.ts'
import { overdueAttestations, takeEnding } from './attestation-store.ts'
import { byItself, tellOwner } from './by-itself.ts'
import { tellSignature } from './tell.ts'

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
      await tellOwner(client, book, one, 'ended')
    }
    for (const one of await takeEnding(client, moments, ENDS_SOON_DAYS)) await tellOwner(client, book, one, 'ends')
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
