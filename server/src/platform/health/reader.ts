import type { HealthLine } from '@citywide/model/platform/health'
import { type HealthReport, type HealthWord, worstOf } from '@citywide/model/platform/health'
import type { Clock } from '../clock.ts'
import { line } from './words.ts'

/** Tells how one part of the platform is doing. Registered where the server is put together. */
export interface HealthReader {
  readonly group: HealthLine['group']
  read(): Promise<readonly HealthLine[]>
}

/** A part that has not said how it is within this time is not well, in milliseconds. */
const PATIENCE = 4_000
/** Many may look at once: within this time they are told the same, in milliseconds. */
const FRESH = 2_000

export interface Health {
  report(): Promise<HealthReport>
  word(): Promise<HealthWord>
}

/** @param report told of a part that could not say how it is */
export function healthOf(
  readers: readonly HealthReader[],
  clock: Clock,
  report: (error: unknown) => void = () => undefined,
): Health {
  let last: { readonly at: number; readonly report: Promise<HealthReport> } | undefined
  const look = async (): Promise<HealthReport> => {
    const lines = (await Promise.all(readers.map((reader) => told(reader, report)))).flat()
    return { at: clock.now().toString(), state: worstOf(lines.map(({ state }) => state)), lines }
  }
  const latest = () => {
    const now = performance.now()
    if (!last || now - last.at > FRESH) last = { at: now, report: look() }
    return last.report
  }
  return {
    report: latest,
    async word() {
      const { state, lines } = await latest()
      const acute = lines.filter((one) => one.state === 'act').map(({ title }) => title)
      if (state === 'good') return { state, says: { zh: '平台运行正常。', en: 'The platform is well.' } }
      if (state === 'look')
        return {
          state,
          says: {
            zh: '平台运行正常，有几处需要管理员留意。',
            en: 'The platform works; its administrators have something to look at.',
          },
        }
      return {
        state,
        says: {
          zh: `平台需要管理员立即处理：${acute.map(({ zh }) => zh).join('、')}。`,
          en: `The platform needs its administrators now: ${acute.map(({ en }) => en).join(', ')}.`,
        },
      }
    },
  }
}

async function told(reader: HealthReader, report: (error: unknown) => void): Promise<readonly HealthLine[]> {
  const { group } = reader
  const { promise: late, reject } = Promise.withResolvers<never>()
  const alarm = setTimeout(reject, PATIENCE, new Error('no answer in time'))
  try {
    return await Promise.race([reader.read(), late])
  } catch (error) {
    report(error)
    return [
      line({
        id: `${group} silent`,
        group,
        state: 'act',
        title: { zh: '无法查看', en: 'Cannot be seen' },
        says: { zh: '这一部分没有及时说明自己的状况。', en: 'This part did not say in time how it is.' },
        todo: {
          zh: '先看“数据库”一栏；数据库正常时，请查看服务器日志。',
          en: 'Look at the database first; if that is well, read the log of the server.',
        },
      }),
    ]
  } finally {
    clearTimeout(alarm)
  }
}
