/** What the made-up city's sensors measured in the last thirty days. Same seed, same city. */
import { mulberry32, normal, seedOf } from '@citywide/model/benefits/random'

export interface DemoStream {
  readonly code: string
  readonly title: { readonly zh: string; readonly en: string }
  readonly property: string
  readonly unit: string
  readonly place: string
  readonly longitude: number
  readonly latitude: number
  /** The layer of the map that it is shown in. */
  readonly domain: 'resource_protection' | 'transport'
  readonly least: number
  readonly most: number
  /** Mean, size of the daily wave, hour of its top, noise; in the unit. */
  readonly shape: { readonly mean: number; readonly wave: number; readonly top: number; readonly noise: number }
  /** Hours before the city was made at which the feed stopped; 0: it runs. */
  readonly stopped: number
}

const stations = [
  { code: 'jiangbei', zh: '江北站', en: 'Jiangbei station', longitude: 113.42, latitude: 30.61, factor: 1.1 },
  { code: 'gucheng', zh: '古城站', en: 'Old Town station', longitude: 113.45, latitude: 30.55, factor: 1 },
  { code: 'dongwan', zh: '东湾站', en: 'Dongwan station', longitude: 113.53, latitude: 30.57, factor: 0.85 },
  { code: 'gangkou', zh: '港口站', en: 'Harbour station', longitude: 113.58, latitude: 30.52, factor: 1.25 },
] as const

const sections = [
  { code: 'upper', zh: '上游断面', en: 'Upper section', longitude: 113.37, latitude: 30.59, factor: 1.15, stopped: 0 },
  {
    code: 'bridge',
    zh: '石桥断面',
    en: 'Stone Bridge section',
    longitude: 113.47,
    latitude: 30.56,
    factor: 0.95,
    stopped: 0,
  },
  // Sewer telemetry stopped six days ago: the gap is part of the story.
  {
    code: 'outfall',
    zh: '排口断面',
    en: 'Outfall section',
    longitude: 113.55,
    latitude: 30.54,
    factor: 0.8,
    stopped: 144,
  },
] as const

const counters = [
  { code: 'riverside', zh: '滨江绿道', en: 'Riverside path', longitude: 113.46, latitude: 30.57, mean: 180 },
  { code: 'university', zh: '大学路', en: 'University Road', longitude: 113.41, latitude: 30.58, mean: 240 },
] as const

export const streams: readonly DemoStream[] = [
  ...stations.flatMap(({ code, zh, en, longitude, latitude, factor }) => [
    {
      code: `demo.air.${code}.pm2.5`,
      title: { zh: `${zh} PM2.5`, en: `${en} PM2.5` },
      property: 'pm2.5',
      unit: 'ug/m3',
      place: `${zh} ${en}`,
      longitude,
      latitude,
      domain: 'resource_protection' as const,
      least: 0,
      most: 1000,
      shape: { mean: 34 * factor, wave: 9, top: 8, noise: 7 },
      stopped: 0,
    },
    {
      code: `demo.air.${code}.no2`,
      title: { zh: `${zh} 二氧化氮`, en: `${en} nitrogen dioxide` },
      property: 'no2',
      unit: 'ug/m3',
      place: `${zh} ${en}`,
      longitude,
      latitude,
      domain: 'resource_protection' as const,
      least: 0,
      most: 600,
      shape: { mean: 28 * factor, wave: 11, top: 19, noise: 5 },
      stopped: 0,
    },
  ]),
  ...sections.map(({ code, zh, en, longitude, latitude, factor, stopped }) => ({
    code: `demo.river.${code}.oxygen`,
    title: { zh: `${zh}溶解氧`, en: `${en} dissolved oxygen` },
    property: 'dissolved-oxygen',
    unit: 'mg/L',
    place: `${zh} ${en}`,
    longitude,
    latitude,
    domain: 'resource_protection' as const,
    least: 0,
    most: 30,
    shape: { mean: 6.8 * factor, wave: 0.8, top: 15, noise: 0.35 },
    stopped,
  })),
  ...counters.map(({ code, zh, en, longitude, latitude, mean }) => ({
    code: `demo.bicycles.${code}`,
    title: { zh: `${zh}自行车流量`, en: `${en} bicycles` },
    property: 'bicycle-flow',
    unit: '{bicycle}/h',
    place: `${zh} ${en}`,
    longitude,
    latitude,
    domain: 'transport' as const,
    least: 0,
    most: 5000,
    shape: { mean, wave: mean * 0.7, top: 17, noise: mean * 0.12 },
    stopped: 0,
  })),
]

/** Hours of the past that the city brings along. */
export const HOURS = 30 * 24

/**
 * Hourly values of a stream from one hour's start to another's (exclusive), oldest first, as columns of the ingest door.
 * A value depends on its stream and hour alone, so that the past and what follows it fit together, whoever sends it.
 */
export function measured(
  stream: DemoStream,
  from: Temporal.Instant,
  until: Temporal.Instant,
): { at: number[]; values: number[] } {
  const at: number[] = []
  const values: number[] = []
  for (let time = from; Temporal.Instant.compare(time, until) < 0; time = time.add({ hours: 1 })) {
    const value = valueAt(stream, time)
    if (value === undefined) continue
    at.push(time.epochMilliseconds)
    values.push(value)
  }
  return { at, values }
}

/** Undefined: the reading was lost, as it happens in every network now and then. */
function valueAt({ code, shape, least, most }: DemoStream, time: Temporal.Instant): number | undefined {
  const hours = time.epochMilliseconds / 3_600_000
  const chance = mulberry32(seedOf(`${code} ${hours}`))
  if (chance() < 0.01) return undefined
  const { mean, wave, top, noise } = shape
  const local = time.toZonedDateTimeISO('Asia/Shanghai').hour
  // Weather: two slow waves of several days, out of step from stream to stream.
  const phase = seedOf(code) % 1000
  const weather = Math.sin(hours / 17 + phase) + Math.sin(hours / 41 + 2 * phase)
  const value =
    mean + wave * Math.cos(((local - top) / 24) * 2 * Math.PI) + noise * 0.6 * weather + normal(chance) * noise * 0.3
  return Number(Math.min(most, Math.max(least, value)).toFixed(2))
}

/** Monthly values from `months` ago to the last whole month: from the baseline towards today, with believable noise. */
export function history(
  goal: { code: string; baseline: number; now: number; indicator: { unit: string } },
  months: number,
): number[] {
  const chance = mulberry32(seedOf(goal.code))
  const rise = goal.now - goal.baseline
  let wobble = 0
  return Array.from({ length: months }, (_, index) => {
    wobble = 0.6 * wobble + normal(chance) * Math.abs(rise) * 0.01
    const value = goal.baseline + (rise * index) / (months - 1) + (index === months - 1 ? 0 : wobble)
    return Number(value.toFixed(goal.indicator.unit === 'd' ? 0 : 1))
  })
}
