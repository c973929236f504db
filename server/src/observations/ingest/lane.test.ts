import { describe, expect, test } from 'vitest'
import { freshRoom, NOW, sums, type TestRoom } from '../testing.ts'

const start = Temporal.Instant.from(NOW).epochMilliseconds - 86_400_000
const one = (index: number, value = index) => ({
  observations: [{ stream: 'air.a', at: start + index * 1_000, value }],
})

/** Ends every other connection to the database of the room, as the death of PostgreSQL would. */
async function cutConnections({ pool }: TestRoom): Promise<number> {
  const { rowCount } = await pool.query(
    `select pg_terminate_backend(pid) from pg_stat_activity
      where datname = current_database() and pid <> pg_backend_pid()`,
  )
  return rowCount ?? 0
}

const bulk = (offset: number) => ({
  streams: Array.from({ length: 90_000 }, () => 'air.a'),
  at: Array.from({ length: 90_000 }, (_, index) => start - (offset + index) * 1_000),
  values: Array.from({ length: 90_000 }, () => 1),
})

describe('the queue before the writer', () => {
  test('requests at the same moment share transactions, and each gets its own counts', async () => {
    const { post, pool, declare } = await freshRoom()
    await declare('air.a')
    const answers = await Promise.all(Array.from({ length: 300 }, (_, index) => post(one(index % 200))))
    expect(answers.every((answer) => answer.statusCode === 201)).toBe(true)
    const counted = (name: string) => answers.reduce((sum, answer) => sum + answer.json()[name], 0)
    expect([counted('accepted'), counted('duplicate'), counted('revised')]).toStrictEqual([200, 100, 0])
    const { rows } = await pool.query<{ transactions: number }>(
      'select count(distinct xmin::text) as transactions from observation',
    )
    expect(rows[0]?.transactions).toBeLessThan(100)
  })

  test('a request that the database refuses fails alone', async () => {
    const { post, pool, declare } = await freshRoom()
    await declare('air.a')
    await pool.query('alter table observation add check (value <> 13)')
    const answers = await Promise.all(Array.from({ length: 40 }, (_, index) => post(one(index))))
    const refused = answers.filter((answer) => answer.statusCode !== 201)
    expect(refused.map((answer) => [answer.statusCode, answer.json().code])).toStrictEqual([[422, 'NOT_STORED']])
    expect(refused[0]).toBe(answers[13])
    expect(await sums(pool)).toMatchObject({ history: { n: 39 }, latest: { n: 39 }, hours: { n: 39 }, days: { n: 39 } })
  })

  test('two processes that write the same streams at once hold each observation once', async () => {
    const room = await freshRoom()
    await room.declare('air.a')
    await room.declare('air.b')
    const other = await room.sibling()
    const bodies = Array.from({ length: 60 }, (_, index) => ({
      observations: Array.from({ length: 50 }, (__, step) => ({
        stream: step % 2 === 0 ? 'air.a' : 'air.b',
        at: start + ((index * 25 + step) % 900) * 1_000,
        value: (index * 25 + step) % 900,
      })),
    }))
    const answers = await Promise.all(bodies.flatMap((body) => [room.post(body), other.post(body)]))
    expect(answers.map((answer) => answer.statusCode).filter((status) => status !== 201)).toStrictEqual([])
    const accepted = answers.reduce((sum, answer) => sum + answer.json().accepted, 0)
    const { history, latest, hours, days } = await sums(room.pool)
    expect(accepted).toBe(history.n)
    expect([latest.n, hours.n, days.n]).toStrictEqual([history.n, history.n, history.n])
    expect([hours.sum, days.sum]).toStrictEqual([history.sum, history.sum])
  })

  test('when the database dies, what waits is told so, and the next request is stored again', async () => {
    const room = await freshRoom()
    const { post, pool, declare } = room
    await declare('air.a')
    await post(one(0))
    let sent = 0
    const acknowledged: number[] = []
    const lost: number[] = []
    const statuses = new Set<number>()
    const client = async () => {
      while (sent < 1_200) {
        sent += 1
        const value = sent
        const answer = await post(one(value))
        if (answer.statusCode === 201) acknowledged.push(value)
        else {
          lost.push(value)
          statuses.add(answer.statusCode)
          expect(answer.headers['retry-after']).toMatch(/^\d+$/)
        }
        if (value % 200 === 0) await cutConnections(room).catch(() => undefined)
      }
    }
    await Promise.all(Array.from({ length: 16 }, client))
    expect([...statuses].filter((status) => status !== 503)).toStrictEqual([])
    // The last cut may be noticed only now: a source that was told 503 sends until it is told 201.
    const again = async (value: number) => {
      for (let tries = 0; tries < 50; tries += 1) {
        const { statusCode } = await post(one(value))
        if (statusCode === 201) return
        expect(statusCode).toBe(503)
      }
      throw new Error(`${value} was never stored`)
    }
    for (const value of lost) await again(value)
    const { rows } = await pool.query<{ value: number }>('select value from observation order by value')
    expect(rows.map(({ value }) => value)).toStrictEqual(Array.from({ length: 1_201 }, (_, value) => value))
    expect(acknowledged.length + lost.length).toBe(1_200)
    const { history, latest, hours, days } = await sums(pool)
    expect([latest.n, hours.n, days.n]).toStrictEqual([history.n, history.n, history.n])
  })

  test('a queue that is full sends further requests away until it has room again', async () => {
    const { post, pool, declare } = await freshRoom()
    await declare('air.a')
    // While somebody holds the table the writer waits, and its queue fills.
    const holder = await pool.connect()
    await holder.query('begin; lock table rollup_hour')
    const answers = [post(bulk(0)), post(bulk(90_000)), post(bulk(180_000))]
    const refused = await Promise.race(answers)
    expect([refused.statusCode, refused.json().code]).toStrictEqual([503, 'BUSY'])
    expect(refused.headers['retry-after']).toMatch(/^[123]$/)
    await holder.query('rollback')
    holder.release()
    const statuses = (await Promise.all(answers)).map(({ statusCode }) => statusCode)
    expect(statuses.filter((status) => status === 201)).toHaveLength(2)
    expect((await post(bulk(180_000))).statusCode).toBe(201)
    expect(await sums(pool)).toMatchObject({ history: { n: 270_000 }, hours: { n: 270_000 } })
  })

  test('a partition that was taken away is made again when its time comes in once more', async () => {
    const { post, pool, declare } = await freshRoom()
    await declare('air.a')
    await post(one(0))
    await pool.query('drop table observation_2026_11')
    expect((await post(one(1))).statusCode).toBe(201)
  })

  test('tells every process which streams changed, or that they are more than can be named', async () => {
    const { post, pool, declare } = await freshRoom()
    await declare('air.a')
    const codes = Array.from({ length: 400 }, (_, index) => `street.light.${index}.luminance`)
    await pool.query(
      `insert into stream (code, title, property, unit, scope_id, interval_seconds, time_zone, monotonic)
       select c.code, title, property, unit, scope_id, interval_seconds, time_zone, monotonic
         from stream cross join unnest($1::text[]) c (code)`,
      [codes],
    )
    const heard: (string | undefined)[] = []
    const listener = await pool.connect()
    listener.on('notification', ({ payload }) => heard.push(payload))
    await listener.query('listen observation')
    await post(one(0))
    await post({ observations: codes.map((stream) => ({ stream, at: start, value: 1 })) })
    await listener.query('select 1')
    listener.release(true)
    expect(heard).toStrictEqual(['{"streams":["air.a"]}', '{"streams":null}'])
  })

  test('tells what was committed, by stream', async () => {
    const heard: string[] = []
    const { post, declare } = await freshRoom({
      onCommitted: (observations) => {
        heard.push(...observations.map(({ stream, at, value }) => `${stream} ${at} ${value}`))
      },
    })
    await declare('air.a')
    await post({ observations: [5, 3].map((hour) => ({ stream: 'air.a', at: start + hour * 3_600_000, value: hour })) })
    expect(heard).toStrictEqual(['air.a 2026-11-21T13:00:00Z 5'])
  })
})
