import { array, assert, integer, property } from 'fast-check'
import { expect, test } from 'vitest'
import { type Dated, kept } from './retention.ts'

const timeZone = 'Asia/Shanghai'
const dayOf = ({ at }: Dated) => at.toZonedDateTimeISO(timeZone).toPlainDate()
const at = (text: string): Dated => ({ name: text, at: Temporal.Instant.from(text) })

/** Backups at whole minutes within three years, each at its own. */
const backups = array(integer({ min: 0, max: 3 * 365 * 24 * 60 }), { maxLength: 400 }).map((minutes) =>
  [...new Set(minutes)].map((minute) =>
    at(Temporal.Instant.from('2024-01-01T00:00Z').add({ minutes: minute }).toString()),
  ),
)

test('a year of nightly backups becomes seven days, four weeks and twelve months', () => {
  const nightly = Array.from({ length: 400 }, (_, day) =>
    at(
      Temporal.Instant.from('2025-10-20T18:40Z')
        .add({ hours: 24 * day })
        .toString(),
    ),
  )
  const stay = [...kept(nightly, timeZone)].toSorted()
  expect(stay).toHaveLength(20) // the newest is also that of its week and month
  expect(stay.slice(-7)).toEqual(nightly.slice(-7).map(({ name }) => name))
})

test('whatever there is, exactly the last of each kept period stays, and the last day whole', () => {
  assert(
    property(backups, (all) => {
      const stay = kept(all, timeZone)
      const last = (period: (day: Temporal.PlainDate) => string, limit: number) => {
        const ends = new Map<string, Dated>()
        for (const each of all) {
          const of = period(dayOf(each))
          const known = ends.get(of)
          if (!known || Temporal.Instant.compare(known.at, each.at) < 0) ends.set(of, each)
        }
        return [...ends.values()].toSorted((a, b) => Temporal.Instant.compare(b.at, a.at)).slice(0, limit)
      }
      const newest = Math.max(...all.map((each) => each.at.epochMilliseconds))
      const expected = new Set(
        [
          ...all.filter((each) => newest - each.at.epochMilliseconds <= 86_400_000),
          ...last(String, 7),
          ...last((day) => `${day.yearOfWeek}-${day.weekOfYear}`, 4),
          ...last((day) => day.toString().slice(0, 7), 12),
        ].map(({ name }) => name),
      )
      expect(new Set(stay)).toEqual(expected)
    }),
  )
})

test('the newest always stays, nothing is kept that is not there, and beyond the last day never more than twenty-three', () => {
  assert(
    property(backups, (all) => {
      const stay = kept(all, timeZone)
      const names = new Set(all.map(({ name }) => name))
      expect([...stay].every((name) => names.has(name))).toBe(true)
      const newest = all.toSorted((a, b) => Temporal.Instant.compare(b.at, a.at))[0]
      const older = all.filter((each) => newest && newest.at.since(each.at).total('hours') > 24)
      expect(older.filter(({ name }) => stay.has(name)).length).toBeLessThanOrEqual(23)
      if (newest) expect(stay.has(newest.name)).toBe(true)
    }),
  )
})

test('done a second time it drops nothing more, so a run that was cut off may be repeated', () => {
  assert(
    property(backups, (all) => {
      const stay = kept(all, timeZone)
      expect(
        kept(
          all.filter(({ name }) => stay.has(name)),
          timeZone,
        ),
      ).toEqual(stay)
    }),
  )
})

test('a day begins at midnight of the city', () => {
  // Of 23:50 and 00:10 in Shanghai the first is another day, though the same in UTC.
  const two = [at('2026-03-01T15:50:00Z'), at('2026-03-01T16:10:00Z')]
  const later = at('2026-03-05T12:00:00Z')
  expect(kept([...two, later], timeZone).size).toBe(3)
  expect(kept([...two, later], 'UTC').size).toBe(2)
})

test('a second backup in a day takes no moment of that day away', () => {
  const two = [at('2026-03-01T18:37:00Z'), at('2026-03-02T04:00:00Z')]
  expect(kept(two, timeZone).size).toBe(2)
})
