import { createHash } from 'node:crypto'
import { chmod, lchown, lstat, mkdir, readdir, readFile, rm, statfs, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { dirname, join } from 'node:path'
import { canEnter, chooseIdentity, type Identity, type IdentityOptions } from './identity.ts'
import { copyPrograms, findPrograms, linkLibraries } from './programs.ts'
import { PostgresRefused, useYourOwn } from './refusal.ts'
import { spoolName } from './settings.ts'

/** Where everything of one embedded PostgreSQL lies, and as whom it runs. */
export interface Home {
  readonly identity: Identity
  /** Holds `cluster`, `password` and `lib`; another folder than asked for when the account cannot enter that one. */
  readonly directory: string
  readonly cluster: string
  readonly password: string
  /** Where PostgreSQL puts finished segments of its write-ahead log, for whoever carries them away. */
  readonly spool: string
  /** Folder of the socket, for ourselves alone. */
  readonly socket: string
  readonly program: (name: 'initdb' | 'postgres') => string
  /** Version of the programs, e.g. `18.4.0-beta.17`. */
  readonly version: string
  /** Value of LD_LIBRARY_PATH. */
  readonly libraries: string
}

export interface HomeOptions extends IdentityOptions {
  /** Where programs and data go when the account cannot enter ours; default `/var/lib/citywide`. */
  readonly elsewhere?: string
}

export const port = 5432
const socketName = `.s.PGSQL.${port}`
/** Most bytes in the path of a Unix socket. Source: unix(7), sun_path of 108 with its closing NUL. */
const longestSocketPath = 107
/** File systems on which a lock or fsync cannot be trusted. Source: linux/magic.h. */
const remote = new Map([
  [0x6969, 'NFS'],
  [0xff534d42, 'CIFS'],
  [0xfe534d42, 'SMB'],
])

/**
 * Makes the folders, picks who runs PostgreSQL, and brings programs and data to where that account can use them.
 *
 * @param asked absolute path of a folder for PostgreSQL alone
 * @throws PostgresRefused
 */
export async function settle(asked: string, options: HomeOptions = {}): Promise<Home> {
  const elsewhere = options.elsewhere ?? '/var/lib/citywide'
  const pointer = join(asked, 'elsewhere')
  const pointed = (await readFile(pointer, 'utf8').catch(() => '')).trim()
  const identity = await chooseIdentity(pointed || asked, options)
  await demandWritable(asked)
  let directory = pointed || asked
  let programs = await findPrograms()
  if (identity.kind === 'account') {
    if (!pointed && !(await canEnter(identity, dirname(asked)))) {
      if (await exists(join(asked, 'cluster'))) throw locked(asked, identity.name)
      directory = join(elsewhere, shortHash(asked))
      await demandWritable(directory)
      await chmod(elsewhere, 0o755)
      await writeFile(pointer, directory)
    }
    await giveTo(identity, directory)
    if (!(await canEnter(identity, join(programs.native, 'bin')))) {
      await demandWritable(elsewhere)
      await chmod(elsewhere, 0o755)
      programs = await copyPrograms(programs, elsewhere)
    }
    if (!(await canEnter(identity, directory))) throw locked(directory, identity.name)
  }
  const system = remote.get((await statfs(directory)).type)
  if (system) throw onNetwork(directory, system)
  const libraries = await linkLibraries(programs, join(directory, 'lib'))
  const socket = await socketFolder(directory)
  const spool = join(directory, spoolName)
  await mkdir(spool, { recursive: true, mode: 0o700 })
  if (identity.kind === 'account')
    for (const part of [join(directory, 'lib'), socket, spool]) await giveTo(identity, part)
  return {
    identity,
    directory,
    cluster: join(directory, 'cluster'),
    password: join(directory, 'password'),
    spool,
    socket,
    program: (name) => join(programs.native, 'bin', name),
    version: programs.version,
    libraries,
  }
}

export function socketPath({ socket }: Pick<Home, 'socket'>): string {
  return join(socket, socketName)
}

/** Below the data when the path is short enough, else in the system's folder for such things. */
async function socketFolder(directory: string): Promise<string> {
  const below = join(directory, 'run')
  const runtime = process.getuid?.() === 0 ? '/run' : (process.env['XDG_RUNTIME_DIR'] ?? tmpdir())
  const candidates = [below, ...[runtime, tmpdir(), '/tmp'].map((parent) => join(parent, `cw-${shortHash(directory)}`))]
  for (const folder of candidates) {
    if (Buffer.byteLength(join(folder, socketName)) > longestSocketPath) continue
    try {
      await mkdir(folder, { mode: 0o700 })
      return folder
    } catch {
      // There already, or no right to make it: ours if a real folder that nobody else may enter.
      const found = await lstat(folder).catch(() => undefined)
      if (found?.isDirectory() && (found.mode & 0o077) === 0 && (await isOurs(found.uid, directory))) return folder
    }
  }
  throw new PostgresRefused({
    en: `There is no short folder for PostgreSQL's socket: ${runtime} and ${tmpdir()} cannot be used. Free one of them.`,
    zh: `找不到可存放 PostgreSQL 套接字的短路径文件夹：${runtime} 与 ${tmpdir()} 均不可用。请使其中之一可用。`,
  })
}

async function isOurs(uid: number, directory: string): Promise<boolean> {
  return uid === process.getuid?.() || uid === (await lstat(directory)).uid
}

/** Makes the folder with mode 0700; its parents get the usual mode, for other accounts may have to pass them. */
async function demandWritable(folder: string): Promise<void> {
  try {
    await mkdir(dirname(folder), { recursive: true })
    await mkdir(folder, { mode: 0o700 }).catch((error: NodeJS.ErrnoException) => {
      if (error.code !== 'EEXIST') throw error
    })
    const probe = join(folder, `.probe-${process.pid}`)
    await writeFile(probe, '')
    await rm(probe)
  } catch (cause) {
    throw new PostgresRefused(
      {
        en: `Citywide cannot write to ${folder}. Give this user the right, or set DATA_DIR to another folder. ${useYourOwn.en}`,
        zh: `Citywide 无法写入 ${folder}。请授予当前用户写入权限，或将 DATA_DIR 设为其他文件夹。${useYourOwn.zh}`,
      },
      { cause },
    )
  }
}

async function giveTo({ uid, gid }: { uid: number; gid: number }, path: string): Promise<void> {
  const found = await lstat(path)
  if (found.uid !== uid) await lchown(path, uid, gid)
  if (!found.isDirectory()) return
  for (const name of await readdir(path)) await giveTo({ uid, gid }, join(path, name))
}

function shortHash(text: string): string {
  return createHash('sha256').update(text).digest('hex').slice(0, 12)
}

function exists(path: string): Promise<boolean> {
  return lstat(path).then(
    () => true,
    () => false,
  )
}

function locked(directory: string, account: string): PostgresRefused {
  return new PostgresRefused({
    en: `PostgreSQL runs as ${account} here and cannot enter ${directory}. Let ${account} pass the folders above it, or move the data. ${useYourOwn.en}`,
    zh: `PostgreSQL 在此以 ${account} 身份运行，无法进入 ${directory}。请允许 ${account} 进入其上级文件夹，或移动数据。${useYourOwn.zh}`,
  })
}

function onNetwork(directory: string, system: string): PostgresRefused {
  return new PostgresRefused({
    en: `${directory} lies on ${system}, where a database is not safe. Set DATA_DIR to a local disk. ${useYourOwn.en}`,
    zh: `${directory} 位于 ${system} 网络文件系统，数据库在其上不安全。请将 DATA_DIR 设为本地磁盘。${useYourOwn.zh}`,
  })
}
