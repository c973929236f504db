import { expect, onTestFinished, test } from 'vitest'
import { fixedClock } from '#platform/clock.ts'
import { freshRoom, NOW, type TestRoom } from '../testing.ts'
import { Lane } from '../ingest/lane.ts'
import { Catalogue } from '../streams/catalogue.ts'
import { deliver, type Delivery } from './deliver.ts'
import { plainSource, sourceParts } from './testing.ts'

async function openDoor(): Promise<{
  room: TestRoom
  send: (delivery: Partial<Delivery>) => ReturnType<typeof deliver>
}> {
  const room = await freshRoom({ sources: sourceParts() })
  await room.declare('air.east')
  const payload = plainSource({ settings: { kind: 'http' } })
  const made = await room.send({ method: 'PUT', url: '/api/sources/stations', payload })
  if (made.statusCode !== 201) throw new Error(made.body)
  const { rows } = await room.pool.query<{ id: string }>('select id from source')
  const clock = fixedClock(NOW)
  const catalogue = new Catalogue(room.pool)
  await catalogue.reload()
  const lane = new Lane({ pool: room.pool, clock, streams: catalogue })
  onTestFinished(() => lane.close())
  const options = { pool: room.pool, clock, catalogue, lane }
  return {
    room,
    send: (delivery) => deliver(options, rows[0]?.id ?? '', { rows: [], messages: 1, bytes: 10, ...delivery }),
  }
}

const good = { stream: 'air.east', at: '2026-11-22T07:00:00Z', value: 12 }

test('what is delivered is counted in the ledger with its rows, and what is refused is kept', async () => {
  const { room, send } = await openDoor()
  const rows = [good, { ...good, at: 'yesterday' }, { ...good, at: 'yesterday' }, { ...good, stream: 'air.west' }]
  expect(await send({ rows })).toMatchObject({ accepted: 1, refused: 3, known: false })
  expect(await send({ rows: [good] })).toMatchObject({ accepted: 0, duplicate: 1 })
  const runs = (await room.send({ url: '/api/sources/stations/runs' })).json()
  expect(runs.items).toHaveLength(1)
  expect(runs.items[0]).toMatchObject({ kind: 'span', messages: 2, bytes: 20, accepted: 1, duplicate: 1, refused: 3 })
  expect(runs.items[0].says.en).toBe('5 observations in 2 messages (1 kB): 1 new, 1 known already, 3 refused.')
  const { groups, items } = (await room.send({ url: '/api/sources/stations/rejects' })).json()
  expect(groups.map((group: { reason: string; seen: number }) => [group.reason, group.seen])).toEqual([
    ['TIME_NOT_VALID', 2],
    ['STREAM_UNKNOWN', 1],
  ])
  expect(items.map((item: { seen: number; stream: string }) => [item.stream, item.seen]).toSorted()).toEqual([
    ['air.east', 2],
    ['air.west', 1],
  ])
})

test('a delivery with a key is stored once, however often it comes', async () => {
  const { room, send } = await openDoor()
  const delivery = { rows: [good, { ...good, at: '2026-11-22T07:10:00Z' }], key: 'file-1' }
  expect(await send(delivery)).toMatchObject({ accepted: 2, known: false })
  expect(await send(delivery)).toMatchObject({ accepted: 2, known: true })
  const [run] = (await room.send({ url: '/api/sources/stations/runs' })).json().items
  expect(run).toMatchObject({ accepted: 2, duplicate: 0 })
})

test('a broken sensor does not fill the list: beyond a hundred letters of a stream and reason rows are counted', async () => {
  const { room, send } = await openDoor()
  const rows = Array.from({ length: 250 }, (_, index) => ({ ...good, value: `broken ${index}` }))
  await send({ rows })
  await send({ rows: rows.slice(0, 10) })
  const { groups } = (await room.send({ url: '/api/sources/stations/rejects' })).json()
  expect(groups).toMatchObject([{ reason: 'VALUE_NOT_NUMBER', seen: 260, open: 100, beyond: 150 }])
})

test('a refused row is mended and replayed into the history; one that does not fit stays with its new reason', async () => {
  const { room, send } = await openDoor()
  await send({
    rows: [
      { ...good, value: 'n/a' },
      { ...good, stream: 'air.wst' },
    ],
  })
  const read = async () => (await room.send({ url: '/api/sources/stations/rejects' })).json().items
  const [typo, broken] = (await read()).toSorted((a: { reason: string }) => (a.reason === 'STREAM_UNKNOWN' ? -1 : 1))
  const mend = (id: string, payload: object, version = 1) =>
    room.send({
      method: 'PATCH',
      url: `/api/sources/stations/rejects/${id}`,
      payload,
      headers: { 'if-match': `"${version}"` },
    })
  const mended = await mend(typo.id, { stream: 'air.east', at: '2026-11-22T07:20:00Z', value: 31 })
  expect([mended.statusCode, mended.json().state]).toEqual([200, 'mended'])
  expect((await mend(typo.id, { stream: 'air.east', at: '2026-11-22T07:20:00Z', value: 31 })).statusCode).toBe(412)
  await mend(broken.id, { stream: 'air.east', at: 'tomorrow', value: 7 })
  const replay = () =>
    room.send({
      method: 'POST',
      url: '/api/sources/stations/rejects/replay',
      payload: { letters: {} },
      headers: { 'idempotency-key': crypto.randomUUID() },
    })
  expect((await replay()).json()).toEqual({ taken: 1, refused: 1, left: 1 })
  expect(await read()).toMatchObject([{ state: 'open', reason: 'TIME_NOT_VALID', row: { value: 7, at: 'tomorrow' } }])
  const { rows } = await room.pool.query('select value from observation')
  expect(rows).toEqual([{ value: 31 }])
  const [run] = (await room.send({ url: '/api/sources/stations/runs' }))
    .json()
    .items.filter(({ kind }: { kind: string }) => kind === 'run')
  expect(run).toMatchObject({ accepted: 1, refused: 1, about: null })
  const dropped = await room.send({
    method: 'POST',
    url: '/api/sources/stations/rejects/drop',
    payload: { letters: { reason: 'TIME_NOT_VALID' }, reason: '传感器已更换' },
    headers: { 'idempotency-key': crypto.randomUUID() },
  })
  expect(dropped.json()).toEqual({ dropped: 1 })
  expect((await room.send({ url: '/api/sources/stations/rejects' })).json()).toMatchObject({ groups: [], items: [] })
})
