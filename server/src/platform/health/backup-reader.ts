/** Whether the data would come back: the last backup, the way to it, and the last time that was tried. */
import type { Clock } from '../clock.ts'
import { lastBackup, lastDrill, lastWholeBackup, openAlarm } from '../backup/run-store.ts'
import type { Pool } from '../postgres/pool.ts'
import type { HealthReader } from './reader.ts'
import { lasting, line, size } from './words.ts'

const DAY = 86_400

/** @param configured whether a folder for backups is set */
export function backupReader(pool: Pool, clock: Clock, configured: boolean): HealthReader {
  const group = 'backup'
  const ago = (at: string) =>
    Math.max(0, (clock.now().epochMilliseconds - Temporal.Instant.from(at).epochMilliseconds) / 1_000)
  const backup = async () => {
    const whole = await lastWholeBackup(pool)
    const last = await lastBackup(pool)
    const title = { zh: '最近的备份', en: 'Last backup' }
    const id = 'backup last'
    if (!configured && !whole)
      return line({
        id,
        group,
        state: 'look',
        title,
        says: {
          zh: '没有设置备份目录，这台机器损毁时数据将无法恢复。',
          en: 'No folder for backups is set: if this machine is lost, the data are lost.',
        },
        todo: {
          zh: '设置 BACKUP_DIR 并重启；使用自有 PostgreSQL 时，请按文档配置 pgBackRest。',
          en: 'Set BACKUP_DIR and start again; with a PostgreSQL of your own, set up pgBackRest as documented.',
        },
      })
    const age = whole ? ago(whole.endedAt) : Infinity
    const failed = last?.failure ?? undefined
    const made = whole
      ? {
          zh: `最近一次可恢复的备份完成于 ${lasting(age).zh}前，占用 ${size(whole.storedBytes ?? 0)}。`,
          en: `The last one that can be restored was made ${lasting(age).en} ago and takes ${size(whole.storedBytes ?? 0)}.`,
        }
      : { zh: '还没有可以恢复的备份。', en: 'There is none yet that could be restored.' }
    return line({
      id,
      group,
      state: age > 3 * DAY ? 'act' : age > 1.5 * DAY || failed ? 'look' : 'good',
      title,
      says: failed
        ? { zh: `${made.zh}最近一次尝试失败：${failed.zh}`, en: `${made.en} The latest try failed: ${failed.en}` }
        : made,
      todo: {
        zh: '执行 npm run citywide -- backup，并查看它的说明。',
        en: 'Run npm run citywide -- backup and read what it says.',
      },
    })
  }
  const drill = async () => {
    const last = await lastDrill(pool)
    const age = last ? ago(last.endedAt) : Infinity
    return line({
      id: 'backup drill',
      group,
      state: last?.outcome === 'failed' ? 'act' : age > 14 * DAY ? 'look' : 'good',
      title: { zh: '最近的恢复演练', en: 'Last restore drill' },
      says: !last
        ? {
            zh: '还没有演练过。没有试过恢复的备份，不能算是备份。',
            en: 'None yet. A backup that nobody has restored is a hope.',
          }
        : last.outcome === 'failed'
          ? {
              zh: `${lasting(age).zh}前的演练失败：${last.failure?.zh ?? ''}`,
              en: `The drill ${lasting(age).en} ago failed: ${last.failure?.en ?? ''}`,
            }
          : {
              zh: `${lasting(age).zh}前演练成功，${last.result ? `恢复用时 ${lasting(last.result.recoverySeconds).zh}，核对了 ${last.result.rows.toLocaleString('en')} 行。` : ''}`,
              en: `It passed ${lasting(age).en} ago${last.result ? `: back in ${lasting(last.result.recoverySeconds).en}, ${last.result.rows.toLocaleString('en')} rows compared` : ''}.`,
            },
      todo: {
        zh: '执行 npm run citywide -- drill；失败时先重新备份。',
        en: 'Run npm run citywide -- drill; if it failed, make a backup first.',
      },
    })
  }
  return {
    group,
    read: async () => {
      const alarm = await openAlarm(pool)
      return [
        await backup(),
        ...(alarm
          ? [
              line({
                id: 'backup archive',
                group,
                state: 'act',
                title: { zh: '连续归档', en: 'Continuous archive' },
                says: {
                  zh: `${lasting(ago(alarm.since)).zh}以来的写入没有进入备份：${alarm.reason.zh}`,
                  en: `What was written in the last ${lasting(ago(alarm.since)).en} has not reached the backup: ${alarm.reason.en}`,
                },
                todo: {
                  zh: '检查备份目录是否可写、是否有空间；归档停滞也会占满数据磁盘。',
                  en: 'See whether the backup folder can be written and has room; a stalled archive fills the data disk as well.',
                },
              }),
            ]
          : []),
        await drill(),
      ]
    },
  }
}
