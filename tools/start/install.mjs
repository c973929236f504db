/** Brings `node_modules` to what the lock file says, with npm alone and only when something differs. */
import { spawn } from 'node:child_process'
import { existsSync, readFileSync } from 'node:fs'
import { delimiter, join, sep } from 'node:path'
import { freeSpace, full } from './folder.mjs'
import { takeLock } from './lock.mjs'
import { root } from './settings.mjs'
import { Refusal, say, step } from './words.mjs'

/**
 * @typedef {object} Package entry of a lock file
 * @property {string} [version]
 * @property {string} [integrity]
 * @property {boolean} [link]
 * @property {boolean} [optional]
 * @property {string[]} [os]
 * @property {string[]} [cpu]
 * @property {string[]} [libc]
 */

/** Node 26, which npm installs with the rest. */
export const node = join(root, 'node_modules/.bin/node')

/**
 * @param {AbortSignal} [signal] stops npm
 * @throws {Refusal} 15, 16, 19
 */
export async function install(signal) {
  await alone(async () => {
    if (isInstalled(root)) return
    const room = await freeSpace(root)
    if (room < 2 ** 30) throw full(root, room)
    await step({ zh: '安装所需的软件包', en: 'installing what is missing' }, () =>
      npm(['ci', '--include=dev', '--include=optional', '--no-audit', '--no-fund', '--no-progress'], signal, {
        code: 16,
        zh: '安装失败，原因见上方 npm 的输出。请检查网络与 npm 源设置后重试。',
        en: 'Installing failed, npm says why above. Check the network and the registry npm uses, then try again.',
      }),
    )
  })
  if (!existsSync(node) || !(await runs(node))) {
    throw new Refusal(19, {
      zh: `Citywide 随附的 Node.js 26 无法在本机（${process.platform}-${process.arch}）运行，目前支持使用 glibc 的 Linux x64 与 arm64。`,
      en: `The Node.js 26 that comes with Citywide does not run on this machine (${process.platform}-${process.arch}): Linux x64 and arm64 with glibc are supported.`,
    })
  }
}

/**
 * One at a time in this checkout: two installs at once leave neither whole.
 *
 * @template T
 * @param {() => Promise<T>} work
 * @returns {Promise<T>}
 */
export async function alone(work) {
  for (let told = false; ; told = true) {
    const lock = await takeLock(join(root, '.install.lock')).catch(() => undefined)
    if (lock && 'heldBy' in lock) {
      if (!told) say({ zh: '等待另一个安装结束', en: 'waiting for another installation to end' })
      await new Promise((resolve) => setTimeout(resolve, 500))
      continue
    }
    // A checkout that cannot be written to needs no lock: nothing can be installed there, only found complete.
    try {
      return await work()
    } finally {
      lock?.release()
    }
  }
}

/**
 * Whether npm's own record of what it installed agrees with the lock file. npm writes that record last, so that a
 * broken-off installation has none.
 *
 * @param {string} folder the checkout
 */
export function isInstalled(folder) {
  const wanted = packages(join(folder, 'package-lock.json'))
  const found = packages(join(folder, 'node_modules/.package-lock.json'))
  if (!wanted || !found) return false
  return Object.entries(wanted).every(([path, { version, integrity, ...each }]) => {
    if (!path.includes('node_modules/')) return true // the checkout itself and its workspaces
    const there = found[path]
    if (there) return each.link === there.link && version === there.version && integrity === there.integrity
    return each.optional === true && !isForThisMachine(each)
  })
}

/** @returns {Record<string, Package> | undefined} */
function packages(/** @type {string} */ path) {
  try {
    return JSON.parse(readFileSync(path, 'utf8')).packages
  } catch {
    return undefined
  }
}

/**
 * Optional packages that name no machine come in with others that do, and are left out with them.
 *
 * @param {Package} entry
 */
function isForThisMachine({ os, cpu, libc }) {
  if (!os?.includes(process.platform) || !cpu?.includes(process.arch)) return false
  return !libc || libc.includes(ownLibc())
}

function ownLibc() {
  /** @type {any} */
  const { report } = process
  report.excludeNetwork = true // looks names up otherwise, half a second
  return report.getReport().header.glibcVersionRuntime ? 'glibc' : 'musl'
}

/**
 * Runs npm in the checkout and shows what it said only when it failed.
 *
 * @param {string[]} args
 * @param {AbortSignal | undefined} signal
 * @param {{ code: number, zh: string, en: string }} failure
 * @returns {Promise<void>}
 */
export function npm(args, signal, { code, ...text }) {
  const own = process.env['npm_execpath']
  const inside = `${sep}node_modules${sep}.bin`
  // Not through the Node that lies in node_modules, since `npm ci` takes that away first.
  const path = (process.env['PATH'] ?? '').split(delimiter).filter((each) => !each.includes(inside))
  const [command, before] = own && !process.execPath.startsWith(root) ? [process.execPath, [own]] : ['npm', []]
  return new Promise((resolve, reject) => {
    const child = spawn(command, [...before, ...args], {
      cwd: root,
      env: { ...process.env, PATH: path.join(delimiter), NO_COLOR: '1' },
      stdio: ['ignore', 'pipe', 'pipe'],
      ...(signal && { signal }),
    })
    /** @type {string[]} */
    const said = []
    for (const stream of [child.stdout, child.stderr]) stream.on('data', (part) => said.push(String(part)))
    const fail = (/** @type {string} */ reason) => {
      if (signal?.aborted) return reject(signal.reason)
      process.stderr.write(`${said.join('').split('\n').slice(-200).join('\n')}${reason}\n`)
      reject(new Refusal(code, text))
    }
    child.once('error', (error) => fail(error.message))
    child.once('close', (status) => (status === 0 ? resolve() : fail('')))
  })
}

/** @param {string} program */
function runs(program) {
  return new Promise((resolve) => {
    const child = spawn(program, ['--version'], { stdio: 'ignore' })
    child.once('error', () => resolve(false)).once('exit', (code) => resolve(code === 0))
  })
}
