import { describe, expect, test } from 'vitest'
import { EventRuleDeclaration } from './event-rule.ts'
import { eventRuleFaults } from './event-rule-check.ts'
import { durationText, eventRuleSentence } from './event-rule-sentence.ts'

const rule = EventRuleDeclaration.parse({
  title: { zh: '细颗粒物偏高', en: 'PM2.5 high' },
  scope: 'chengchuan',
  aggregate: 'mean',
  property: 'pm2.5',
  unit: 'ug/m3',
  per: 'area',
  windowSeconds: 3_600,
  side: 'above',
  limit: 75,
  forSeconds: 3_600,
  clear: { level: 35 },
  noDataSeconds: 10_800,
  severity: 3,
})
const codes = (change: Partial<EventRuleDeclaration>, watched?: Parameters<typeof eventRuleFaults>[1]) =>
  eventRuleFaults({ ...rule, ...change }, watched).map(({ code }) => code)

describe('the sentence of a rule', () => {
  test('reads the same in both languages', () => {
    expect(eventRuleSentence(rule)).toStrictEqual({
      zh: '任一区域的细颗粒物（PM2.5）在 1 小时内的平均值高于 75 µg/m³ 并持续 1 小时，即开立严重程度为“高”的预警，并通知值班员。回落至 35 µg/m³ 及以下后解除。超过 3 小时没有可用数据时，另行提示。',
      en: 'When the mean of PM2.5 over 1 hour at any area is above 75 µg/m³ for 1 hour, an alert of high severity is opened and the duty officer is told. It clears at 35 µg/m³ or below. More than 3 hours without usable data is told separately.',
    })
  })

  test('names its conditions, and says of a lower limit that values rise again', () => {
    const where = { streams: ['a', 'b', 'c', 'd'], areas: ['x'], place: '东' }
    const names = new Map([['x', { zh: '东湾区', en: 'Dongwan' }]])
    const below = {
      side: 'below',
      limit: 5,
      clear: { level: 6, forSeconds: 600 },
      once: 'scope',
      aggregate: 'last',
    } as const
    const { zh, en } = eventRuleSentence({ ...rule, ...below, property: 'no2', where }, names)
    expect(zh).toContain('任一区域（位于东湾区，位置名称含“东”，数据流为a、b、c等 4 个）的二氧化氮的最新值低于 5')
    expect(zh).toContain('整个范围只开立一条预警。回升至 6 µg/m³ 及以上并持续 10 分钟后解除。')
    expect(en).toContain('the latest value of nitrogen dioxide at any area (in Dongwan, whose place has “东”')
    expect(en).toContain('once for the whole scope. It clears at 6 µg/m³ or above for 10 minutes.')
  })

  test.each([
    [0, '0 秒', '0 seconds'],
    [90, '1 分钟 30 秒', '1 minute 30 seconds'],
    [90_000, '1 天 1 小时', '1 day 1 hour'],
  ])('a duration of %d seconds', (seconds, zh, en) => {
    expect(durationText(seconds)).toStrictEqual({ zh, en })
  })
})

describe('what is wrong with a rule', () => {
  test.each([
    [{}, []],
    [{ clear: { level: 75, forSeconds: 0 } }, ['CLEAR_NOT_BEHIND_LIMIT']],
    [{ side: 'below' }, ['CLEAR_NOT_BEHIND_LIMIT']],
    [{ aggregate: 'count' }, ['COUNT_HAS_NO_UNIT']],
    [{ aggregate: 'rate' }, ['RATE_OF_MANY']],
    [{ aggregate: 'rate', per: 'sensor', windowSeconds: 60 }, ['RATE_NEEDS_WINDOW']],
    [{ noDataSeconds: 60 }, ['SILENCE_WITHIN_LATENESS']],
    [{ noDataSeconds: null }, ['SILENCE_UNTOLD']],
    [{ once: 'area' }, ['ONCE_NOT_WIDER']],
    [{ once: 'scope', per: 'scope' }, ['ONCE_NOT_WIDER']],
  ] as const)('%j', (change, expected) => {
    expect(codes(change)).toStrictEqual(expected)
  })

  test('streams in another unit, without a group, or slower than the rule thinks are told', () => {
    const watched = { units: { 'ug/m3': 3, 'mg/m3': 1 }, slowest: 3_600, ungrouped: 2 }
    expect(codes({}, watched)).toStrictEqual(['STREAMS_IN_OTHER_UNIT', 'STREAMS_WITHOUT_GROUP'])
    expect(codes({ noDataSeconds: 1_800 }, watched)).toContain('SILENCE_WITHIN_RHYTHM')
    expect(codes({ aggregate: 'rate', per: 'stream' }, watched)).toContain('WINDOW_HOLDS_ONE')
    const none = eventRuleFaults(rule, { units: { 'mg/m3': 1 }, slowest: null, ungrouped: 0 })
    expect(none.filter(({ stops }) => stops).map(({ code }) => code)).toStrictEqual([
      'NO_STREAM',
      'STREAMS_IN_OTHER_UNIT',
    ])
  })
})
