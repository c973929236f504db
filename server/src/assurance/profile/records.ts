/** Which records a setting is about: those that are named and belong to the rule, or those that fail it now. */
import type { SettingNew } from '@citywide/model/assurance/profile'
import { Problem } from '@citywide/model/problem'
import type { Pool } from '#platform/postgres/pool.ts'
import { recordPage } from '../run/count-store.ts'
import { givenIn } from '../run/judge-all.ts'
import { profileOf } from './profile.ts'
import type { Settling } from './settle.ts'

/** The most records that a freeze holds. */
const MOST_HELD = 5_000
/** Records that are read at once. */
const PAGE = 500

/**
 * @throws Problem RULE_HAS_NO_RECORDS where the rule looks at whole populations only, RECORDS_NOT_OF_RULE,
 *   NOTHING_FAILS, FREEZE_TOO_LARGE
 */
export async function recordsFor(
  pool: Pool,
  { book, scope, moment, timeZone }: Pick<Settling, 'book' | 'scope' | 'moment' | 'timeZone'>,
  body: SettingNew,
): Promise<readonly string[]> {
  if (body.kind !== 'freeze' && body.kind !== 'record_exemption') return []
  const rule = book.rules.get(body.subject)
  if (!rule) throw new Problem('NOT_FOUND')
  const freezes = body.kind === 'freeze'
  const query = (await profileOf(pool, scope.id, moment)).rule(rule, book.vocabulary).compiled.records
  if (query === undefined || (freezes && rule.card.kind !== 'share')) throw new Problem('RULE_HAS_NO_RECORDS')
  const verdicts = freezes ? ['fail'] : ['pass', 'fail', 'unknown']
  const wanted = freezes ? undefined : new Set(body.records)
  const found: string[] = []
  let after: string | null = null
  for (;;) {
    const given = givenIn(scope, moment, timeZone)
    const page = await recordPage(pool, book.vocabulary, query, given, { verdicts, after, limit: PAGE })
    found.push(...page.flatMap(({ id }) => (wanted === undefined || wanted.delete(id) ? [id] : [])))
    if (found.length > MOST_HELD) throw new Problem('FREEZE_TOO_LARGE', { most: String(MOST_HELD) })
    after = page.at(-1)?.id ?? null
    if (page.length < PAGE || wanted?.size === 0) break
  }
  if (wanted !== undefined && wanted.size > 0) throw new Problem('RECORDS_NOT_OF_RULE')
  if (found.length === 0) throw new Problem('NOTHING_FAILS')
  return found.toSorted()
}
