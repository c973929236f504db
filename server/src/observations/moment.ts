/** Microseconds since 1970 and the text of an instant, both ways; between the rooms of columns and those of JSON. */

/** ISO 8601 in UTC, with as many decimals as it takes. */
export function instantText(microseconds: number): string {
  return new Temporal.Instant(BigInt(microseconds) * 1_000n).toString()
}

export function microsecondsOf(instant: string): number {
  return Number(Temporal.Instant.from(instant).epochNanoseconds / 1_000n)
}
