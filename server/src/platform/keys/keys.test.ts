import { chmod, mkdtemp, readFile, rm, stat, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { assert, property, string } from 'fast-check'
import { expect, onTestFinished, test } from 'vitest'
import { openKeys, rotateKeys } from './file.ts'
import { keysOf, newMasterKey, SealBroken } from './keys.ts'

async function keyFile(): Promise<string> {
  const folder = await mkdtemp(join(tmpdir(), 'citywide-keys-'))
  onTestFinished(() => rm(folder, { recursive: true, force: true }))
  return join(folder, 'keys', 'master.key')
}

test('what is sealed opens again, and looks different each time', () => {
  const keys = keysOf([newMasterKey()])
  assert(
    property(string({ unit: 'grapheme' }), (secret) => {
      const sealed = keys.sealed(secret, 'here')
      expect(keys.opened(sealed, 'here')).toBe(secret)
      expect(keys.sealed(secret, 'here')).not.toBe(sealed)
      expect(sealed.startsWith(`${keys.current}.`)).toBe(true)
    }),
    { seed: 7 },
  )
})

test('every altered byte, another place and another key are refused', () => {
  const keys = keysOf([newMasterKey()])
  const sealed = keys.sealed('secret', 'provider 1')
  const [id = '', text = ''] = sealed.split('.')
  const content = Buffer.from(text, 'base64url')
  for (let at = 0; at < content.length; at += 1) {
    const altered = Buffer.from(content)
    altered[at] = (altered[at] ?? 0) ^ 1
    expect(() => keys.opened(`${id}.${altered.toString('base64url')}`, 'provider 1')).toThrow(SealBroken)
  }
  for (const [value, context] of [
    [sealed, 'provider 2'],
    [`${id}.`, 'provider 1'],
    ['', 'provider 1'],
  ] as const)
    expect(() => keys.opened(value, context)).toThrow(SealBroken)
  expect(() => keysOf([newMasterKey()]).opened(sealed, 'provider 1')).toThrow('is missing')
})

test('the first start makes a file that its owner alone can read; later ones and twins find the same key', async () => {
  const path = await keyFile()
  const [one, two] = await Promise.all([openKeys(path), openKeys(path)])
  expect((await stat(path)).mode & 0o777).toBe(0o600)
  expect(two.opened(one.sealed('secret', ''), '')).toBe('secret')
  expect((await openKeys(path)).current).toBe(one.current)
})

test('after a rotation the fresh key seals, and the former one still opens', async () => {
  const path = await keyFile()
  const before = await openKeys(path)
  const sealed = before.sealed('secret', '')
  const id = await rotateKeys(path)
  const after = await openKeys(path)
  expect([after.current, id === before.current]).toEqual([id, false])
  expect(after.opened(sealed, '')).toBe('secret')
  expect((await readFile(path, 'utf8')).split('\n').filter(Boolean)).toHaveLength(2)
})

test('a key file that others may read, or that is none, stops the start with a sentence', async () => {
  const path = await keyFile()
  await openKeys(path)
  await chmod(path, 0o644)
  await expect(openKeys(path)).rejects.toThrow('chmod 600')
  await writeFile(path, 'nonsense\n')
  await chmod(path, 0o600)
  await expect(openKeys(path)).rejects.toThrow('no file of master keys')
})
