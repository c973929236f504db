/** The first screen: what is known about a scope at a moment. */
import type { Cockpit, GoldenThread } from '@citywide/model/assurance/cockpit'
import { cockpitSentence } from '@citywide/model/assurance/cockpit-sentence'
import type { BenefitCourse } from '@citywide/model/benefits/progress'
import { benefitCourses, figureShares } from '#benefits/index.ts'
import type { WholeScope } from '#platform/access/scopes-store.ts'
import { rulebook } from '../rulebook.ts'
import { momentOf } from '#platform/clock.ts'
import { componentRows, modelHeadline, ofTheStandard, rulesOf, turned } from '../view/overview.ts'
import { seenIn, type Sight, type Wish } from '../view/seen.ts'
import {
  initiativesOf,
  type InitiativeRow,
  type RiskRow,
  risksOf,
  type TargetRow,
  targetsOf,
  visionOf,
  waitingOf,
} from './store.ts'

/** How many of each fit the screen. */
const most = { threads: 12, initiatives: 8, risks: 5, waiting: 8, turned: 8 } as const

/** @param at undefined for the moment of the scope */
export async function cockpit(sight: Sight, scope: WholeScope, at?: Temporal.Instant, wish?: Wish): Promise<Cockpit> {
  const { pool, clock, timeZone } = sight
  const { inside } = scope
  const book = await rulebook(pool)
  const now = clock.now()
  const asOf = at ?? momentOf(scope, now)
  const rules = rulesOf(
    book,
    book.requirements.filter(({ kind }) => ofTheStandard.includes(kind)),
  )
  const verdicts = await seenIn(sight, book, scope, rules, at, wish)
  const seen = new Map(verdicts.map((one) => [one.rule, one]))
  const courses = await benefitCourses({
    client: pool,
    scopeIds: inside,
    moment: { at: asOf, timeZone, now },
  })
  const risks = await risksOf(pool, inside)
  const initiatives = await initiativesOf(pool, inside)
  const targets = await targetsOf(pool, inside)
  const headline = {
    benefits: countCourses(courses),
    model: modelHeadline(book, seen),
    figures: { ...(await figureShares({ client: pool, scopeIds: inside, asOf })) },
  }
  const strategic = risks.toSorted((one, other) => Number(other.strategic) - Number(one.strategic))
  return {
    scope,
    asOf: asOf.toString(),
    vision: await visionOf(pool, inside),
    sentence: cockpitSentence(headline),
    headline,
    thread: targets.slice(0, most.threads).map((target) => thread(target, courses, initiatives, risks)),
    components: componentRows(book, seen),
    risks: strategic.slice(0, most.risks),
    waiting: await waitingOf(pool, inside, most.waiting),
    turned: await turned(pool, book, scope.id, most.turned),
  }
}

function countCourses(courses: readonly BenefitCourse[]): Cockpit['headline']['benefits'] {
  const counts = { on_course: 0, at_risk: 0, late: 0, reached: 0, not_forecastable: 0 }
  for (const { course } of courses) counts[course] += 1
  return counts
}

/** From a target down: the benefit that leads to it, what is done for it, and what stands in the way. */
function thread(
  target: TargetRow,
  courses: readonly BenefitCourse[],
  initiatives: readonly InitiativeRow[],
  risks: readonly RiskRow[],
): GoldenThread {
  const lead = leading(target, courses)
  const own = initiatives.filter(
    ({ targets, serves }) => targets.includes(target.id) || (lead !== undefined && serves.includes(lead.benefit.id)),
  )
  const risk = risks.find(({ initiativeId }) => own.some(({ id }) => id === initiativeId))
  const { id, title, at } = target
  return {
    target: { id, title, at },
    lead: lead ?? null,
    initiatives: own.slice(0, most.initiatives),
    risk: risk ? { id: risk.id, title: risk.title, likelihood: risk.likelihood, impact: risk.impact } : null,
  }
}

/** Of the benefits that serve a target, the one measured by its own indicator; else the one with the nearest date. */
function leading({ indicatorId, benefits }: TargetRow, courses: readonly BenefitCourse[]): BenefitCourse | undefined {
  const measured = courses.filter(({ indicator }) => indicatorId !== null && indicator?.id === indicatorId)
  const serving = courses.filter(({ benefit }) => benefits.includes(benefit.id))
  const nearest = serving.toSorted((one, other) => ((one.target?.at ?? '9999') < (other.target?.at ?? '9999') ? -1 : 1))
  return measured.find(({ benefit }) => benefits.includes(benefit.id)) ?? nearest[0] ?? measured[0]
}
