/** A stream's values as lines: a hole in time is a hole in the line, and a band says how far the values spread. */
import type { SeriesPoint } from '@citywide/model/observations/stream'
import { bisector, extent } from 'd3-array'
import { scaleLinear, type ScaleTime, scaleUtc } from 'd3-scale'
import { area, line } from 'd3-shape'
import { civilDay, startOfDay } from '../ui/format.ts'
import type { Box } from './trajectory-geometry.ts'

export interface Moment {
  readonly time: number
  readonly value: number
  readonly min: number
  readonly max: number
}

export type TickForm = 'time' | 'day' | 'month' | 'year'

export interface SeriesGeometry {
  readonly lines: readonly string[]
  readonly bands: readonly string[]
  /** Points that stand alone between two holes. */
  readonly alone: readonly { readonly x: number; readonly y: number }[]
  /** `as` says how much of the instant is worth writing. */
  readonly ticks: readonly { readonly x: number; readonly at: string; readonly as: TickForm }[]
  readonly levels: readonly { readonly y: number; readonly value: number }[]
  readonly x: (time: number) => number
  readonly y: (value: number) => number
  /** The point nearest to a place. */
  readonly nearest: (x: number) => Moment | undefined
}

/** More points than this cannot be told apart: neighbours are put together, with their spread kept. */
const MOST = 600

/**
 * @param step expected seconds between two points; a distance of more than one and a half of it is a hole
 * @param timeZone whose midnights the ticks stand at
 */
export function seriesGeometry(
  points: readonly SeriesPoint[],
  step: number,
  from: string,
  to: string,
  box: Box,
  timeZone = 'UTC',
): SeriesGeometry {
  const runs = split(
    points.map(({ at, value, min, max }) => ({ time: Date.parse(at), value, min, max })),
    step * 1500,
  )
  const size = Math.ceil(points.length / MOST)
  const thinned = size > 1 ? runs.map((run) => thin(run, size)) : runs
  const all = thinned.flat()
  const [least = 0, most = 1] = extent(all.flatMap(({ min, max }) => [min, max]))
  const room = (most - least || Math.abs(most) || 1) * 0.06
  const x = scaleUtc([new Date(from), new Date(to)], [box.left, box.width - box.right])
  const y = scaleLinear([least - room, most + room], [box.height - box.bottom, box.top])
  const path = line<Moment>(
    (one) => x(one.time),
    (one) => y(one.value),
  )
  const spread = area<Moment>()
    .x((one) => x(one.time))
    .y0((one) => y(one.min))
    .y1((one) => y(one.max))
  const banded = all.some(({ min, max }) => min !== max)
  const byTime = bisector((one: Moment) => one.time)
  const long = thinned.filter((run) => run.length > 1)
  return {
    lines: long.map((run) => path(run) ?? ''),
    bands: banded ? long.map((run) => spread(run) ?? '') : [],
    alone: thinned.flatMap((run) => (run.length === 1 && run[0] ? [{ x: x(run[0].time), y: y(run[0].value) }] : [])),
    ticks: ticksOf(x, Math.max(2, Math.floor((box.width - box.left - box.right) / 110)), timeZone),
    levels: y.ticks(4).map((value) => ({ value, y: y(value) })),
    x,
    y,
    nearest: (place) => all[byTime.center(all, x.invert(place).getTime())],
  }
}

/** Round times of the zone: a tick at eight in the morning in Shanghai would be midnight in Greenwich. */
function ticksOf(x: ScaleTime<number, number>, count: number, timeZone: string): SeriesGeometry['ticks'] {
  const [from = new Date(0), to = new Date(0)] = x.domain()
  const day = civilDay((from.getTime() + to.getTime()) / 2, timeZone)
  const ahead = Date.parse(day) - Date.parse(startOfDay(day, timeZone))
  const scale = scaleUtc([from.getTime() + ahead, to.getTime() + ahead], x.range())
  // A single tick says nothing about the pace: where few fit, weeks or days are taken instead of the one month.
  const local = [count, count + 2, count + 4].map((wish) => scale.ticks(wish)).find(({ length }) => length > 1) ?? []
  const apart = local[0] && local[1] ? (local[1].getTime() - local[0].getTime()) / 86_400_000 : 1
  return local.map((tick) => {
    const at = new Date(tick.getTime() - ahead)
    const midnight = tick.getTime() % 86_400_000 === 0
    const as = apart > 300 ? 'year' : apart > 26 ? 'month' : midnight ? 'day' : 'time'
    return { x: x(at), at: at.toISOString(), as }
  })
}

function split(moments: readonly Moment[], hole: number): Moment[][] {
  const runs: Moment[][] = []
  let before: Moment | undefined
  for (const moment of moments) {
    if (before === undefined || moment.time - before.time > hole) runs.push([])
    runs.at(-1)?.push(moment)
    before = moment
  }
  return runs
}

/** Each `size` neighbours become one: their mean, their least and most. */
function thin(run: readonly Moment[], size: number): Moment[] {
  const thinned: Moment[] = []
  for (let start = 0; start < run.length; start += size) {
    const part = run.slice(start, start + size)
    const middle = part[Math.floor(part.length / 2)]
    if (!middle) continue
    thinned.push({
      time: middle.time,
      value: part.reduce((sum, { value }) => sum + value, 0) / part.length,
      min: Math.min(...part.map(({ min }) => min)),
      max: Math.max(...part.map(({ max }) => max)),
    })
  }
  return thinned
}
