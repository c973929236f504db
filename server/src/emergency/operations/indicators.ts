/** Live values with their limits and their last four hours. */
import type { LiveIndicator } from '@citywide/model/emergency/operations'
import { recentMeans } from '#observations/index.ts'
import type { Queryable } from '#platform/postgres/pool.ts'
import type { StandingStream } from './standing.ts'

/** How many are shown where nobody chose. */
const SHOWN = 8
const HOURS = 4
const STEP_SECONDS = 300
const STEPS = (HOURS * 3_600) / STEP_SECONDS

const gravity = { high: 0, watch: 1, normal: 2, silent: 3 } as const

/** Those that were chosen, in their order; else those that are out of order or nearest to a limit. */
export function chosenStreams(streams: readonly StandingStream[], pinned: readonly string[]): StandingStream[] {
  if (pinned.length > 0) {
    const byCode = new Map(streams.map((stream) => [stream.code, stream]))
    return pinned.flatMap((code) => byCode.get(code) ?? [])
  }
  const limited = streams.filter(
    ({ limits, state }) =>
      state === 'high' || limits.distance !== null || limits.above !== null || limits.below !== null,
  )
  return limited
    .toSorted(
      (one, other) =>
        gravity[one.state] - gravity[other.state] ||
        (one.limits.distance ?? Number.MAX_VALUE) - (other.limits.distance ?? Number.MAX_VALUE) ||
        (one.code < other.code ? -1 : 1),
    )
    .slice(0, SHOWN)
}

export async function indicatorsOf(
  client: Queryable,
  streams: readonly StandingStream[],
  { pinned, now }: { pinned: boolean; now: Temporal.Instant },
): Promise<LiveIndicator[]> {
  // The last step is the one that still grows.
  const to = Temporal.Instant.fromEpochMilliseconds(
    (Math.floor(now.epochMilliseconds / 1_000 / STEP_SECONDS) + 1) * STEP_SECONDS * 1_000,
  )
  const from = to.subtract({ hours: HOURS })
  const keys = streams.map(({ key }) => key)
  const means = Map.groupBy(await recentMeans(client, keys, { from, to, stepSeconds: STEP_SECONDS }), ({ key }) => key)
  return streams.map((stream) => {
    const values = Array<number | null>(STEPS).fill(null)
    for (const { step, mean } of means.get(stream.key) ?? []) if (step >= 0 && step < STEPS) values[step] = mean
    const { code, title, place, unit, value, at, state, limits } = stream
    return {
      stream: code,
      title,
      place,
      unit,
      value,
      at: at === null ? null : Temporal.Instant.fromEpochMilliseconds(Math.round(at)).toString(),
      state,
      above: limits.above,
      below: limits.below,
      pinned,
      series: { from: from.toString(), stepSeconds: STEP_SECONDS, values },
    }
  })
}
