/** Keys for what is sealed, in a file that only its owner may read. */
import { createHash, randomBytes } from 'node:crypto'
import { chmod, link, mkdir, open, readFile, rm, stat } from 'node:fs/promises'
import { dirname } from 'node:path'
import { SealRefused } from './refusal.ts'
import { type Suite, suites } from './suite.ts'

export interface SealingKey {
  readonly suite: Suite
  /** Sixteen hexadecimal digits, found from the key; says which one is needed and tells nothing else. */
  readonly id: string
  readonly bytes: Buffer
}

/** The first one seals; the others open what was sealed before. */
export type KeyRing = readonly [SealingKey, ...SealingKey[]]

export function sealingKey(suite: Suite, bytes: Buffer): SealingKey {
  if (bytes.length !== suites[suite].keyBytes) throw new Error(`a key of ${suite} has other bytes`)
  const id = createHash('sha256').update(`citywide-key ${suite} `).update(bytes).digest('hex').slice(0, 16)
  return { suite, id, bytes }
}

export const newKey = (suite: Suite): SealingKey => sealingKey(suite, randomBytes(suites[suite].keyBytes))

const line = /^citywide-key v1 (aes-256-gcm|sm4-gcm) ([0-9a-f]{16}) ([\w-]{22,43})$/

/**
 * @returns undefined when there is no such file
 * @throws SealRefused when others may read it, or when it holds anything but keys
 */
export async function readKeys(path: string): Promise<KeyRing | undefined> {
  const found = await stat(path).catch((error: unknown) => {
    if ((error as NodeJS.ErrnoException).code === 'ENOENT') return undefined
    throw unreadable(path, error)
  })
  if (!found) return undefined
  if ((found.mode & 0o077) !== 0) {
    throw new SealRefused({
      zh: `密钥文件 ${path} 可被其他用户读取。请执行 chmod 600 后重试。`,
      en: `Others may read the key file ${path}. Run chmod 600 on it and try again.`,
    })
  }
  const text = await readFile(path, 'utf8').catch((error: unknown) => {
    throw unreadable(path, error)
  })
  const keys = text
    .split('\n')
    .filter((each) => each.trim() !== '' && !each.startsWith('#'))
    .map((each) => {
      const [, suite, id, encoded = ''] = line.exec(each.trim()) ?? []
      const bytes = Buffer.from(encoded, 'base64url')
      if (suite !== 'aes-256-gcm' && suite !== 'sm4-gcm') throw notAKey(path)
      if (bytes.length !== suites[suite].keyBytes) throw notAKey(path)
      const key = sealingKey(suite, bytes)
      if (key.id !== id) throw notAKey(path)
      return key
    })
  const [first, ...others] = keys
  if (!first) throw notAKey(path)
  return [first, ...others]
}

/**
 * Keeps keys in a new file. One that is there stays as it is: what it opens could never be read again.
 *
 * @throws SealRefused
 */
export async function keepKeys(path: string, keys: KeyRing): Promise<void> {
  const making = `${path}.${process.pid}`
  try {
    await mkdir(dirname(path), { recursive: true, mode: 0o700 })
    const file = await open(making, 'w', 0o600)
    try {
      await file.writeFile(
        keys.map(({ suite, id, bytes }) => `citywide-key v1 ${suite} ${id} ${bytes.toString('base64url')}\n`).join(''),
      )
      await file.sync()
    } finally {
      await file.close()
    }
    await chmod(making, 0o600)
    await link(making, path) // unlike renaming, never over a file that is there
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code !== 'EEXIST') throw unreadable(path, error)
    throw new SealRefused({
      zh: `密钥文件 ${path} 已存在，未作更改。`,
      en: `The key file ${path} is there already and was left alone.`,
    })
  } finally {
    await rm(making, { force: true })
  }
}

const unreadable = (path: string, cause: unknown) =>
  new SealRefused(
    { zh: `无法读写密钥文件 ${path}。`, en: `The key file ${path} cannot be read or written.` },
    { cause },
  )

const notAKey = (path: string) =>
  new SealRefused({
    zh: `密钥文件 ${path} 的内容不是密钥，或已损坏。请从信封中重新录入。`,
    en: `The key file ${path} holds no key, or a damaged one. Enter it anew from the envelope.`,
  })
