/** Statements as those see them who look at the list or at a rule. */
import { type Attestation, ENDS_SOON_DAYS, moved } from '@citywide/model/assurance/attestation'
import { roleNames } from '@citywide/model/platform/role'
import { currentRights } from '#platform/access/reach.ts'
import type { Profile } from '../profile/profile.ts'
import { mayAct } from '../profile/rights.ts'
import { subjectOf } from '../profile/settle.ts'
import type { Rulebook } from '../rulebook.ts'
import type { StoredAttestation } from './attestation-store.ts'

/** @param moment in the time of the scope: what the clock has ended is shown as ended */
export function attestationView(
  book: Rulebook,
  profile: Profile,
  { scopeId, role, challengedBy, answerBy, ...one }: StoredAttestation,
  { by, moment }: { readonly by: string; readonly moment: Temporal.Instant },
): Attestation {
  const rule = book.rules.get(one.rule)
  const end = Temporal.Instant.from(one.validTo)
  const over = Temporal.Instant.compare(end, moment) <= 0
  const state = over ? (moved(one.state, 'expire') ?? one.state) : one.state
  const isOwner = one.owner?.id === by
  const { title } = subjectOf(rule, book, one.rule)
  const names: Readonly<Record<string, Attestation['role']>> = { ...roleNames, ...book.catalogue.common.roles }
  const isSecond =
    !isOwner && (mayAct('approve', scopeId) || (currentRights()?.principal.roles.includes('auditor') ?? false))
  return {
    ...one,
    state,
    title,
    recommendation: rule?.requirement.code ?? '',
    critical: (rule && profile.rule(rule, book.vocabulary).card.critical) ?? false,
    role: names[role] ?? { zh: role, en: role },
    endsSoon: state === 'valid' && Temporal.Instant.compare(end, moment.add({ hours: ENDS_SOON_DAYS * 24 })) < 0,
    challenge:
      state === 'challenged' && challengedBy !== null && answerBy !== null
        ? { rule: challengedBy, title: subjectOf(book.rules.get(challengedBy), book, challengedBy).title, answerBy }
        : null,
    may: [
      ...(isOwner && state === 'draft' ? (['change', 'sign'] as const) : []),
      ...(isSecond && state === 'signed' ? (['second'] as const) : []),
      ...(isOwner && state === 'challenged' ? (['answer'] as const) : []),
      ...(isOwner && moved(state, 'withdraw') !== undefined ? (['withdraw'] as const) : []),
    ],
  }
}
