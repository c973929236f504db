/** How live streams stand: in order, near or beyond a limit, or silent. Pure. */
import type { ObjectState } from '@citywide/model/emergency/operations'
import { sameUnit } from '@citywide/model/observations/unit'
import type { LiveStream, RuleInForce, TroubledGroup } from '#observations/index.ts'

/** A stream is silent after this many of its intervals without an observation; the catalogue then calls it late. */
const SILENT = 2
/** From this severity on, what is beyond its limit is high. */
const GRAVE = 3

/** The narrowest limits that hold for a stream; null where there is none. */
export interface StandingLimits {
  readonly above: number | null
  readonly below: number | null
  /** How far a value is from its limit, in widths of the band in which the rule calms down; below 0: beyond it. */
  readonly distance: number | null
}

export interface StandingStream extends LiveStream {
  readonly state: ObjectState
  readonly limits: StandingLimits
}

/** Rules by what they watch, so that thousands of streams are not held against all of them. */
export class Standards {
  readonly #rules: ReadonlyMap<string, readonly RuleInForce[]>
  readonly #groups: ReadonlyMap<string, readonly TroubledGroup[]>
  readonly #above: ReadonlyMap<string, readonly string[]>

  /** @param above each scope with the scopes that it lies in, itself first */
  constructor(
    rules: readonly RuleInForce[],
    groups: readonly TroubledGroup[],
    above: ReadonlyMap<string, readonly string[]>,
  ) {
    this.#rules = Map.groupBy(rules, ({ declaration }) => declaration.property)
    this.#groups = Map.groupBy(groups, ({ key }) => key)
    this.#above = above
  }

  standing(stream: LiveStream, now: number): StandingStream {
    const limits = this.#limitsOf(stream)
    return { ...stream, limits, state: this.#stateOf(stream, limits, now) }
  }

  #limitsOf(stream: LiveStream): StandingLimits {
    let above: number | null = null
    let below: number | null = null
    let distance: number | null = null
    for (const { scopeId, declaration } of this.#rules.get(stream.property) ?? []) {
      const { aggregate, side, limit, clear, unit, where } = declaration
      // A sum or a number of observations is no limit for a single value.
      if (aggregate === 'sum' || aggregate === 'count' || aggregate === 'rate') continue
      if (!(this.#above.get(stream.scopeId) ?? [stream.scopeId]).includes(scopeId)) continue
      if (where.streams.length > 0 && !where.streams.includes(stream.code)) continue
      if (where.areas.length > 0 && (stream.areaId === null || !where.areas.includes(stream.areaId))) continue
      if (where.place !== null && !(stream.place?.includes(where.place) ?? false)) continue
      if (!sameUnit(stream.unit, unit)) continue
      if (side === 'above') above = Math.min(above ?? limit, limit)
      else below = Math.max(below ?? limit, limit)
      if (stream.value === null) continue
      const width = Math.abs(limit - clear.level) || Math.abs(limit) / 10 || 1
      const away = (side === 'above' ? limit - stream.value : stream.value - limit) / width
      distance = Math.min(distance ?? away, away)
    }
    return { above: above ?? stream.plausibleMost, below: below ?? stream.plausibleLeast, distance }
  }

  #stateOf(
    { code, sensorId, value, at, intervalSeconds }: LiveStream,
    limits: StandingLimits,
    now: number,
  ): ObjectState {
    const said = [
      ...(this.#groups.get(`stream ${code}`) ?? []),
      ...(sensorId === null ? [] : (this.#groups.get(`sensor ${sensorId}`) ?? [])),
    ]
    if (said.some(({ state, severity }) => state === 'firing' && severity >= GRAVE)) return 'high'
    if (value === null || at === null || now - at > SILENT * intervalSeconds * 1_000) return 'silent'
    if (said.some(({ state }) => state === 'noData')) return 'silent'
    if (said.some(({ state }) => state === 'firing' || state === 'pending')) return 'watch'
    const { above, below, distance } = limits
    const near = distance !== null && distance < 1
    const beyond = (above !== null && value > above) || (below !== null && value < below)
    return near || beyond ? 'watch' : 'normal'
  }
}
