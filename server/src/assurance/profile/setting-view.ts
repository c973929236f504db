/** Settings as those see them who look at the profile of a city. */
import { isLooser, limitsOf, type ProfileSetting } from '@citywide/model/assurance/profile'
import type { Queryable } from '#platform/postgres/pool.ts'
import type { Rulebook } from '../rulebook.ts'
import { linksOf } from '../view/explain.ts'
import { mayAct } from './rights.ts'
import { subjectOf } from './settle.ts'
import type { StoredSetting } from './setting-store.ts'

/** Records of a setting that are named; the others are counted. */
const NAMED = 20

/**
 * @param by account that asks
 * @param moment by the time of the scope: what the clock has ended is shown as ended
 */
export async function settingViews(
  client: Queryable,
  book: Rulebook,
  settings: readonly StoredSetting[],
  { by, moment }: { readonly by: string; readonly moment: Temporal.Instant },
): Promise<ProfileSetting[]> {
  const links = await linksOf(
    client,
    book,
    settings.flatMap(({ subject, records }) => {
      const noun = book.rules.get(subject)?.card.about
      return noun === undefined || records.length === 0 ? [] : [{ noun, ids: records.slice(0, NAMED) }]
    }),
  )
  return settings.map(({ scopeId, untilAt, records, limits, ...setting }) => {
    const rule = book.rules.get(setting.subject)
    const over = untilAt !== null && Temporal.Instant.compare(Temporal.Instant.from(untilAt), moment) <= 0
    const state = setting.state === 'in_force' && over ? 'ended' : setting.state
    const isLimits = setting.kind === 'limits'
    return {
      ...setting,
      ...subjectOf(rule, book, setting.subject),
      state,
      limits: isLimits ? limits : null,
      defaults: isLimits && rule ? limitsOf(rule.card) : null,
      unit: rule?.card.unit ?? null,
      compare: rule?.card.compare ?? null,
      looser: isLimits && rule !== undefined && isLooser(rule.card, limits),
      records: records.slice(0, NAMED).flatMap((id) => links.get(id) ?? []),
      recordCount: records.length,
      endedAt: state === 'ended' && setting.endedAt === null ? untilAt : setting.endedAt,
      mayDecide: state === 'proposed' && setting.author?.id !== by && mayAct('approve', scopeId),
      mayEnd: state === 'proposed' ? setting.author?.id === by : state === 'in_force' && mayAct('write', scopeId),
    }
  })
}
