import { randomBytes } from 'node:crypto'
import { chmod, mkdtemp, rm, stat, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { Readable } from 'node:stream'
import { buffer } from 'node:stream/consumers'
import { assert, asyncProperty, constantFrom, infiniteStream, integer, nat, property } from 'fast-check'
import { beforeEach, expect, test } from 'vitest'
import { envelopeLines, keyFromLines, lineBytes } from './envelope.ts'
import { seal, unseal } from './frames.ts'
import { keepKeys, type KeyRing, newKey, readKeys, sealingKey } from './key.ts'
import { SealRefused } from './refusal.ts'
import { suiteNames, suites } from './suite.ts'

const HEADER = 33
const FRAME = 2 ** 20 + 16
let folder = ''

beforeEach(async () => {
  folder = await mkdtemp(join(tmpdir(), 'citywide-sealing-'))
  return () => rm(folder, { recursive: true, force: true })
})

const sealed = (keys: KeyRing, content: Buffer, name = 'wal/1') => buffer(seal(keys, name, Readable.from([content])))
const opened = (keys: KeyRing, content: Buffer, name = 'wal/1') => buffer(unseal(keys, name, Readable.from([content])))

test.each(suiteNames)('%s: what was sealed opens, whatever its size and however it arrives', async (suite) => {
  const keys: KeyRing = [newKey(suite)]
  for (const size of [0, 1, 2 ** 20 - 1, 2 ** 20, 2 ** 20 + 1, 2 ** 21, 2_500_000]) {
    const content = randomBytes(size)
    const parts = Array.from({ length: Math.ceil(size / 70_001) }, (_, n) =>
      content.subarray(n * 70_001, (n + 1) * 70_001),
    )
    const whole = await buffer(seal(keys, 'wal/1', Readable.from(parts)))
    expect(whole.length).toBe(HEADER + size + 16 * Math.max(1, Math.ceil(size / 2 ** 20)))
    expect((await opened(keys, whole)).equals(content)).toBe(true)
  }
})

test.each(suiteNames)(
  '%s: what was altered, cut off, put in another order or under another name does not open',
  async (suite) => {
    const keys: KeyRing = [newKey(suite)]
    const content = randomBytes(3 * 2 ** 20 + 5)
    const whole = await sealed(keys, content)
    const frames = [0, 1, 2, 3].map((n) => whole.subarray(HEADER + n * FRAME, HEADER + (n + 1) * FRAME))
    const head = whole.subarray(0, HEADER)
    const put = (...order: number[]) => Buffer.concat([head, ...order.map((n) => frames[n] ?? Buffer.alloc(0))])
    expect((await opened(keys, put(0, 1, 2, 3))).equals(content)).toBe(true)
    const other = await sealed(keys, content)
    const wrong = {
      reordered: put(1, 0, 2, 3),
      'last first': put(3, 0, 1, 2),
      'one missing': put(0, 2, 3),
      'one twice': put(0, 1, 1, 2, 3),
      'without its end': put(0, 1, 2),
      'cut in a frame': whole.subarray(0, -1),
      'cut at the header': head,
      'cut in the header': head.subarray(0, 20),
      empty: Buffer.alloc(0),
      'with more behind it': Buffer.concat([whole, Buffer.alloc(1)]),
      'continued by another file of the same key': Buffer.concat([
        whole.subarray(0, HEADER + FRAME),
        other.subarray(HEADER + FRAME),
      ]),
      plain: content,
    }
    for (const [how, bytes] of Object.entries(wrong)) {
      const said = await opened(keys, bytes).catch((error: unknown) => error)
      expect([how, said]).toEqual([how, expect.any(SealRefused)])
    }
    await expect(opened(keys, whole, 'wal/2')).rejects.toThrow(/wal\/2 is damaged/)
    await expect(opened([newKey(suite)], whole)).rejects.toThrow(new RegExp(`id ${keys[0].id}`))
  },
)

test('no single changed byte goes unnoticed', async () => {
  const keys: KeyRing = [newKey('aes-256-gcm')]
  const whole = await sealed(keys, randomBytes(300))
  await assert(
    asyncProperty(nat(whole.length - 1), integer({ min: 1, max: 255 }), async (at, change) => {
      const bytes = Buffer.from(whole)
      bytes[at] = (bytes[at] ?? 0) ^ change
      await expect(opened(keys, bytes)).rejects.toThrow(SealRefused)
    }),
    { numRuns: 400 },
  )
})

test('a new key seals, the former one still opens', async () => {
  const former = newKey('aes-256-gcm')
  const content = Buffer.from('记录')
  const old = await sealed([former], content)
  const keys: KeyRing = [newKey('sm4-gcm'), former]
  expect(await opened(keys, old)).toEqual(content)
  await expect(opened([former], await sealed(keys, content))).rejects.toThrow(/another key/)
})

test('keys are kept for their owner alone, and a file that is there is never written over', async () => {
  const path = join(folder, 'keys/backup.key')
  expect(await readKeys(path)).toBeUndefined()
  const keys: KeyRing = [newKey('aes-256-gcm'), newKey('sm4-gcm')]
  await keepKeys(path, keys)
  expect((await stat(path)).mode & 0o777).toBe(0o600)
  expect(await readKeys(path)).toEqual(keys)
  await expect(keepKeys(path, [newKey('aes-256-gcm')])).rejects.toThrow(/left alone/)
  expect(await readKeys(path)).toEqual(keys)
  await chmod(path, 0o640)
  await expect(readKeys(path)).rejects.toThrow(/chmod 600/)
  await writeFile(join(folder, 'none'), 'secret', { mode: 0o600 })
  await expect(readKeys(join(folder, 'none'))).rejects.toThrow(/holds no key/)
})

test('a key can be typed from its envelope, and a slip of the pen is found in its line', () => {
  assert(
    property(constantFrom(...suiteNames), infiniteStream(nat(255)), (suite, stream) => {
      const key = sealingKey(suite, Buffer.from([...stream.take(suites[suite].keyBytes)]))
      const lines = envelopeLines(key)
      expect(keyFromLines(lines)).toEqual(key)
      expect(
        keyFromLines(lines.map((line) => line.toLowerCase().replaceAll('0', 'o').replaceAll('1', 'l').slice(2))),
      ).toEqual(key)
      expect(() => keyFromLines(lines.toReversed())).toThrow(SealRefused)
    }),
  )
  const key = newKey('aes-256-gcm')
  const lines = envelopeLines(key)
  const slipped = lines.with(
    2,
    (lines[2] ?? '').replace(/.$/, (last) => (last === 'A' ? 'B' : 'A')),
  )
  expect(() => keyFromLines(slipped)).toThrow(/^第 3 行.*\nLine 3 /)
  expect(lineBytes(0, 'short')).toBeUndefined()
})
