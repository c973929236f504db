/** The months before a city was judged for the first time, judged afterwards: a new city has a past to look at. */
import { outsideRights } from '#platform/access/reach.ts'
import { type WholeScope, wholeScopesOf } from '#platform/access/scopes-store.ts'
import { momentOf } from '#platform/clock.ts'
import type { Job } from '#platform/jobs.ts'
import { type Rulebook, rulebook } from '../rulebook.ts'
import { profileOf } from '../profile/profile.ts'
import { givenIn, judgeAll } from '../run/judge-all.ts'
import type { Sight } from '../view/seen.ts'
import { judgedMonths, keepAfterwards } from './afterwards-store.ts'
import { firstJudged } from './day-store.ts'
import { monthEndsBefore } from './moments.ts'

/** As far as the screens look back by themselves. */
const monthsBack = 12

/** A past that was judged is judged again a day later: records about it may have come in. */
const goodFor = { hours: 24 } as const

/** On its first day a city is still being filled. */
const goodForAtFirst = { minutes: 50 } as const

/**
 * Judges what is missing or old, month by month. Nothing of it enters what was known at the time.
 *
 * @param count how many months are looked back
 * @returns how many were judged
 */
export async function judgePast(sight: Sight, count = monthsBack): Promise<number> {
  const { pool } = sight
  const book = await rulebook(pool)
  let judged = 0
  for (const scope of await wholeScopesOf(pool)) {
    if (scope.kind === 'city') judged += await judgePastOf(sight, book, scope, count)
  }
  return judged
}

async function judgePastOf(sight: Sight, book: Rulebook, scope: WholeScope, count: number): Promise<number> {
  const { pool, clock, timeZone } = sight
  const now = clock.now()
  const first = await firstJudged(pool, scope.id)
  if (first === null) return 0
  const known = await judgedMonths(pool, scope.id)
  const rules = [...book.rules.values()]
  const versions = new Set(rules.map(({ version }) => version))
  const early = Temporal.Instant.compare(now.subtract(goodFor), first) < 0
  const oldest = now.subtract(early ? goodForAtFirst : goodFor)
  const due = monthEndsBefore(momentOf(scope, now), timeZone, count).filter(({ at }) => {
    if (Temporal.Instant.compare(first, at) <= 0) return false
    const month = known.get(at.toString())
    if (!month || Temporal.Instant.compare(Temporal.Instant.from(month.judgedAt), oldest) < 0) return true
    return month.versions.length < rules.length || month.versions.some((version) => !versions.has(version))
  })
  for (const { at } of due) {
    const profile = await outsideRights(() => profileOf(pool, scope.id, at, { past: true }))
    const verdicts = await outsideRights(() => judgeAll(pool, book, rules, givenIn(scope, at, timeZone), profile))
    await keepAfterwards(pool, scope.id, verdicts, { asOf: at.toString(), judgedAt: clock.now().toString() })
  }
  return due.length
}

/** The past changes with the records that tell of it, and with the cards. */
export function historyJobs(sight: Sight): readonly Job[] {
  return [
    {
      name: 'evidence-past',
      title: { zh: '补评首次评估之前的月份', en: 'Judging the months before the first evaluation' },
      cron: '7,37 * * * *',
      run: () => judgePast(sight),
    },
  ]
}
