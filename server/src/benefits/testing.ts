import type { IndicatorDefinition } from '@citywide/model/benefits/indicator-definition'
import type { IndicatorFigures } from '@citywide/model/benefits/progress'
import type { z } from 'zod'
import { fixedClock } from '#platform/clock.ts'
import { transaction } from '#platform/postgres/pool.ts'
import { freshApp, type TestApp } from '../testing.ts'
import { trackOnce } from './track.ts'
import { settleValues } from './value-store.ts'

type Definition = z.input<typeof IndicatorDefinition>

export interface MeasuredCity extends TestApp {
  readonly scopeId: string
  readonly clock: ReturnType<typeof fixedClock>
  /** Declares an hourly stream of PM2.5 at a place. */
  readonly declare: (place: string, more?: object) => Promise<void>
  /** Sends values of consecutive hours of a civil day in UTC+8; null leaves an hour out. */
  readonly measure: (place: string, day: string, values: readonly (number | null)[]) => Promise<void>
  /** An indicator with this definition over it. */
  readonly indicator: (code: string, definition?: Partial<Definition>) => Promise<string>
  /** Everything that came in is computed. */
  readonly track: () => Promise<number>
  /** Results whose time to settle is over become final. */
  readonly settle: () => Promise<number>
  readonly figures: (id: string, at?: string) => Promise<IndicatorFigures>
}

const annual: Definition = {
  type: 'observed',
  property: 'pm2.5',
  unit: 'ug/m3',
  period: { grain: 'year', minDays: 3 },
  aggregate: { kind: 'mean' },
}

/** The whole application with one city that measures. */
export async function measuredCity(): Promise<MeasuredCity> {
  const clock = fixedClock('2026-11-22T08:00:00Z')
  const whole = await freshApp({ clock })
  const { pool, send, create } = whole
  const { id: scopeId } = await create('scopes', {
    code: 'chengchuan',
    title: { zh: '澄川市', en: 'Chengchuan' },
    kind: 'city',
    madeUp: true,
  })
  const demand = async (request: Parameters<typeof send>[0]) => {
    const answer = await send(request)
    if (answer.statusCode > 299) throw new Error(`${answer.statusCode} ${answer.body}`)
    return answer
  }
  return {
    ...whole,
    scopeId,
    clock,
    async declare(place, more = {}) {
      const payload = {
        title: { zh: place, en: place },
        property: 'pm2.5',
        unit: 'ug/m3',
        scope: 'chengchuan',
        place,
        intervalSeconds: 3_600,
        ...more,
      }
      await demand({ method: 'PUT', url: `/api/streams/${place}`, payload })
    },
    async measure(place, day, values) {
      const start = Temporal.Instant.from(`${day}T00:00:00+08:00`)
      const observations = values.flatMap((value, hour) =>
        value === null ? [] : [{ stream: place, at: start.add({ hours: hour }).toString(), value }],
      )
      await demand({ method: 'POST', url: '/api/observations', payload: { observations } })
    },
    async indicator(code, definition = {}) {
      const complete = { ...annual, ...definition }
      const { id } = await create('indicators', {
        code,
        framework: 'CITY',
        title: { zh: code, en: code },
        unit: complete.aggregate.kind === 'mean' ? 'ug/m3' : 'd',
        direction: 'down',
        usedForBenefit: true,
        social: false,
        disaggregated: false,
        automated: false,
        frequencyDays: 365,
      })
      await demand({ method: 'PUT', url: `/api/indicators/${id}/definition`, payload: complete })
      return id
    },
    track: async () => (await trackOnce(pool, clock, { patient: false })).computed,
    settle: () => transaction(pool, (client) => settleValues(client, clock.now().toString())),
    async figures(id, at) {
      const query = at === undefined ? '' : `?at=${encodeURIComponent(at)}`
      return (await demand({ url: `/api/indicators/${id}/figures${query}` })).json()
    },
  }
}

export const hours = (value: number, count = 24): number[] => Array.from({ length: count }, () => value)
