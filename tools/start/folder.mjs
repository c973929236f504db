/** The data folder: made where it is missing, ours alone, with room to write. */
import { existsSync, mkdirSync, rmdirSync, rmSync, writeFileSync } from 'node:fs'
import { statfs } from 'node:fs/promises'
import { dirname, join } from 'node:path'
import { nameOf, takeLock } from './lock.mjs'
import { Refusal } from './words.mjs'

const GiB = 2 ** 30

/**
 * @param {string} folder
 * @param {string} address where this start will serve, for whoever comes second
 * @returns {Promise<{ serves(change: { server?: number, address?: string }): void, close(): void }>}
 * @throws {Refusal} 12 when somebody holds it, 14 without rights, 15 without room
 */
export async function openDataFolder(folder, address) {
  const made = makeFolder(folder)
  const abandon = () => {
    if (made) rmdirQuietly(folder)
  }
  let lock
  try {
    lock = await takeLock(join(folder, 'lock'), { address })
    const probe = join(folder, `.probe-${process.pid}`)
    writeFileSync(probe, '')
    rmSync(probe)
  } catch (error) {
    abandon()
    throw noRights(folder, error)
  }
  if ('heldBy' in lock) throw running(folder, lock.heldBy)
  const held = lock
  const room = await freeSpace(folder)
  if (room < GiB) {
    held.release()
    abandon()
    throw full(folder, room)
  }
  return {
    serves({ server, address: now = address }) {
      const processes = [process.pid, ...(server === undefined ? [] : [server])].map(nameOf)
      held.update({ processes, address: now })
    },
    close() {
      held.release()
      abandon() // removes only what is still empty
    },
  }
}

/**
 * @param {string} folder the nearest existing one above it is asked
 * @returns {Promise<number>} bytes
 */
export async function freeSpace(folder) {
  if (!existsSync(folder)) return freeSpace(dirname(folder))
  const { bavail, bsize } = await statfs(folder)
  return bavail * bsize
}

/**
 * @param {string} folder
 * @param {number} room
 */
export function full(folder, room) {
  const megabytes = Math.floor(room / 2 ** 20)
  return new Refusal(15, {
    zh: `${folder} 所在磁盘仅剩 ${megabytes} MB，至少需要 1 GB。请清理磁盘，或将 DATA_DIR 设到其他磁盘。`,
    en: `The disk of ${folder} has only ${megabytes} MB left, 1 GB is needed. Free some space, or set DATA_DIR to another disk.`,
  })
}

/**
 * @param {string} folder
 * @returns {boolean} whether it was made now
 */
function makeFolder(folder) {
  try {
    mkdirSync(dirname(folder), { recursive: true })
    // Started by root, the database may have to run as another account, which must be able to pass through.
    mkdirSync(folder, { mode: process.getuid?.() === 0 ? 0o711 : 0o700 })
    return true
  } catch (error) {
    if (error instanceof Error && 'code' in error && error.code === 'EEXIST') return false
    throw noRights(folder, error)
  }
}

/** @param {string} folder */
function rmdirQuietly(folder) {
  try {
    rmdirSync(folder)
  } catch {
    // Not empty: it is in use by now.
  }
}

/**
 * @param {string} folder
 * @param {import('./lock.mjs').Holder} holder
 */
function running(folder, { processes, address }) {
  const pid = Number.parseInt(processes[0] ?? '', 10)
  return new Refusal(12, {
    zh: `Citywide 已在 ${folder} 的数据上运行：进程 ${pid}，地址 ${address}。本次未作任何更改。`,
    en: `Citywide already runs on the data in ${folder}: process ${pid}, ${address}. Nothing was changed.`,
  })
}

/**
 * @param {string} folder
 * @param {unknown} error
 */
function noRights(folder, error) {
  const code = error instanceof Error && 'code' in error ? String(error.code) : String(error)
  if (code === 'ENOSPC') return full(folder, 0)
  return new Refusal(14, {
    zh: `无法写入数据文件夹 ${folder}（${code}）。请授予当前用户写入权限，或将 DATA_DIR 设为其他文件夹。`,
    en: `Cannot write to the data folder ${folder} (${code}). Give this user the right, or set DATA_DIR to another folder.`,
  })
}
