/** What a scope has settled for a rule, as its explanation tells it. */
import { isLooser } from '@citywide/model/assurance/profile'
import type { Explanation } from '@citywide/model/assurance/verdict'
import type { Seen } from '../view/seen.ts'
import type { EffectiveRule } from './profile.ts'

type TermsView = Pick<
  Explanation,
  | 'thresholdSource'
  | 'thresholdReason'
  | 'looser'
  | 'defaults'
  | 'weight'
  | 'critical'
  | 'frozen'
  | 'outOfScope'
  | 'attestation'
>

/** Easier to meet than the card asks: marked wherever the verdict is shown. */
export function isEased({ book, terms: { limits } }: EffectiveRule): boolean {
  return limits !== undefined && isLooser(book.card, limits.limits)
}

export function termsView({ of, state, held }: Pick<Seen, 'of' | 'state' | 'held'>): TermsView {
  const { card, book, terms } = of
  const { limits, outOfScope, freeze, attestation } = terms
  const { met, partly, minSample } = book.card
  return {
    thresholdSource: limits ? 'profile' : 'default',
    thresholdReason: limits?.reason ?? null,
    looser: isEased(of),
    defaults: { met, partly, minSample },
    weight: card.weight ?? 1,
    critical: card.critical ?? false,
    frozen:
      freeze && held !== null
        ? { held: freeze.records.length, mended: Math.max(0, freeze.records.length - held), until: freeze.untilDay }
        : null,
    outOfScope: outOfScope ? { reason: outOfScope.reason, until: outOfScope.untilDay } : null,
    attestation: attestation
      ? {
          id: attestation.id,
          state: attestation.state,
          until: Temporal.Instant.from(attestation.until).toString(),
          counts: state === 'attested',
        }
      : null,
  }
}
