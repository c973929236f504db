import { describe, expect, test } from 'vitest'
import { benefitCourses, figureShares } from './index.ts'
import { hours, type MeasuredCity, measuredCity } from './testing.ts'

const plan = {
  title: { zh: '空气更清洁', en: 'Cleaner air' },
  level: 'outcome',
  nature: 'environmental',
  status: 'on_track',
  ownerIsOperational: true,
  direction: 'down',
  baselineValue: 90,
  baselineAt: '2014-12-31',
  targetValue: 60,
  targetAt: '2017-12-31',
}

/** One station whose years have these means, and a benefit that is measured by them. */
async function yearsOf(means: readonly number[], benefit: object = {}): Promise<MeasuredCity & { benefitId: string }> {
  const city = await measuredCity()
  await city.declare('north')
  const indicatorId = await city.indicator('air', { period: { grain: 'year', minDays: 1 } })
  for (const [index, mean] of means.entries()) await city.measure('north', `${2014 + index}-06-01`, hours(mean))
  await city.track()
  const { id } = await city.create('benefits', { ...plan, indicatorId, ...benefit })
  return { ...city, benefitId: id }
}

const read = async (city: MeasuredCity & { benefitId: string }, at: string) =>
  (await city.send({ url: `/api/benefits/${city.benefitId}/progress?at=${at}` })).json()

test('the newest result is held against the plan of its own period’s end', async () => {
  const city = await yearsOf([90, 85, 75])
  const progress = await read(city, '2017-01-15T00:00:00Z')
  expect(progress).toMatchObject({
    baseline: { value: 90, at: '2014-12-31' },
    target: { value: 60, at: '2017-12-31' },
    now: { periodEnd: '2016-12-31', value: 75, state: 'final' },
    trajectory: [
      { at: '2014-12-31', value: 90 },
      { at: '2017-12-31', value: 60 },
    ],
    freshness: { newestInput: '2016-06-01T15:00:00Z', stale: false },
  })
  expect(progress.gap.planned).toBeCloseTo(70, 1)
  expect(progress.gap.value).toBeCloseTo(-5, 1)
  expect(progress.gap.months).toBeCloseTo(-6, 0)
})

test('three results are no ground for a forecast, and the sentence says so in both languages', async () => {
  const progress = await read(await yearsOf([90, 85, 75]), '2017-01-15T00:00:00Z')
  expect(progress).toMatchObject({ course: 'not_forecastable', forecast: null })
  expect(progress.sentence.en).toContain('3 results are fewer than the 6')
  expect(progress.sentence.zh).toContain('3 个有效结果')
})

test('from six results on there is a forecast, the same one on the same day', async () => {
  const city = await yearsOf([90, 86, 81, 77, 72, 68, 64], { targetValue: 63.5, targetAt: '2026-12-31' })
  const [first, second] = [await read(city, '2021-01-15T00:00:00Z'), await read(city, '2021-01-15T09:00:00Z')]
  expect(first.forecast).toEqual(second.forecast)
  expect(first.course).toBe('on_course')
  expect(first.forecast.inTime).toBeGreaterThanOrEqual(0.8)
  expect(first.forecast.p10).toBeLessThan(first.forecast.p90)
  expect(first.forecast.arrival > '2020-12-31').toBe(true)
})

test('what came after the moment of evaluation is not known at it', async () => {
  const city = await yearsOf([90, 85, 50])
  const before = await read(city, '2016-12-31T15:59:59Z')
  expect(before.now).toMatchObject({ periodEnd: '2015-12-31', value: 85 })
  expect(before.course).toBe('not_forecastable')
  expect((await read(city, '2016-12-31T16:00:00Z')).course).toBe('reached')
  expect((await read(city, '2013-01-01T00:00:00Z')).now).toBeNull()
})

test('the target date has passed without the target: late', async () => {
  expect((await read(await yearsOf([90, 85, 75, 70]), '2018-01-15T00:00:00Z')).course).toBe('late')
})

test('a benefit without target or indicator is shown as not forecastable, not as an error', async () => {
  const city = await yearsOf([90], { targetValue: null, indicatorId: null })
  expect(await read(city, '2017-01-15T00:00:00Z')).toMatchObject({
    course: 'not_forecastable',
    target: null,
    indicator: null,
    trajectory: [],
    gap: null,
    now: null,
  })
})

test('input older than one and a half times the promised rhythm is stale', async () => {
  const city = await yearsOf([90])
  const stale = async (at: string) => (await read(city, at)).freshness.stale
  // 1 June 2014 and 547.5 days.
  expect(await stale('2015-11-30T00:00:00Z')).toBe(false)
  expect(await stale('2015-12-02T00:00:00Z')).toBe(true)
})

test('links and reviews stand beside the figures, reviews of later days left out', async () => {
  const city = await yearsOf([90, 85])
  const part = await city.create('benefits', { ...plan, level: 'intermediate', title: { en: 'Less dust' } })
  await city.create('benefit-links', { fromId: part.id, toId: city.benefitId, kind: 'contributes', share: 0.4 })
  const vision = await city.create('visions', {
    edition: 1,
    status: 'draft',
    draftedAt: '2014-01-01',
    reviewDueAt: '2018-01-01',
  })
  const target = await city.create('vision-targets', { visionId: vision.id, status: 'active', title: { en: 'Air' } })
  await city.create('benefit-links', { fromId: city.benefitId, toId: target.id, kind: 'serves' })
  for (const reviewedAt of ['2016-01-10', '2017-01-10']) {
    await city.create('benefit-reviews', {
      benefitId: city.benefitId,
      reviewedAt,
      actual: 85,
      decision: 'continue',
      independent: true,
    })
  }
  const progress = await read(city, '2016-02-01T00:00:00Z')
  expect(progress.dependsOn).toEqual([
    { kind: 'contributes', noun: 'Benefit', id: part.id, title: { en: 'Less dust' }, share: 0.4 },
  ])
  expect(progress.serves).toEqual([
    { kind: 'serves', noun: 'VisionTarget', id: target.id, title: { en: 'Air' }, share: null },
  ])
  expect(progress.reviews).toMatchObject([{ reviewedAt: '2016-01-10', decision: 'continue' }])
})

test('a value that a person entered is a figure, and said to be typed in', async () => {
  const city = await measuredCity()
  const { id: indicatorId } = await city.create('indicators', {
    code: 'noise',
    framework: 'CITY',
    title: { en: 'Noise' },
    unit: 'dB',
    direction: 'down',
    usedForBenefit: true,
    social: false,
    disaggregated: false,
    automated: false,
    frequencyDays: 365,
  })
  const value = {
    indicatorId,
    observedAt: '2015-12-31T16:00:00Z',
    periodStart: '2015-01-01',
    periodEnd: '2015-12-31',
    value: 71,
    method: 'reported',
    quality: 'good',
    status: 'final',
  }
  const first = await city.create('indicator-values', value)
  await city.create('indicator-values', { ...value, value: 70, status: 'revised', revisionOf: first.id })
  const { figures, indicator } = await city.figures(indicatorId)
  // Keys of programs write as "import".
  expect(figures).toMatchObject([
    { periodEnd: '2015-12-31', value: 70, state: 'revised', origin: 'imported', days: null },
  ])
  expect(indicator.method).toBeNull()
})

test('the list of a scope holds its open benefits, end outcomes first', async () => {
  const city = await yearsOf([90, 85])
  await city.create('benefits', { ...plan, level: 'intermediate', title: { en: 'Less dust' } })
  await city.create('benefits', { ...plan, status: 'closed', title: { en: 'Done' } })
  const courses = (await city.send({ url: '/api/benefit-progress?scope=chengchuan&at=2016-02-01T00:00:00Z' })).json()
  expect(courses.map(({ benefit }: { benefit: { title: { en: string } } }) => benefit.title.en)).toEqual([
    'Cleaner air',
    'Less dust',
  ])
  expect(courses[0]).toMatchObject({ now: { value: 85 }, inTime: null, course: 'not_forecastable' })
})

test('other rooms get courses and the shares of computed and of fresh figures', async () => {
  const city = await yearsOf([90, 85])
  await city.indicator('other')
  const at = Temporal.Instant.from('2016-02-01T00:00:00Z')
  const scopeIds = [city.scopeId]
  expect(await figureShares({ client: city.pool, scopeIds, asOf: at })).toEqual({ automated: 2, fresh: 1, total: 2 })
  const courses = await benefitCourses({
    client: city.pool,
    scopeIds,
    moment: { at, timeZone: 'Asia/Shanghai', now: at },
  })
  expect(courses).toHaveLength(1)
})

describe('a definition', () => {
  test('put again as it is stays the version that stands; another one is the next version', async () => {
    const city = await yearsOf([90, 30])
    const id = (await city.send({ url: '/api/indicators' })).json().items[0].id
    const url = `/api/indicators/${id}/definition`
    const definition = {
      type: 'observed',
      property: 'pm2.5',
      unit: 'ug/m3',
      period: { grain: 'year', minDays: 1 },
      aggregate: { kind: 'mean' },
    }
    const versions = [definition, { ...definition, period: { grain: 'month', minDays: 1 } }, definition]
    const answers = []
    for (const payload of versions) answers.push((await city.send({ method: 'PUT', url, payload })).json())
    expect(answers.map(({ version }) => version)).toEqual([1, 2, 3])
    expect(answers[0].fingerprint).toMatch(/^[0-9a-f]{12}$/)
    expect(answers[2].fingerprint).toBe(answers[0].fingerprint)
    expect((await city.figures(id)).figures.map(({ value }) => value)).toEqual([90, 30])
  })

  test('of another period ends the values that stood and computes its own at once', async () => {
    const city = await yearsOf([90])
    const id = (await city.send({ url: '/api/indicators' })).json().items[0].id
    const payload = {
      type: 'observed',
      property: 'pm2.5',
      unit: 'ug/m3',
      period: { grain: 'month', minDays: 1 },
      aggregate: { kind: 'mean' },
    }
    await city.send({ method: 'PUT', url: `/api/indicators/${id}/definition`, payload })
    expect((await city.figures(id)).figures).toMatchObject([{ periodEnd: '2014-06-30', value: 90 }])
    const { items } = (await city.send({ url: `/api/indicator-values?indicatorId=${id}` })).json()
    expect(items.filter(({ validTo }: { validTo: string | null }) => validTo === null)).toHaveLength(1)
    expect(items).toHaveLength(2)
  })

  test('whose figures would be in another unit than the indicator is refused', async () => {
    const city = await yearsOf([90])
    const id = (await city.send({ url: '/api/indicators' })).json().items[0].id
    const payload = {
      type: 'observed',
      property: 'pm2.5',
      unit: 'ug/m3',
      period: { grain: 'year', minDays: 1 },
      aggregate: { kind: 'days_within', limit: 75 },
    }
    const answer = await city.send({ method: 'PUT', url: `/api/indicators/${id}/definition`, payload })
    expect([answer.statusCode, answer.json().code]).toEqual([422, 'UNIT_DOES_NOT_FIT'])
  })

  test('that could never give a result, or names no zone, is refused with the fields', async () => {
    const city = await yearsOf([90])
    const id = (await city.send({ url: '/api/indicators' })).json().items[0].id
    const payload = {
      type: 'observed',
      property: 'pm2.5',
      unit: 'per cent',
      timeZone: 'Asia/Nowhere',
      period: { grain: 'month', minDays: 32 },
      aggregate: { kind: 'mean' },
    }
    const answer = await city.send({ method: 'PUT', url: `/api/indicators/${id}/definition`, payload })
    expect(answer.statusCode).toBe(400)
    expect(answer.json().errors.map(({ pointer, code }: Record<string, string>) => [pointer, code])).toEqual([
      ['/unit', 'UNIT_NOT_UCUM'],
      ['/period/minDays', 'MORE_DAYS_THAN_PERIOD'],
      ['/timeZone', 'TIME_ZONE_UNKNOWN'],
    ])
  })

  test('of an indicator that does not exist is not found', async () => {
    const city = await measuredCity()
    const url = '/api/indicators/019a0000-0000-7000-8000-000000000000'
    expect((await city.send({ url: `${url}/figures` })).statusCode).toBe(404)
    expect((await city.send({ method: 'POST', url: `${url}/recompute` })).statusCode).toBe(404)
  })
})

test('values that people enter month by month carry a forecast by their promised rhythm', async () => {
  const city = await measuredCity()
  const { id: indicatorId } = await city.create('indicators', {
    code: 'noise',
    framework: 'CITY',
    title: { en: 'Noise' },
    unit: 'dB',
    direction: 'down',
    usedForBenefit: true,
    social: false,
    disaggregated: false,
    automated: false,
    frequencyDays: 30,
  })
  for (let month = 1; month <= 8; month += 1) {
    const end = Temporal.PlainDate.from({ year: 2015, month, day: 1 }).add({ months: 1 })
    await city.create('indicator-values', {
      indicatorId,
      observedAt: `${end.subtract({ days: 1 }).toString()}T16:00:00Z`,
      periodEnd: end.subtract({ days: 1 }).toString(),
      value: 90 - 2 * month,
      method: 'reported',
      quality: 'good',
      status: 'final',
    })
  }
  const { id: benefitId } = await city.create('benefits', { ...plan, indicatorId, targetAt: '2016-12-31' })
  const progress = await read({ ...city, benefitId }, '2015-09-15T00:00:00Z')
  expect(progress.course).toBe('on_course')
  expect(progress.forecast.model).toBe('damped local linear trend')
})
