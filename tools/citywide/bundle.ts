/** `bundle out` and `bundle in`: a whole instance as one file, for another machine. */
import { bundleIn } from '../../server/src/platform/bundle/in.ts'
import { leftOut } from '../../server/src/platform/bundle/left-out.ts'
import type { Manifest } from '../../server/src/platform/bundle/manifest.ts'
import { bundleOut } from '../../server/src/platform/bundle/out.ts'
import { systemClock } from '../../server/src/platform/clock.ts'
import { withoutSeal } from '../../server/src/platform/bundle/sealed.ts'
import { installed } from '../../server/src/platform/installation-store.ts'
import { type KeyRing, readKeys } from '../../server/src/platform/sealing/key.ts'
import { say, step } from '../start/words.mjs'
import type { Command } from './command.ts'
import { withInstance } from './instance.ts'
import { enterKeys, keysIn } from './keys.ts'
import { pathOf } from './path.ts'

export const bundleCommands: readonly Command[] = [
  {
    words: ['bundle', 'out'],
    usage: 'bundle out FILE [--key FILE]',
    about: {
      zh: '把整个实例（数据、附件、设置）导出为一个文件，服务可照常运行；--key 用该文件中的密钥加密，没有则生成',
      en: 'writes the whole instance (data, files, settings) into one file, beside the running server; --key: sealed with the key in that file, made when there is none',
    },
    operands: 1,
    options: ['key='],
    async run([file = ''], typed) {
      const keyFile = typed.get('key')
      const keys = keyFile === undefined ? undefined : await keysIn(pathOf(keyFile))
      await withInstance({ beside: true }, async (instance) => {
        const { config, pool, blobs, version } = instance
        const { timeZone } = config
        const options = {
          pool,
          blobs,
          version,
          clock: systemClock,
          timeZone,
          path: pathOf(file),
          ...(keys && { keys }),
        }
        const manifest = await step({ zh: '导出', en: 'writing the bundle' }, () => bundleOut(options))
        tell(manifest)
        if (keys) {
          say({
            zh: `已写入 ${options.path}，用密钥 ${keys[0].id} 加密。密钥文件请另行保管和传递。`,
            en: `Written to ${options.path}, sealed with key ${keys[0].id}. Keep and carry the key file apart from it.`,
          })
        } else
          say({
            zh: `已写入 ${options.path}。该文件未加密，内含个人信息与账户，请按密级保管和传输。`,
            en: `Written to ${options.path}. The file is not encrypted and holds personal data and accounts: keep and carry it accordingly.`,
          })
        for (const { zh, en } of new Set(Object.values(leftOut))) say({ zh: `未包含：${zh}`, en: `Left out: ${en}` })
      })
    },
  },
  {
    words: ['bundle', 'in'],
    usage: 'bundle in FILE [--key FILE] [--replace]',
    about: {
      zh: '核验文件并导入到空实例；--replace 替换已有的全部内容。须先停止服务',
      en: 'verifies the file and takes it into an empty instance; --replace: in place of all that is there. Stop the server first',
    },
    operands: 1,
    options: ['replace', 'key='],
    async run([file = ''], options) {
      await withInstance({ beside: false }, async (instance) => {
        const { config, pool, blobs } = instance
        const keyFile = options.get('key')
        const keys = keyFile === undefined ? undefined : () => keysOf(pathOf(keyFile))
        const manifest = await withoutSeal(pathOf(file), keys, config.dataDirectory, (path) =>
          step({ zh: '核验并导入', en: 'verifying and taking in the bundle' }, () =>
            bundleIn({ pool, blobs, path, replace: options.has('replace') }),
          ),
        )
        tell(manifest)
        const { timeZone } = manifest.settings
        if (timeZone !== config.timeZone) {
          say({
            zh: `该城市的时区为 ${timeZone}，请以 TZ_CITY=${timeZone} 启动。`,
            en: `The city lies in the zone ${timeZone}: start with TZ_CITY=${timeZone}.`,
          })
        }
        const city = (await installed(instance.pool, 'demo city')) ? 'demo' : 'empty'
        if (city !== config.city) say({ zh: `请以 CITY=${city} 启动。`, en: `Start with CITY=${city}.` })
        say({
          zh: '账户随数据迁移，会话与密钥须重新取得。启动时会打印一次性登录链接。',
          en: 'Accounts came along; sessions and keys are made anew. The start prints one-time sign-in links.',
        })
      })
    },
  },
]

/** The key of a file; typed in from paper where there is none. */
const keysOf = async (path: string): Promise<KeyRing> => (await readKeys(path)) ?? enterKeys(path)

function tell({ tables, files }: Manifest): void {
  const rows = tables.reduce((sum, table) => sum + table.rows, 0)
  say({
    zh: `${tables.length} 张表，${rows} 行，${files.count} 个附件文件`,
    en: `${tables.length} tables, ${rows} rows, ${files.count} attached files`,
  })
}
