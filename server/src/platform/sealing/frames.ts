/**
 * A stream sealed in frames of one megabyte, each authenticated before anything of it is given out. The number of a
 * frame and whether it is the last stand in its nonce: frames that are cut off, reordered, repeated or taken from another
 * file do not open. Every file has a key of its own, derived from the ring's key, a random salt, and the file's name.
 *
 * Source of the construction: Hoang, Reyhanitabar, Rogaway, Vizár, "Online Authenticated-Encryption and its
 * Nonce-Reuse Misuse-Resistance" (STREAM), CRYPTO 2015.
 */
import { type CipherGCMTypes, createCipheriv, createDecipheriv, hkdfSync, randomBytes } from 'node:crypto'
import type { KeyRing, SealingKey } from './key.ts'
import { SealRefused } from './refusal.ts'
import { suites } from './suite.ts'

const MAGIC = Buffer.from('CWSEAL1\n', 'latin1')
const ID = 8
const SALT = 16
/** Bytes: magic, suite, id of the key, salt. */
const HEADER = MAGIC.length + 1 + ID + SALT
const FRAME = 2 ** 20
const TAG = 16

type Bytes = AsyncIterable<Uint8Array>

/** Whether a file begins as one that `seal` made. */
export const isSealed = (head: Uint8Array): boolean => MAGIC.equals(head.subarray(0, MAGIC.length))

/** @param name what the file is; it opens under the same name only */
export async function* seal([key]: KeyRing, name: string, content: Bytes): AsyncGenerator<Buffer> {
  const header = Buffer.concat([
    MAGIC,
    Buffer.from([suites[key.suite].code]),
    Buffer.from(key.id, 'hex'),
    randomBytes(SALT),
  ])
  const own = keyOf(key, header, name)
  yield header
  for await (const { bytes, number, last } of framed(content, FRAME)) {
    const cipher = createCipheriv(algorithmOf(key), own, nonceOf(number, last), { authTagLength: TAG })
    yield Buffer.concat([cipher.update(bytes), cipher.final(), cipher.getAuthTag()])
  }
}

/**
 * @throws SealRefused when this is no sealed file, was sealed with another key or under another name, was altered, cut
 *   off or put in another order
 */
export async function* unseal(keys: KeyRing, name: string, content: Bytes): AsyncGenerator<Buffer> {
  const source = content[Symbol.asyncIterator]()
  const { header, rest } = await headOf(source)
  if (!header.subarray(0, MAGIC.length).equals(MAGIC)) throw notSealed(name)
  const id = header.subarray(MAGIC.length + 1, MAGIC.length + 1 + ID).toString('hex')
  const key = keys.find((each) => each.id === id)
  if (!key) throw otherKey(name, id)
  if (header[MAGIC.length] !== suites[key.suite].code) throw altered(name)
  const own = keyOf(key, header, name)
  for await (const { bytes, number, last } of framed(following(rest, source), FRAME + TAG)) {
    if (bytes.length < TAG || (bytes.length === TAG && number > 0)) throw altered(name)
    const decipher = createDecipheriv(algorithmOf(key), own, nonceOf(number, last), { authTagLength: TAG })
    decipher.setAuthTag(bytes.subarray(-TAG))
    const plain = decipher.update(bytes.subarray(0, -TAG))
    try {
      decipher.final()
    } catch (cause) {
      throw altered(name, cause)
    }
    if (plain.length > 0) yield plain
  }
}

// Node knows SM4-GCM; its type lists the others alone.
const algorithmOf = ({ suite }: SealingKey) => suite as string as CipherGCMTypes

function keyOf({ suite, bytes }: SealingKey, header: Buffer, name: string): Buffer {
  const { hash, keyBytes } = suites[suite]
  const about = Buffer.concat([Buffer.from('citywide-seal/v1\0'), header, Buffer.from(name)])
  return Buffer.from(hkdfSync(hash, bytes, header.subarray(-SALT), about, keyBytes))
}

/** Eleven bytes of the frame's number, one that says whether it is the last. */
function nonceOf(number: number, last: boolean): Buffer {
  const nonce = Buffer.alloc(12)
  nonce.writeBigUInt64BE(BigInt(number), 3)
  nonce[11] = last ? 1 : 0
  return nonce
}

/** Cuts a stream into parts of one size; the last is shorter, and empty only when there is nothing at all. */
async function* framed(
  content: Bytes,
  size: number,
): AsyncGenerator<{ bytes: Buffer; number: number; last: boolean }, void, undefined> {
  let number = 0
  let frame = Buffer.alloc(size)
  let filled = 0
  for await (const part of content) {
    for (let from = 0; from < part.length;) {
      // Only what comes after a full frame shows that it was not the last.
      if (filled === size) {
        yield { bytes: frame, number, last: false }
        number += 1
        frame = Buffer.alloc(size)
        filled = 0
      }
      const taken = part.subarray(from, from + size - filled)
      frame.set(taken, filled)
      filled += taken.length
      from += taken.length
    }
  }
  yield { bytes: frame.subarray(0, filled), number, last: true }
}

async function headOf(source: AsyncIterator<Uint8Array>): Promise<{ header: Buffer; rest: Buffer }> {
  let held = Buffer.alloc(0)
  while (held.length < HEADER) {
    const { done, value } = await source.next()
    if (done) break
    held = Buffer.concat([held, value])
  }
  return { header: held.subarray(0, HEADER), rest: held.subarray(HEADER) }
}

async function* following(rest: Buffer, source: AsyncIterator<Uint8Array>): AsyncGenerator<Uint8Array> {
  try {
    if (rest.length > 0) yield rest
    for (let next = await source.next(); !next.done; next = await source.next()) yield next.value
  } finally {
    await source.return?.()
  }
}

const notSealed = (name: string) =>
  new SealRefused({ zh: `${name} 不是加密文件，或已损坏。`, en: `${name} is no sealed file, or a damaged one.` })

const otherKey = (name: string, id: string) =>
  new SealRefused({
    zh: `${name} 是用另一把密钥（编号 ${id}）加密的。`,
    en: `${name} was sealed with another key (id ${id}).`,
  })

const altered = (name: string, cause?: unknown) =>
  new SealRefused(
    {
      zh: `${name} 已损坏、不完整或被改动，拒绝使用。`,
      en: `${name} is damaged, incomplete or was altered, and is not used.`,
    },
    { cause },
  )
