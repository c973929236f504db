/** The server process itself: since when it runs, how much memory it takes, whether it keeps up. */
import { monitorEventLoopDelay } from 'node:perf_hooks'
import type { HealthReader } from './reader.ts'
import { lasting, line, size } from './words.ts'

/** Milliseconds that something ready had to wait for its turn. */
const SLOW = 200
const VERY_SLOW = 1_000

export function processReader(version: string): HealthReader & { stop(): void } {
  const group = 'process'
  const delay = monitorEventLoopDelay({ resolution: 20 })
  delay.enable()
  return {
    group,
    stop: () => void delay.disable(),
    read: async () => {
      const late = delay.count === 0 ? 0 : Math.max(0, delay.percentile(99) / 1e6 - 20)
      delay.reset()
      const { rss } = process.memoryUsage()
      const limit = process.constrainedMemory()
      const bound = limit > 0 && limit < 1e15 ? limit : undefined
      const tight = bound !== undefined && rss > bound * 0.85
      return [
        line({
          id: 'process runs',
          group,
          title: { zh: '运行', en: 'Running' },
          says: {
            zh: `Citywide ${version}（Node ${process.version}）已运行 ${lasting(process.uptime()).zh}。`,
            en: `Citywide ${version} on Node ${process.version} has been running for ${lasting(process.uptime()).en}.`,
          },
        }),
        line({
          id: 'process memory',
          group,
          state: tight ? 'look' : 'good',
          title: { zh: '内存', en: 'Memory' },
          says: {
            zh: `服务器占用内存 ${size(rss)}${bound === undefined ? '' : `，上限 ${size(bound)}`}。`,
            en: `The server takes ${size(rss)} of memory${bound === undefined ? '' : `; it may have ${size(bound)}`}.`,
          },
          todo: {
            zh: '接近上限时进程可能被系统结束；请提高上限。',
            en: 'At the bound the system ends the process: raise it.',
          },
        }),
        line({
          id: 'process delay',
          group,
          state: late > VERY_SLOW ? 'act' : late > SLOW ? 'look' : 'good',
          title: { zh: '响应', en: 'Keeping up' },
          says:
            late > SLOW
              ? {
                  zh: `待办的工作最多要等 ${lasting(late / 1_000).zh}才轮到：处理器不够用。`,
                  en: `Work that is ready waits up to ${lasting(late / 1_000).en} for its turn: there is too little processor.`,
                }
              : { zh: '待办的工作随到随办。', en: 'What is ready is done at once.' },
          todo: {
            zh: '查看同一台机器上还有什么在运行，或增加处理器。',
            en: 'See what else runs on this machine, or add processors.',
          },
        }),
      ]
    },
  }
}
