/** The five phases of the roadmap and their gates: what the records say, and what was decided. */
import { z } from 'zod'
import { reviewOutcome } from '../strategy/phase-review.ts'
import { Day } from '../quantity.ts'
import { Text } from '../text.ts'
import { HistoryMonth, RequirementCell } from './history.ts'
import { RecommendationVerdict } from './verdict.ts'

const outcomes = Object.keys(reviewOutcome.values) as [string, ...string[]]

/** `GET /api/phase-gates?scope=&at=&known=&months=` */
export const PhaseGates = z
  .object({
    title: Text,
    /** What a gate asks for, in words, by `exit`, `csf` and `decision`. */
    needs: z.array(z.object({ code: z.string(), text: Text })),
    months: z.array(HistoryMonth),
    /** The success factors, which every gate asks for alike. */
    factors: z.object({
      /** Of the nine, those assessed within 183 days. */
      assessed: z.int(),
      of: z.int(),
      missing: z.array(z.object({ code: z.string(), title: Text })),
      /** Critical rules of D that are not met. */
      critical: z.array(z.object({ rule: z.string(), title: Text })),
      fulfilled: z.boolean(),
    }),
    phases: z.array(
      z.object({
        code: z.string(),
        /** Code of the phase in the registers: `plan` … `transform`. */
        phase: z.string(),
        title: Text,
        purpose: Text,
        verdict: RecommendationVerdict,
        cells: z.array(RequirementCell.nullable()),
        /** Exit rules that hold the gate: not met, not assessable, or partly met without an action. */
        holding: z.array(z.string()),
        /** The latest decision at this gate. */
        review: z
          .object({
            id: z.uuid(),
            reviewedAt: Day,
            outcome: z.enum(outcomes),
            independent: z.boolean(),
            factorsAssessed: z.boolean(),
          })
          .nullable(),
        reviews: z.int(),
        /**
         * `passed`: everything is there; `overridden`: passed by decision although the records say otherwise; `ready`: only
         * the decision is missing; `open`: something is missing.
         */
        gate: z.enum(['passed', 'overridden', 'ready', 'open']),
      }),
    ),
  })
  .meta({ id: 'PhaseGates' })
export type PhaseGates = z.infer<typeof PhaseGates>
