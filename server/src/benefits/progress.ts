/** How benefits come along: result against plan, and whether the target will be reached in time. */
import { courseOf, shownProbability } from '@citywide/model/benefits/course'
import { DAYS_PER_MONTH, dayNumber, dayOf } from '@citywide/model/benefits/day'
import { forecast, type ForecastInput, type Goal, type Outlook } from '@citywide/model/benefits/forecast'
import { monthsPerStep } from '@citywide/model/benefits/indicator-definition'
import { regular, shapeOf, stepsTo } from '@citywide/model/benefits/period'
import type { BenefitCourse, BenefitProgress, Forecast } from '@citywide/model/benefits/progress'
import { drawn, gapTo, type Plan, planOf, Trajectory } from '@citywide/model/benefits/trajectory'
import type { Text } from '@citywide/model/text'
import type { Queryable } from '#platform/postgres/pool.ts'
import { dayAt, isResult, type Known, knownIndicators, lineageOf, type Moment } from './figures.ts'
import { benefitById, type BenefitRow, benefitsOf, linksOf, reviewsOf } from './reading-store.ts'

type CourseAndReason = BenefitCourse & { readonly sentence: Text; readonly forecast: Forecast | null }

/** Every open benefit of these scopes with its course. */
export async function benefitCourses({
  client,
  scopeIds,
  moment,
}: {
  readonly client: Queryable
  readonly scopeIds: readonly string[]
  readonly moment: Moment
}): Promise<BenefitCourse[]> {
  const benefits = await benefitsOf(client, scopeIds)
  const known = await knownIndicators(
    client,
    benefits.flatMap(({ indicatorId }) => indicatorId ?? []),
    moment,
  )
  return benefits.map((benefit) => {
    const { sentence: _, forecast: __, ...course } = follow(benefit, known.get(benefit.indicatorId ?? ''), moment)
    return course
  })
}

/** One benefit with everything a person needs to judge it; undefined where there is none. */
export async function benefitProgress(
  client: Queryable,
  id: string,
  moment: Moment,
): Promise<BenefitProgress | undefined> {
  const benefit = await benefitById(client, id)
  if (!benefit) return undefined
  const ids = benefit.indicatorId === null ? [] : [benefit.indicatorId]
  const known = (await knownIndicators(client, ids, moment)).get(benefit.indicatorId ?? '')
  const { inTime: _, ...course } = follow(benefit, known, moment)
  return {
    ...course,
    owner: benefit.owner,
    lineage: known ? await lineageOf(client, known, moment) : { streams: [], datasets: [] },
    dependsOn: await linksOf(client, id, 'into'),
    serves: await linksOf(client, id, 'out of'),
    reviews: await reviewsOf(client, id, dayAt(moment.at, moment.timeZone)),
  }
}

function follow(benefit: BenefitRow, known: Known | undefined, moment: Moment): CourseAndReason {
  const { id, title, level, status, ownerId, direction } = benefit
  const baseline =
    benefit.baselineValue !== null && benefit.baselineAt !== null
      ? { value: benefit.baselineValue, at: benefit.baselineAt }
      : null
  const target =
    benefit.targetValue !== null && benefit.targetAt !== null
      ? { value: benefit.targetValue, at: benefit.targetAt }
      : null
  const entered = Trajectory.safeParse(benefit.trajectory)
  const plan =
    baseline && target ? planOf(baseline, target, direction, entered.success ? entered.data : null) : undefined
  const now = known?.newest ?? null
  const goal = plan && goalOf(plan)
  const results = known?.figures.filter(isResult) ?? []
  const outlook = goal && known && target ? outlookOf(id, goal, known, target.at, moment) : undefined
  const { course, sentence } = courseOf({
    goal,
    value: now?.value ?? null,
    due: target !== null && dayAt(moment.at, moment.timeZone) > target.at,
    outlook: outlook?.outlook,
    points: results.length,
  })
  return {
    benefit: { id, title, level, status, ownerId },
    asOf: moment.at.toString(),
    indicator: known?.summary ?? null,
    baseline,
    target,
    trajectory: plan ? drawn(plan) : [],
    figures: known ? [...known.figures] : [],
    now,
    // A result is held against the plan of its own period's end, not of a later day.
    gap: plan && now && isResult(now) ? gapTo(plan, now.value, now.periodEnd) : null,
    forecast: outlook ? outlook.forecast : null,
    inTime: outlook ? outlook.forecast.inTime : null,
    course,
    sentence,
    freshness: known ? { ...known.freshness } : { newestInput: null, stale: false },
  }
}

function goalOf({ direction, target, points }: Plan): Goal {
  const last = points.at(-1)
  return { direction, value: target.value, low: last?.low, high: last?.high }
}

function outlookOf(
  benefitId: string,
  goal: Goal,
  { row, defined, figures }: Known,
  targetAt: string,
  { at, timeZone }: Moment,
): { outlook: Outlook; forecast: Forecast } | undefined {
  // Values that come in by themselves have no definition, but a promised rhythm.
  const shape = defined?.definition.period ?? shapeOf(row.frequencyDays)
  const months = shape && monthsPerStep(shape)
  const results = figures.filter(isResult).map(({ periodEnd, value }) => ({ end: periodEnd, value }))
  const last = results.at(-1)
  if (!shape || months === undefined || !last) return undefined
  const horizon = stepsTo(shape, last.end, targetAt)
  if (horizon <= 0) return undefined
  const outlook = remembered({
    values: regular(shape, results),
    months,
    horizon,
    goal,
    transform: defined?.definition.transform ?? 'none',
    seed: `${benefitId} ${dayAt(at, timeZone)}`,
  })
  return (
    outlook && {
      outlook,
      forecast: {
        p10: outlook.p10,
        p50: outlook.p50,
        p90: outlook.p90,
        inTime: shownProbability(outlook.inTime),
        arrival:
          outlook.arrival.p50 === null
            ? null
            : dayOf(dayNumber(last.end) + Math.round(outlook.arrival.p50 * months * DAYS_PER_MONTH)),
        model: 'damped local linear trend',
      },
    }
  )
}

/** An outlook costs about ten milliseconds and depends on its input alone, so the newest ones are kept. */
const outlooks = new Map<string, Outlook | undefined>()
const MOST_OUTLOOKS = 2_000

function remembered(input: ForecastInput): Outlook | undefined {
  const key = JSON.stringify(input)
  if (outlooks.has(key)) return outlooks.get(key)
  const outlook = forecast(input)
  const [oldest] = outlooks.keys()
  if (outlooks.size >= MOST_OUTLOOKS && oldest !== undefined) outlooks.delete(oldest)
  outlooks.set(key, outlook)
  return outlook
}
