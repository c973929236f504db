/** Lines and rings with fewer corners, for maps that show a whole city. */

type Position = readonly [longitude: number, latitude: number]

/**
 * Leaves out corners that lie nearer than so many degrees to the line without them. Source: Douglas and Peucker 1973.
 *
 * @param least corners that stay whatever their distance: 2 of a line, 4 of a ring
 */
export function simplified(line: readonly Position[], tolerance: number, least: 2 | 4): [number, number][] {
  const kept = new Set([0, line.length - 1])
  const open: [from: number, to: number][] = [[0, line.length - 1]]
  const distances = new Float64Array(line.length)
  for (let span = open.pop(); span; span = open.pop()) {
    const [from, to] = span
    let furthest = 0
    let at = -1
    for (let corner = from + 1; corner < to; corner += 1) {
      const distance = distanceTo(line[corner], line[from], line[to])
      distances[corner] = Math.max(distances[corner] ?? 0, distance)
      if (distance > furthest) [furthest, at] = [distance, corner]
    }
    if (at < 0 || furthest <= tolerance) continue
    kept.add(at)
    open.push([from, at], [at, to])
  }
  if (kept.size < least) {
    const further = [...distances.keys()].filter((corner) => !kept.has(corner))
    further.sort((one, other) => (distances[other] ?? 0) - (distances[one] ?? 0))
    for (const corner of further.slice(0, least - kept.size)) kept.add(corner)
  }
  return [...kept]
    .toSorted((one, other) => one - other)
    .flatMap((corner) => {
      const position = line[corner]
      return position ? [[short(position[0]), short(position[1])] as [number, number]] : []
    })
}

/** To the fifth decimal of a degree: about a metre. */
const short = (degrees: number): number => Math.round(degrees * 1e5) / 1e5

function distanceTo(point?: Position, from?: Position, to?: Position): number {
  if (!point || !from || !to) return 0
  const [x, y] = [to[0] - from[0], to[1] - from[1]]
  const length = x * x + y * y
  const share = length === 0 ? 0 : ((point[0] - from[0]) * x + (point[1] - from[1]) * y) / length
  const [nearX, nearY] =
    share <= 0 ? [from[0], from[1]] : share >= 1 ? [to[0], to[1]] : [from[0] + share * x, from[1] + share * y]
  return Math.hypot(point[0] - nearX, point[1] - nearY)
}
