/** Where hours and civil days of a zone begin and end. Times are microseconds since 1970, ranges end before `end`. */

const HOUR = 3_600_000_000
const DAY = 24 * HOUR

export interface HourRange {
  readonly start: number
  readonly end: number
}

export interface DayRange extends HourRange {
  /** Days since 1970-01-01. */
  readonly day: number
}

/** A stretch of time in which the zone keeps one distance from UTC. */
interface Stretch extends HourRange {
  readonly offset: number
}

const zones = new Map<string, Zone>()

/** One table per zone and process: streams of a zone share it. */
export function zoneOf(name: string): Zone {
  let zone = zones.get(name)
  if (!zone) {
    zone = new Zone(name)
    zones.set(name, zone)
  }
  return zone
}

/**
 * The rules of a zone, looked up once per stretch and day and then kept: a series of a year asks `Temporal` a few hundred
 * times, not once per observation.
 */
export class Zone {
  readonly name: string
  readonly #dayStarts = new Map<number, number>()
  #stretches: Stretch[] = []
  #stretch: Stretch
  #day: DayRange

  constructor(name: string) {
    this.name = name
    this.#stretch = this.#stretchAt(0)
    this.#day = this.#dayAround(0)
  }

  /**
   * The hour on the wall clock. Where the clock is moved by half an hour, the hours before and after it are cut there, so
   * that ranges never overlap.
   */
  hourOf(time: number): HourRange {
    const { start, end, offset } = this.#stretchOf(time)
    const from = Math.floor((time + offset) / HOUR) * HOUR - offset
    return { start: Math.max(from, start), end: Math.min(from + HOUR, end) }
  }

  /** The civil day, from its first instant to the first instant of the next: 23 or 25 hours where the clock is moved. */
  dayOf(time: number): DayRange {
    if (time < this.#day.start || time >= this.#day.end) this.#day = this.#dayAround(time)
    return this.#day
  }

  /** @param day days since 1970-01-01 */
  dayRange(day: number): DayRange {
    return { day, start: this.#startOf(day), end: this.#startOf(day + 1) }
  }

  #dayAround(time: number): DayRange {
    let day = Math.floor((time + this.#stretchOf(time).offset) / DAY)
    // Where a clock is turned back over midnight, the wall shows the old day again; the new one has begun all the same.
    if (time >= this.#startOf(day + 1)) day += 1
    return this.dayRange(day)
  }

  #startOf(day: number): number {
    let start = this.#dayStarts.get(day)
    if (start === undefined) {
      const date = new Temporal.PlainDate(1970, 1, 1).add({ days: day })
      start = date.toZonedDateTime(this.name).epochMilliseconds * 1_000
      this.#dayStarts.set(day, start)
    }
    return start
  }

  #stretchOf(time: number): Stretch {
    if (time >= this.#stretch.start && time < this.#stretch.end) return this.#stretch
    let found = this.#stretches.find(({ start, end }) => time >= start && time < end)
    if (!found) {
      found = this.#stretchAt(time)
      this.#stretches.push(found)
    }
    this.#stretch = found
    return found
  }

  #stretchAt(time: number): Stretch {
    const here = Temporal.Instant.fromEpochMilliseconds(Math.floor(time / 1_000)).toZonedDateTimeISO(this.name)
    // `previous` looks strictly before, so the instant of a transition itself needs the next nanosecond.
    const before = here.add({ nanoseconds: 1 }).getTimeZoneTransition('previous')
    const after = here.getTimeZoneTransition('next')
    return {
      start: before ? before.epochMilliseconds * 1_000 : Number.NEGATIVE_INFINITY,
      end: after ? after.epochMilliseconds * 1_000 : Number.POSITIVE_INFINITY,
      offset: here.offsetNanoseconds / 1_000,
    }
  }
}
