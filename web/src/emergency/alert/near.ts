import type { AlertView } from '@citywide/model/emergency/alert-view'

type Placed = Pick<AlertView, 'ruleId' | 'kind' | 'areaId' | 'longitude' | 'latitude' | 'raisedAt'>

/** Alerts by how likely they are the same thing as one: the same rule, the same area, near in space, near in time. */
export function nearest<A extends Placed>(of: Placed, others: readonly A[]): A[] {
  const hours = (one: Placed) => Math.abs(Date.parse(one.raisedAt) - Date.parse(of.raisedAt)) / 3_600_000
  const apart = (one: Placed) => {
    if (one.longitude === null || one.latitude === null || of.longitude === null || of.latitude === null) return 20
    const east = (one.longitude - of.longitude) * Math.cos((of.latitude * Math.PI) / 180)
    return Math.hypot(east, one.latitude - of.latitude) * 111
  }
  const distance = (one: Placed) =>
    apart(one) +
    hours(one) * 4 -
    (one.ruleId !== null && one.ruleId === of.ruleId ? 10 : 0) -
    (one.areaId !== null && one.areaId === of.areaId ? 6 : 0) -
    (one.kind === of.kind ? 6 : 0)
  return others.toSorted((a, b) => distance(a) - distance(b))
}
