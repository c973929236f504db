import type { AddressInfo } from 'node:net'
import { LiveObservations } from '@citywide/model/observations/live'
import { expect, onTestFinished, test } from 'vitest'
import { startFeed } from '#platform/events/feed.ts'
import { transaction } from '#platform/postgres/pool.ts'
import { clientOf } from '#platform/postgres/testing.ts'
import { freshRoom, type TestRoom } from '../testing.ts'
import { pruneBatches } from './batch-store.ts'

const start = Date.parse('2026-11-21T08:00:00Z')
const at = (hour: number) => start + hour * 3_600_000
const one = (hour: number, value: number, stream = 'air.a') => ({ observations: [{ stream, at: at(hour), value }] })

interface Heard {
  readonly id: string | undefined
  readonly event: string
  /** `stream hour value`, one per value. */
  readonly values: readonly string[]
}

/** A room that follows live, with another process beside it that writes. */
async function openLive() {
  const room = await freshRoom()
  await room.declare('air.a')
  await room.declare('air.b')
  const feed = await startFeed(room.pool, () => clientOf(room.pool))
  onTestFinished(() => feed.stop())
  const screen = await room.sibling({ feed })
  await screen.app.listen({ host: '127.0.0.1', port: 0 })
  const { port } = screen.app.server.address() as AddressInfo
  return { room, follow: (query: string) => follow(room, port, query) }
}

/** Events one by one, as a browser hears them. */
async function follow({ key }: TestRoom, port: number, query: string) {
  const cut = new AbortController()
  onTestFinished(() => cut.abort())
  const answer = await fetch(`http://127.0.0.1:${port}/api/live/observations?${query}`, {
    headers: { authorization: `Bearer ${key}` },
    signal: cut.signal,
  })
  if (!answer.ok || !answer.body) throw new Error(await answer.text())
  const reader = answer.body.pipeThrough(new TextDecoderStream()).getReader()
  let text = ''
  return {
    stop: () => cut.abort(),
    async next(): Promise<Heard> {
      for (;;) {
        const end = text.indexOf('\n\n')
        if (end < 0) {
          const { value, done } = await reader.read()
          if (done) throw new Error('the stream ended')
          text += value
          continue
        }
        const whole = text.slice(0, end)
        text = text.slice(end + 2)
        const field = (name: string) => new RegExp(`^${name}: (.*)$`, 'm').exec(whole)?.[1]
        const event = field('event')
        if (event === undefined) continue
        const told = LiveObservations.partial().parse(JSON.parse(field('data') ?? ''))
        const values = (told.stream ?? []).map(
          (stream, index) => `${stream} ${((told.at?.[index] ?? 0) - start) / 3_600_000} ${told.value?.[index]}`,
        )
        return { id: field('id'), event, values }
      }
    },
  }
}

test('a screen is told the newest values as they stand, and then what another process stores', async () => {
  const { room, follow: open } = await openLive()
  await room.post({ observations: [...one(1, 4).observations, ...one(2, 5).observations] })
  const all = await open('')
  expect((await all.next()).values).toEqual(['air.a 2 5'])
  const named = await open('streams=air.b')
  await room.post(one(1, 9)) // a correction of what is no longer the newest
  await room.post(one(2, 6))
  expect((await all.next()).values).toEqual(['air.a 2 6'])
  await room.post(one(3, 7, 'air.b'))
  expect((await all.next()).values).toEqual(['air.b 3 7'])
  expect((await named.next()).values).toEqual(['air.b 3 7'])
})

test('whoever wants every value goes on behind the last event, late values and corrections too', async () => {
  const { room, follow: open } = await openLive()
  const first = await open('mode=every')
  await room.post(one(5, 1))
  const heard = await first.next()
  expect(heard.values).toEqual(['air.a 5 1'])
  first.stop()
  await room.post(one(2, 2))
  await room.post(one(5, 3))
  await room.post(one(5, 3)) // known already: nothing new
  const again = await open(`mode=every&lastEventId=${heard.id}`)
  expect((await again.next()).values).toEqual(['air.a 2 2'])
  expect((await again.next()).values).toEqual(['air.a 5 3'])
  await room.post({
    observations: Array.from({ length: 6_000 }, (_, second) => ({
      stream: 'air.b',
      at: start + second * 1_000,
      value: second,
    })),
  })
  expect((await again.next()).values).toHaveLength(6_000)
})

test('of a large batch, too, values that may not be used are told to nobody', async () => {
  const { room, follow: open } = await openLive()
  await room.declare('air.c', { least: 0 })
  const screen = await open('mode=every')
  const observations = Array.from({ length: 6_000 }, (_, second) => ({
    stream: 'air.c',
    at: start + second * 1_000,
    value: second === 7 ? -999 : second,
  }))
  await room.post({ observations })
  const { values } = await screen.next()
  expect(values).toHaveLength(5_999)
  expect(values.filter((value) => value.endsWith('-999'))).toEqual([])
})

test('whoever was away for too long is told so', async () => {
  const { room, follow: open } = await openLive()
  const first = await open('mode=every')
  await room.post(one(1, 1))
  const { id } = await first.next()
  await room.post(one(2, 2))
  await first.next() // the process has heard of it, only this screen goes back
  await room.pool.query(`update observation_batch set at = at - interval '2 hours'`)
  await transaction(room.pool, pruneBatches)
  const again = await open(`mode=every&lastEventId=${id}`)
  expect((await again.next()).event).toBe('lost')
  await room.post(one(3, 3))
  expect((await again.next()).values).toEqual(['air.a 3 3'])
})

test('a writer that has not come to its end does not hold up what others stored', async () => {
  const { room, follow: open } = await openLive()
  const slow = await room.pool.connect()
  onTestFinished(() => slow.release(true))
  await slow.query('begin')
  await slow.query(`insert into observation_batch (writer, content) values (99, '')`)
  const screen = await open('mode=every')
  await room.post(one(1, 1))
  expect((await screen.next()).values).toEqual(['air.a 1 1'])
})

test('a stream that nobody declared is refused, and who may read nothing hears nothing', async () => {
  const { room } = await openLive()
  const unknown = await room.send({ method: 'GET', url: '/api/live/observations?streams=air.z' })
  expect(unknown.statusCode).toBe(404)
  const stranger = await room.app.inject('/api/live/observations')
  expect(stranger.statusCode).toBe(401)
})
