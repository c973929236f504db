import { describe, expect, test } from 'vitest'
import { canonicalJson, IndicatorDefinition, methodOf, unitOf } from './indicator-definition.ts'

const definition = IndicatorDefinition.parse({
  type: 'observed',
  property: 'pm2.5',
  unit: 'ug/m3',
  period: { grain: 'year', minDays: 324 },
  aggregate: { kind: 'days_within', limit: 75 },
})

test('a definition takes the limits of the air-quality standard where it names none', () => {
  expect(definition.day).toStrictEqual({ statistic: 'mean', minHours: 20 })
  expect(definition.minStations).toBe(1)
})

test('days are counted in days, means keep the unit of the streams', () => {
  expect(unitOf(definition)).toBe('d')
  expect(unitOf({ ...definition, aggregate: { kind: 'mean' } })).toBe('ug/m3')
})

describe('the method as a sentence', () => {
  test('of a count of days', () => {
    expect(methodOf(definition)).toStrictEqual({
      zh: '每年日均值不超过 75 µg/m³ 的天数；站点日值至少需 20 个有效小时值；区域日值为当日有效站点的平均（至少 1 站）；至少需 324 个有效日。',
      en: "Days over a year whose daily mean was at most 75 µg/m³; a station's day needs 20 valid hours; a day of the area is the mean of its valid stations (at least 1); 324 valid days make a result.",
    })
  })

  test('of the ozone of one station over twelve months', () => {
    const ozone = IndicatorDefinition.parse({
      ...definition,
      place: 'Tiantan',
      day: { statistic: 'max_8h_mean', minHours: 14 },
      period: { grain: 'month', span: 12, minDays: 324 },
    })
    expect(methodOf(ozone).en).toBe(
      "Days over 12 months in a row whose daily maximum of the 8-hour mean was at most 75 µg/m³; a station's day needs 14 valid 8-hour means; only Tiantan counts; 324 valid days make a result.",
    )
  })
})

test('the same definition written in another order has the same text', () => {
  expect(canonicalJson({ b: [1, { d: null, c: 'x' }], a: 2 })).toBe('{"a":2,"b":[1,{"c":"x","d":null}]}')
  expect(canonicalJson(IndicatorDefinition.parse(Object.fromEntries(Object.entries(definition).toReversed())))).toBe(
    canonicalJson(definition),
  )
})
