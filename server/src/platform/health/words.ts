/** Figures as they stand in a sentence, in both languages. */
import type { HealthGroup, HealthLine, HealthState } from '@citywide/model/platform/health'
import type { Text } from '@citywide/model/text'

const units = [
  { seconds: 86_400, zh: '天', en: 'day' },
  { seconds: 3_600, zh: '小时', en: 'hour' },
  { seconds: 60, zh: '分钟', en: 'minute' },
] as const

/** A length of time as one would say it: `3 小时`, `3 hours`; below a minute in seconds. */
export function lasting(seconds: number): Text {
  const unit = units.find((one) => seconds >= one.seconds)
  if (unit) {
    const count = Math.floor(seconds / unit.seconds)
    return { zh: `${count} ${unit.zh}`, en: `${count} ${unit.en}${count === 1 ? '' : 's'}` }
  }
  const count = seconds < 10 ? Number(seconds.toFixed(1)) : Math.round(seconds)
  return { zh: `${count} 秒`, en: `${count} ${count === 1 ? 'second' : 'seconds'}` }
}

/** `12.3 GB`, by powers of ten as disks are sold. */
export function size(bytes: number): string {
  const [divisor, unit] = bytes >= 1e12 ? [1e12, 'TB'] : bytes >= 1e9 ? [1e9, 'GB'] : [1e6, 'MB']
  const count = bytes / divisor
  return `${count >= 100 || unit === 'MB' ? Math.round(count) : count.toFixed(1)} ${unit}`
}

/** `1 event`, `12 events`. */
export function many(count: number, one: string, more = `${one}s`): string {
  return `${count.toLocaleString('en')} ${count === 1 ? one : more}`
}

interface LineParts {
  readonly id: string
  readonly group: HealthGroup
  readonly title: Text
  readonly says: Text
  readonly state?: HealthState
  readonly todo?: Text
}

export function line({ state = 'good', todo, ...rest }: LineParts): HealthLine {
  return { ...rest, state, todo: state === 'good' ? null : (todo ?? null) }
}
