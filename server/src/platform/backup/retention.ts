/**
 * Which backups stay: the last of each of seven days, four weeks and twelve months that have one, and all of the day
 * before the newest, so that a second one in a day takes no moment of that day away.
 */

export interface Dated {
  readonly name: string
  readonly at: Temporal.Instant
}

const DAYS = 7
const WEEKS = 4
const MONTHS = 12
/** Hours. */
const FRESH = 24

/**
 * @param backups whole ones, in any order
 * @param timeZone days, weeks (ISO 8601) and months are those of the city
 * @returns names of those that stay; the newest always does
 */
export function kept(backups: readonly Dated[], timeZone: string): ReadonlySet<string> {
  const newestFirst = backups.toSorted((a, b) => Temporal.Instant.compare(b.at, a.at))
  const dated = newestFirst.map(({ name, at }) => ({ name, day: at.toZonedDateTimeISO(timeZone).toPlainDate() }))
  const [newest] = newestFirst
  const fresh = newestFirst.filter(({ at }) => newest && newest.at.since(at).total('hours') <= FRESH)
  const stay = new Set(fresh.map(({ name }) => name))
  const keep = (limit: number, period: (day: Temporal.PlainDate) => string) => {
    const seen = new Set<string>()
    for (const { name, day } of dated) {
      const of = period(day)
      if (seen.has(of)) continue
      if (seen.size === limit) break
      seen.add(of)
      stay.add(name)
    }
  }
  keep(DAYS, (day) => day.toString())
  keep(WEEKS, (day) => `${day.yearOfWeek} ${day.weekOfYear}`)
  keep(MONTHS, (day) => day.toPlainYearMonth().toString())
  return stay
}
