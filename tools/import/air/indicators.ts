/** The indicators over the measurements, with how each is computed. */
import type { Text } from '@citywide/model/text'
import type { Api } from '../api.ts'
import { openRegister, type RecordBase } from '../register.ts'
import type { City, Tally } from './city.ts'
import { type Pollutant, pollutants } from './quantities.ts'
import { stationCode, stationName } from './stations.ts'

interface IndicatorPlan {
  readonly code: string
  readonly title: Text
  readonly unit: 'd' | 'ug/m3'
  readonly direction: 'up' | 'down'
  readonly frequencyDays: number
  readonly areaLevel: 'city' | 'site'
  readonly definition: object
}

export type IndicatorKind = 'annual-mean' | 'days-within' | 'twelve-months'

export function indicatorCode(kind: IndicatorKind, { property }: Pollutant, station?: string): string {
  return `air.${property}.${kind}.${station === undefined ? 'city' : stationCode(station)}`
}

/** Valid days that make a year. Source: GB 3095-2012, table 4. */
const YEAR = 324

const unitOf = { 'annual-mean': 'ug/m3', 'days-within': 'd', 'twelve-months': 'ug/m3' } as const

function plan(kind: IndicatorKind, pollutant: Pollutant, station?: string): IndicatorPlan {
  const { property, unit, statistic, dayLimit } = pollutant
  return {
    code: indicatorCode(kind, pollutant, station),
    title: titleOf(kind, pollutant, station),
    unit: unitOf[kind],
    direction: kind === 'days-within' ? 'up' : 'down',
    frequencyDays: kind === 'twelve-months' ? 31 : 365,
    areaLevel: station === undefined ? 'city' : 'site',
    definition: {
      type: 'observed',
      property,
      unit,
      place: station ?? null,
      // Of the seventeen means of eight hours that end in a day, fourteen must be there. Source: HJ 663-2013.
      day: { statistic, minHours: statistic === 'mean' ? 20 : 14 },
      period:
        kind === 'twelve-months'
          ? { grain: 'month', span: 12, minDays: YEAR }
          : { grain: 'year', span: 1, minDays: YEAR },
      aggregate: kind === 'days-within' ? { kind: 'days_within', limit: dayLimit } : { kind: 'mean' },
      timeZone: 'Asia/Shanghai',
    },
  }
}

function titleOf(kind: IndicatorKind, { title, statistic, dayLimit }: Pollutant, station?: string): Text {
  const place =
    station === undefined
      ? { zh: '全市', en: 'city' }
      : { zh: `${stationName(station).zh}站`, en: `station ${station}` }
  const daily =
    statistic === 'mean' ? { zh: '日均值', en: 'daily mean' } : { zh: '日最大 8 小时平均', en: 'daily 8-hour maximum' }
  if (kind === 'days-within') {
    return {
      zh: `${title.zh}${daily.zh}达标天数（≤ ${dayLimit} µg/m³，GB 3095-2012 二级，${place.zh}）`,
      en: `Days per year on which the ${place.en}'s ${title.en} ${daily.en} met ${dayLimit} µg/m³ (GB 3095-2012 grade II)`,
    }
  }
  const ofOzone = statistic === 'mean' ? { zh: '', en: '' } : { zh: daily.zh, en: ` (${daily.en}s)` }
  return kind === 'annual-mean'
    ? {
        zh: `${title.zh}${ofOzone.zh}年均值（${place.zh}）`,
        en: `Annual mean of ${title.en}${ofOzone.en}, ${place.en}`,
      }
    : {
        zh: `${title.zh}${ofOzone.zh} 12 个月滑动平均（${place.zh}）`,
        en: `Twelve-month mean of ${title.en}${ofOzone.en}, ${place.en}`,
      }
}

/** Six pollutants: three measures of the city, and the annual mean of each station. */
function indicatorPlans(stations: readonly string[]): IndicatorPlan[] {
  return pollutants.flatMap((pollutant) => [
    plan('annual-mean', pollutant),
    plan('days-within', pollutant),
    plan('twelve-months', pollutant),
    ...stations.map((station) => plan('annual-mean', pollutant, station)),
  ])
}

/** @returns ids of the indicators by code */
export async function keepIndicators(
  api: Api,
  city: City,
  stations: readonly string[],
  tally: Tally,
): Promise<ReadonlyMap<string, string>> {
  const register = await openRegister<RecordBase & { code: string }>(api, 'indicators', city.scope)
  const ids = new Map<string, string>()
  for (const { definition, ...indicator } of indicatorPlans(stations)) {
    const { id } = await register.keep(({ code }) => code === indicator.code, {
      ...indicator,
      framework: 'CITY',
      usedForBenefit: true,
      social: false,
      disaggregated: false,
      automated: true,
      ownerOrgId: city.bureauId,
      datasetIds: [city.datasetId],
      domain: 'resource_protection',
    })
    await api.send('PUT', `indicators/${id}/definition`, { body: definition })
    ids.set(indicator.code, id)
  }
  tally({ zh: '指标', en: 'indicators' }, register)
  return ids
}
