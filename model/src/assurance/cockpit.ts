/** The first screen: what is known about a scope at a moment, on one page. `GET /api/cockpit?scope=&at=` */
import { z } from 'zod'
import { Names, BenefitCourse } from '../benefits/progress.ts'
import { Day, Instant } from '../quantity.ts'
import { Text } from '../text.ts'
import { VerdictState } from './verdict.ts'

export const ScopeView = z
  .object({
    id: z.uuid(),
    code: z.string(),
    title: Names,
    kind: z.string(),
    /** The scope it lies in; null for a city. */
    parentId: z.uuid().nullable(),
    /** The moment this scope is judged at when it is not now: its data are of the past. Its parts are judged at it too. */
    evaluatedAt: Instant.nullable(),
    /** Made up, and to be said on every page. */
    madeUp: z.boolean(),
  })
  .meta({ id: 'ScopeView' })
export type ScopeView = z.infer<typeof ScopeView>

export const StateCounts = z.object({
  met: z.int(),
  partly: z.int(),
  not_met: z.int(),
  not_assessable: z.int(),
  attested: z.int(),
})
export type StateCounts = z.infer<typeof StateCounts>

/** How the recommendations of one part of the standard stand. */
export const ComponentStanding = z
  .object({ code: z.string(), title: Text, counts: StateCounts, coverage: z.number(), worst: VerdictState })
  .meta({ id: 'ComponentStanding' })
export type ComponentStanding = z.infer<typeof ComponentStanding>

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

/** `GET /api/session`: who is signed in and what they may see. */
export const Session = z
  .object({
    account: z.object({ id: z.uuid(), name: Text, roles: z.array(z.string()) }),
    scopes: z.array(ScopeView),
    /** Zone of the city, IANA name: days and times on screens are its own, wherever the reader sits. */
    timeZone: z.string(),
    /** The server's clock, so that ages are not those of a wrong clock at the desk. */
    now: Instant,
  })
  .meta({ id: 'Session' })
export type Session = z.infer<typeof Session>
