/** Arithmetic with civil days, `YYYY-MM-DD`. */

const MILLISECONDS = 86_400_000

/** Days since 1970-01-01. */
export function dayNumber(day: string): number {
  return Date.UTC(Number(day.slice(0, 4)), Number(day.slice(5, 7)) - 1, Number(day.slice(8, 10))) / MILLISECONDS
}

export function dayOf(number: number): string {
  return new Date(Math.round(number) * MILLISECONDS).toISOString().slice(0, 10)
}

/** Days in a month on average: 365.2425 / 12. */
export const DAYS_PER_MONTH = 30.436_875
