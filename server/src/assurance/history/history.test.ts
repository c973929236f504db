import type { Conformance } from '@citywide/model/assurance/conformance'
import type { NodeHistory, RequirementHistory, RuleHistory } from '@citywide/model/assurance/history'
import type { PhaseGates } from '@citywide/model/assurance/phase-gates'
import type { SuccessFactors } from '@citywide/model/assurance/success-factors'
import type { Explanation, RecommendationDetail } from '@citywide/model/assurance/verdict'
import { expect, test } from 'vitest'
import { follow, freshCity } from '../testing.ts'
import { judgePast } from './past.ts'

const complete = { baselineValue: 1, targetValue: 2, targetAt: '2027-12-31' }

/** A benefit that is incomplete on the first day, completed ten days later, and joined by a poor one in the next month. */
async function movingCity() {
  const city = await freshCity('2026-09-10T04:00:00Z')
  const { benefit, indicator, clock, parts, send } = city
  const { id: indicatorId } = await indicator()
  const { id, version } = await benefit({ indicatorId })
  await follow(parts)
  clock.set('2026-09-20T04:00:00Z')
  await send({
    method: 'PATCH',
    url: `/api/benefits/${id}`,
    headers: { 'if-match': `"${version}"` },
    payload: complete,
  })
  await follow(parts)
  clock.set('2026-10-05T04:00:00Z')
  await benefit()
  await benefit()
  await follow(parts)
  clock.set('2026-11-22T08:00:00Z')
  return city
}

test('a past day is shown as it was known then, and says so; the reader may have it judged afterwards instead', async () => {
  const { get } = await movingCity()
  const rule = async (at?: string) =>
    get<Explanation>(`/rules/C2.1-E1?scope=city${at === undefined ? '' : `&at=${at}`}`)
  expect(await rule()).toMatchObject({ known: 'now', state: 'not_met', population: { n: 3 } })
  expect(await rule('2026-09-15T15:59:59.999Z')).toMatchObject({
    known: 'then',
    state: 'not_met',
    value: 0,
    population: { n: 1, fail: 1 },
    since: '2026-09-10T04:00:00Z',
    failing: [{ noun: 'Benefit' }],
  })
  expect(await rule('2026-09-30T15:59:59.999Z')).toMatchObject({
    known: 'then',
    state: 'met',
    value: 100,
    previous: { state: 'not_met' },
  })
  // The two poor ones are there today, whenever they came.
  expect(await rule('2026-09-30T15:59:59.999Z&known=afterwards')).toMatchObject({
    known: 'afterwards',
    asOf: '2026-09-30T15:59:59.999Z',
    population: { n: 3 },
  })
  expect(await rule('2026-08-01T00:00:00Z')).toMatchObject({ known: 'afterwards' })
  expect(await rule('2027-01-01T00:00:00Z')).toMatchObject({ known: 'afterwards' })
  const detail = await get<RecommendationDetail>('/recommendations/C2.1?scope=city&at=2026-09-30T15:59:59.999Z')
  expect(detail).toMatchObject({ known: 'then', code: 'C2.1' })
  expect(detail.history.map(({ at }) => at)).not.toContain('2026-10-05T04:00:00Z')
})

test('a history goes month by month to the moment, and is rolled up to components, parts and the whole', async () => {
  const { get } = await movingCity()
  const { months, requirements } = await get<RequirementHistory>(
    '/requirement-history?scope=city&component=C2&months=4',
  )
  expect(months.map(({ month, known }) => [month, known])).toEqual([
    ['2026-08', 'afterwards'],
    ['2026-09', 'then'],
    ['2026-10', 'then'],
    ['2026-11', 'now'],
  ])
  const states = requirements.find(({ code }) => code === 'C2.1')?.cells.map((cell) => cell?.state ?? null)
  expect(states?.[0]).toBeNull()
  expect(states?.slice(2)).toEqual(['not_met', 'not_met'])
  const { nodes } = await get<NodeHistory>('/node-history?scope=city&months=4')
  expect(nodes.length).toBe(1 + 4 + 23)
  const all = nodes.find(({ code }) => code === 'all')?.cells
  expect(all?.[0]).toBeNull()
  const { met = 0, partly = 0, not_met = 0, not_assessable = 0 } = all?.[3]?.counts ?? {}
  expect(met + partly + not_met + not_assessable).toBe(108 + 27)
  const course = await get<RuleHistory>('/rules/C2.1-E1/history?scope=city')
  expect(course.first).toBe('2026-09-10T04:00:00Z')
  expect(course.points.map(({ at, value, known }) => [at.slice(0, 10), value && Math.round(value), known])).toEqual([
    ['2026-09-10', 0, 'then'],
    ['2026-09-20', 100, 'then'],
    ['2026-10-05', 33, 'then'],
  ])
})

test('months before the first evaluation are judged afterwards once, marked so, and never enter what was known', async () => {
  const { get, parts, pool, clock } = await movingCity()
  const sight = { pool, clock, timeZone: parts.timeZone }
  // July and August; what was known of September and October stays.
  expect(await judgePast(sight, 4)).toBe(2)
  expect(await judgePast(sight, 4)).toBe(0)
  const { months, requirements } = await get<RequirementHistory>(
    '/requirement-history?scope=city&component=C2&months=5',
  )
  expect(months.map(({ known }) => known)).toEqual(['afterwards', 'afterwards', 'then', 'then', 'now'])
  expect(requirements.find(({ code }) => code === 'C2.1')?.cells.every((cell) => cell !== null)).toBe(true)
  const { points } = await get<RuleHistory>('/rules/C2.1-E1/history?scope=city')
  expect(points.map(({ known }) => known)).toEqual(['afterwards', 'afterwards', 'then', 'then', 'then'])
  clock.set('2026-11-23T09:00:00Z')
  expect(await judgePast(sight, 4)).toBe(2)
})

test('the overview, the success factors and the gates answer for any moment', async () => {
  const { get, put } = await movingCity()
  const assessed = { csfCode: 'D1', assessorKind: 'self', score: 4, publishedAt: null }
  await put('csf-assessments', { ...assessed, assessedAt: '2026-09-01' })
  await put('csf-assessments', { ...assessed, assessedAt: '2026-11-01', score: 2 })
  const now = await get<Conformance>('/conformance?scope=city')
  expect(now).toMatchObject({ now: { known: 'now' }, before: { month: '2026-10', known: 'then' } })
  const c2 = now.nodes.find(({ code }) => code === 'C2')
  expect(c2).toMatchObject({ part: 'C', level: 'component', standing: { state: 'not_met' } })
  const past = await get<Conformance>('/conformance?scope=city&at=2026-09-30T15:59:59.999Z')
  expect(past.now).toMatchObject({ known: 'then', month: '2026-09' })
  const factors = await get<SuccessFactors>('/success-factors?scope=city&months=2')
  expect(factors.factors.length).toBe(9)
  expect(factors.factors.flatMap(({ questions }) => questions).length).toBe(27)
  expect(factors.factors[0]?.assessments).toMatchObject({ self: { score: 2, published: false }, peer: null })
  // A gate passed against the evidence says so, and only from the day of the decision on.
  const roadmap = await put('roadmaps', { edition: 1, status: 'current', reviewDueAt: '2027-01-01' })
  const review = { roadmapId: roadmap.id, phase: 'plan', independent: false, outcome: 'go', csfScored: false }
  await put('phase-reviews', { ...review, reviewedAt: '2026-11-02' })
  const { phases, factors: need } = await get<PhaseGates>('/phase-gates?scope=city&months=2')
  expect(phases.map(({ gate }) => gate)).toEqual(['overridden', 'open', 'open', 'open', 'open'])
  expect(phases[0]).toMatchObject({
    review: { outcome: 'go' },
    reviews: 1,
    holding: expect.arrayContaining(['PH1-X1']),
  })
  expect(need).toMatchObject({ assessed: 1, of: 9, fulfilled: false })
  const october = await get<PhaseGates>('/phase-gates?scope=city&months=2&at=2026-10-31T00:00:00Z')
  expect(october.phases[0]).toMatchObject({ gate: 'open', review: null })
  const earlier = await get<SuccessFactors>('/success-factors?scope=city&months=2&at=2026-09-30T15:59:59.999Z')
  expect(earlier.factors[0]?.assessments.self?.score).toBe(4)
})
