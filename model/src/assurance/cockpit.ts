/** The first screen: what is known about a scope at a moment, on one page. `GET /api/cockpit?scope=&at=` */
import { z } from 'zod'
import { BenefitCourse } from '../benefits/progress.ts'
import { ScopeView } from '../platform/session.ts'
import { Day, Instant } from '../quantity.ts'
import { Names, Text } from '../text.ts'
import { ComponentStanding, StateCounts } from './component-standing.ts'
import { VerdictState } from './verdict-state.ts'

export const GoldenThread = z
  .object({
    target: z.object({ id: z.uuid(), title: Names, at: Day.nullable() }),
    lead: BenefitCourse.nullable(),
    initiatives: z.array(
      z.object({
        id: z.uuid(),
        title: Names,
        status: z.string(),
        plannedStart: Day.nullable(),
        plannedEnd: Day.nullable(),
        actualStart: Day.nullable(),
        closedAt: Day.nullable(),
      }),
    ),
    risk: z.object({ id: z.uuid(), title: Names, likelihood: z.int(), impact: z.int() }).nullable(),
  })
  .meta({ id: 'GoldenThread' })
export type GoldenThread = z.infer<typeof GoldenThread>

export const Cockpit = z
  .object({
    scope: ScopeView,
    asOf: Instant,
    vision: z.object({ id: z.uuid(), edition: z.int(), text: Names }).nullable(),
    /** The state of things in one sentence per language. */
    sentence: Text,
    headline: z.object({
      benefits: z.object({
        on_course: z.int(),
        at_risk: z.int(),
        late: z.int(),
        reached: z.int(),
        not_forecastable: z.int(),
      }),
      model: StateCounts.extend({ coverage: z.number(), live: z.int(), register: z.int(), assessed: z.int() }),
      figures: z.object({ automated: z.int(), fresh: z.int(), total: z.int() }),
    }),
    thread: z.array(GoldenThread),
    /** One row per part of the standard: how its recommendations stand. */
    components: z.array(ComponentStanding),
    risks: z.array(z.object({ id: z.uuid(), title: Names, likelihood: z.int(), impact: z.int(), status: z.string() })),
    /** Actions and decisions that wait, soonest first. */
    waiting: z.array(z.object({ noun: z.string(), id: z.uuid(), title: Names, dueAt: Day.nullable() })),
    /** The latest verdicts that turned. */
    turned: z.array(
      z.object({ rule: z.string(), title: Text, from: VerdictState.nullable(), to: VerdictState, at: Instant }),
    ),
  })
  .meta({ id: 'Cockpit' })
export type Cockpit = z.infer<typeof Cockpit>
