/** [C2] What is known about a benefit at a moment: values, trajectory, gap, forecast, and where each figure comes from. */
import { z } from 'zod'
import { Day, Instant, Origin, PeriodFigure } from '../quantity.ts'
import { Names, Text } from '../text.ts'

export const Course = z.enum(['on_course', 'at_risk', 'late', 'not_forecastable', 'reached']).meta({
  id: 'Course',
  description: 'Whether the target will be reached in time: probability ≥ 0.8, 0.5 to 0.8, less',
})
export type Course = z.infer<typeof Course>

export const TrajectoryPoint = z.object({ at: Day, value: z.number() }).meta({ id: 'TrajectoryPoint' })
export type TrajectoryPoint = z.infer<typeof TrajectoryPoint>

export const Forecast = z
  .object({
    /** At the target date, in the unit of the indicator: 10 %, 50 % and 90 % quantiles. */
    p10: z.number(),
    p50: z.number(),
    p90: z.number(),
    /** Probability (0.01 to 0.99) that the target is reached by its date. */
    inTime: z.number(),
    arrival: Day.nullable(),
    model: z.string(),
  })
  .meta({ id: 'Forecast' })
export type Forecast = z.infer<typeof Forecast>

/** Where a figure comes from, from the source up. */
export const Lineage = z
  .object({
    streams: z.array(z.object({ code: z.string(), title: Names, latestAt: Instant.nullable(), count: z.int() })),
    datasets: z.array(z.object({ id: z.uuid(), title: Names })),
  })
  .meta({ id: 'Lineage' })
export type Lineage = z.infer<typeof Lineage>

export const IndicatorSummary = z
  .object({
    id: z.uuid(),
    code: z.string(),
    title: Names,
    unit: z.string(),
    direction: z.string(),
    frequencyDays: z.int().nullable(),
    /** How it is computed, as a sentence; null where values are typed in. */
    method: Text.nullable(),
    definitionVersion: z.int().nullable(),
    origin: Origin,
  })
  .meta({ id: 'IndicatorSummary' })
export type IndicatorSummary = z.infer<typeof IndicatorSummary>

/** `GET /api/indicators/{id}/figures?at=` */
export const IndicatorFigures = z
  .object({ indicator: IndicatorSummary, asOf: Instant, figures: z.array(PeriodFigure), lineage: Lineage })
  .meta({ id: 'IndicatorFigures' })
export type IndicatorFigures = z.infer<typeof IndicatorFigures>

/** `GET /api/benefits/{id}/progress?at=` */
export const BenefitProgress = z
  .object({
    benefit: z.object({
      id: z.uuid(),
      title: Names,
      level: z.string(),
      status: z.string(),
      ownerId: z.uuid().nullable(),
    }),
    owner: z.object({ id: z.uuid(), name: z.string(), organization: Names }).nullable(),
    asOf: Instant,
    indicator: IndicatorSummary.nullable(),
    baseline: z.object({ value: z.number(), at: Day }).nullable(),
    target: z.object({ value: z.number(), at: Day }).nullable(),
    trajectory: z.array(TrajectoryPoint),
    figures: z.array(PeriodFigure),
    /** The newest figure that is a result. */
    now: PeriodFigure.nullable(),
    /** Signed so that positive is ahead of plan: in the indicator's unit and in months. Null where nothing can be said. */
    gap: z.object({ value: z.number(), months: z.number().nullable(), planned: z.number() }).nullable(),
    forecast: Forecast.nullable(),
    course: Course,
    /** Why there is no forecast, or what the course rests on. One sentence. */
    sentence: Text,
    /** Freshness: `stale` when the newest input is older than 1.5 × the promised rhythm at `asOf`. */
    freshness: z.object({ newestInput: Instant.nullable(), stale: z.boolean() }),
    lineage: Lineage,
    /** What it depends on (links into it) and what it serves (links out of it). */
    dependsOn: z.array(
      z.object({ kind: z.string(), noun: z.string(), id: z.uuid(), title: Names, share: z.number().nullable() }),
    ),
    serves: z.array(
      z.object({ kind: z.string(), noun: z.string(), id: z.uuid(), title: Names, share: z.number().nullable() }),
    ),
    reviews: z.array(
      z.object({
        id: z.uuid(),
        reviewedAt: Day,
        actual: z.number().nullable(),
        decision: z.string(),
        independent: z.boolean(),
      }),
    ),
  })
  .meta({ id: 'BenefitProgress' })
export type BenefitProgress = z.infer<typeof BenefitProgress>

/** `GET /api/benefit-progress?scope=&at=`: every benefit of a scope with its course, for lists and the cockpit. */
export const BenefitCourse = BenefitProgress.pick({
  benefit: true,
  asOf: true,
  indicator: true,
  baseline: true,
  target: true,
  trajectory: true,
  figures: true,
  now: true,
  gap: true,
  course: true,
  freshness: true,
})
  .extend({ inTime: z.number().nullable() })
  .meta({ id: 'BenefitCourse' })
export type BenefitCourse = z.infer<typeof BenefitCourse>
