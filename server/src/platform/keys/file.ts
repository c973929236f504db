/** The file of the master keys: one `id base64` a line, the one that seals first. Readable by its owner alone. */
import { chmod, link, mkdir, open, readFile, rename, stat, unlink } from 'node:fs/promises'
import { dirname } from 'node:path'
import { randomBytes } from 'node:crypto'
import { ConfigError } from '../config.ts'
import { type Keys, keysOf, type MasterKey, newMasterKey } from './keys.ts'

/**
 * The keys of an installation; the first start makes one.
 *
 * @param path outside of what a backup of the database takes along
 * @throws ConfigError where others may read the file, or it is not one of keys
 */
export async function openKeys(path: string): Promise<Keys> {
  await mkdir(dirname(path), { recursive: true, mode: 0o700 })
  return keysOf((await readRing(path)) ?? (await makeRing(path)))
}

/** Puts a fresh key in front. What the others sealed still opens, and is sealed anew at the next start. */
export async function rotateKeys(path: string): Promise<string> {
  const fresh = newMasterKey()
  const ring = (await readRing(path)) ?? []
  const draft = await writeDraft(path, [fresh, ...ring])
  await rename(draft, path)
  return fresh.id
}

async function makeRing(path: string): Promise<readonly [MasterKey, ...MasterKey[]]> {
  const fresh = newMasterKey()
  const draft = await writeDraft(path, [fresh])
  try {
    await link(draft, path) // fails where another process was first, whose key then holds
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code !== 'EEXIST') throw error
    const ring = await readRing(path)
    if (ring) return ring
  } finally {
    await unlink(draft)
  }
  return [fresh]
}

async function writeDraft(path: string, ring: readonly MasterKey[]): Promise<string> {
  const draft = `${path}.${randomBytes(4).toString('hex')}`
  const file = await open(draft, 'wx', 0o600)
  try {
    await file.writeFile(ring.map(({ id, key }) => `${id} ${key.toString('base64')}\n`).join(''))
    await file.sync()
  } finally {
    await file.close()
  }
  await chmod(draft, 0o600)
  return draft
}

async function readRing(path: string): Promise<readonly [MasterKey, ...MasterKey[]] | undefined> {
  const found = await stat(path).catch(() => undefined)
  if (!found) return undefined
  if ((found.mode & 0o077) !== 0) {
    throw new ConfigError(
      `${path}: others may read the master keys. Allow the owner alone (chmod 600). / ` +
        `主密钥文件可被他人读取，请改为仅所有者可读（chmod 600）。`,
    )
  }
  const lines = (await readFile(path, 'utf8')).split('\n').filter((line) => line !== '')
  const ring = lines.map((line) => {
    const [, id, key = ''] = /^(k[\da-f]{8}) ([\w+/=]{44})$/.exec(line) ?? []
    if (id !== undefined) return { id, key: Buffer.from(key, 'base64') }
    throw new ConfigError(`${path}: this is no file of master keys / 不是主密钥文件`)
  })
  const [first, ...others] = ring
  return first && [first, ...others]
}
