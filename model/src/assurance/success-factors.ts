/** The nine success factors: what the records say, month by month, beside what people say of them. */
import { z } from 'zod'
import { Day } from '../quantity.ts'
import { Text } from '../text.ts'
import { HistoryMonth, RequirementCell } from './history.ts'
import { NodeStanding } from './node-standing.ts'

/** Levels of the heat map: 1 weak, 2 partial, 3 largely met, 4 sustained. Citywide's own; null is no evidence. */
export type HeatLevel = 1 | 2 | 3 | 4

/**
 * The level of a score. What is not met stays under 50, what is partly met under 100 (roll-up), so that the levels say:
 * something is not met; partly met; nearly met; met.
 */
export function heatLevel(score: number | null): HeatLevel | null {
  if (score === null) return null
  if (score < 50) return 1
  if (score < 75) return 2
  return score < 100 ? 3 : 4
}

/** A score of 0 to 100 on the scale of 1 to 5 that people assess by. */
export function stepOf(score: number): number {
  return 1 + score / 25
}

/** From here on what people say and what the records say differ: a whole step of the scale. */
export const wholeStep = 1

/** By how much an assessment lies above (or below) what the records say, in steps; null where one of both is missing. */
export function differenceOf(assessed: number | null, score: number | null): number | null {
  return assessed === null || score === null ? null : assessed - stepOf(score)
}

const Assessed = z
  .object({
    id: z.uuid(),
    /** 1 to 5. */
    score: z.number(),
    assessedAt: Day,
    published: z.boolean(),
  })
  .nullable()

/** `GET /api/success-factors?scope=&at=&known=&months=` */
export const SuccessFactors = z
  .object({
    months: z.array(HistoryMonth),
    factors: z.array(
      z.object({
        code: z.string(),
        title: Text,
        /** What the records say of its questions, month by month. */
        cells: z.array(NodeStanding.nullable()),
        questions: z.array(z.object({ code: z.string(), text: Text, cells: z.array(RequirementCell.nullable()) })),
        /** The latest assessment of each kind until the moment. */
        assessments: z.object({ self: Assessed, peer: Assessed, independent: Assessed }),
      }),
    ),
  })
  .meta({ id: 'SuccessFactors' })
export type SuccessFactors = z.infer<typeof SuccessFactors>
