/** The marks on a grid of 12, the same as beside words in lists: triangle, diamond, hollow ring. */
import type { ObjectState } from '@citywide/model/emergency/operations'

export const MARK_GRID = 12

export const markPaths: Readonly<Record<Exclude<ObjectState, 'normal'>, string>> = {
  watch: 'M6 1.2 11 10.5H1z',
  high: 'M6 .8 11.2 6 6 11.2.8 6z',
  silent: 'M6 1.4a4.6 4.6 0 1 0 0 9.2 4.6 4.6 0 0 0 0-9.2z',
}

/** Pixels across. */
export const markSizes = { silent: 10, watch: 11, high: 14, cluster: 17 } as const

/** What is in order is a dot below the names of the city: of two pixels among thousands, larger where there are few. */
export function dotSize(count: number): number {
  if (count > 1_500) return 2
  return count > 300 ? 3 : 5
}

/** Marks nearer than this become one. */
export const CLUSTER_DISTANCE = 26

/** From this zoom on every object stands for itself. */
export const CLUSTERS_UNTIL = 14
