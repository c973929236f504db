/** The moments at which a history is looked at: the ends of months in the zone of the city, and the moment itself. */

export interface MonthEnd {
  /** `YYYY-MM` */
  readonly month: string
  readonly at: Temporal.Instant
}

/**
 * The ends of the months before a moment, oldest first, one millisecond before the next begins.
 *
 * @param count how many
 */
export function monthEndsBefore(moment: Temporal.Instant, timeZone: string, count: number): readonly MonthEnd[] {
  const month = moment.toZonedDateTimeISO(timeZone).toPlainDate().toPlainYearMonth()
  return Array.from({ length: count }, (_, index) => month.subtract({ months: count - index })).map((one) => ({
    month: one.toString(),
    at: one
      .add({ months: 1 })
      .toPlainDate({ day: 1 })
      .toZonedDateTime(timeZone)
      .toInstant()
      .subtract({ milliseconds: 1 }),
  }))
}

/** The month that a moment lies in. */
export function monthOf(moment: Temporal.Instant, timeZone: string): string {
  return moment.toZonedDateTimeISO(timeZone).toPlainDate().toPlainYearMonth().toString()
}
