import { randomBytes } from 'node:crypto'
import { chown, readFile, rename, rm, writeFile } from 'node:fs/promises'
import type { Home } from './home.ts'
import { startAs } from './identity.ts'
import { PostgresRefused } from './refusal.ts'

/** The superuser of the embedded server and the name of our database in it. */
export const user = 'citywide'

interface Making {
  /** Whether the new files are flushed to disk; false for tests. */
  readonly synchronous: boolean
  readonly onMaking: () => void
}

/** Makes the data folder when there is none, and checks that these programs can read the one that is there. */
export async function ensureCluster(home: Home, { synchronous, onMaking }: Making): Promise<void> {
  const version = await readFile(`${home.cluster}/PG_VERSION`, 'utf8').catch(() => undefined)
  if (version === undefined) {
    onMaking()
    return makeCluster(home, synchronous)
  }
  const [major = ''] = home.version.split('.')
  if (version.trim() === major) return
  throw new PostgresRefused({
    en: `The data in ${home.cluster} was written by PostgreSQL ${version.trim()}, this Citywide brings ${major}. Start the release that wrote it and export the data first.`,
    zh: `${home.cluster} 中的数据由 PostgreSQL ${version.trim()} 写入，而当前 Citywide 附带的是 ${major}。请先用原版本启动并导出数据。`,
  })
}

/** @throws PostgresRefused when the file is gone */
export async function readPassword(home: Home): Promise<string> {
  const password = await readFile(home.password, 'utf8').catch(() => '')
  if (password) return password
  throw new PostgresRefused({
    en: `The file ${home.password} with the database's password is missing. Restore it together with the data.`,
    zh: `存放数据库密码的文件 ${home.password} 不存在，请将其与数据一并恢复。`,
  })
}

/** Made under another name and renamed when complete: a start that is broken off leaves nothing half-made. */
async function makeCluster(home: Home, synchronous: boolean): Promise<void> {
  const making = `${home.cluster}.new`
  await rm(making, { recursive: true, force: true })
  await writeFile(home.password, randomBytes(24).toString('base64url'), { mode: 0o600 })
  if (home.identity.kind === 'account') await chown(home.password, home.identity.uid, home.identity.gid)
  const options = {
    pgdata: making,
    username: user,
    pwfile: home.password,
    auth: 'scram-sha-256',
    encoding: 'UTF8',
    // Our own order of bytes: an index stays right whatever libraries the system has.
    'locale-provider': 'builtin',
    'builtin-locale': 'C.UTF-8',
    locale: 'C',
  }
  const given = Object.entries(options).map(([name, value]) => `--${name}=${value}`)
  await initdb(home, [...given, '--data-checksums', ...(synchronous ? [] : ['--no-sync'])])
  await rename(making, home.cluster)
}

function initdb(home: Home, args: readonly string[]): Promise<void> {
  return new Promise((resolve, reject) => {
    const child = startAs(home.identity, home.program('initdb'), args, home.libraries)
    const endWithUs = () => child.kill('SIGTERM') // it takes its half-made folder away
    process.once('exit', endWithUs)
    let said = ''
    child.stderr?.on('data', (part: Buffer) => {
      said += part.toString()
    })
    const refuse = (reason: string) =>
      reject(
        new PostgresRefused({
          en: `PostgreSQL could not make its data folder in ${home.directory}: ${reason}.`,
          zh: `PostgreSQL 无法在 ${home.directory} 中创建数据文件夹：${reason}。`,
        }),
      )
    child.once('error', (error) => refuse(error.message))
    child.once('close', () => process.off('exit', endWithUs))
    child.once('close', (code) => (code === 0 ? resolve() : refuse(said.trim().split('\n').at(0) || `code ${code}`)))
  })
}
