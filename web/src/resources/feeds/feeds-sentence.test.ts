import { describe, expect, test } from 'vitest'
import { formatFor } from '../../ui/format.ts'
import { feedsClauses, type FeedState, signs } from './feeds-sentence.ts'

const now = Date.parse('2026-11-22T12:00:00Z')
const feed = (
  state: FeedState['state'],
  hours = 0,
  name = { zh: '排口断面溶解氧', en: 'Outfall oxygen' },
): FeedState => ({
  state,
  title: name,
  latest:
    state === 'empty'
      ? null
      : { at: new Date(now - hours * 3_600_000).toISOString(), value: 1, quality: 0, flags: 0, receivedAt: '' },
})
const sentence = (feeds: FeedState[], language: 'zh' | 'en') => {
  const { between, end } = signs[language]
  const clauses = feedsClauses(feeds, language, formatFor(language, 'Asia/Shanghai', 'CNY'), now)
  return clauses.map(({ text }) => text).join(between) + end
}
const running = (count: number) => Array.from({ length: count }, () => feed('live'))

describe('the sentence on the streams of a scope', () => {
  test('names the one that stopped, and since when', () => {
    const feeds = [...running(27), feed('stopped', 145)]
    expect(sentence(feeds, 'en')).toBe('27 of 28 streams run; Outfall oxygen stopped 6 days ago.')
    expect(sentence(feeds, 'zh')).toBe('28 个数据流中 27 个运行正常；排口断面溶解氧已中断 6 天。')
  })

  test('of several names the one that has been silent longest', () => {
    const feeds = [
      feed('stopped', 48, { zh: '甲', en: 'One' }),
      feed('stopped', 240, { zh: '乙', en: 'Two' }),
      feed('live'),
    ]
    expect(sentence(feeds, 'en')).toBe('1 of 3 streams runs; 2 have stopped, the first of them 10 days ago: Two.')
    expect(sentence(feeds, 'zh')).toBe('3 个数据流中 1 个运行正常；2 个已中断，最久的是乙，已有 10 天。')
  })

  test('says that all run, and says no more', () => {
    expect(sentence(running(13), 'en')).toBe('All 13 streams run.')
    expect(sentence(running(13), 'zh')).toBe('13 个数据流全部运行正常。')
  })

  test('of a single stream says what is the matter with it', () => {
    expect(sentence(running(1), 'zh')).toBe('唯一的数据流运行正常。')
    expect(sentence([feed('late', 3)], 'en')).toBe('Outfall oxygen is late.')
    expect(sentence([feed('empty')], 'zh')).toBe('排口断面溶解氧尚无数据。')
  })

  test('keeps late streams and those without data apart', () => {
    const feeds = [feed('late'), feed('late'), feed('empty'), feed('empty')]
    expect(sentence(feeds, 'en')).toBe('None of the 4 streams runs; 2 are late; 2 have sent nothing yet.')
    expect(sentence(feeds, 'zh')).toBe('4 个数据流均未正常运行；2 个数据延迟；2 个尚无数据。')
  })

  test('marks what deviates', () => {
    const clauses = feedsClauses([feed('live'), feed('stopped', 30)], 'en', formatFor('en', 'UTC', 'CNY'), now)
    expect(clauses.map(({ tone }) => tone)).toStrictEqual([undefined, 'bad'])
    expect(feedsClauses([], 'en', formatFor('en', 'UTC', 'CNY'), now)).toStrictEqual([])
  })
})
