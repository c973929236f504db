import * as fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { hours, measuredCity } from './testing.ts'

test('a year is the mean of its days, a day the mean of its stations, a station’s day the mean of its hours', async () => {
  const city = await measuredCity()
  await city.declare('north')
  await city.declare('south')
  const id = await city.indicator('air')
  await city.measure('north', '2016-01-01', [...hours(10, 12), ...hours(20, 12)])
  await city.measure('south', '2016-01-01', hours(45, 20))
  await city.measure('north', '2016-01-02', hours(30))
  await city.measure('north', '2016-12-31', hours(60))
  await city.track()
  const { figures, lineage, indicator } = await city.figures(id)
  expect(figures).toHaveLength(1)
  expect(figures[0]).toMatchObject({
    periodStart: '2016-01-01',
    periodEnd: '2016-12-31',
    value: (30 + 30 + 60) / 3,
    n: 24 + 20 + 24 + 24,
    state: 'final',
    origin: 'computed',
    days: { valid: 3, expected: 366, needed: 3 },
    newestInput: '2016-12-31T15:00:00Z',
  })
  expect(figures[0]?.coverage).toBeCloseTo(92 / (2 * 366 * 24), 12)
  expect(lineage.streams).toEqual([
    { code: 'north', title: { zh: 'north', en: 'north' }, latestAt: '2016-12-31T15:00:00Z', count: 72 },
    { code: 'south', title: { zh: 'south', en: 'south' }, latestAt: '2016-01-01T11:00:00Z', count: 20 },
  ])
  expect(indicator).toMatchObject({ origin: 'computed', definitionVersion: 1 })
  const record = (await city.send({ url: `/api/indicators/${id}` })).json()
  expect(record).toMatchObject({ automated: true, lastValue: 40, lastValueAt: '2016-12-31T16:00:00Z' })
})

test('a station’s day of nineteen hours does not count, one of twenty does', async () => {
  const city = await measuredCity()
  await city.declare('north')
  const id = await city.indicator('air', { period: { grain: 'day', minDays: 1 } })
  await city.measure('north', '2016-01-01', hours(10, 19))
  await city.measure('north', '2016-01-02', hours(10, 20))
  await city.track()
  const { figures } = await city.figures(id)
  expect(figures.map(({ periodStart, state, value }) => [periodStart, state, value])).toEqual([
    ['2016-01-01', 'missing', null],
    ['2016-01-02', 'final', 10],
  ])
})

test('a sensor that talks more does not weigh more, and an hour counts from three quarters of its observations', async () => {
  const city = await measuredCity()
  await city.declare('north', { intervalSeconds: 900 })
  const id = await city.indicator('air', { period: { grain: 'day', minDays: 1 }, day: { minHours: 2 } })
  const observations = [
    ...['00:00', '00:15', '00:30', '00:45'].map((at) => observation(at, 10)),
    ...['01:00', '01:15', '01:30'].map((at) => observation(at, 40)),
    ...['02:00', '02:15'].map((at) => observation(at, 1_000)),
  ]
  await city.send({ method: 'POST', url: '/api/observations', payload: { observations } })
  await city.track()
  expect((await city.figures(id)).figures[0]).toMatchObject({ value: 25, state: 'final' })
})

test('days within a limit are counted over the valid days, the limit itself included', async () => {
  const city = await measuredCity()
  await city.declare('north')
  const id = await city.indicator('days', { aggregate: { kind: 'days_within', limit: 75 } })
  for (const [index, value] of [74, 75, 76, 200].entries()) {
    await city.measure('north', `2016-03-0${index + 1}`, hours(value))
  }
  await city.measure('north', '2016-03-05', hours(1, 10))
  await city.track()
  expect((await city.figures(id)).figures[0]).toMatchObject({ value: 2, days: { valid: 4 } })
})

test('the highest mean of eight hours looks at windows inside the day that hold at least six hours', async () => {
  const city = await measuredCity()
  await city.declare('north')
  const day = { statistic: 'max_8h_mean', minHours: 14 } as const
  const id = await city.indicator('ozone', { day, period: { grain: 'day', minDays: 1 } })
  const values = [...hours(10, 12), ...hours(90, 8), ...hours(10, 4)]
  await city.measure('north', '2016-07-01', values.with(13, null as never))
  await city.measure('north', '2016-07-02', [...hours(10, 8), ...hours(10, 8).map(() => null), ...hours(10, 8)])
  await city.track()
  const { figures } = await city.figures(id)
  expect(figures[0]).toMatchObject({ periodStart: '2016-07-01', value: 90, state: 'final' })
  expect(figures[1]).toMatchObject({ periodStart: '2016-07-02', value: null, state: 'missing' })
})

describe('a period with too few valid days', () => {
  test('is shown as partial, and neither its value nor its moment becomes the last of the indicator', async () => {
    const city = await measuredCity()
    await city.declare('north')
    const id = await city.indicator('air')
    for (const day of ['2015-05-01', '2015-05-02', '2015-05-03', '2016-05-01']) {
      await city.measure('north', day, hours(Number(day.at(3))))
    }
    await city.track()
    const { figures } = await city.figures(id)
    expect(figures.map(({ periodEnd, value, state }) => [periodEnd, value, state])).toEqual([
      ['2015-12-31', 5, 'final'],
      ['2016-12-31', 6, 'partial'],
    ])
    const record = (await city.send({ url: `/api/indicators/${id}` })).json()
    expect(record).toMatchObject({ lastValue: 5, lastValueAt: '2015-12-31T16:00:00Z' })
    const { items } = (await city.send({ url: `/api/indicator-values?indicatorId=${id}` })).json()
    expect(items).toHaveLength(1)
  })

  test('that is still open is never a result, whatever its days', async () => {
    const city = await measuredCity()
    await city.declare('north')
    const id = await city.indicator('air')
    for (const day of ['2026-05-01', '2026-05-02', '2026-05-03']) await city.measure('north', day, hours(7))
    await city.track()
    expect((await city.figures(id)).figures).toMatchObject([{ periodStart: '2026-01-01', value: 7, state: 'partial' }])
  })

  test('seen from a moment in the past holds only the days before it', async () => {
    const city = await measuredCity()
    await city.declare('north')
    const id = await city.indicator('air')
    for (const [index, value] of [1, 2, 3, 4].entries()) {
      await city.measure('north', `2016-05-0${index + 1}`, hours(value))
    }
    await city.track()
    expect((await city.figures(id, '2016-05-03T12:00:00+08:00')).figures).toMatchObject([
      { value: 1.5, state: 'partial', newestInput: '2016-05-02T15:00:00Z' },
    ])
    expect((await city.figures(id, '2015-12-31T00:00:00Z')).figures).toEqual([])
  })
})

describe('a value that changes', () => {
  test('is kept beside the one it replaces, and only the periods it touches are computed', async () => {
    const city = await measuredCity()
    await city.declare('north')
    const id = await city.indicator('air', { period: { grain: 'month', minDays: 1 } })
    await city.measure('north', '2016-04-30', hours(10))
    await city.measure('north', '2016-05-01', hours(20))
    await city.track()
    city.clock.set('2026-11-23T08:00:00Z')
    await city.measure('north', '2016-05-01', [20, 44])
    expect(await city.track()).toBe(1)
    const { figures } = await city.figures(id)
    expect(figures.map(({ value, state, computedAt }) => [value, state, computedAt])).toEqual([
      [10, 'final', '2026-11-22T08:00:00Z'],
      [21, 'revised', '2026-11-23T08:00:00Z'],
    ])
    const { items } = (await city.send({ url: `/api/indicator-values?indicatorId=${id}` })).json()
    const of = (value: number) => items.find((item: { value: number }) => item.value === value)
    const [before, after] = [of(20), of(21)]
    expect(before).toMatchObject({ value: 20, status: 'final', validTo: '2026-11-23T08:00:00Z', version: 2 })
    expect(after).toMatchObject({
      value: 21,
      status: 'revised',
      revisionOf: before.id,
      validTo: null,
      source: 'system',
    })
    const history = (await city.send({ url: `/api/indicator-values/${before.id}/history` })).json()
    expect(history.map(({ op }: { op: string }) => op)).toEqual(['U', 'I'])
  })

  test('is the same when it is computed again: nothing new is written', async () => {
    const city = await measuredCity()
    await city.declare('north')
    const id = await city.indicator('air', { period: { grain: 'day', minDays: 1 } })
    await city.measure('north', '2016-05-01', hours(0.1))
    await city.track()
    const again = await city.send({ method: 'POST', url: `/api/indicators/${id}/recompute` })
    expect(again.json()).toEqual({ periods: 1 })
    expect((await city.send({ url: `/api/indicator-values?indicatorId=${id}` })).json().count.value).toBe(1)
    expect(await city.track()).toBe(0)
  })

  test('within the time to settle is provisional, and then final without being called revised', async () => {
    const city = await measuredCity()
    await city.declare('north')
    const id = await city.indicator('air', { period: { grain: 'day', minDays: 1 }, settleDays: 14 })
    await city.measure('north', '2026-11-20', hours(10))
    await city.track()
    expect((await city.figures(id)).figures[0]?.state).toBe('provisional')
    await city.measure('north', '2026-11-20', [34])
    await city.track()
    expect((await city.figures(id)).figures[0]).toMatchObject({ value: 11, state: 'provisional' })
    city.clock.set('2026-12-05T00:00:00Z')
    expect(await city.settle()).toBe(1)
    expect((await city.figures(id)).figures[0]).toMatchObject({ value: 11, state: 'final' })
  })
})

test('two-stage aggregation equals a plain loop over any hours of any stations', async () => {
  const city = await measuredCity()
  for (const place of ['a', 'b', 'c']) await city.declare(place)
  const id = await city.indicator('air', { period: { grain: 'day', minDays: 1 }, day: { minHours: 3 }, minStations: 2 })
  const cell = fc.option(fc.double({ min: 0, max: 500, noNaN: true }), { freq: 4 })
  let day = 0
  await fc.assert(
    fc.asyncProperty(
      fc.array(fc.array(cell, { minLength: 1, maxLength: 6 }), { minLength: 3, maxLength: 3 }),
      async (stations) => {
        day += 1
        const date = `2016-01-${String(day).padStart(2, '0')}`
        for (const [index, values] of stations.entries()) await city.measure('abc'.charAt(index), date, values)
        await city.track()
        const means = stations
          .map((values) => values.filter((value) => value !== null))
          .filter((values) => values.length >= 3)
          .map((values) => values.reduce((sum, value) => sum + value, 0) / values.length)
        const expected = means.length >= 2 ? means.reduce((sum, mean) => sum + mean, 0) / means.length : undefined
        const figure = (await city.figures(id)).figures.find(({ periodStart }) => periodStart === date)
        if (expected === undefined) expect(figure?.state ?? 'missing').not.toBe('final')
        else expect(figure?.value).toBeCloseTo(expected, 9)
      },
    ),
    { numRuns: 25 },
  )
})

function observation(at: string, value: number) {
  return { stream: 'north', at: `2016-01-01T${at}:00+08:00`, value }
}
