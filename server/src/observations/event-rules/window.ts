/**
 * The observations of one group that its window still reaches, in buckets of a minute of event time. An observation is held
 * once per stream and time, so that one that is told again, or corrected, takes the place of the former: reading a commit
 * twice does no harm. Sums are made in the order of time and not of arrival, so that they come out the same to the bit.
 */
import { type Aggregate, BUCKET } from '@citywide/model/observations/event-rule'

/** Length of a bucket in microseconds. */
export const STEP = BUCKET * 1_000_000

/** The bucket that ends with, or after, a time: it holds what came after its begin, up to and with its end. */
export const bucketOf = (time: number): number => Math.ceil(time / STEP)

export interface Bucket {
  readonly number: number
  n: number
  sum: number
  min: number
  max: number
  firstAt: number
  first: number
  lastAt: number
  last: number
  /** Time, stream, value of each observation; undefined while there is one. */
  points: number[] | undefined
  /** Stream of the only observation. */
  readonly stream: number
  /** The aggregate over the window that ends here; undefined until it is asked for, and again when the window changed. */
  value: number | null | undefined
}

export class Window {
  /** By number, ascending. */
  readonly buckets: Bucket[] = []

  get newest(): number {
    return this.buckets.at(-1)?.lastAt ?? Number.NEGATIVE_INFINITY
  }

  put(stream: number, time: number, value: number): void {
    const number = bucketOf(time)
    const { buckets } = this
    let place = buckets.length
    while (place > 0 && (buckets[place - 1]?.number ?? 0) > number) place -= 1
    const known = buckets[place - 1]
    if (known?.number === number) {
      add(known, stream, time, value)
      return this.#changed(place - 1)
    }
    const fresh: Bucket = {
      number,
      n: 1,
      sum: value,
      min: value,
      max: value,
      firstAt: time,
      first: value,
      lastAt: time,
      last: value,
      points: undefined,
      stream,
      value: undefined,
    }
    if (place === buckets.length) buckets.push(fresh)
    else {
      buckets.splice(place, 0, fresh)
      this.#changed(place)
    }
  }

  /** Takes away what turned out not to be usable. */
  drop(stream: number, time: number): void {
    const place = this.buckets.findIndex(({ number }) => number === bucketOf(time))
    const bucket = this.buckets[place]
    if (!bucket) return
    const points = pointsOf(bucket)
    const at = placeOf(points, stream, time)
    if (points[at] !== time || points[at + 1] !== stream) return
    points.splice(at, 3)
    if (points.length === 0) this.buckets.splice(place, 1)
    else recount(bucket, points)
    this.#changed(place)
  }

  /** Windows that end behind a place have to be looked at again. */
  #changed(place: number): void {
    for (let index = place; index < this.buckets.length; index += 1) {
      const bucket = this.buckets[index]
      if (bucket) bucket.value = undefined
    }
  }

  /** Forgets buckets up to one. */
  forget(number: number): void {
    const { buckets } = this
    let count = 0
    while ((buckets[count]?.number ?? Number.POSITIVE_INFINITY) <= number) count += 1
    if (count === 1) buckets.shift()
    else if (count > 1) buckets.splice(0, count)
  }

  /**
   * The aggregate over the window that ends with the bucket at a place; undefined where the window does not tell it. It is
   * kept: a window is asked for one aggregate over one length, those of its rule.
   */
  value(aggregate: Aggregate, place: number, length: number): number | undefined {
    const here = this.buckets[place]
    if (!here) return undefined
    if (aggregate === 'last') return here.last
    if (here.value === undefined) here.value = this.#counted(aggregate, here, place, length) ?? null
    return here.value ?? undefined
  }

  #counted(aggregate: Exclude<Aggregate, 'last'>, here: Bucket, place: number, length: number): number | undefined {
    const { buckets } = this
    const beyond = here.number - length
    let from = place
    while (from > 0 && (buckets[from - 1]?.number ?? beyond) > beyond) from -= 1
    let n = 0
    let sum = 0
    let min = Number.POSITIVE_INFINITY
    let max = Number.NEGATIVE_INFINITY
    for (let index = from; index <= place; index += 1) {
      const bucket = buckets[index]
      if (!bucket) continue
      n += bucket.n
      sum += bucket.sum
      if (bucket.min < min) min = bucket.min
      if (bucket.max > max) max = bucket.max
    }
    switch (aggregate) {
      case 'mean':
        return sum / n
      case 'sum':
        return sum
      case 'count':
        return n
      case 'min':
        return min
      case 'max':
        return max
      case 'rate':
        return n < 2 ? undefined : here.last - (buckets[from]?.first ?? here.last)
    }
  }
}

function pointsOf(bucket: Bucket): number[] {
  return (bucket.points ??= [bucket.lastAt, bucket.stream, bucket.last])
}

/** Where an observation stands, or belongs, in points that are sorted by time and stream. */
function placeOf(points: readonly number[], stream: number, time: number): number {
  let at = points.length
  while (at > 0) {
    const before = points[at - 3] ?? 0
    if (before < time || (before === time && (points[at - 2] ?? 0) < stream)) break
    at -= 3
  }
  return at
}

function add(bucket: Bucket, stream: number, time: number, value: number): void {
  const points = pointsOf(bucket)
  const at = placeOf(points, stream, time)
  if (points[at] === time && points[at + 1] === stream) points[at + 2] = value
  else points.splice(at, 0, time, stream, value)
  recount(bucket, points)
}

function recount(bucket: Bucket, points: readonly number[]): void {
  bucket.n = points.length / 3
  bucket.sum = 0
  bucket.min = Number.POSITIVE_INFINITY
  bucket.max = Number.NEGATIVE_INFINITY
  for (let at = 2; at < points.length; at += 3) {
    const value = points[at] ?? 0
    bucket.sum += value
    if (value < bucket.min) bucket.min = value
    if (value > bucket.max) bucket.max = value
  }
  bucket.firstAt = points[0] ?? 0
  bucket.first = points[2] ?? 0
  bucket.lastAt = points.at(-3) ?? 0
  bucket.last = points.at(-1) ?? 0
}
