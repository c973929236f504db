import { Client } from 'pg'
import { expect, onTestFinished, test, vi } from 'vitest'
import { startFeed } from '#platform/events/feed.ts'
import { startTracking } from './tracking.ts'
import { hours, type MeasuredCity, measuredCity } from './testing.ts'

async function tracked(): Promise<MeasuredCity> {
  const city = await measuredCity()
  const feed = await startFeed(city.pool, async () => {
    const client = new Client(city.pool.options)
    client.on('error', () => undefined)
    await client.connect()
    return client
  })
  // A clock that runs on by itself: quiet is measured with it.
  const clock = { now: () => city.clock.now().add({ milliseconds: Math.round(performance.now()) }) }
  const tracking = startTracking({ pool: city.pool, clock, feed, report: rethrow })
  onTestFinished(async () => {
    await tracking.stop()
    await feed.stop()
  })
  return city
}

function rethrow(error: unknown): never {
  throw error
}

const soon = { timeout: 20_000, interval: 100 }

test(
  'observations become figures by themselves, and a correction becomes a revision',
  { timeout: 60_000 },
  async () => {
    const city = await tracked()
    await city.declare('north')
    const id = await city.indicator('air', { period: { grain: 'day', minDays: 1 } })
    await city.measure('north', '2016-05-01', hours(10))
    const newest = async () => (await city.figures(id)).figures.at(-1)
    await vi.waitFor(async () => expect(await newest()).toMatchObject({ value: 10, state: 'final' }), soon)
    await city.measure('north', '2016-05-01', [34])
    await vi.waitFor(async () => expect(await newest()).toMatchObject({ value: 11, state: 'revised' }), soon)
  },
)

test(
  'the last value follows values that people enter and the moment a scope is judged at',
  { timeout: 60_000 },
  async () => {
    const city = await tracked()
    const { id } = await city.create('indicators', {
      code: 'noise',
      framework: 'CITY',
      title: { en: 'Noise' },
      unit: 'dB',
      direction: 'down',
      usedForBenefit: false,
      social: false,
      disaggregated: false,
      automated: false,
    })
    for (const [year, value] of [
      [2015, 70],
      [2016, 65],
    ]) {
      await city.create('indicator-values', {
        indicatorId: id,
        observedAt: `${year}-12-31T16:00:00Z`,
        value,
        method: 'reported',
        quality: 'good',
        status: 'final',
      })
    }
    const last = async () => (await city.send({ url: `/api/indicators/${id}` })).json()
    await vi.waitFor(async () => expect(await last()).toMatchObject({ lastValue: 65, version: 1 }), soon)
    const scope = (await city.send({ url: `/api/scopes/${city.scopeId}` })).json()
    await city.send({
      method: 'PATCH',
      url: `/api/scopes/${city.scopeId}`,
      payload: { evaluatedAt: '2016-06-01T00:00:00Z' },
      headers: { 'if-match': `"${scope.version}"` },
    })
    await vi.waitFor(
      async () => expect(await last()).toMatchObject({ lastValue: 70, lastValueAt: '2015-12-31T16:00:00Z' }),
      soon,
    )
  },
)
