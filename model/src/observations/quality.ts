/**
 * What the city finds about a value when it comes in. The flags stand beside the value in the history (`flags`); what the
 * sender says of it by itself stands apart (`quality`), as it was sent.
 *
 * Source: the tests are those of IOOS QARTOD (gross range, climatology, rate of change, flat line, timing/gap).
 */
import type { Text } from '../text.ts'

interface QualityFlag {
  /** Position in `flags`; never changed, since the history holds it. */
  readonly bit: number
  readonly title: Text
  readonly meaning: Text
  /** Whether the value enters hours, days, the current state and event rules. */
  readonly usable: boolean
}

export const qualityFlags = {
  outOfRange: {
    bit: 0,
    title: { zh: '超出量程', en: 'Out of range' },
    meaning: {
      zh: '数值超出该数据流声明的物理上下限，不可能是真实测得的值。',
      en: 'Beyond the physical limits declared for the stream: it cannot have been measured.',
    },
    usable: false,
  },
  stuck: {
    bit: 1,
    title: { zh: '数值卡滞', en: 'Stuck' },
    meaning: {
      zh: '同一数值保持不变的时间达到声明的上限，应有变化而没有变化。',
      en: 'The same value for as long as is declared to be too long, of something that ought to move.',
    },
    usable: false,
  },
  implausible: {
    bit: 2,
    title: { zh: '不合常理', en: 'Implausible' },
    meaning: {
      zh: '数值超出通常范围，但物理上可能，需要留意。',
      en: 'Beyond what is usual, though possible: worth a look.',
    },
    usable: true,
  },
  rate: {
    bit: 3,
    title: { zh: '变化过快', en: 'Changed too fast' },
    meaning: {
      zh: '与前一可用值相比，变化速率超过声明的上限。',
      en: 'Further from the usable value before it than is declared to be possible in that time.',
    },
    usable: true,
  },
  gap: {
    bit: 4,
    title: { zh: '前有间断', en: 'Gap before' },
    meaning: {
      zh: '与前一个值相隔超过三个应有间隔。',
      en: 'More than three expected intervals after the value before it.',
    },
    usable: true,
  },
  ahead: {
    bit: 5,
    title: { zh: '时钟超前', en: 'Clock ahead' },
    meaning: {
      zh: '观测时间晚于接收时刻 10 秒以上，未超出 5 分钟的容差。',
      en: 'Its time lies more than 10 seconds after it was received, within the tolerance of 5 minutes.',
    },
    usable: true,
  },
  late: {
    bit: 6,
    title: { zh: '迟到', en: 'Late' },
    meaning: {
      zh: '接收时刻比观测时间晚 24 个应有间隔以上，且不少于 1 小时。',
      en: 'Received more than 24 expected intervals, and an hour at least, after its time.',
    },
    usable: true,
  },
} as const satisfies Record<string, QualityFlag>

export type QualityFlagName = keyof typeof qualityFlags

export const qualityFlagNames = Object.keys(qualityFlags) as QualityFlagName[]

/** The flag as it stands in `flags`. */
export function flagBit(name: QualityFlagName): number {
  return 1 << qualityFlags[name].bit
}

/** A value that carries one of these is kept, and used nowhere: not in hours and days, not as the newest, not by rules. */
export const UNUSABLE = qualityFlagNames.reduce(
  (mask, name) => (qualityFlags[name].usable ? mask : mask | flagBit(name)),
  0,
)

export function isUsable(flags: number): boolean {
  return (flags & UNUSABLE) === 0
}

/** The gravest first. */
export function flagsOf(flags: number): QualityFlagName[] {
  return qualityFlagNames.filter((name) => (flags & flagBit(name)) !== 0)
}

/** A value is late after this many expected intervals, and an hour at least. */
export const LATE_INTERVALS = 24
export const LATE_SECONDS = 3_600
/** Seconds that clocks may differ without a remark. */
export const AHEAD_SECONDS = 10
/** A gap begins after this many expected intervals. */
export const GAP_INTERVALS = 3
