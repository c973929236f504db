/** What a city settles for itself: limits of its own, what does not apply to it, what it exempts and what it freezes. */
import { z } from 'zod'
import { AccountName } from '../platform/account-view.ts'
import { Day, Instant } from '../quantity.ts'
import { plainText, Text } from '../text.ts'
import type { Card } from './card.ts'
import { RecordLink, Threshold } from './verdict.ts'

/**
 * `limits`: other thresholds for a rule. `not_applicable`: a rule or a whole recommendation is not for this city.
 * `waiver`: a rule does not count for a time. `record_exemption`: single records leave the population of a rule.
 * `freeze`: records that fail today are held; only what fails anew makes the rule not met.
 */
export const SettingKind = z
  .enum(['limits', 'not_applicable', 'waiver', 'record_exemption', 'freeze'])
  .meta({ id: 'ProfileSettingKind' })
export type SettingKind = z.infer<typeof SettingKind>

/** Two people bring a setting about: it is proposed by one and in force once another has approved it. */
export const SettingState = z
  .enum(['proposed', 'in_force', 'ended', 'declined', 'withdrawn'])
  .meta({ id: 'ProfileSettingState' })
export type SettingState = z.infer<typeof SettingState>

/** What a setting may change of a card; what is absent stays as the card has it. */
export const Limits = z
  .strictObject({
    met: Threshold.optional(),
    partly: Threshold.nullable().optional(),
    minSample: z.int().min(1).max(1_000_000).optional(),
    weight: z.number().min(0.1).max(10).optional(),
    critical: z.boolean().optional(),
  })
  .meta({ id: 'RuleLimits' })
export type Limits = z.infer<typeof Limits>

/** Months that an exemption, a waiver or a freeze may last at most, and a setting without being looked at again. */
export const longest = { exemption: 12, review: 24 } as const

const shared = {
  scope: plainText(60),
  reason: plainText(2_000).min(1),
}
const rule = plainText(40).min(1)
const records = z.array(z.uuid()).min(1).max(100)

/** `POST /api/profile-settings` */
export const SettingNew = z
  .discriminatedUnion('kind', [
    z.strictObject({
      ...shared,
      kind: z.literal('limits'),
      subject: rule,
      limits: Limits,
      reviewDue: Day,
      until: Day.nullable().default(null),
    }),
    z.strictObject({
      ...shared,
      kind: z.literal('not_applicable'),
      /** A rule, or a recommendation with all its rules. */
      subject: rule,
      reviewDue: Day,
      until: Day.nullable().default(null),
    }),
    z.strictObject({ ...shared, kind: z.literal('waiver'), subject: rule, until: Day }),
    z.strictObject({ ...shared, kind: z.literal('record_exemption'), subject: rule, until: Day, records }),
    z.strictObject({ ...shared, kind: z.literal('freeze'), subject: rule, until: Day }),
  ])
  .meta({ id: 'ProfileSettingNew' })
export type SettingNew = z.infer<typeof SettingNew>

/** `POST /api/profile-settings/{id}/decision` */
export const SettingDecision = z.strictObject({
  decision: z.enum(['approve', 'decline']),
  /** Needed to decline. */
  reason: plainText(2_000).min(1).optional(),
})

/** `POST /api/profile-settings/{id}/end`: a proposal is withdrawn, what is in force ends. */
export const SettingEnd = z.strictObject({ reason: plainText(2_000).min(1) })

const FullLimits = z.object({
  met: Threshold,
  partly: Threshold.nullable(),
  minSample: z.int(),
  weight: z.number(),
  critical: z.boolean(),
})

/** `GET /api/profile-settings?scope=&subject=&state=` */
export const ProfileSetting = z
  .object({
    id: z.uuid(),
    /** Code of the scope that settled it; a part keeps to what the city has settled. */
    scope: z.string(),
    kind: SettingKind,
    subject: z.string(),
    title: Text,
    /** Of `limits`: what is changed, and what the card says. */
    limits: Limits.nullable(),
    defaults: FullLimits.nullable(),
    /** Unit and comparison of the rule, to write the limits with; null for a recommendation. */
    unit: z.string().nullable(),
    compare: z.string().nullable(),
    /** Easier to meet than the card asks. */
    looser: z.boolean(),
    /** Records that are exempt or held, the first of them by name, and how many there are. */
    records: z.array(RecordLink),
    recordCount: z.int(),
    state: SettingState,
    reason: z.string(),
    author: AccountName.nullable(),
    proposedAt: Instant,
    approver: AccountName.nullable(),
    decidedAt: Instant.nullable(),
    decisionReason: z.string().nullable(),
    /** From when it counts, in the time of its scope. */
    from: Instant.nullable(),
    /** The last day it counts. */
    until: Day.nullable(),
    reviewDue: Day.nullable(),
    endedAt: Instant.nullable(),
    endedBy: AccountName.nullable(),
    endReason: z.string().nullable(),
    /** What who asks may do with it. */
    mayDecide: z.boolean(),
    mayEnd: z.boolean(),
  })
  .meta({ id: 'ProfileSetting' })
export type ProfileSetting = z.infer<typeof ProfileSetting>

/** The limits that a card is judged by. */
export type LimitsOf = z.infer<typeof FullLimits>

export function limitsOf({ met, partly, minSample, weight = 1, critical = false }: Card): LimitsOf {
  return { met, partly, minSample, weight, critical }
}

/** A card with the limits of a city. */
export function withLimits<C extends Card>(card: C, limits: Limits): C {
  const given = Object.fromEntries(Object.entries(limits).filter(([, value]) => value !== undefined))
  return { ...card, ...given }
}

/** Whether a limit makes a rule easier to meet, or keeps it from being judged or from counting as critical. */
export function isLooser(card: Card, limits: Limits): boolean {
  const before = limitsOf(card)
  const after = limitsOf(withLimits(card, limits))
  return (
    eases(card.compare, before.met, after.met) ||
    (after.partly !== null && eases(card.compare, before.partly ?? before.met, after.partly)) ||
    after.minSample > before.minSample ||
    (before.critical && !after.critical)
  )
}

function eases(compare: Card['compare'], before: Card['met'], after: Card['met']): boolean {
  if (typeof before === 'number' && typeof after === 'number')
    return compare === 'at_most' ? after > before : after < before
  const [[low, high], [newLow, newHigh]] = [bandOf(before), bandOf(after)]
  return newLow < low || newHigh > high
}

const bandOf = (limit: Card['met']): readonly [number, number] => (typeof limit === 'number' ? [limit, limit] : limit)

/** Whether limits fit a card: of its shape, in its unit, “partly” no harder than “met”, and something is changed. */
export function limitsFit(card: Card, limits: Limits): boolean {
  const before = limitsOf(card)
  const after = limitsOf(withLimits(card, limits))
  if (JSON.stringify(before) === JSON.stringify(after)) return false
  const isBand = card.compare === 'within'
  const all = [after.met, ...(after.partly === null ? [] : [after.partly])]
  if (all.some((limit) => Array.isArray(limit) !== isBand)) return false
  const [least, most] = card.unit === 'percent' ? [0, 100] : [0, Number.MAX_SAFE_INTEGER]
  if (all.flat().some((value) => value < least || value > most)) return false
  if (all.some((limit) => bandOf(limit)[0] > bandOf(limit)[1])) return false
  if (after.partly === null) return true
  const [[low, high], [outerLow, outerHigh]] = [bandOf(after.met), bandOf(after.partly)]
  if (card.compare === 'within') return outerLow <= low && outerHigh >= high
  return card.compare === 'at_most' ? outerLow >= low : outerLow <= low
}
