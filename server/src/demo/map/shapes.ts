/** Shapes of a made-up city: smooth lines, ribbons, blobs and the cells between neighbours. Same seed, same shapes. */
import { mulberry32, seedOf } from '@citywide/model/benefits/random'

export type Position = readonly [longitude: number, latitude: number]

/** Kilometres of a degree at 30.56° N. */
const ACROSS = 95.9
const UP = 110.85

/** The point so many kilometres east and north of another. */
export const away = ([longitude, latitude]: Position, east: number, north: number): Position => [
  longitude + east / ACROSS,
  latitude + north / UP,
]

const kilometres = (from: Position, to: Position): Position => [(to[0] - from[0]) * ACROSS, (to[1] - from[1]) * UP]

/** About a metre: nobody draws finer. */
const fine = (degrees: number) => Math.round(degrees * 1e5) / 1e5
export const written = (line: readonly Position[]): [number, number][] => line.map(([x, y]) => [fine(x), fine(y)])

/** A smooth line through points. Source: Catmull and Rom 1974, uniform. */
export function smooth(points: readonly Position[], steps = 8): Position[] {
  const at = (index: number): Position => points[Math.min(points.length - 1, Math.max(0, index))] ?? [0, 0]
  const line: Position[] = []
  for (let index = 0; index < points.length - 1; index += 1) {
    const [before, from, to, after] = [at(index - 1), at(index), at(index + 1), at(index + 2)]
    for (let step = 0; step < steps; step += 1) {
      const t = step / steps
      const mix = (axis: 0 | 1) =>
        0.5 *
        (2 * from[axis] +
          (to[axis] - before[axis]) * t +
          (2 * before[axis] - 5 * from[axis] + 4 * to[axis] - after[axis]) * t * t +
          (3 * from[axis] - before[axis] - 3 * to[axis] + after[axis]) * t * t * t)
      line.push([mix(0), mix(1)])
    }
  }
  return [...line, at(points.length - 1)]
}

/** A band along a line, as a ring; its width in kilometres varies a little. */
export function ribbon(line: readonly Position[], width: number, seed: string): Position[] {
  const chance = mulberry32(seedOf(seed))
  const wobble = line.map(() => 1 + 0.25 * (chance() - 0.5))
  const side = (sign: 1 | -1) =>
    line.map((point, index): Position => {
      const [dx, dy] = kilometres(
        line[Math.max(0, index - 1)] ?? point,
        line[Math.min(line.length - 1, index + 1)] ?? point,
      )
      const length = Math.hypot(dx, dy) || 1
      const half = (sign * width * (wobble[index] ?? 1)) / 2
      return away(point, (-dy / length) * half, (dx / length) * half)
    })
  const ring = [...side(1), ...side(-1).toReversed()]
  return [...ring, ...ring.slice(0, 1)]
}

/** A round shape that nature could have made; radii in kilometres. */
export function blob(middle: Position, [across, up]: Position, seed: string, corners = 36): Position[] {
  const chance = mulberry32(seedOf(seed))
  const waves = [2, 3, 5].map((often) => ({ often, size: 0.16 / often, phase: chance() * 7 }))
  const ring = Array.from({ length: corners }, (_, corner) => {
    const angle = (corner / corners) * 2 * Math.PI
    const radius = waves.reduce((sum, { often, size, phase }) => sum + size * Math.sin(often * angle + phase), 1)
    return away(middle, across * radius * Math.cos(angle), up * radius * Math.sin(angle))
  })
  return [...ring, ...ring.slice(0, 1)]
}

/** A ring road: points so far from a middle, in kilometres. */
export function loop(middle: Position, [across, up]: Position, seed: string): Position[] {
  return smooth(blob(middle, [across, up], seed, 20), 5)
}

/** The part of a ring that lies nearer to one place than to each of the others: the cell of Voronoi. */
export function cell(ring: readonly Position[], site: Position, others: readonly Position[]): Position[] {
  let points = ring.slice(0, -1)
  for (const other of others) {
    const [dx, dy] = kilometres(site, other)
    const middle: Position = [(site[0] + other[0]) / 2, (site[1] + other[1]) / 2]
    const beyond = (point: Position) => {
      const [x, y] = kilometres(middle, point)
      return x * dx + y * dy
    }
    points = points.flatMap((point, index) => {
      const next = points[(index + 1) % points.length] ?? point
      const [here, there] = [beyond(point), beyond(next)]
      const crossing = here / (here - there)
      const cut: Position = [point[0] + (next[0] - point[0]) * crossing, point[1] + (next[1] - point[1]) * crossing]
      if (here <= 0) return there <= 0 ? [point] : [point, cut]
      return there <= 0 ? [cut] : []
    })
  }
  return [...points, ...points.slice(0, 1)]
}

/**
 * Borders that wind: every point is moved by a field that depends on the place alone, so that neighbours keep their
 * common border.
 *
 * @param size kilometres at most
 */
export function winding(ring: readonly Position[], size: number): Position[] {
  const line = ring.flatMap((point, index) => {
    const next = ring[index + 1]
    if (!next) return [point]
    // From whichever end it is walked, a border is divided at the same points.
    const parts = Math.max(1, Math.round(Math.hypot(...kilometres(point, next)) / 0.4))
    return Array.from({ length: parts }, (_, part): Position => {
      const t = part / parts
      return [point[0] + (next[0] - point[0]) * t, point[1] + (next[1] - point[1]) * t]
    })
  })
  return line.map((point) => {
    const [x, y] = [point[0] * ACROSS, point[1] * UP]
    const east = Math.sin(x * 1.3 + y * 0.7) + 0.6 * Math.sin(y * 2.3 - x * 0.4)
    const north = Math.cos(y * 1.1 - x * 0.8) + 0.6 * Math.cos(x * 2.1 + y * 0.3)
    return away(point, (east * size) / 1.6, (north * size) / 1.6)
  })
}

export function encloses(ring: readonly Position[], [x, y]: Position): boolean {
  let inside = false
  for (const [index, [fromX, fromY]] of ring.entries()) {
    const [toX, toY] = ring[index + 1] ?? [fromX, fromY]
    if (fromY > y !== toY > y && x < fromX + ((y - fromY) * (toX - fromX)) / (toY - fromY)) inside = !inside
  }
  return inside
}

/** The stretches of a line that lie within a ring and pass a further question; single points are dropped. */
export function within(
  line: readonly Position[],
  ring: readonly Position[],
  keep: (point: Position) => boolean = () => true,
): Position[][] {
  const stretches: Position[][] = [[]]
  for (const point of line) {
    if (encloses(ring, point) && keep(point)) stretches.at(-1)?.push(point)
    else if (stretches.at(-1)?.length) stretches.push([])
  }
  return stretches.filter((stretch) => stretch.length > 1)
}
