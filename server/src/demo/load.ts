/** Builds 澄川市 Chengchuan, a made-up city, through the public doors. Safe to run again: what is there stays. */
import type { Clock } from '#platform/clock.ts'
import { type Door, openDoor } from './door.ts'
import { goals } from './goals.ts'
import { goalRecords } from './goal-records.ts'
import { cityMap } from './map/city-map.ts'
import { HOURS, history, measured, streams } from './measurements.ts'
import { districts, organizations, people } from './organizations.ts'
import { partsOfTheCity } from './parts.ts'
import { privacyRecords } from './privacy.ts'
import { strategy } from './strategy.ts'

/** Months of indicator history that the city brings along: five years. */
const MONTHS = 60

/**
 * @param address where the server listens
 * @param progress told what is being made, in both languages
 */
export async function loadDemoCity(
  { address, key, clock, timeZone }: { address: string; key: string; clock: Clock; timeZone: string },
  progress: (text: { zh: string; en: string }) => void,
): Promise<void> {
  const door = openDoor(address, key)
  const ids = new Map<string, string>()
  const now = clock.now()
  const today = now.toZonedDateTimeISO(timeZone).toPlainDate()
  const month = today.with({ day: 1 })
  const day = (months: number) => month.add({ months }).toString()
  const scopeId = await door.create('scopes', 'chengchuan', {
    code: 'chengchuan',
    title: { zh: '澄川市', en: 'Chengchuan' },
    kind: 'city',
    madeUp: true,
  })
  const need = (code: string) => {
    const id = ids.get(code)
    if (id === undefined) throw new Error(`the demo city has no ${code}`)
    return id
  }
  const make = async (path: string, code: string, body: object) => {
    ids.set(code, await door.create(path, code, { scopeId, ...body }))
    return need(code)
  }

  progress({ zh: '机构与人员', en: 'Offices and people' })
  for (const { code, ...organization } of organizations) {
    await make('organizations', `org-${code}`, { ...organization, strategicSupplier: false })
  }
  for (const { code, name, organization } of people) {
    await make('people', `person-${code}`, { name, orgId: need(`org-${organization}`), active: true })
  }
  await make('areas', 'area-city', { code: 'chengchuan', title: { zh: '澄川市', en: 'Chengchuan' }, level: 'city' })
  for (const { code, title } of districts) {
    await make('areas', `area-${code}`, { code, title, level: 'district', parentId: need('area-city') })
  }

  progress({ zh: '愿景与治理', en: 'Vision and governance' })
  await strategy(make, need, day)

  progress({ zh: '目标、利益与路线图', en: 'Goals, benefits and roadmap' })
  for (const goal of goals) await goalRecords(goal, make, need, day)

  progress({ zh: '区县、商务区与社区', en: 'Districts, a business district and a settlement' })
  await partsOfTheCity(make, need, day, scopeId)

  progress({ zh: '诉求、同意与查看记录', en: 'Requests, consents and looks at personal data' })
  const ago = (days: number, hour: number) =>
    today.subtract({ days }).toZonedDateTime({ timeZone, plainTime: { hour } }).toInstant().toString()
  const after = (months: number) => today.add({ months }).toZonedDateTime({ timeZone }).toInstant().toString()
  const publish = async (code: string, body: object) => {
    ids.set(code, await door.create('privacy/notices', code, body))
  }
  await privacyRecords({ make, publish, need, ago, after })

  progress({ zh: '五年指标历史', en: 'Five years of indicator history' })
  for (const goal of goals) {
    for (const [index, value] of history(goal, MONTHS).entries()) {
      const start = month.subtract({ months: MONTHS - index })
      const end = start.add({ months: 1 })
      await make('indicator-values', `value-${goal.code}-${start.toString()}`, {
        indicatorId: need(`indicator-${goal.code}`),
        // A value stands for the whole month: it applies when the month is over.
        observedAt: end.toZonedDateTime({ timeZone }).toInstant().toString(),
        value,
        method: goal.indicator.method,
        quality: 'good',
        areaId: need('area-city'),
        periodStart: start.toString(),
        periodEnd: end.subtract({ days: 1 }).toString(),
        status: 'final',
        coverage: 1,
      })
    }
  }

  progress({ zh: '城市地图', en: 'The map of the city' })
  const words = new URLSearchParams({
    attribution: '虚构城市澄川市 · Made-up city Chengchuan',
    approval: '虚构地图，不涉及真实行政区划，无需审图号 · Made up: needs no approval number',
  })
  for (const [collection, features] of Object.entries(cityMap())) {
    await door.put(`map/collections/${collection}?${words.toString()}`, { type: 'FeatureCollection', features })
  }

  progress({ zh: '三十天观测数据', en: 'Thirty days of observations' })
  await observations(door, now)
}

async function observations(door: Door, now: Temporal.Instant): Promise<void> {
  const end = now.round({ smallestUnit: 'hour', roundingMode: 'floor' })
  for (const stream of streams) {
    const { code, shape: _shape, stopped, ...declaration } = stream
    await door.put(`streams/${code}`, { ...declaration, scope: 'chengchuan', intervalSeconds: 3600 })
    const past = measured(stream, end.subtract({ hours: HOURS }), end.subtract({ hours: stopped }))
    await door.post('observations', { streams: past.at.map(() => code), ...past })
  }
}

/** Hours that are sent again each time: what a pause of this length missed is made up for. */
const OVERLAP = 48

/** Sends what the sensors of the made-up city measured since: the door keeps each hour once. */
export async function simulate({ address, key, clock }: { address: string; key: string; clock: Clock }): Promise<void> {
  const door = openDoor(address, key)
  const end = clock.now().round({ smallestUnit: 'hour', roundingMode: 'floor' })
  for (const stream of streams.filter(({ stopped }) => stopped === 0)) {
    const { code } = stream
    const hours = measured(stream, end.subtract({ hours: OVERLAP }), end.add({ hours: 1 }))
    await door.post('observations', { streams: hours.at.map(() => code), ...hours })
  }
}
