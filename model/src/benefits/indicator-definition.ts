/** How an indicator is computed, as data: a new definition is a new version, and earlier ones stay computable. */
import { z } from 'zod'
import { zoneName } from '../observations/stream.ts'
import { parseUnit } from '../observations/unit.ts'
import { plainText, type Text } from '../text.ts'

/**
 * Figures from measured series, in two stages so that a sensor that talks more does not weigh more: the days of each station
 * from its hours, the days of the area from its stations, the period from its days.
 *
 * An hour counts when three quarters of its expected observations arrived; its mean weighs once however many there were.
 * Source of the default limits: GB 3095-2012, table 4 (20 hours a day, 324 days a year).
 */
const ObservedDefinition = z
  .strictObject({
    type: z.literal('observed'),
    /** The property of the streams it reads, and their unit in UCUM; streams in another unit are left out. */
    property: plainText(60).min(1),
    unit: z
      .string()
      .min(1)
      .max(40)
      .refine((code) => parseUnit(code) !== undefined, { error: 'UNIT_NOT_UCUM' }),
    /** One place alone; null takes every stream of the property in the scope. */
    place: plainText(200).min(1).nullable().default(null),
    day: z
      .strictObject({
        /** `max_8h_mean`: the highest mean of eight hours in a row, as GB 3095-2012 uses it for ozone. */
        statistic: z.enum(['mean', 'max_8h_mean']).default('mean'),
        /** Hours a station's day needs; for `max_8h_mean` the number of eight-hour means. */
        minHours: z.int().min(1).max(24).default(20),
      })
      .prefault({}),
    /** Stations with a valid day that a day of the area needs. */
    minStations: z.int().min(1).max(10_000).default(1),
    period: z
      .strictObject({
        grain: z.enum(['day', 'month', 'year']),
        /** How many grains one figure spans; with more than one, figures overlap (12 months, moved by one). */
        span: z.int().min(1).max(60).default(1),
        /** Valid days a figure needs to be a result. */
        minDays: z.int().min(1).max(25_000),
      })
      .refine(({ grain, span, minDays }) => minDays <= span * { day: 1, month: 31, year: 366 }[grain], {
        error: 'MORE_DAYS_THAN_PERIOD',
        path: ['minDays'],
      }),
    aggregate: z.discriminatedUnion('kind', [
      z.strictObject({ kind: z.literal('mean') }),
      /** Valid days on which the value was at most the limit. */
      z.strictObject({ kind: z.literal('days_within'), limit: z.number() }),
    ]),
    /** Zone in which periods begin and end, IANA name. */
    timeZone: zoneName.default('Asia/Shanghai'),
    transform: z.enum(['none', 'logit', 'log']).default('none'),
    /** Days after its end for which a figure is provisional. */
    settleDays: z.int().min(0).max(366).default(0),
  })
  .meta({ id: 'ObservedDefinition' })
/** One kind for now; others join by their `type`. */
export const IndicatorDefinition = z
  .discriminatedUnion('type', [ObservedDefinition])
  .meta({ id: 'IndicatorDefinition' })
export type IndicatorDefinition = z.infer<typeof IndicatorDefinition>

/** What `PUT /api/indicators/{id}/definition` answers. */
export const DefinitionVersion = z
  .object({
    id: z.uuid(),
    indicatorId: z.uuid(),
    version: z.int(),
    /** First twelve hex digits of the SHA-256 of the canonical definition. */
    fingerprint: z.string(),
    definition: IndicatorDefinition,
    createdAt: z.iso.datetime(),
  })
  .meta({ id: 'DefinitionVersion' })
export type DefinitionVersion = z.infer<typeof DefinitionVersion>

/** The unit of the figures: days where days are counted, else that of the streams. UCUM. */
export function unitOf({ aggregate, unit }: IndicatorDefinition): string {
  return aggregate.kind === 'days_within' ? 'd' : unit
}

/** Length of one step of the series in months, for forecasts; undefined where the grain is shorter than a month. */
export function monthsPerStep({ grain }: Pick<IndicatorDefinition['period'], 'grain'>): number | undefined {
  return { day: undefined, month: 1, year: 12 }[grain]
}

/** JSON with sorted keys and without blanks: the same definition always gives the same text. */
export function canonicalJson(value: unknown): string {
  if (Array.isArray(value)) return `[${value.map(canonicalJson).join(',')}]`
  if (typeof value !== 'object' || value === null) return JSON.stringify(value)
  const entries = Object.entries(value).toSorted(([a], [b]) => (a < b ? -1 : 1))
  return `{${entries.map(([key, part]) => `${JSON.stringify(key)}:${canonicalJson(part)}`).join(',')}}`
}

/** `ug/m3` → `µg/m³`: UCUM as people write it, as far as its letters and exponents go. */
function written(unit: string): string {
  const exponents = ['⁰', '¹', '²', '³', '⁴', '⁵', '⁶', '⁷', '⁸', '⁹']
  return unit
    .replaceAll(/\bu(?=[a-zA-Z])/g, 'µ')
    .replaceAll(/(?<=[a-zA-Z])\d/g, (digit) => exponents[Number(digit)] ?? digit)
}

/** How it is computed, as people read it. */
export function methodOf(definition: IndicatorDefinition): Text {
  const { day, minStations, period, aggregate, place } = definition
  const unit = written(definition.unit)
  const many = period.span > 1
  const spanned = {
    zh: { day: '日', month: '个月', year: '年' }[period.grain],
    en: { day: 'days', month: 'months', year: 'years' }[period.grain],
  }
  const length = many
    ? { zh: `连续 ${period.span} ${spanned.zh}`, en: `${period.span} ${spanned.en} in a row` }
    : {
        zh: { day: '每日', month: '每月', year: '每年' }[period.grain],
        en: { day: 'a day', month: 'a month', year: 'a year' }[period.grain],
      }
  const daily =
    day.statistic === 'mean'
      ? { zh: '日均值', en: 'daily means' }
      : { zh: '日最大 8 小时平均值', en: 'daily maxima of the 8-hour mean' }
  const what =
    aggregate.kind === 'mean'
      ? { zh: `${length.zh}${daily.zh}的平均`, en: `Mean of the ${daily.en} over ${length.en}` }
      : {
          zh: `${length.zh}${daily.zh}不超过 ${aggregate.limit} ${unit} 的天数`,
          en: `Days over ${length.en} whose ${daily.en.replace(/s$/, '').replace('maxima', 'maximum')} was at most ${aggregate.limit} ${unit}`,
        }
  const hours =
    day.statistic === 'mean'
      ? { zh: `${day.minHours} 个有效小时值`, en: `${day.minHours} valid hours` }
      : { zh: `${day.minHours} 个有效 8 小时平均值`, en: `${day.minHours} valid 8-hour means` }
  const station = {
    zh: `站点日值至少需 ${hours.zh}`,
    en: `a station's day needs ${hours.en}`,
  }
  const area = place
    ? { zh: `仅取 ${place} 站`, en: `only ${place} counts` }
    : {
        zh: `区域日值为当日有效站点的平均（至少 ${minStations} 站）`,
        en: `a day of the area is the mean of its valid stations (at least ${minStations})`,
      }
  const needed = {
    zh: `至少需 ${period.minDays} 个有效日`,
    en: `${period.minDays} valid days make a result`,
  }
  return {
    zh: `${what.zh}；${station.zh}；${area.zh}；${needed.zh}。`,
    en: `${what.en}; ${station.en}; ${area.en}; ${needed.en}.`,
  }
}
