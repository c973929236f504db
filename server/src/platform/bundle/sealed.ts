/** A bundle that was sealed on its way out is opened into a file of its own: an archive is read here and there, a seal in order. */
import { createReadStream, createWriteStream } from 'node:fs'
import { mkdtemp, open, rm } from 'node:fs/promises'
import { join } from 'node:path'
import { pipeline } from 'node:stream/promises'
import { isSealed, unseal } from '../sealing/frames.ts'
import type { KeyRing } from '../sealing/key.ts'
import { BundleRefused } from './refusal.ts'

/** What it is sealed as. */
export const BUNDLE = 'citywide-bundle'

/**
 * @param path absolute
 * @param keys asked for when it is sealed
 * @param folder where the opened one may lie for a while
 * @returns the path of a plain bundle
 * @throws SealRefused; BundleRefused when it is sealed and there is no key
 */
export async function withoutSeal<T>(
  path: string,
  keys: (() => Promise<KeyRing>) | undefined,
  folder: string,
  work: (plain: string) => Promise<T>,
): Promise<T> {
  if (!(await beginsSealed(path))) return work(path)
  if (!keys) {
    throw new BundleRefused({
      zh: '此数据包已加密，请用 --key 指出密钥文件。',
      en: 'This bundle is sealed: name the file of its key with --key.',
    })
  }
  const ring = await keys()
  const place = await mkdtemp(join(folder, 'bundle-'))
  try {
    const plain = join(place, 'bundle')
    const source = createReadStream(path, { highWaterMark: 2 ** 20 })
    await pipeline(unseal(ring, BUNDLE, source), createWriteStream(plain, { mode: 0o600 }))
    return await work(plain)
  } finally {
    await rm(place, { recursive: true, force: true })
  }
}

async function beginsSealed(path: string): Promise<boolean> {
  const file = await open(path).catch(() => undefined)
  if (!file) return false // opening it as an archive says why
  try {
    const { buffer, bytesRead } = await file.read(Buffer.alloc(64), 0, 64, 0)
    return isSealed(buffer.subarray(0, bytesRead))
  } finally {
    await file.close()
  }
}
