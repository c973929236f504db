/** Topics with names in them. Source: MQTT 5.0, § 4.7. */
import type { MqttSubscription } from '@citywide/model/observations/source-mqtt'

/** `air/{station}/{property}` → `air/+/+` */
export function filterOf(template: string): string {
  return template
    .split('/')
    .map((level) => (level.startsWith('{') ? '+' : level))
    .join('/')
}

export type TopicNames = Readonly<Record<string, string>>

/** Names in a topic; undefined where it does not fit. Topics that begin with `$` are the broker's own. */
export function matchTopic(template: string, topic: string): TopicNames | undefined {
  const levels = topic.split('/')
  const names: Record<string, string> = {}
  const wanted = template.split('/')
  for (const [index, level] of wanted.entries()) {
    if (level === '#') return names
    const given = levels[index]
    if (given === undefined) return undefined
    if (level.startsWith('{')) names[level.slice(1, -1)] = given
    else if (level !== '+' && level !== given) return undefined
  }
  return levels.length === wanted.length ? names : undefined
}

export interface Matched {
  readonly subscription: MqttSubscription
  readonly names: TopicNames
}

/** Topics that are kept in mind: sensors send on the same ones again and again. */
const REMEMBERED = 20_000

/** The first subscription that a topic fits, with its names. */
export function topicReader(subscriptions: readonly MqttSubscription[]): (topic: string) => Matched | undefined {
  const known = new Map<string, Matched>()
  return (topic) => {
    const before = known.get(topic)
    if (before) return before
    for (const subscription of subscriptions) {
      const names = matchTopic(subscription.topic, topic)
      if (!names) continue
      const matched = { subscription, names }
      if (known.size < REMEMBERED) known.set(topic, matched)
      return matched
    }
    return undefined
  }
}

/** Puts names into a template of a code, in lower case; what no code may hold becomes `-`. */
export function filledCode(template: string, names: TopicNames): string {
  return template.replaceAll(/\{(\w+)\}/g, (_, name: string) =>
    (names[name] ?? '').toLowerCase().replaceAll(/[^a-z0-9._-]+/g, '-'),
  )
}
