/** How much room is left, and how long it lasts. */
import type { Text } from '@citywide/model/text'
import type { Pool } from '../postgres/pool.ts'
import { databaseFacts } from './health-store.ts'
import type { HealthReader } from './reader.ts'
import type { FolderName, FolderSpace, SpaceWatch } from './space-watch.ts'
import { lasting, line, size } from './words.ts'

const names: Readonly<Record<FolderName, Text>> = {
  data: { zh: '数据目录', en: 'Data folder' },
  archive: { zh: '备份目录', en: 'Backup folder' },
  copy: { zh: '备份副本目录', en: 'Folder of backup copies' },
}
const DAY = 86_400
/** Seconds ahead that a person wants to know of the end of the room. */
const SOON = 30 * DAY

export function spaceReader(pool: Pool, space: SpaceWatch): HealthReader {
  const group = 'space'
  return {
    group,
    read: async () => {
      await space.look()
      const { bytes, growth } = await databaseFacts(pool)
      const data = space.folders.find(({ name }) => name === 'data')
      const lasts = data && growth !== null && growth > 0 ? ((data.free - data.least) / growth) * DAY : Infinity
      return [
        ...space.folders.map((folder) => folderLine(folder, space.full)),
        line({
          id: 'space database',
          group,
          state: lasts < SOON ? 'look' : 'good',
          title: { zh: '数据库大小', en: 'Size of the database' },
          says:
            growth === null
              ? {
                  zh: `数据库占用 ${size(bytes)}。增长速度在运行满两天后显示。`,
                  en: `The database takes ${size(bytes)}. How fast it grows is known after two days.`,
                }
              : {
                  zh: `数据库占用 ${size(bytes)}，最近一周每天增长 ${size(Math.max(0, growth))}${Number.isFinite(lasts) ? `；照此速度，剩余空间还可用 ${lasting(Math.max(0, lasts)).zh}` : ''}。`,
                  en: `The database takes ${size(bytes)} and grew by ${size(Math.max(0, growth))} a day over the last week${Number.isFinite(lasts) ? `; at this pace the room lasts ${lasting(Math.max(0, lasts)).en}` : ''}.`,
                },
          todo: {
            zh: '准备更大的磁盘，或缩短历史数据的保留期限。',
            en: 'Plan for a larger disk, or keep history for a shorter time.',
          },
        }),
      ]
    },
  }
}

function folderLine({ name, free, total, least }: FolderSpace, full: boolean) {
  const state = full && free < least * 1.1 ? 'act' : free < least * 2 ? 'look' : 'good'
  return line({
    id: `space ${name}`,
    group: 'space',
    state,
    title: names[name],
    says:
      state === 'act'
        ? {
            zh: `仅剩 ${size(free)}，低于 ${size(least)} 的下限：已停止写入，读取不受影响。`,
            en: `Only ${size(free)} are left, less than the ${size(least)} that must stay: writing has stopped, reading goes on.`,
          }
        : {
            zh: `${size(total)} 中剩余 ${size(free)}。低于 ${size(least)} 时将停止写入。`,
            en: `${size(free)} of ${size(total)} are left. Below ${size(least)} writing stops.`,
          },
    todo: {
      zh: '清理该磁盘或扩容；空间恢复后写入会自动继续。',
      en: 'Make room on this disk or enlarge it; writing goes on by itself.',
    },
  })
}
