import { expect, test, vi } from 'vitest'
import { CurrentState } from './current.ts'
import { LatestFollowers } from './followers.ts'

const row = (stream: number, time: number, value: number) => ({
  length: 1,
  stream: Int32Array.of(stream),
  time: Float64Array.of(time),
  value: Float64Array.of(value),
  quality: Int16Array.of(0),
})
const streams = {
  byCode: () => undefined,
  byKey: (key: number) => ({ code: `s${key}` }) as never,
}

test('a slow browser is told the newest value once it keeps up, not each one in between', () => {
  vi.useFakeTimers()
  const current = new CurrentState()
  const followers = new LatestFollowers(current, streams)
  const heard: unknown[] = []
  let unsent = 0
  const write = (text: string) => {
    const data = /^data: (.*)$/m.exec(text)?.[1]
    if (data !== undefined) heard.push(JSON.parse(data).value)
  }
  const leave = followers.add({ stream: { write, unsent: () => unsent }, keys: null, group: '*', pace: 0 })
  followers.changed(current.take(row(1, 1, 10)))
  unsent = 100_000
  followers.changed(current.take(row(1, 2, 20)))
  followers.changed(current.take(row(1, 3, 30)))
  followers.changed(current.take(row(2, 3, 40)))
  vi.advanceTimersByTime(1_000)
  expect(heard).toEqual([[10]])
  unsent = 0
  vi.advanceTimersByTime(1_000)
  expect(heard).toEqual([[10], [30, 40]])
  leave()
  vi.useRealTimers()
})
