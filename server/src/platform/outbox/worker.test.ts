import { randomUUID } from 'node:crypto'
import { expect, onTestFinished, test } from 'vitest'
import { type Pool, transaction } from '../postgres/pool.ts'
import { freshDatabase } from '../postgres/testing.ts'
import { address, arrived, claim, later, type Message, queueEvent, unaddressed } from './queue-store.ts'
import { type Courier, type Outbox, startOutbox } from './worker.ts'

const destination = '01900000-0000-7000-8000-00000000000d'
const fail = (error: unknown) => {
  throw error
}

/** Sends to a list; every message goes to the one destination. */
function courierTo(pool: Pool, send: (message: Message) => Promise<boolean> | boolean, room = 4): Courier {
  return {
    async address() {
      return transaction(pool, async (client) => {
        await client.query('select pg_advisory_xact_lock(1)')
        const fresh = await unaddressed(client, 100)
        await client.query('delete from outbox where id = any($1)', [fresh.map(({ id }) => id)])
        await address(
          client,
          fresh.map((event) => ({ ...event, destination })),
        )
        return fresh.length === 100
      })
    },
    openings: async (busy) => {
      const free = room - (busy.get(destination) ?? 0)
      return free > 0 ? [{ destination, room: free }] : []
    },
    send: async (message) => ({ delivered: await send(message) }),
    keep: async () => undefined,
    bury: async (client, messages) => {
      await client.query(
        `insert into installation (name, value) select event, to_jsonb(topic) from jsonb_to_recordset($1::jsonb)
        as r(event text, topic text)`,
        [JSON.stringify(messages)],
      )
    },
  }
}

function started(pool: Pool, courier: Courier, options: { hours?: number; lease?: number } = {}): Outbox {
  const outbox = startOutbox({ pool, courier, report: fail, ...options })
  onTestFinished(() => outbox.stop())
  return outbox
}

const events = (count: number, subjects: number) =>
  Array.from({ length: count }, (_, n) => ({ topic: 't', subject: `s${n % subjects}`, body: { n } }))
const nOf = ({ body }: Message) => Number(body['n'])

/** Resolves when the list is as long as it will be. */
function gathered(count: number) {
  const heard: Message[] = []
  const { promise, resolve } = Promise.withResolvers<readonly Message[]>()
  return {
    heard,
    all: promise,
    add(message: Message) {
      heard.push(message)
      if (heard.length === count) resolve(heard)
    },
  }
}

test('an event goes out if and only if the transaction commits that it was queued in', async () => {
  const pool = await freshDatabase()
  const sent = gathered(1)
  await expect(
    transaction(pool, async (client) => {
      await queueEvent(client, { topic: 't', subject: 's', body: { n: 1 } })
      throw new Error('undone')
    }),
  ).rejects.toThrow('undone')
  await transaction(pool, (client) => queueEvent(client, { topic: 't', subject: 's', body: { n: 2 } }))
  started(
    pool,
    courierTo(pool, (message) => (sent.add(message), true)),
  )
  expect((await sent.all).map(nOf)).toEqual([2])
})

test('what fails is tried again, and of one subject nothing overtakes it', async () => {
  const pool = await freshDatabase()
  const sent = gathered(40)
  const failed = new Set<string>()
  await queueEvent(pool, ...events(40, 8))
  started(
    pool,
    courierTo(pool, (message) => {
      if (nOf(message) % 5 === 0 && !failed.has(message.event)) {
        failed.add(message.event)
        return false
      }
      sent.add(message)
      return true
    }),
  )
  const all = await sent.all
  expect(failed.size).toBe(8)
  for (const [, ofSubject] of Map.groupBy(all, ({ subject }) => subject)) {
    const numbers = ofSubject.map(nOf)
    expect(numbers).toEqual(numbers.toSorted((one, other) => one - other))
  }
  expect(new Set(all.map(({ event }) => event)).size).toBe(40)
})

test('of several processes each sends what the others do not', async () => {
  const pool = await freshDatabase()
  const sent = gathered(200)
  await queueEvent(pool, ...events(200, 200))
  for (let process = 0; process < 3; process += 1) {
    started(
      pool,
      courierTo(pool, async (message) => {
        await new Promise((done) => setImmediate(done))
        sent.add(message)
        return true
      }),
    )
  }
  const all = await sent.all
  expect(new Set(all.map(({ event }) => event)).size).toBe(200)
  await expect.poll(async () => (await pool.query('select count(*) as left from outbox')).rows).toEqual([{ left: 0 }])
  expect(sent.heard).toHaveLength(200)
})

test('what a process has leased and never settled is sent by another once the lease has run out', async () => {
  const pool = await freshDatabase()
  await courierTo(pool, () => true).address()
  await address(pool, [
    { event: randomUUID(), topic: 't', subject: 's', body: { n: 1 }, at: '2026-11-22T08:00:00Z', destination },
  ])
  const openings = [{ destination, room: 4 }]
  const [first] = await claim(pool, openings, { worker: randomUUID(), lease: 60, limit: 20 })
  expect(first?.tries).toBe(1)
  expect(await claim(pool, openings, { worker: randomUUID(), lease: 60, limit: 20 })).toEqual([])
  await pool.query(`update outbox set lease_until = now() - interval '1 second'`)
  const worker = randomUUID()
  const [again] = await claim(pool, openings, { worker, lease: 60, limit: 20 })
  expect([again?.event, again?.tries]).toEqual([first?.event, 2])
  // The first comes back late: it must not take away what the second now sends.
  if (!first || !again) throw new Error('nothing was leased')
  expect(await arrived(pool, first, randomUUID())).toBe(false)
  expect(await later(pool, first, randomUUID(), null)).toBe(null)
  expect(await arrived(pool, again, worker)).toBe(true)
})

test('pauses double from a fifth of a second to a minute, and a receiver may ask for longer', async () => {
  const pool = await freshDatabase()
  await address(pool, [
    { event: randomUUID(), topic: 't', subject: 's', body: { n: 1 }, at: '2026-11-22T08:00:00Z', destination },
  ])
  const worker = randomUUID()
  const pauseAfter = async (tries: number, wish: number | null) => {
    await pool.query(`update outbox set tries = $1, leased_by = null, lease_until = null, next_at = now()`, [tries - 1])
    const [message] = await claim(pool, [{ destination, room: 1 }], { worker, lease: 60, limit: 1 })
    return message && later(pool, message, worker, wish)
  }
  for (const [tries, wish, expected] of [
    [1, null, 200],
    [4, null, 1_600],
    [30, null, 60_000],
  ] as const) {
    const wait = (await pauseAfter(tries, wish)) ?? 0
    expect(wait).toBeGreaterThanOrEqual(expected * 0.75)
    expect(wait).toBeLessThanOrEqual(expected * 1.25)
  }
  expect(await pauseAfter(1, 120)).toBe(120_000)
})

test('what has not arrived in time is taken out and handed on, and what was behind it goes', async () => {
  const pool = await freshDatabase()
  const sent = gathered(1)
  const old = {
    event: randomUUID(),
    topic: 'old',
    subject: 's',
    body: { n: 1 },
    at: '2026-11-22T08:00:00Z',
    destination,
  }
  await address(pool, [old])
  await pool.query(`update outbox set queued_at = now() - interval '25 hours'`)
  await address(pool, [{ ...old, event: randomUUID(), topic: 'new', body: { n: 2 } }])
  started(
    pool,
    courierTo(pool, (message) => (nOf(message) === 2 && sent.add(message), nOf(message) === 2)),
  )
  expect((await sent.all).map(nOf)).toEqual([2])
  const { rows } = await pool.query('select name, value from installation')
  expect(rows).toEqual([{ name: old.event, value: 'old' }])
})

test('a stop takes nothing new and waits for what is under way', async () => {
  const pool = await freshDatabase()
  const began = Promise.withResolvers<void>()
  const end = Promise.withResolvers<void>()
  let sent = 0
  await queueEvent(pool, ...events(2, 1))
  const outbox = started(
    pool,
    courierTo(pool, async () => {
      began.resolve()
      await end.promise
      sent += 1
      return true
    }),
  )
  await began.promise
  const stopped = outbox.stop()
  end.resolve()
  await stopped
  expect(sent).toBe(1)
  expect((await pool.query('select leased_by from outbox')).rows).toEqual([{ leased_by: null }])
})

test('whoever writes records may add an event and do nothing else with the queue', async () => {
  const pool = await freshDatabase()
  const as = (statement: string) =>
    transaction(pool, async (client) => {
      await client.query('set local role cw_app')
      await client.query(statement)
    })
  await transaction(pool, async (client) => {
    await client.query('set local role cw_app')
    await queueEvent(client, { topic: 't', subject: 's', body: {} })
  })
  for (const statement of [
    'select * from outbox',
    'delete from outbox',
    `update outbox set tries = 0`,
    `insert into outbox (event, topic, subject, body, destination) values (gen_random_uuid(), 't', 's', '{}', gen_random_uuid())`,
    'select secret from webhook',
    'select body from webhook_delivery',
  ])
    await expect(as(statement)).rejects.toThrow(/permission denied/)
})
