/** Whether the verdicts follow the records, and what the nightly comparison found. */
import type { Clock } from '#platform/clock.ts'
import type { HealthReader } from '#platform/health/reader.ts'
import { lasting, line, many } from '#platform/health/words.ts'
import type { Pool } from '#platform/postgres/pool.ts'
import { lagSeconds, lastCheck } from './check-store.ts'

/** Seconds after which a change that nobody has judged is late. */
const late = 10
const veryLate = 300
/** Seconds: the comparison runs every night. */
const unchecked = 50 * 3_600
/** Seconds for which a difference stays worth a look, though it is mended. */
const remembered = 7 * 86_400

export function evidenceReader(pool: Pool, clock: Clock): HealthReader {
  const group = 'evidence'
  return {
    group,
    read: async () => {
      const lag = await lagSeconds(pool)
      const check = await lastCheck(pool)
      const ago = check
        ? (clock.now().epochMilliseconds - Temporal.Instant.from(check.at).epochMilliseconds) / 1_000
        : 0
      const waits = lasting(lag)
      const differed = check !== undefined && check.different > 0 && ago < remembered
      return [
        line({
          id: 'evidence follows',
          group,
          state: lag > veryLate ? 'act' : lag > late ? 'look' : 'good',
          title: { zh: '随记录评估', en: 'Following the records' },
          says:
            lag > late
              ? {
                  zh: `有改动已等待 ${waits.zh}尚未评估，结论可能落后于记录。`,
                  en: `A change has waited ${waits.en} to be judged: verdicts may lie behind the records.`,
                }
              : { zh: '结论与记录同步。', en: 'Verdicts follow the records.' },
          todo: {
            zh: '查看“数据库”一栏是否有长时间未结束的事务，并查看服务器日志中关于评估的错误。',
            en: 'See under Database whether a transaction stays open, and what the log of the server says of evaluations.',
          },
        }),
        line({
          id: 'evidence compared',
          group,
          state: differed || ago > unchecked ? 'look' : 'good',
          title: { zh: '夜间核对', en: 'Nightly comparison' },
          says: !check
            ? {
                zh: '尚未核对过，每晚 02:30 自动核对一次。',
                en: 'Nothing was compared yet; that happens every night at 02:30.',
              }
            : {
                zh: `${lasting(ago).zh}前核对了 ${check.compared.toLocaleString('en')} 个结论，${check.different === 0 ? '全部相符' : `有 ${check.different} 处不符，已按记录修正`}。`,
                en: `${many(check.compared, 'verdict')} ${check.compared === 1 ? 'was' : 'were'} compared ${lasting(ago).en} ago; ${check.different === 0 ? 'all agree' : `${many(check.different, 'difference')} ${check.different === 1 ? 'was' : 'were'} mended from the records`}.`,
              },
          todo: {
            zh: '请把服务器日志中列出的规则编号报告给 Citywide 的维护方；结论已经修正。',
            en: 'Report the rules that the log of the server names to those who maintain Citywide; the verdicts are right again.',
          },
        }),
      ]
    },
  }
}
