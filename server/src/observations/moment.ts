/** Microseconds since 1970 and the text of an instant, both ways; between the rooms of columns and those of JSON. */

/** ISO 8601 in UTC, with as many decimals as it takes. */
export function instantText(microseconds: number): string {
  return new Temporal.Instant(BigInt(microseconds) * 1_000n).toString()
}

export function microsecondsOf(instant: string): number {
  return Number(Temporal.Instant.from(instant).epochNanoseconds / 1_000n)
}

const epoch = new Temporal.PlainDate(1970, 1, 1)

/** A civil day from its number since 1970, and back. */
export function dayText(day: number): string {
  return epoch.add({ days: day }).toString()
}

export function dayNumber(day: string): number {
  return epoch.until(Temporal.PlainDate.from(day), { largestUnit: 'days' }).days
}
