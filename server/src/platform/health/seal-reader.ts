/** Whether the audit log is sealed, and what its last check found. */
import type { Clock } from '../clock.ts'
import { healthOf } from '../audit/health.ts'
import { lastCheckpoint } from '../audit/log-store.ts'
import { lastVerification } from '../audit/verification-store.ts'
import type { Pool } from '../postgres/pool.ts'
import type { HealthReader } from './reader.ts'
import { lasting, line, many } from './words.ts'

/** Seconds: the check runs every hour. */
const UNCHECKED = 3 * 60 * 60

export function sealReader(pool: Pool, clock: Clock): HealthReader {
  const group = 'audit'
  const ago = (at: string) =>
    Math.max(0, (clock.now().epochMilliseconds - Temporal.Instant.from(at).epochMilliseconds) / 1_000)
  return {
    group,
    read: async () => {
      const { state, since } = await healthOf(pool)
      const checkpoint = await lastCheckpoint(pool)
      const check = await lastVerification(pool)
      const waits = lasting(since === null ? 0 : ago(since))
      const sealed = many(checkpoint?.size ?? 0, 'act')
      return [
        line({
          id: 'audit sealed',
          group,
          state: state === 'sealed' ? 'good' : state === 'late' ? 'look' : 'act',
          title: { zh: '封存', en: 'Sealing' },
          says:
            state === 'sealed'
              ? {
                  zh: `已封存 ${(checkpoint?.size ?? 0).toLocaleString('en')} 条操作记录${checkpoint ? `，最近一次在 ${lasting(ago(checkpoint.at)).zh}前` : ''}。`,
                  en: `${sealed} ${checkpoint?.size === 1 ? 'is' : 'are'} sealed${checkpoint ? `, the last ${lasting(ago(checkpoint.at)).en} ago` : ''}.`,
                }
              : {
                  zh: `有操作记录已 ${waits.zh}未封存${state === 'stopped' ? '，个人信息的导出与交换已停止' : ''}。未封存的记录仍可能被暗中更改。`,
                  en: `Acts have waited for ${waits.en} to be sealed${state === 'stopped' ? '; exports and exchange of personal data have stopped' : ''}. What is not sealed could still be changed unseen.`,
                },
          todo: {
            zh: '查看服务器日志中关于封存的错误；签名密钥文件可能不可读。',
            en: 'Read what the log of the server says of sealing; the file of the signing key may be unreadable.',
          },
        }),
        line({
          id: 'audit verified',
          group,
          state:
            check?.outcome === 'broken'
              ? 'act'
              : check?.outcome === 'warning' || !check || ago(check.at) > UNCHECKED
                ? 'look'
                : 'good',
          title: { zh: '核验', en: 'Check' },
          says: !check
            ? {
                zh: '日志尚未核验过，每小时自动核验一次。',
                en: 'The log has not been checked yet; that happens every hour.',
              }
            : check.outcome === 'broken'
              ? {
                  zh: `${lasting(ago(check.at)).zh}前的核验发现 ${check.findingCount} 处不符：日志可能被更改过。`,
                  en: `The check ${lasting(ago(check.at)).en} ago found ${many(check.findingCount, 'contradiction')}: the log may have been tampered with.`,
                }
              : {
                  zh: `${lasting(ago(check.at)).zh}前核验了 ${check.rows.toLocaleString('en')} 条记录，${check.outcome === 'sound' ? '全部相符' : `有 ${check.findingCount} 处需要留意`}。`,
                  en: `${many(check.rows, 'row')} ${check.rows === 1 ? 'was' : 'were'} checked ${lasting(ago(check.at)).en} ago; ${check.outcome === 'sound' ? 'all agree' : `${many(check.findingCount, 'finding')} to look at`}.`,
                },
          todo: {
            zh: '请审计员打开审计页面查看核验结果，并保留备份与见证文件。',
            en: 'Have an auditor open the audit page and read the result; keep the backups and the witness file.',
          },
        }),
      ]
    },
  }
}
