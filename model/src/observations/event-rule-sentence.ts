/** An event rule as a sentence in both languages, made from the declaration that runs. */
import { alertSeverities } from '../emergency/alert-clock.ts'
import { roleNames } from '../platform/role.ts'
import type { Language, Text } from '../text.ts'
import { unitLabel } from '../unit-label.ts'
import { aggregates, type EventRuleDeclaration, type GroupKind } from './event-rule.ts'
import { propertyName } from './property-name.ts'

/** Names of records that a rule points at, by id; one that is not known is shown as its id. */
export type NamesById = ReadonlyMap<string, Text>

const none: NamesById = new Map()

export function eventRuleSentence(rule: EventRuleDeclaration, names: NamesById = none): Text {
  return { zh: inChinese(rule, names), en: inEnglish(rule, names) }
}

const units = [
  { seconds: 86_400, zh: '天', one: 'day', many: 'days' },
  { seconds: 3_600, zh: '小时', one: 'hour', many: 'hours' },
  { seconds: 60, zh: '分钟', one: 'minute', many: 'minutes' },
  { seconds: 1, zh: '秒', one: 'second', many: 'seconds' },
] as const

/** `90` → `1 minute 30 seconds`, `1 分钟 30 秒`. */
export function durationText(seconds: number): Text {
  const zh: string[] = []
  const en: string[] = []
  let rest = seconds
  for (const unit of units) {
    const count = Math.floor(rest / unit.seconds)
    rest -= count * unit.seconds
    if (count === 0) continue
    zh.push(`${count} ${unit.zh}`)
    en.push(`${count} ${count === 1 ? unit.one : unit.many}`)
  }
  return { zh: zh.join(' ') || '0 秒', en: en.join(' ') || '0 seconds' }
}

const numbers = {
  zh: new Intl.NumberFormat('zh-CN', { maximumFractionDigits: 6 }),
  en: new Intl.NumberFormat('en', { maximumFractionDigits: 6 }),
}

function amount(value: number, unit: string, language: Language): string {
  const label = unitLabel(unit, language)
  return `${numbers[language].format(value)}${label === '' ? '' : ` ${label}`}`
}

const places = {
  zh: { stream: '任一数据流', sensor: '任一传感器', area: '任一区域', asset: '任一设施', scope: '整个范围' },
  en: { stream: 'any stream', sensor: 'any sensor', area: 'any area', asset: 'any asset', scope: 'the whole scope' },
} as const satisfies Record<Language, Record<GroupKind, string>>

function named(ids: readonly string[], names: NamesById, language: Language): string {
  const shown = ids.slice(0, 3).map((id) => names.get(id)?.[language] ?? id)
  if (language === 'zh') return ids.length > 3 ? `${shown.join('、')}等 ${ids.length} 个` : shown.join('、')
  return ids.length > 3 ? `${shown.join(', ')} and ${ids.length - 3} more` : shown.join(', ')
}

function inChinese(rule: EventRuleDeclaration, names: NamesById): string {
  const { where, aggregate, windowSeconds, side, limit, unit, forSeconds, clear } = rule
  const conditions = [
    ...(where.areas.length > 0 ? [`位于${named(where.areas, names, 'zh')}`] : []),
    ...(where.place === null ? [] : [`位置名称含“${where.place}”`]),
    ...(where.streams.length > 0 ? [`数据流为${named(where.streams, names, 'zh')}`] : []),
  ]
  const which = conditions.length > 0 ? `（${conditions.join('，')}）` : ''
  const property = propertyName(rule.property, 'zh')
  const window = durationText(windowSeconds).zh
  const measured = {
    mean: `${property}在 ${window}内的平均值`,
    max: `${property}在 ${window}内的最大值`,
    min: `${property}在 ${window}内的最小值`,
    sum: `${property}在 ${window}内的累计值`,
    count: `${property}在 ${window}内的观测次数`,
    last: `${property}的最新值`,
    rate: `${property}在 ${window}内的变化量`,
  }[aggregate]
  const held = forSeconds > 0 ? ` 并持续 ${durationText(forSeconds).zh}` : ''
  const once = {
    group: '',
    area: '；同一区域只开立一条预警',
    scope: '；整个范围只开立一条预警',
  }[rule.once]
  const back = side === 'above' ? '回落至' : '回升至'
  const beyond = side === 'above' ? '及以下' : '及以上'
  const clearing = clear.forSeconds > 0 ? `并持续 ${durationText(clear.forSeconds).zh}` : ''
  const silence =
    rule.noDataSeconds === null ? '' : `超过 ${durationText(rule.noDataSeconds).zh}没有可用数据时，另行提示。`
  return (
    `${places.zh[rule.per]}${which}的${measured}${side === 'above' ? '高于' : '低于'} ${amount(limit, unit, 'zh')}${held}，` +
    `即开立严重程度为“${severityName(rule.severity, 'zh')}”的预警，并通知${roleNames[rule.tells].zh}${once}。` +
    `${back} ${amount(clear.level, unit, 'zh')} ${beyond}${clearing}后解除。${silence}`
  )
}

function severityName(severity: number, language: Language): string {
  return Object.entries(alertSeverities).find(([number]) => Number(number) === severity)?.[1][language] ?? ''
}

/** `Nitrogen dioxide` → `nitrogen dioxide`; `PM2.5` stays. */
function inSentence(name: string): string {
  return /^\p{Lu}\p{Ll}/u.test(name) ? name.charAt(0).toLowerCase() + name.slice(1) : name
}

function inEnglish(rule: EventRuleDeclaration, names: NamesById): string {
  const { where, aggregate, windowSeconds, side, limit, unit, forSeconds, clear } = rule
  const conditions = [
    ...(where.areas.length > 0 ? [`in ${named(where.areas, names, 'en')}`] : []),
    ...(where.place === null ? [] : [`whose place has “${where.place}” in its name`]),
    ...(where.streams.length > 0 ? [`of the streams ${named(where.streams, names, 'en')}`] : []),
  ]
  const which = conditions.length > 0 ? ` (${conditions.join(', ')})` : ''
  const property = inSentence(propertyName(rule.property, 'en'))
  const over = aggregate === 'last' ? '' : ` over ${durationText(windowSeconds).en}`
  const held = forSeconds > 0 ? ` for ${durationText(forSeconds).en}` : ''
  const once = {
    group: '',
    area: ', once per area',
    scope: ', once for the whole scope',
  }[rule.once]
  const clearing = clear.forSeconds > 0 ? ` for ${durationText(clear.forSeconds).en}` : ''
  const silence =
    rule.noDataSeconds === null
      ? ''
      : ` More than ${durationText(rule.noDataSeconds).en} without usable data is told separately.`
  return (
    `When the ${aggregates[aggregate].en} of ${property}${over} at ${places.en[rule.per]}${which} is ${side} ` +
    `${amount(limit, unit, 'en')}${held}, an alert of ${severityName(rule.severity, 'en').toLowerCase()} severity ` +
    `is opened and the ${roleNames[rule.tells].en.toLowerCase()} is told${once}. ` +
    `It clears at ${amount(clear.level, unit, 'en')} or ${side === 'above' ? 'below' : 'above'}${clearing}.${silence}`
  )
}
