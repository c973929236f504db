import { expect, onTestFinished, test } from 'vitest'
import { startPaced } from './paced.ts'

const FAR = 3_600_000

test('passes never overlap, and a wake-up in the middle of one brings another', async () => {
  let running = 0
  let most = 0
  let passes = 0
  const { promise: second, resolve } = Promise.withResolvers<void>()
  const paced = startPaced(0, async () => {
    running += 1
    most = Math.max(most, running)
    passes += 1
    if (passes === 1) for (let wake = 0; wake < 10; wake += 1) paced.plan(0)
    await new Promise((done) => setImmediate(done))
    running -= 1
    if (passes === 2) resolve()
    return FAR
  })
  onTestFinished(() => paced.stop())
  await second
  expect(most).toBe(1)
})

test('a later wish does not put off what is due, and a stopped one begins no further pass', async () => {
  let passes = 0
  const { promise: third, resolve } = Promise.withResolvers<void>()
  const paced = startPaced(0, () => {
    passes += 1
    if (passes === 3) resolve()
    return Promise.resolve(passes < 3 ? 0 : FAR)
  })
  paced.plan(FAR)
  await third
  await paced.stop()
  paced.plan(0)
  await new Promise((done) => setImmediate(done))
  expect(passes).toBe(3)
})
