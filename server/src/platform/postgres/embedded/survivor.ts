import { access, readFile, realpath, rm, writeFile } from 'node:fs/promises'
// oxlint-disable-next-line no-restricted-imports -- a socket file of this machine
import { connect } from 'node:net'
import { join } from 'node:path'
import { type Home, socketPath } from './home.ts'
import { commandOf, end, folderOf, isAlive, type ProcessName, processesIn, processName } from './processes.ts'
import { PostgresRefused } from './refusal.ts'

/** Parameter on PostgreSQL's command line that names the process it was started by. */
export const ownerSetting = 'citywide.owner'

/** Fast shutdown first; it may have much to write. */
export const shutdown = [
  ['SIGINT', 30],
  ['SIGQUIT', 5],
  ['SIGKILL', 5],
] as const

/**
 * Clears the way for a server on this data: one that outlived its killed parent is ended, leftovers of a dead one are
 * taken away. One whose parent lives is left alone.
 *
 * @returns process number of the server that was ended
 * @throws PostgresRefused when somebody else is using the data
 */
export async function clearTheWay(home: Home): Promise<number | undefined> {
  const folder = await realpath(home.cluster)
  const lock = join(folder, 'postmaster.pid')
  const text = await readFile(lock, 'utf8').catch(() => '')
  const pid = Number(text.split('\n')[0])
  const found = pid > 0 && (await processName(pid)) !== undefined
  let ended: number | undefined
  if (found && (await worksOn(pid, folder))) {
    const owner = await ownerOf(pid)
    if (owner === undefined || (await isAlive(owner))) throw inUse(folder, pid, owner)
    if (!(await end(pid, shutdown))) throw inUse(folder, pid, undefined)
    ended = pid
  } else if (found || (pid > 0 && (await hasNumber(pid)))) {
    // The number now belongs to a stranger, or to a killed server whose end nobody has taken note of yet, and
    // PostgreSQL would refuse to start because of it. It takes no file by
    // its own parent for a living server's, and still checks the old shared memory: so the file gets our number.
    await writeFile(lock, text.replace(/^\d+/, String(process.pid)))
  } else if (await answers(socketPath(home))) {
    throw inUse(folder, undefined, undefined)
  }
  // Sessions of a server that was killed may still be at work, and keep a new one from starting.
  for (const backend of await processesIn(folder)) {
    if (!(await commandOf(backend))[0]?.startsWith('postgres')) continue // somebody's shell, say
    await end(backend, [
      ['SIGQUIT', 5],
      ['SIGKILL', 5],
    ])
  }
  // Nobody listens any more, but PostgreSQL minds the number in the socket's lock file, too.
  await rm(socketPath(home), { force: true })
  await rm(`${socketPath(home)}.lock`, { force: true })
  return ended
}

/** Whether the number is in use, be it by a zombie: that is all PostgreSQL looks at. */
function hasNumber(pid: number): Promise<boolean> {
  return access(`/proc/${pid}`).then(
    () => true,
    () => false,
  )
}

async function worksOn(pid: number, folder: string): Promise<boolean> {
  if ((await folderOf(pid)) === folder) return true
  const command = await commandOf(pid)
  const given = command[command.indexOf('-D') + 1] ?? ''
  return command.includes('-D') && (await realpath(given).catch(() => given)) === folder
}

async function ownerOf(pid: number): Promise<ProcessName | undefined> {
  const setting = (await commandOf(pid)).find((word) => word.startsWith(`${ownerSetting}=`))
  return setting?.slice(ownerSetting.length + 1) as ProcessName | undefined
}

function answers(path: string): Promise<boolean> {
  return new Promise((resolve) => {
    const socket = connect(path)
    socket.setTimeout(1_000, () => socket.destroy(new Error('no answer')))
    socket.once('connect', () => resolve(true)).once('error', () => resolve(false))
    socket.once('connect', () => socket.destroy())
  })
}

function inUse(folder: string, pid: number | undefined, owner: ProcessName | undefined): PostgresRefused {
  const [holder] = owner?.split(':') ?? []
  const en = holder ? `Citywide, process ${holder}` : pid ? `PostgreSQL, process ${pid}` : 'a PostgreSQL elsewhere'
  const zh = holder ? ` Citywide 进程 ${holder} ` : pid ? ` PostgreSQL 进程 ${pid} ` : '别处的 PostgreSQL '
  return new PostgresRefused({
    en: `The data in ${folder} is in use by ${en}. Nothing was changed.`,
    zh: `${folder} 中的数据正由${zh}使用，未作任何更改。`,
  })
}
