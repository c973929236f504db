/** Public keys of the audit log: without them nobody can tell on a new machine whether the log is whole. */
import { mkdir, readdir, readFile, writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import { publicKeyName } from './manifest.ts'

/** @param folder absolute; where this machine keeps its keys */
export async function publicKeysIn(folder: string): Promise<Record<string, string>> {
  const names = (await readdir(folder).catch(() => [])).filter((name) => publicKeyName.test(name))
  const entries = await Promise.all(
    names.map(async (name) => [name, await readFile(join(folder, name), 'utf8')] as const),
  )
  return Object.fromEntries(entries)
}

/** Puts those in place that are not there; one that is there is what this machine trusts, and stays. */
export async function keepPublicKeys(folder: string, keys: Readonly<Record<string, string>>): Promise<void> {
  await mkdir(folder, { recursive: true, mode: 0o700 })
  for (const [name, text] of Object.entries(keys)) {
    await writeFile(join(folder, name), text, { flag: 'wx' }).catch((error: unknown) => {
      if ((error as NodeJS.ErrnoException).code !== 'EEXIST') throw error
    })
  }
}
