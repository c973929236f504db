/** The second site: everything that came to the first, as it lies there, still sealed. */
import { join } from 'node:path'
import { BackupRefused } from './refusal.ts'
import { baseFolder, basesOf, markOf, markSite, notOurs, type Repository } from './repository.ts'
import { dropUnfinished, PARTIAL, type Site } from './site.ts'

/**
 * Copies what the second site lacks. Nothing is removed there because it is missing here: whoever empties the first site
 * must not empty the second.
 *
 * @returns how many files went over
 */
export async function mirror(repository: Repository, second: Site): Promise<number> {
  const { site, system } = repository
  const id = await markOf(site)
  const other = await markOf(second)
  if (id === undefined || (other !== undefined && other !== id)) throw new BackupRefused(notOurs(second))
  if (other === undefined) await markSite(second, id)
  // Looked up first: their log is here by now, and goes over before them.
  const bases = await basesOf(repository)
  let copied = 0
  const bring = async (name: string, path = name) => {
    await second.put(path, site.read(name))
    copied += 1
  }
  for (const part of ['wal', 'files']) {
    for (const folder of await site.list(`${system}/${part}`)) {
      const there = new Set(await second.list(`${system}/${part}/${folder}`))
      for (const name of await site.list(`${system}/${part}/${folder}`)) {
        if (!there.has(name)) await bring(`${system}/${part}/${folder}/${name}`)
      }
    }
  }
  const base = baseFolder(repository)
  await dropUnfinished(second, base)
  const there = new Set((await basesOf({ site: second, system })).map(({ name }) => name))
  for (const { name } of bases) {
    if (there.has(name)) continue
    const making = `${base}/.${name}${PARTIAL}`
    for (const file of await site.list(join(base, name))) await bring(`${base}/${name}/${file}`, `${making}/${file}`)
    await second.complete(making, `${base}/${name}`)
  }
  return copied
}
