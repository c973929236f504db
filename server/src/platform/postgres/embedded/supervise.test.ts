import { spawn } from 'node:child_process'
import { expect, test } from 'vitest'
import { fixedClock } from '../../clock.ts'
import type { SupervisionEvent } from './events.ts'
import { supervise } from './supervise.ts'

/** A program that says it is ready and ends at once. */
const short = () =>
  spawn(
    'sh',
    ['-c', 'echo "LOG:  database system is ready to accept connections" >&2; echo "FATAL:  no" >&2; exit 3'],
    {
      stdio: ['ignore', 'ignore', 'pipe'],
    },
  )

test('a server that ends five times within a minute stays down, after growing delays', async () => {
  const events: SupervisionEvent[] = []
  const supervision = await new Promise<{ stop(): Promise<void> }>((resolve) => {
    const started = supervise({
      prepare: async () => undefined,
      launch: short,
      clock: fixedClock('2026-01-01T00:00:00Z'),
      onEvent(event) {
        events.push(event)
        if (event.kind === 'given up') resolve(started)
      },
    })
  })
  await supervision.stop()
  expect(events.filter(({ kind }) => kind === 'ended').map((event) => 'againIn' in event && event.againIn)).toEqual([
    0.2, 0.4, 0.8, 1.6,
  ])
  expect(events.at(-1)).toEqual({ kind: 'given up', reason: 'code 3: no' })
})

test('ends that lie far apart do not add up', async () => {
  const clock = fixedClock('2026-01-01T00:00:00Z')
  const delays: number[] = []
  let minute = 0
  const supervision = await new Promise<{ stop(): Promise<void> }>((resolve) => {
    const started = supervise({
      prepare: async () => undefined,
      launch: () => {
        clock.set(`2026-01-01T00:${String((minute += 2)).padStart(2, '0')}:00Z`)
        return short()
      },
      clock,
      onEvent(event) {
        if (event.kind === 'ended' && delays.push(event.againIn) === 6) resolve(started)
        expect(event.kind).not.toBe('given up')
      },
    })
  })
  await supervision.stop()
  expect(delays).toEqual([0.2, 0.2, 0.2, 0.2, 0.2, 0.2])
})

test('the first start is not repeated: its last words are the error', async () => {
  await expect(
    supervise({
      prepare: async () => undefined,
      launch: () => spawn('sh', ['-c', 'echo "FATAL:  no space" >&2; exit 1'], { stdio: ['ignore', 'ignore', 'pipe'] }),
      clock: fixedClock('2026-01-01T00:00:00Z'),
      onEvent: () => undefined,
    }),
  ).rejects.toThrow('code 1: no space')
})
