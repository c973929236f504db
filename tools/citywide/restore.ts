/** `restore`: the city as it was at a moment, on this machine or on a new one. */
import { open, readFile, stat, writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import { auditCheckOf } from '../../server/src/platform/backup/audit-check.ts'
import { type Restored, restore } from '../../server/src/platform/backup/restore.ts'
import { systemsOf } from '../../server/src/platform/backup/repository.ts'
import { type Site, siteIn } from '../../server/src/platform/backup/site.ts'
import { systemClock } from '../../server/src/platform/clock.ts'
import { blobsIn } from '../../server/src/platform/files/blobs.ts'
import { readKeys } from '../../server/src/platform/sealing/key.ts'
import { openDataFolder } from '../start/folder.mjs'
import { Refusal, say, step } from '../start/words.mjs'
import { backupConfig } from './backup.ts'
import type { Command } from './command.ts'
import { enterKeys } from './keys.ts'
import { pathOf } from './path.ts'

const restoreCommand: Command = {
  words: ['restore'],
  usage: 'restore [--to TIME] [--from BACKUP] [--system NUMBER] [--witness FILE] [--accept-findings]',
  about: {
    zh: '从备份恢复到新目录并换入，旧数据保留；--to 恢复到某一时刻（如 "2026-11-22 10:00"，按 TZ_CITY）。须先停止服务',
    en: 'restores from the backups into a new folder and puts it in place, the former data are kept; --to: as of a moment ("2026-11-22 10:00" in TZ_CITY). Stop the server first',
  },
  operands: 0,
  options: ['to=', 'from=', 'system=', 'witness=', 'accept-findings'],
  async run(_, options) {
    const config = backupConfig()
    const { dataDirectory, backup, timeZone } = config
    const [to, from, witness] = ['to', 'from', 'witness'].map((name) => options.get(name))
    const moment = to === undefined ? undefined : momentOf(to, timeZone)
    const folder = await openDataFolder(dataDirectory, 'npm run citywide -- restore')
    try {
      const site = siteIn(backup.folder)
      const system = options.get('system') ?? (await systemHere(site, dataDirectory))
      const keys = (await readKeys(backup.keyFile)) ?? (await enterKeys(backup.keyFile))
      if (moment) say({ zh: `恢复到 ${moment.toString()}`, en: `going back to ${moment.toString()}` })
      const restored = await step({ zh: '恢复', en: 'restoring' }, async () =>
        restore({
          repository: { site, keys, system },
          wish: { ...(moment && { to: moment.toInstant() }), ...(from !== undefined && { from }) },
          dataDirectory,
          blobs: blobsIn(join(dataDirectory, 'files')),
          clock: systemClock,
          checkAudit: auditCheckOf(config, witness === undefined ? undefined : await witnessIn(witness)),
          acceptFindings: options.has('accept-findings'),
        }),
      )
      tell(restored)
      await leaveReport(dataDirectory, restored)
      if (!(await stat(config.masterKeyFile).catch(() => undefined))) {
        say({
          zh: `缺少主密钥文件 ${config.masterKeyFile}：启动前请按信封写回，否则登录服务、推送与第二因素的机密信息须重新设置`,
          en: `The master key file ${config.masterKeyFile} is missing: put it back from the envelope before the start, or secrets of providers, webhooks and second factors must be set anew`,
        })
      }
    } finally {
      folder.close()
    }
  },
}

/** @throws Refusal when it is no moment */
export function momentOf(typed: string, timeZone: string): Temporal.ZonedDateTime {
  const text = typed.trim().replace(' ', 'T')
  try {
    return /(Z|[+-]\d\d:?\d\d)$/i.test(text)
      ? Temporal.Instant.from(text).toZonedDateTimeISO(timeZone)
      : Temporal.PlainDateTime.from(text).toZonedDateTime(timeZone)
  } catch {
    throw new Refusal(2, {
      zh: `${typed} 不是时刻。请写成 "2026-11-22 10:00" 或 2026-11-22T02:00:00Z。`,
      en: `${typed} is no moment. Write "2026-11-22 10:00" or 2026-11-22T02:00:00Z.`,
    })
  }
}

/** Which of the databases in the folder is meant: the one whose data lie here, else the only one. */
async function systemHere(site: Site, dataDirectory: string): Promise<string> {
  const systems = await systemsOf(site)
  const here = await systemOfData(join(dataDirectory, 'postgres'))
  if (here !== undefined && systems.includes(here)) return here
  const [only, another] = systems
  if (only !== undefined && another === undefined) return only
  throw only === undefined
    ? new Refusal(1, { zh: `${site.folder} 中没有备份。`, en: `There are no backups in ${site.folder}.` })
    : new Refusal(1, {
        zh: `备份目录中有多个数据库的备份，请用 --system 指定其一：${systems.join('、')}。`,
        en: `There are backups of several databases: choose one with --system: ${systems.join(', ')}.`,
      })
}

/** The number that PostgreSQL gave the data here; it stands first in its control file. */
async function systemOfData(folder: string): Promise<string | undefined> {
  const elsewhere = (await readFile(join(folder, 'elsewhere'), 'utf8').catch(() => '')).trim()
  const file = await open(join(elsewhere || folder, 'cluster/global/pg_control')).catch(() => undefined)
  if (!file) return undefined
  try {
    const { buffer, bytesRead } = await file.read(Buffer.alloc(8), 0, 8, 0)
    return bytesRead === 8 ? buffer.readBigUInt64LE().toString() : undefined
  } finally {
    await file.close()
  }
}

async function witnessIn(file: string): Promise<string> {
  return readFile(pathOf(file), 'utf8').catch(() => {
    throw new Refusal(1, { zh: `无法读取见证文件 ${file}。`, en: `The witness file ${file} cannot be read.` })
  })
}

function tell({ manifest, newest, early, tables, rows, audit, contents, former, undone }: Restored): void {
  say({
    zh: `已从备份 ${manifest.name} 恢复：${tables} 张表，${rows} 行；最后一笔提交于 ${newest}`,
    en: `Restored from ${manifest.name}: ${tables} tables, ${rows} rows; the last commit is of ${newest}`,
  })
  if (early) {
    say({
      zh: '归档的日志在所求时刻之前已结束：已恢复到日志末尾，其后如有写入，不在其中',
      en: 'The archived log ends before the moment asked for: this is its end, and nothing written after that is in it',
    })
  }
  if (audit) {
    say(
      audit.whole
        ? { zh: `审计日志 ${audit.rows} 行，核验完整`, en: `The audit log of ${audit.rows} rows verifies` }
        : { zh: '审计日志核验未通过！', en: 'THE AUDIT LOG DOES NOT VERIFY.' },
    )
    for (const finding of audit.findings) say(finding)
  }
  say({
    zh: `附件 ${contents.named} 个，取回 ${contents.brought} 个，缺失 ${contents.missing} 个`,
    en: `${contents.named} attachments, ${contents.brought} brought back, ${contents.missing} missing`,
  })
  if (former !== undefined) say({ zh: `原数据保留在 ${former}`, en: `The former data are kept in ${former}` })
  if (undone) {
    const acts = undone.acts.reduce((sum, { count }) => sum + count, 0)
    say({
      zh: `该时刻之后有 ${acts} 项操作被撤销，${undone.told.length} 条事件已通知其他系统，须由人员处理`,
      en: `${acts} acts after that moment are undone; ${undone.told.length} events of that time reached other systems and need a person`,
    })
  }
  say({
    zh: '所有登录会话已结束。此后撤回的同意、停用的账户与权限须重新办理。现在可以 npm start',
    en: 'All sessions have ended. Consents withdrawn and accounts or rights ended after that moment must be ended once more. Now: npm start',
  })
}

/** What a person has to go through stays on disk; it names events and acts, no personal data. */
async function leaveReport(dataDirectory: string, { undone, manifest, newest }: Restored): Promise<void> {
  if (!undone) return
  const at = systemClock.now().toString({ smallestUnit: 'second' }).replaceAll(/[-:]/g, '')
  const path = join(dataDirectory, `restored-${at}.json`)
  const report = { backup: manifest.name, newest, acts: undone.acts, events: undone.told }
  await writeFile(path, `${JSON.stringify(report, undefined, 2)}\n`, { mode: 0o600 })
  say({ zh: `清单：${path}`, en: `The list: ${path}` })
}

export const restoreCommands: readonly Command[] = [restoreCommand]
