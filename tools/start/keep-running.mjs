/** A server that ended unasked after it had served is started again, with growing pauses; one that keeps ending is not. */
import { setTimeout } from 'node:timers/promises'
import { runServer } from './server.mjs'
import { say } from './words.mjs'

/** Milliseconds. */
const firstPause = 200
const longestPause = 10_000
const mostEnds = 5
const window = 60_000

/**
 * @param {Parameters<typeof runServer>[0]} options
 * @returns {Promise<number>} the exit code of the last one
 */
export async function keepRunning({ onServer, ...options }) {
  const { signal } = options
  let hasServed = false
  let pause = firstPause
  /** @type {number[]} */
  let ends = []
  for (;;) {
    const code = await runServer({
      ...options,
      onServer: (server) => {
        hasServed ||= server.address !== undefined
        onServer(server)
      },
    })
    // What could not start at all says why; starting it again would say the same.
    if (signal.aborted || code === 0 || !hasServed) return code
    const now = performance.now()
    ends = [...ends.filter((at) => now - at < window), now]
    if (ends.length === 1) pause = firstPause
    if (ends.length >= mostEnds) {
      say({ zh: '服务器一分钟内五次意外结束，不再重启', en: 'the server ended five times in a minute and stays down' })
      return code
    }
    const seconds = pause / 1_000
    say({
      zh: `服务器意外结束，${seconds} 秒后重新启动`,
      en: `the server ended unasked, starting it again in ${seconds} s`,
    })
    await setTimeout(pause, undefined, { signal }).catch(() => undefined)
    if (signal.aborted) return code
    pause = Math.min(pause * 2, longestPause)
  }
}
