/** Which streams a rule watches, and in which groups. */
import { type EventGroup, type EventRuleDeclaration, type GroupKind } from '@citywide/model/observations/event-rule'
import type { WatchedStreams } from '@citywide/model/observations/event-rule-check'
import { sameUnit } from '@citywide/model/observations/unit'
import type { Text } from '@citywide/model/text'

/** A stream as far as rules care, with the records it names. */
export interface PlacedStream {
  readonly key: number
  readonly code: string
  readonly title: Text
  readonly property: string
  readonly unit: string
  readonly place: string | null
  readonly scopeId: string
  readonly scope: string
  readonly scopeTitle: Text
  readonly areaId: string | null
  readonly areaTitle: Text | null
  readonly sensorId: string | null
  readonly assetId: string | null
  readonly assetTitle: Text | null
  readonly longitude: number | null
  readonly latitude: number | null
  readonly intervalSeconds: number
}

export interface WatchedGroup {
  readonly key: string
  readonly group: EventGroup
  /** Keys of its streams. */
  readonly streams: readonly number[]
}

export interface Watched {
  readonly groups: readonly WatchedGroup[]
  readonly facts: WatchedStreams
}

/** @param streams of the scope of the rule and of its parts, of its property */
export function watchedBy(declaration: EventRuleDeclaration, streams: readonly PlacedStream[]): Watched {
  const { where, unit, aggregate, per } = declaration
  const meant = streams.filter(
    ({ code, areaId, place }) =>
      (where.streams.length === 0 || where.streams.includes(code)) &&
      (where.areas.length === 0 || (areaId !== null && where.areas.includes(areaId))) &&
      (where.place === null || (place?.includes(where.place) ?? false)),
  )
  const units: Record<string, number> = {}
  for (const stream of meant) units[stream.unit] = (units[stream.unit] ?? 0) + 1
  const fitting = meant.filter((stream) => aggregate === 'count' || sameUnit(stream.unit, unit))
  const groups = new Map<string, { group: EventGroup; streams: number[] }>()
  let ungrouped = 0
  for (const stream of fitting) {
    const group = groupOf(per, stream, declaration)
    if (!group) {
      ungrouped += 1
      continue
    }
    const key = `${group.kind} ${group.id}`
    const known = groups.get(key)
    if (known) known.streams.push(stream.key)
    else groups.set(key, { group, streams: [stream.key] })
  }
  const intervals = fitting.map(({ intervalSeconds }) => intervalSeconds)
  return {
    groups: [...groups].map(([key, found]) => ({ key, ...found })),
    facts: { units, ungrouped, slowest: intervals.length === 0 ? null : Math.max(...intervals) },
  }
}

function groupOf(per: GroupKind, stream: PlacedStream, { scope }: EventRuleDeclaration): EventGroup | undefined {
  const { longitude, latitude, areaId, scopeId } = stream
  const here = { longitude, latitude, areaId, scopeId }
  const nowhere = { longitude: null, latitude: null, areaId: null, scopeId }
  const title = stream.place === null ? stream.title : placed(stream.title, stream.place)
  switch (per) {
    case 'stream':
      return { kind: per, id: stream.code, title, ...here }
    case 'sensor':
      return stream.sensorId === null ? undefined : { kind: per, id: stream.sensorId, title, ...here }
    case 'asset':
      return stream.assetId === null
        ? undefined
        : { kind: per, id: stream.assetId, title: stream.assetTitle ?? title, ...here }
    case 'area':
      return areaId === null ? undefined : { kind: per, id: areaId, title: stream.areaTitle ?? title, ...here }
    case 'scope':
      return { kind: per, id: scope, title: stream.scopeTitle, ...nowhere }
  }
}

/** The place before the name, unless the name tells it already, wholly or in one of its words. */
function placed({ zh, en }: Text, place: string): Text {
  const words = place.split(/\s+/).filter((word) => word.length > 1)
  const told = words.some((word) => zh.includes(word) || en.includes(word))
  return told ? { zh, en } : { zh: `${place} ${zh}`, en: `${en}, ${place}` }
}
