/** Which backup a restore begins with. */
import { buffer } from 'node:stream/consumers'
import { readManifest, type Manifest } from './manifest.ts'
import { BackupRefused } from './refusal.ts'
import { basesOf, readSealed, type Repository, walFile } from './repository.ts'
import { type Fork, forksOf, historyName, isHistory, leadsTo } from './wal.ts'

export interface Wish {
  /** Moment to go back to; without it as late as the log goes. */
  readonly to?: Temporal.Instant
  /** Name of the backup to begin with. */
  readonly from?: string
}

/**
 * The newest whole backup from which the log leads to the moment.
 *
 * @throws BackupRefused saying which moments there are
 */
export async function choose(repository: Repository, { to, from }: Wish): Promise<Manifest> {
  const bases = await basesOf(repository)
  if (bases.length === 0) throw none(repository.site.folder)
  if (from !== undefined) {
    if (!bases.some(({ name }) => name === from))
      throw unknown(
        from,
        bases.map(({ name }) => name),
      )
    const manifest = await readManifest(repository, from)
    if (to && Temporal.Instant.compare(to, Temporal.Instant.from(manifest.wholeAt)) < 0) throw tooEarly(to, manifest)
    return manifest
  }
  const { timeline, forks } = await newestTimeline(repository, Math.max(...bases.map(({ start }) => start.timeline)))
  let earliest: Manifest | undefined
  for (const { name, start } of bases.toReversed()) {
    if (!leadsTo(start, timeline, forks)) continue
    const manifest = await readManifest(repository, name)
    if (!to || Temporal.Instant.compare(Temporal.Instant.from(manifest.wholeAt), to) <= 0) return manifest
    earliest = manifest
  }
  throw to && earliest ? tooEarly(to, earliest) : none(repository.site.folder)
}

/** PostgreSQL goes on to the newest timeline that there is. */
async function newestTimeline(
  repository: Repository,
  known: number,
): Promise<{ timeline: number; forks: readonly Fork[] }> {
  let timeline = known
  for (const folder of await repository.site.list(`${repository.system}/wal`)) {
    const number = Number.parseInt(folder.slice(0, 8), 16)
    const name = historyName(number)
    if (number > timeline && isHistory(folder) && (await repository.site.about(walFile(repository, name))))
      timeline = number
  }
  if (timeline === 1) return { timeline, forks: [] }
  const text = await buffer(readSealed(repository, walFile(repository, historyName(timeline))))
  return { timeline, forks: forksOf(text.toString('utf8')) }
}

const none = (folder: string) =>
  new BackupRefused({
    zh: `${folder} 中没有可用的完整备份。`,
    en: `There is no whole backup in ${folder} to begin with.`,
  })

const unknown = (name: string, names: readonly string[]) =>
  new BackupRefused({
    zh: `没有名为 ${name} 的备份。现有：${names.join('、')}。`,
    en: `There is no backup ${name}. There are: ${names.join(', ')}.`,
  })

const tooEarly = (to: Temporal.Instant, { wholeAt }: Manifest) =>
  new BackupRefused({
    zh: `最早只能恢复到 ${wholeAt}，无法恢复到 ${to.toString()}。`,
    en: `The earliest moment to go back to is ${wholeAt}; ${to.toString()} lies before it.`,
  })
