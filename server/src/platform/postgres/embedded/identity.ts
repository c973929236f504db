import { type ChildProcess, spawn } from 'node:child_process'
import { readFile, stat } from 'node:fs/promises'
import { userInfo } from 'node:os'
import { dirname, join } from 'node:path'
import { PostgresRefused, useYourOwn } from './refusal.ts'

interface Account {
  readonly name: string
  readonly uid: number
  readonly gid: number
}

/**
 * As whom PostgreSQL runs; it refuses root, and initdb refuses a user without a name. In a user namespace the process
 * keeps our rights on files and only believes to be another: that works below folders that nobody else can enter.
 */
export type Identity =
  | { readonly kind: 'self' }
  | { readonly kind: 'namespace'; readonly uid: number }
  | ({ readonly kind: 'account' } & Account)

/** Accounts that suit when nothing says which, best first. */
const suitable = ['citywide', 'postgres', 'nobody']

export interface IdentityOptions {
  /** Whether a user namespace may be used; default true. */
  readonly namespace?: boolean
}

/**
 * @param directory where the data lies or will lie; an owner other than root keeps it
 * @throws PostgresRefused
 */
export async function chooseIdentity(directory: string, { namespace = true }: IdentityOptions = {}): Promise<Identity> {
  const root = process.getuid?.() === 0
  const owner = (await ownerOf(directory)) ?? (await ownerOf(dirname(directory)))
  const known = await accounts()
  if (!root) {
    if (owner !== undefined && owner !== process.getuid?.()) throw notYours(directory, owner)
    if (hasName() || (await ownerOf(join(directory, 'cluster'))) !== undefined) return { kind: 'self' }
  } else if (owner) {
    const account = known.find(({ uid }) => uid === owner)
    if (account) return { kind: 'account', ...account }
  }
  const account = suitable.map((name) => known.find((each) => each.name === name)).find(Boolean)
  if (account && namespace) {
    const identity: Identity = { kind: 'namespace', uid: account.uid }
    if (await succeeds(identity, 'true', [])) return identity
  }
  if (account && root) {
    const identity: Identity = { kind: 'account', ...account }
    if (await succeeds(identity, 'true', [])) return identity
  }
  throw new PostgresRefused({
    en: `PostgreSQL refuses to run as ${root ? 'root' : 'a user without a name'}, and this machine lets Citywide use neither a user namespace nor another account. Start Citywide as an ordinary user. ${useYourOwn.en}`,
    zh: `PostgreSQL 不能以${root ? ' root ' : '无名用户'}身份运行，本机既不允许使用用户命名空间，也不允许切换到其他账户。请以普通用户身份启动 Citywide。${useYourOwn.zh}`,
  })
}

/** Starts a program under this identity, away from our terminal: its Ctrl-C is for us, and we say when to stop. */
export function startAs(
  identity: Identity,
  program: string,
  args: readonly string[],
  libraries?: string,
): ChildProcess {
  const [command, before] =
    identity.kind === 'namespace' ? ['unshare', ['-U', `--map-user=${identity.uid}`, '--', program]] : [program, []]
  return spawn(command, [...before, ...args], {
    ...(identity.kind === 'account' && { uid: identity.uid, gid: identity.gid }),
    cwd: '/',
    detached: true,
    env: {
      PATH: process.env['PATH'] ?? '/usr/sbin:/usr/bin:/sbin:/bin',
      LC_ALL: 'C',
      ...(libraries !== undefined && { LD_LIBRARY_PATH: libraries }),
    },
    stdio: ['ignore', 'ignore', 'pipe'],
  })
}

/** Whether this account can work in the folder; asked by trying, since modes are not the whole of rights. */
export function canEnter(identity: Identity, folder: string): Promise<boolean> {
  return succeeds(identity, 'sh', ['-c', 'cd "$1"', 'sh', folder])
}

function succeeds(identity: Identity, program: string, args: readonly string[]): Promise<boolean> {
  return new Promise<boolean>((resolve) => {
    const child = startAs(identity, program, args) // may throw: a machine that forbids setuid does so at once
    child.once('error', () => resolve(false)).once('exit', (code) => resolve(code === 0))
  }).catch(() => false)
}

async function accounts(): Promise<readonly Account[]> {
  const lines = (await readFile('/etc/passwd', 'utf8').catch(() => '')).split('\n')
  return lines.flatMap((line) => {
    const [name, , uid, gid] = line.split(':')
    return name && uid && gid && uid !== '0' ? [{ name, uid: Number(uid), gid: Number(gid) }] : []
  })
}

async function ownerOf(path: string): Promise<number | undefined> {
  return (await stat(path).catch(() => undefined))?.uid
}

function hasName(): boolean {
  try {
    return userInfo().username !== ''
  } catch {
    return false
  }
}

function notYours(directory: string, owner: number): PostgresRefused {
  return new PostgresRefused({
    en: `The data in ${directory} belongs to user ${owner}. Start Citywide as that user, or set DATA_DIR to another folder.`,
    zh: `${directory} 中的数据属于用户 ${owner}。请以该用户身份启动 Citywide，或将 DATA_DIR 设为其他文件夹。`,
  })
}
