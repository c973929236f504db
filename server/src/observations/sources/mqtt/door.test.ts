import { randomUUID } from 'node:crypto'
import { describe, expect, onTestFinished, test, vi } from 'vitest'
import type { z } from 'zod'
import type { MqttSettings } from '@citywide/model/observations/source-mqtt'
import { fixedClock } from '#platform/clock.ts'
import { Lane } from '../../ingest/lane.ts'
import { Catalogue } from '../../streams/catalogue.ts'
import { freshRoom, NOW, type TestRoom } from '../../testing.ts'
import { plainSource, sourceParts } from '../testing.ts'
import { type MqttSources, startMqtt } from './hold.ts'
import { freshBroker, hasMosquitto, type TestBroker } from './testing.ts'

type Declared = z.input<typeof MqttSettings>
type Subscription = Declared['subscriptions'][number]

interface City {
  readonly room: TestRoom
  readonly broker: TestBroker
  /** A process of the platform; what it does wrong is gathered. */
  readonly process: () => Promise<MqttSources>
  readonly stored: () => Promise<number>
  readonly source: () => Promise<Record<string, unknown> & { health: string; fault: unknown }>
}

const reading: Subscription = {
  topic: 'air/{station}/{property}',
  reader: {
    form: 'json',
    reading: {},
    mapping: {
      stream: 'air.{station}.{property}',
      time: { text: '{t}', format: 'milliseconds' },
      values: [{ field: 'v' }],
    },
  },
}

async function openCity(settings: Partial<Declared> = {}, lines: readonly string[] = []): Promise<City> {
  const broker = await freshBroker(lines)
  onTestFinished(() => broker.close())
  const parts = sourceParts()
  const room = await freshRoom({ sources: parts })
  await room.declare('air.east.pm10')
  const declared = {
    kind: 'mqtt' as const,
    address: broker.address,
    clientId: 'citywide',
    subscriptions: [reading],
    ...settings,
  } satisfies Declared
  const put = await room.send({
    method: 'PUT',
    url: '/api/sources/stations',
    payload: plainSource({ settings: declared }),
  })
  if (put.statusCode !== 201) throw new Error(put.body)
  await switched(room, 'on')
  return {
    room,
    broker,
    async process() {
      const clock = fixedClock(NOW)
      const catalogue = new Catalogue(room.pool)
      await catalogue.reload()
      const lane = new Lane({ pool: room.pool, clock, streams: catalogue })
      const options = { pool: room.pool, clock, catalogue, lane, ...parts, pause: 20 }
      const running = startMqtt({ ...options, report: () => undefined })
      onTestFinished(async () => {
        await running.stop()
        await lane.close()
      })
      return running
    },
    async stored() {
      const { rows } = await room.pool.query<{ count: number }>('select count(*) from observation')
      return rows[0]?.count ?? 0
    },
    source: async () => (await room.send({ url: '/api/sources/stations' })).json(),
  }
}

const switched = (room: TestRoom, verb: 'on' | 'off') =>
  room.send({
    method: 'POST',
    url: `/api/sources/stations/${verb}`,
    headers: { 'idempotency-key': randomUUID() },
  })

const connected = ({ room }: City) =>
  vi.waitFor(async () => {
    const { rows } = await room.pool.query('select connection from source_state')
    expect(rows).toEqual([{ connection: 'connected' }])
  }, 40_000)

const start = Date.parse('2026-11-20T00:00:00Z')
const message = (index: number) => JSON.stringify({ t: start + index * 1_000, v: index })

/** Publishes and waits until the broker has acknowledged each. */
async function publish({ broker }: City, from: number, to: number, topic = 'air/East/PM10'): Promise<void> {
  const client = await broker.publisher()
  await Promise.all(
    Array.from({ length: to - from }, (_, index) => client.publishAsync(topic, message(from + index), { qos: 1 })),
  )
  await client.endAsync()
}

const all = (city: City, count: number) =>
  vi.waitFor(async () => expect(await city.stored()).toBe(count), { timeout: 40_000, interval: 30 })

describe.skipIf(!hasMosquitto)('with a broker from the package mosquitto', () => {
  test.each(['3.1.1', '5'] as const)(
    'over MQTT %s, what the broker has is found once, though broker and process restart in the middle',
    async (version) => {
      const city = await openCity({ version })
      const first = await city.process()
      await connected(city)
      await publish(city, 0, 500)
      // The process goes away in the middle; the broker keeps what comes meanwhile.
      await first.stop()
      await publish(city, 500, 900)
      const second = await city.process()
      await publish(city, 900, 1_300)
      await all(city, 1_300)
      // The broker ends in order, and comes back with what it had kept.
      await city.broker.stop()
      await city.broker.start()
      await connected(city)
      await publish(city, 1_300, 1_600)
      await all(city, 1_600)
      const { rows } = await city.room.pool.query(
        'select count(distinct value) as values, (select n from latest) as n, (select count(*) from observation_revision) as revisions from observation',
      )
      expect(rows).toEqual([{ values: 1_600, n: 1_600, revisions: 0 }])
      const [run] = (await city.room.send({ url: '/api/sources/stations/runs' })).json().items
      expect(run.accepted).toBe(1_600)
      await second.stop()
    },
    90_000,
  )

  test('what cannot be read or does not fit is kept as it came, and acknowledged', async () => {
    const city = await openCity({
      subscriptions: [
        reading,
        { topic: 'level/{gauge}', reader: { form: 'number', stream: 'level.{gauge}', unit: 'm' } },
        { topic: 'own', reader: { form: 'own' } },
      ],
    })
    await city.process()
    await connected(city)
    const client = await city.broker.publisher()
    await client.publishAsync('air/East/PM10', 'not json', { qos: 1 })
    await client.publishAsync('air/West/PM10', message(1), { qos: 1 })
    await client.publishAsync('level/North', 'high', { qos: 1 })
    await client.publishAsync(
      'own',
      JSON.stringify([{ stream: 'air.east.pm10', at: '2026-11-20T00:00:00Z', value: 4 }]),
      {
        qos: 1,
      },
    )
    await client.endAsync()
    await all(city, 1)
    const { items } = (await city.room.send({ url: '/api/sources/stations/rejects' })).json()
    const found = items.map(({ reason, came, place }: Record<string, string>) => [reason, came, place]).toSorted()
    expect(found).toEqual([
      ['MESSAGE_NOT_JSON', 'not json', 'air/East/PM10'],
      ['MESSAGE_NOT_NUMBER', 'high', 'level/North'],
      ['STREAM_UNKNOWN', message(1), 'air/West/PM10'],
    ])
  })

  test('of two processes one holds the source; the other takes over when it goes', async () => {
    const city = await openCity()
    const first = await city.process()
    await connected(city)
    const second = await city.process()
    await second.look()
    await publish(city, 0, 50)
    await all(city, 50)
    await first.stop()
    await second.look()
    await publish(city, 50, 100)
    await all(city, 100)
    expect(await city.stored()).toBe(100)
  })

  test('a source that is switched off takes nothing, and the broker keeps nothing for it', async () => {
    const city = await openCity()
    const running = await city.process()
    await connected(city)
    await switched(city.room, 'off')
    await running.look()
    await publish(city, 0, 5)
    await switched(city.room, 'on')
    await running.look()
    await connected(city)
    await publish(city, 5, 8)
    await all(city, 3)
    expect(await city.stored()).toBe(3)
  })

  test('a broker that is away or does not know us is told in words', async () => {
    const city = await openCity({ user: 'city' }, ['allow_anonymous false', 'password_file /dev/null'])
    await city.process()
    const told = () => vi.waitFor(async () => expect((await city.source()).health).toBe('failing'), 40_000)
    await told()
    expect((await city.source()).fault).toMatchObject({ code: expect.stringMatching(/^BROKER_/) })
    await city.broker.stop()
    await vi.waitFor(async () => expect((await city.source()).fault).toMatchObject({ code: 'BROKER_AWAY' }), {
      timeout: 40_000,
      interval: 50,
    })
  })
})
