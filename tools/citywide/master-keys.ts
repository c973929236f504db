/** The master keys of an installation, from a terminal. */
import { fileURLToPath } from 'node:url'
import { readConfig } from '../../server/src/platform/config.ts'
import { openKeys, rotateKeys } from '../../server/src/platform/keys/file.ts'
import { say } from '../start/words.mjs'
import type { Command } from './command.ts'

const root = fileURLToPath(new URL('../../', import.meta.url))

const rotate: Command = {
  words: ['keys', 'rotate'],
  usage: 'keys rotate',
  about: {
    zh: '生成新的主密钥；下次启动时所有秘密改用新密钥封存',
    en: 'makes a new master key; at the next start everything is sealed under it anew',
  },
  operands: 0,
  options: [],
  async run() {
    const { masterKeyFile } = readConfig(process.env, root)
    await openKeys(masterKeyFile) // makes the first one, and refuses a file that others may read
    const id = await rotateKeys(masterKeyFile)
    say({ zh: `新密钥 ${id}，请重启服务`, en: `The new key is ${id}: restart the server` })
  },
}

export const masterKeyCommands: readonly Command[] = [rotate]
