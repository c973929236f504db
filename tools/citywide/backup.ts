/** `backup …` and `drill`: what is kept of the city, and whether it would come back. */
import type { DrillResult } from '../../model/src/platform/backup.ts'
import type { Text } from '../../model/src/text.ts'
import { type Backups, openBackups } from '../../server/src/platform/backup/open.ts'
import { basesOf, systemsOf } from '../../server/src/platform/backup/repository.ts'
import { lastDrill, openAlarm } from '../../server/src/platform/backup/run-store.ts'
import { siteIn } from '../../server/src/platform/backup/site.ts'
import { systemClock } from '../../server/src/platform/clock.ts'
import { type Config, readConfig } from '../../server/src/platform/config.ts'
import { readSettings, root } from '../start/settings.mjs'
import { Refusal, say, step } from '../start/words.mjs'
import type { Command } from './command.ts'
import { type Instance, openInstance } from './instance.ts'
import { enterKeys, printEnvelope, suiteNamed } from './keys.ts'

const megabytes = (bytes: number) => `${(bytes / 1e6).toFixed(1)} MB`

type Set = Config & Required<Pick<Config, 'backup'>>

/** The settings, where they say that this instance's own PostgreSQL is backed up. */
export function backupConfig(): Set {
  const config = readConfig(readSettings(process.env).environment, root)
  if (config.databaseUrl !== undefined) {
    throw new Refusal(20, {
      zh: '使用自有 PostgreSQL（DATABASE_URL）时，请用 pgBackRest 备份与恢复，步骤见 docs/operations/backup.md。',
      en: 'With a PostgreSQL of your own (DATABASE_URL), back up and restore with pgBackRest: docs/operations/backup.md tells how.',
    })
  }
  const { backup } = config
  if (!backup) {
    throw new Refusal(20, {
      zh: '尚未设置备份目录。请将 BACKUP_DIR 设为另一块磁盘上的目录，重新启动 Citywide 后再试。',
      en: 'There is no folder for backups yet. Set BACKUP_DIR to a folder on another disk, start Citywide anew, then try again.',
    })
  }
  return { ...config, backup }
}

async function withBackups(work: (backups: Backups, instance: Instance) => Promise<void>): Promise<void> {
  backupConfig()
  const instance = await openInstance({ beside: true })
  let backups: Backups | undefined
  try {
    const { config, pool, embedded, openClient, blobs, version } = instance
    backups = openBackups({
      config,
      database: { pool, openClient, ...(embedded && { embedded }) },
      blobs,
      clock: systemClock,
      version,
      onAlarm: say,
      onKey: () =>
        say({
          zh: '已生成备份密钥，请执行 npm run citywide -- backup key，打印后存入保险柜',
          en: 'a backup key was made: run npm run citywide -- backup key, print it, put it into a safe',
        }),
    })
    if (backups) await work(backups, instance)
  } finally {
    await instance.close()
    await backups?.carryLast()
  }
}

const backUp: Command = {
  words: ['backup'],
  usage: 'backup',
  about: {
    zh: '立即备份数据库与附件到 BACKUP_DIR，服务可照常运行',
    en: 'backs up database and attachments into BACKUP_DIR now, beside the running server',
  },
  operands: 0,
  options: [],
  run: () =>
    withBackups(async (backups) => {
      const { manifest, storedBytes } = await step({ zh: '备份', en: 'backing up' }, () => backups.make())
      const { name, data, contents, point } = manifest
      const rows = Object.values(point.tables).reduce((sum, table) => sum + table.rows, 0)
      say({
        zh: `备份 ${name}：数据库 ${megabytes(data.bytes)}，加密压缩后 ${megabytes(storedBytes)}；${Object.keys(point.tables).length} 张表，${rows} 行，${contents.count} 个附件`,
        en: `Backup ${name}: database ${megabytes(data.bytes)}, sealed ${megabytes(storedBytes)}; ${Object.keys(point.tables).length} tables, ${rows} rows, ${contents.count} attachments`,
      })
    }),
}

const list: Command = {
  words: ['backup', 'list'],
  usage: 'backup list',
  about: {
    zh: '列出完整的备份、最近一次演练与告警',
    en: 'lists whole backups, the last drill and any alarm',
  },
  operands: 0,
  options: [],
  async run() {
    const { backup } = backupConfig()
    const site = siteIn(backup.folder)
    for (const system of await systemsOf(site)) {
      for (const { name } of await basesOf({ site, system })) process.stdout.write(`${name}\n`)
    }
    await withBackups(async (_, { pool }) => {
      const alarm = await openAlarm(pool)
      if (alarm) {
        say({
          zh: `告警（自 ${alarm.since}）：${alarm.reason.zh}`,
          en: `alarm since ${alarm.since}: ${alarm.reason.en}`,
        })
      }
      const drill = await lastDrill(pool)
      if (drill?.result) tellDrill(drill.result)
      if (drill?.failure) say(drill.failure)
    })
  },
}

const key: Command = {
  words: ['backup', 'key'],
  usage: 'backup key [--suite aes-256-gcm|sm4-gcm]',
  about: {
    zh: '打印密钥信封，密封后存入保险柜；尚无密钥时先生成',
    en: 'prints the keys for a sealed envelope in a safe; makes the backup key when there is none',
  },
  operands: 0,
  options: ['suite='],
  async run(_, options) {
    const suite = options.get('suite')
    await printEnvelope(backupConfig(), suite === undefined ? undefined : suiteNamed(suite))
  },
}

const keyEnter: Command = {
  words: ['backup', 'key', 'enter'],
  usage: 'backup key enter',
  about: { zh: '从信封录入备份密钥', en: 'takes the backup key in from the envelope' },
  operands: 0,
  options: [],
  async run() {
    await enterKeys(backupConfig().backup.keyFile)
  },
}

const use: Command = {
  words: ['backup', 'use'],
  usage: 'backup use',
  about: {
    zh: '确认 BACKUP_DIR 是本实例新的备份目录（更换磁盘后）',
    en: 'says that BACKUP_DIR is the folder of backups from now on (after a change of disk)',
  },
  operands: 0,
  options: [],
  run: () =>
    withBackups(async (backups) => {
      await backups.adopt()
      say({ zh: '已确认；一小时内将自动备份', en: 'done; a backup follows within the hour' })
    }),
}

const drill: Command = {
  words: ['drill'],
  usage: 'drill',
  about: {
    zh: '演练恢复：把最近的备份恢复到临时目录，核对内容、审计与索引，测得恢复耗时与数据损失',
    en: 'restores the newest backup into a scratch folder, checks contents, audit and indexes, measures time and loss',
  },
  operands: 0,
  options: [],
  run: () =>
    withBackups(async (backups) => {
      const { name, result, failure } = await step({ zh: '恢复演练', en: 'restore drill' }, () => backups.drill())
      if (name !== undefined) say({ zh: `备份 ${name}`, en: `backup ${name}` })
      if (result) tellDrill(result)
      if (failure) throw new Refusal(1, failure)
    }),
}

function drillWords(result: DrillResult): Text[] {
  const { recoverySeconds, lostSeconds, tables, rows, exact, indexes, audit, contents } = result
  return [
    {
      zh: `恢复用时 ${recoverySeconds} 秒（${megabytes(result.bytes)}）`,
      en: `restored in ${recoverySeconds} s (${megabytes(result.bytes)})`,
    },
    lostSeconds === null
      ? { zh: '数据损失：未知', en: 'loss: unknown' }
      : {
          zh: `若此刻发生事故，将损失最后 ${lostSeconds} 秒的数据`,
          en: `an accident then would have lost the last ${lostSeconds} s`,
        },
    exact
      ? {
          zh: `${tables} 张表、${rows} 行，内容逐表核对一致`,
          en: `${tables} tables, ${rows} rows, contents equal table by table`,
        }
      : {
          zh: `${tables} 张表、${rows} 行；备份时写入不断，未能逐行比对`,
          en: `${tables} tables, ${rows} rows; writers were too busy during the backup to compare them one by one`,
        },
    { zh: `${indexes} 个索引与数据一致`, en: `${indexes} indexes agree with their tables` },
    audit === null
      ? { zh: '无审计日志可核验', en: 'no audit log to check' }
      : audit.whole
        ? { zh: `审计日志 ${audit.rows} 行，核验完整`, en: `audit log of ${audit.rows} rows verifies` }
        : { zh: `审计日志 ${audit.rows} 行，核验未通过`, en: `audit log of ${audit.rows} rows does NOT verify` },
    {
      zh: `附件 ${contents.named} 个，抽查 ${contents.compared} 个，缺失 ${contents.missing} 个`,
      en: `${contents.named} attachments, ${contents.compared} compared, ${contents.missing} missing`,
    },
  ]
}

function tellDrill(result: DrillResult): void {
  for (const words of drillWords(result)) say(words)
}

export const backupCommands: readonly Command[] = [backUp, list, key, keyEnter, use, drill]
