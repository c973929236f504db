/** `bundle out` and `bundle in`: a whole instance as one file, for another machine. */
import { resolve } from 'node:path'
import { bundleIn } from '../../server/src/platform/bundle/in.ts'
import { leftOut } from '../../server/src/platform/bundle/left-out.ts'
import type { Manifest } from '../../server/src/platform/bundle/manifest.ts'
import { bundleOut } from '../../server/src/platform/bundle/out.ts'
import { systemClock } from '../../server/src/platform/clock.ts'
import { installed } from '../../server/src/platform/installation-store.ts'
import { say, step } from '../start/words.mjs'
import type { Command } from './command.ts'
import { openInstance } from './instance.ts'

/** npm changes into the checkout; a relative path means the folder where the command was typed. */
const pathOf = (file: string) => resolve(process.env['INIT_CWD'] ?? process.cwd(), file)

export const bundleCommands: readonly Command[] = [
  {
    words: ['bundle', 'out'],
    usage: 'bundle out FILE',
    about: {
      zh: '把整个实例（数据、附件、设置）导出为一个文件，服务可照常运行',
      en: 'writes the whole instance (data, files, settings) into one file, beside the running server',
    },
    operands: 1,
    options: [],
    async run([file = '']) {
      const instance = await openInstance({ beside: true })
      try {
        const { config, pool, blobs, version } = instance
        const options = { pool, blobs, version, clock: systemClock, timeZone: config.timeZone, path: pathOf(file) }
        const manifest = await step({ zh: '导出', en: 'writing the bundle' }, () => bundleOut(options))
        tell(manifest)
        say({
          zh: `已写入 ${options.path}。该文件未加密，内含个人信息与账户，请按密级保管和传输。`,
          en: `Written to ${options.path}. The file is not encrypted and holds personal data and accounts: keep and carry it accordingly.`,
        })
        for (const { zh, en } of new Set(Object.values(leftOut))) say({ zh: `未包含：${zh}`, en: `Left out: ${en}` })
      } finally {
        await instance.close()
      }
    },
  },
  {
    words: ['bundle', 'in'],
    usage: 'bundle in FILE [--replace]',
    about: {
      zh: '核验文件并导入到空实例；--replace 替换已有的全部内容。须先停止服务',
      en: 'verifies the file and takes it into an empty instance; --replace: in place of all that is there. Stop the server first',
    },
    operands: 1,
    options: ['replace'],
    async run([file = ''], options) {
      const instance = await openInstance({ beside: false })
      try {
        const { config, pool, blobs } = instance
        const manifest = await step({ zh: '核验并导入', en: 'verifying and taking in the bundle' }, () =>
          bundleIn({ pool, blobs, path: pathOf(file), replace: options.has('replace') }),
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
      } finally {
        await instance.close()
      }
    },
  },
]

function tell({ tables, files }: Manifest): void {
  const rows = tables.reduce((sum, table) => sum + table.rows, 0)
  say({
    zh: `${tables.length} 张表，${rows} 行，${files.count} 个附件文件`,
    en: `${tables.length} tables, ${rows} rows, ${files.count} attached files`,
  })
}
