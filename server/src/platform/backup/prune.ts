/** Drops what no kept backup needs: other backups, the log before the oldest one, contents that none of them names. */
import { readContents } from './manifest.ts'
import { baseFolder, basesOf, type BaseName, contentFile, type Repository } from './repository.ts'
import { kept } from './retention.ts'
import { dropUnfinished, PARTIAL } from './site.ts'
import { segmentOf } from './wal.ts'

/** @returns names of the backups that went */
export async function prune(repository: Repository, timeZone: string): Promise<string[]> {
  const { site } = repository
  const bases = await basesOf(repository)
  const stay = kept(bases, timeZone)
  const gone: string[] = []
  for (const { name } of bases) {
    if (stay.has(name)) continue
    // First it loses its name, so that what is half removed is never taken for whole.
    const leaving = `${baseFolder(repository)}/.${name}${PARTIAL}`
    await site.complete(`${baseFolder(repository)}/${name}`, leaving)
    await site.remove(leaving)
    gone.push(name)
  }
  await dropUnfinished(site, baseFolder(repository))
  const left = bases.filter(({ name }) => stay.has(name))
  const [oldest] = left
  if (!oldest) return gone
  await pruneLog(repository, Math.min(...left.map(({ start }) => start.place)))
  await pruneContents(repository, left, oldest)
  return gone
}

async function pruneLog({ site, system }: Repository, first: number): Promise<void> {
  for (const folder of await site.list(`${system}/wal`)) {
    for (const name of await site.list(`${system}/wal/${folder}`)) {
      const segment = segmentOf(name)
      if (segment && segment.place < first) await site.remove(`${system}/wal/${folder}/${name}`)
    }
  }
}

/** A content may go when no kept backup names it and it came before the oldest of them: no moment needs it. */
async function pruneContents(repository: Repository, left: readonly BaseName[], oldest: BaseName): Promise<void> {
  const { site, system } = repository
  const named = new Set<string>()
  for (const { name } of left) for (const sha256 of (await readContents(repository, name)).keys()) named.add(sha256)
  for (const prefix of await site.list(`${system}/files`)) {
    for (const sha256 of await site.list(`${system}/files/${prefix}`)) {
      const file = contentFile(repository, sha256)
      const found = named.has(sha256) ? undefined : await site.about(file)
      if (found && found.at < oldest.at.epochMilliseconds) await site.remove(file)
    }
  }
}
