/** Keys between their files and paper: printed for the safe, typed in on a new machine. */
import { readFile } from 'node:fs/promises'
import { createInterface } from 'node:readline/promises'
import type { Config } from '../../server/src/platform/config.ts'
import { envelopeLines, keyFromLines, lineBytes } from '../../server/src/platform/sealing/envelope.ts'
import { keepKeys, type KeyRing, newKey, readKeys } from '../../server/src/platform/sealing/key.ts'
import { type Suite, suiteNames } from '../../server/src/platform/sealing/suite.ts'
import { Refusal, say } from '../start/words.mjs'

const print = (line: string) => process.stdout.write(`${line}\n`)

/** A suite by its name as typed. */
export function suiteNamed(name: string): Suite {
  const suite = suiteNames.find((each) => each === name)
  if (suite) return suite
  throw new Refusal(2, {
    zh: `没有名为 ${name} 的算法套件，可用：${suiteNames.join('、')}。`,
    en: `There is no suite ${name}; there are ${suiteNames.join(', ')}.`,
  })
}

/** The key of a file, made when there is none. */
export async function keysIn(path: string, suite: Suite = 'aes-256-gcm'): Promise<KeyRing> {
  const found = await readKeys(path)
  if (found) return found
  const made: KeyRing = [newKey(suite)]
  await keepKeys(path, made)
  say({ zh: `已生成密钥文件 ${path}`, en: `made the key file ${path}` })
  return made
}

/** Prints the envelope: what a person needs, beside the backups themselves, to bring the city back on a new machine. */
export async function printEnvelope(
  { backup, masterKeyFile }: Pick<Config, 'masterKeyFile'> & { readonly backup: { readonly keyFile: string } },
  suite?: Suite,
): Promise<void> {
  const keys = await keysIn(backup.keyFile, suite)
  print('')
  print('Citywide 密钥信封 · Citywide key envelope')
  print('打印后密封存入保险柜，不得与备份同处存放。· Print, seal, and keep it in a safe, away from the backups.')
  for (const key of keys) {
    print('')
    print(`备份密钥 · Backup key ${key.id} (${key.suite})`)
    for (const line of envelopeLines(key)) print(`  ${line}`)
  }
  for (const { id, bytes } of await masterKeys(masterKeyFile)) {
    print('')
    print(`主密钥 · Master key ${id}`)
    for (const line of envelopeLines({ bytes })) print(`  ${line}`)
  }
  print('')
}

async function masterKeys(path: string): Promise<{ id: string; bytes: Buffer }[]> {
  const text = await readFile(path, 'utf8').catch(() => '')
  return text.split('\n').flatMap((line) => {
    const [id, encoded] = line.split(' ')
    return id && encoded ? [{ id, bytes: Buffer.from(encoded, 'base64') }] : []
  })
}

/**
 * Asks for the lines of the envelope, one after another, each checked as it is typed.
 *
 * @throws Refusal when nobody is there to answer
 */
export async function enterKeys(path: string): Promise<KeyRing> {
  say({
    zh: `请按信封逐行录入备份密钥，四行（SM4 为两行后直接回车）`,
    en: 'Type the backup key line by line from the envelope: four lines (with SM4 two, then an empty one)',
  })
  const asking = createInterface({ input: process.stdin, output: process.stdout })
  const answers = asking[Symbol.asyncIterator]()
  const lines: string[] = []
  try {
    while (lines.length < 4) {
      process.stdout.write(`  ${lines.length + 1}: `)
      const { done, value } = await answers.next()
      if (done) throw noKey(path)
      if (value.trim() === '' && lines.length === 2) break
      if (lineBytes(lines.length, value)) lines.push(value)
      else say({ zh: '此行与信封不符，请重新录入', en: 'this line does not read as in the envelope, type it again' })
    }
  } finally {
    asking.close()
  }
  const keys: KeyRing = [keyFromLines(lines)]
  await keepKeys(path, keys)
  say({ zh: `已写入密钥 ${keys[0].id}`, en: `key ${keys[0].id} is in place` })
  return keys
}

const noKey = (path: string) =>
  new Refusal(1, {
    zh: `缺少密钥文件 ${path}，且没有录入密钥。请备好信封，在终端中重新执行。`,
    en: `The key file ${path} is missing and no key was typed in. Take the envelope and run this in a terminal.`,
  })
