/** How a source is doing, from what was expected of it and what came. */
import type { SourceHealth } from '@citywide/model/observations/source'

export interface SourceSigns {
  readonly on: boolean
  readonly expectedSeconds: number
  /** Seconds since 1970, as all moments here. Anything came, whatever became of it. */
  readonly arrivedAt: number | null
  /** Rows were stored. */
  readonly storedAt: number | null
  readonly faultAt: number | null
}

/** Rhythms without anything after which a source is late, and silent. */
const LATE = 2
const SILENT = 10

/** A source whose rows are all refused is failing: that something comes is of no use to anybody. */
export function healthAt(
  { on, expectedSeconds, arrivedAt, storedAt, faultAt }: SourceSigns,
  now: number,
): SourceHealth {
  if (!on) return 'off'
  if (faultAt !== null && faultAt >= (arrivedAt ?? 0)) return 'failing'
  if (arrivedAt === null) return 'never'
  const silent = now - arrivedAt
  if (silent > SILENT * expectedSeconds) return 'silent'
  if (storedAt === null || arrivedAt - storedAt > SILENT * expectedSeconds) return 'failing'
  return silent > LATE * expectedSeconds ? 'late' : 'working'
}
