import type { Queryable } from '#platform/postgres/pool.ts'

const DAY = 86_400_000_000
/** A month that is expected to bring more than this gets a partition a day: below, each stays small enough to vacuum. */
const DENSE = 30_000_000
const SECONDS_A_MONTH = 2_678_400

/**
 * The partitions of the history, made when the first observation of their time arrives. A partition holds a month (UTC);
 * it holds a day where the declared streams together are dense, but only from the month of making onwards: the past
 * comes as a backfill, in which many days are touched at once, and thousands of partitions would slow every read.
 * A month that has begun in one way goes on in it.
 */
export class Partitions {
  readonly #names = new Set<string>()
  /** Days since 1970 that some partition holds. */
  readonly #days = new Set<number>()

  /** @param times microseconds since 1970 @param now the same */
  async ensure(client: Queryable, times: Float64Array, now: number): Promise<void> {
    for (const time of times) {
      const number = Math.floor(time / DAY)
      if (this.#days.has(number)) continue
      const { day, month } = namesOf(number * DAY)
      if (!this.#names.has(day) && !this.#names.has(month)) await this.#make(client, number * DAY, now)
      this.#days.add(number)
    }
  }

  async #make(client: Queryable, start: number, now: number): Promise<void> {
    const { day, month } = namesOf(start)
    await client.query('begin')
    try {
      await client.query('select pg_advisory_xact_lock(37108)')
      const { rows } = await client.query<{ name: string }>(
        `select c.relname as name from pg_inherits i join pg_class c on c.oid = i.inhrelid
          where i.inhparent = 'observation'::regclass`,
      )
      for (const { name } of rows) this.#names.add(name)
      if (!this.#names.has(day) && !this.#names.has(month)) {
        const inDays = rows.some(({ name }) => name.startsWith(`${month}_`))
        const daily = inDays || (month >= namesOf(now).month && (await expectedAMonth(client)) > DENSE)
        const name = daily ? day : month
        const [from, to] = daily ? [start, start + DAY] : monthOf(start)
        // Attached rather than made in place: readers and writers of the other partitions go on meanwhile.
        await client.query(`create table ${name} (like observation including defaults including constraints)`)
        await client.query(
          `alter table observation attach partition ${name} for values from ('${iso(from)}') to ('${iso(to)}')`,
        )
        this.#names.add(name)
      }
      await client.query('commit')
    } catch (error) {
      await client.query('rollback').catch(() => undefined)
      throw error
    }
  }
}

async function expectedAMonth(client: Queryable): Promise<number> {
  const { rows } = await client.query<{ rows: number }>(
    `select coalesce(sum($1::float8 / interval_seconds), 0) as rows from stream`,
    [SECONDS_A_MONTH],
  )
  return rows[0]?.rows ?? 0
}

function namesOf(time: number): { day: string; month: string } {
  const day = `observation_${iso(time).slice(0, 10).replaceAll('-', '_')}`
  return { day, month: day.slice(0, -3) }
}

function monthOf(time: number): [number, number] {
  const date = Temporal.Instant.fromEpochMilliseconds(time / 1_000)
    .toZonedDateTimeISO('UTC')
    .with({ day: 1 })
  const start = date.startOfDay()
  return [start.epochMilliseconds * 1_000, start.add({ months: 1 }).epochMilliseconds * 1_000]
}

function iso(time: number): string {
  return Temporal.Instant.fromEpochMilliseconds(Math.floor(time / 1_000)).toString()
}
