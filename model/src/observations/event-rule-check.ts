/** What is wrong with an event rule before it runs: each fault with the place it is in and words for who writes it. */
import type { Text } from '../text.ts'
import type { EventRuleDeclaration } from './event-rule.ts'
import { sameUnit } from './unit.ts'

export interface EventRuleFault {
  /** JSON pointer into the declaration. */
  readonly pointer: string
  readonly code: string
  /** Keeps the rule from being switched on; otherwise a remark. */
  readonly stops: boolean
  readonly text: Text
}

/** What the streams of a rule are like. */
export interface WatchedStreams {
  /** Streams that meet the conditions and are in a unit of their own each: UCUM code → number of streams. */
  readonly units: Readonly<Record<string, number>>
  /** Longest expected seconds between two observations of the streams that are watched; null without any. */
  readonly slowest: number | null
  /** Streams that meet the conditions but lie in no group of the kind asked for. */
  readonly ungrouped: number
}

export function eventRuleFaults(rule: EventRuleDeclaration, watched?: WatchedStreams): EventRuleFault[] {
  return [...ownFaults(rule), ...(watched ? streamFaults(rule, watched) : [])]
}

function* ownFaults(rule: EventRuleDeclaration): Generator<EventRuleFault> {
  const { side, limit, clear, aggregate, per, unit, noDataSeconds, latenessSeconds, once, windowSeconds } = rule
  const right = side === 'above' ? clear.level < limit : clear.level > limit
  if (!right) {
    yield fault('/clear/level', 'CLEAR_NOT_BEHIND_LIMIT', {
      zh: `解除值须${side === 'above' ? '低于' : '高于'}触发限值，否则在限值附近会反复触发和解除。`,
      en: `The clear level has to lie ${side === 'above' ? 'below' : 'above'} the limit: at the same level a value near it would fire and clear again and again.`,
    })
  }
  if (aggregate === 'count' && !sameUnit(unit, '1')) {
    yield fault('/unit', 'COUNT_HAS_NO_UNIT', {
      zh: '观测次数没有单位，单位请写 1。',
      en: 'A number of observations has no unit: write 1.',
    })
  }
  if (aggregate === 'rate' && per !== 'stream' && per !== 'sensor') {
    yield fault('/per', 'RATE_OF_MANY', {
      zh: '变化量只能按数据流或传感器计算；多个数据流的首末值不可相比。',
      en: 'A change is told per stream or sensor: first and last value of several streams do not compare.',
    })
  }
  if (aggregate === 'rate' && windowSeconds < 120) {
    yield fault('/windowSeconds', 'RATE_NEEDS_WINDOW', {
      zh: '变化量的时间窗至少为 2 分钟。',
      en: 'A change needs a window of at least two minutes.',
    })
  }
  if (noDataSeconds !== null && noDataSeconds <= latenessSeconds) {
    yield fault('/noDataSeconds', 'SILENCE_WITHIN_LATENESS', {
      zh: '无数据时限须长于允许的迟到时间。',
      en: 'Silence has to be longer than what may arrive late.',
    })
  }
  if (once === 'area' && (per === 'area' || per === 'scope')) {
    yield fault('/once', 'ONCE_NOT_WIDER', {
      zh: '合并范围须比监测对象更大。',
      en: 'Alerts are gathered under something wider than what is watched.',
    })
  }
  if (once === 'scope' && per === 'scope') {
    yield fault('/once', 'ONCE_NOT_WIDER', {
      zh: '整个范围已是一个监测对象，无须再合并。',
      en: 'The whole scope is watched as one already.',
    })
  }
  if (noDataSeconds === null) {
    yield fault(
      '/noDataSeconds',
      'SILENCE_UNTOLD',
      {
        zh: '未设无数据时限：传感器失联时规则会一直显示原状态。',
        en: 'Silence is not told: a sensor that fails keeps the state it had.',
      },
      false,
    )
  }
}

function* streamFaults(rule: EventRuleDeclaration, watched: WatchedStreams): Generator<EventRuleFault> {
  const { units, slowest, ungrouped } = watched
  const entries = Object.entries(units)
  const fits = (unit: string) => rule.aggregate === 'count' || sameUnit(unit, rule.unit)
  const fitting = entries.filter(([unit]) => fits(unit)).reduce((sum, [, count]) => sum + count, 0)
  const others = entries.filter(([unit]) => !fits(unit))
  if (fitting === 0) {
    yield fault('/property', 'NO_STREAM', {
      zh: '没有符合条件的数据流，规则无从判断。',
      en: 'No stream meets the conditions: there is nothing to judge.',
    })
  }
  if (others.length > 0) {
    const which = others.map(([unit, count]) => `${unit} (${count})`).join(', ')
    yield fault(
      '/unit',
      'STREAMS_IN_OTHER_UNIT',
      {
        zh: `有数据流的单位与规则不同，不参与判断，也不换算：${which}。`,
        en: `Streams in another unit are left out, nothing is converted: ${which}.`,
      },
      fitting === 0,
    )
  }
  if (ungrouped > 0) {
    yield fault(
      '/per',
      'STREAMS_WITHOUT_GROUP',
      {
        zh: `${ungrouped} 个数据流没有登记所属${{ stream: '', sensor: '传感器', area: '区域', asset: '设施', scope: '' }[rule.per]}，不参与判断。`,
        en: `${ungrouped} ${ungrouped === 1 ? 'stream names' : 'streams name'} no ${rule.per} and ${ungrouped === 1 ? 'is' : 'are'} left out.`,
      },
      false,
    )
  }
  if (slowest !== null && rule.noDataSeconds !== null && rule.noDataSeconds < slowest) {
    yield fault('/noDataSeconds', 'SILENCE_WITHIN_RHYTHM', {
      zh: `无数据时限短于数据流的预期间隔（${slowest} 秒），会不断误报。`,
      en: `Silence is shorter than the streams’ own rhythm (${slowest} s): it would be told all the time.`,
    })
  }
  const spread = rule.aggregate === 'rate'
  if (slowest !== null && spread && rule.windowSeconds <= slowest) {
    yield fault('/windowSeconds', 'WINDOW_HOLDS_ONE', {
      zh: `时间窗内至多一次观测（预期间隔 ${slowest} 秒），算不出变化量。`,
      en: `The window holds one observation at most (one each ${slowest} s): there is no change to tell.`,
    })
  }
}

function fault(pointer: string, code: string, text: Text, stops = true): EventRuleFault {
  return { pointer, code, stops, text }
}
