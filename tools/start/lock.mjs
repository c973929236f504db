/**
 * A file that says which process holds a folder. It outlives its holder, so it names the process by number and start:
 * numbers are used again, also across a restart of the machine.
 */
import { readFileSync, renameSync, rmSync, writeFileSync } from 'node:fs'
import { setTimeout } from 'node:timers/promises'

/**
 * @typedef {object} Holder
 * @property {string[]} processes `pid:start` of everyone who must be gone before the lock is free
 * @property {string} [address] where the holder serves
 *
 * @typedef {object} Lock
 * @property {(change: Partial<Holder>) => void} update
 * @property {() => void} release
 */

/**
 * @param {string} path
 * @param {Partial<Holder>} [about]
 * @returns {Promise<Lock | { heldBy: Holder }>}
 */
export async function takeLock(path, about = {}) {
  /** @type {Holder} */
  let mine = { processes: [nameOf(process.pid)], ...about }
  const held = () => JSON.stringify(read(path)?.holder) === JSON.stringify(mine)
  for (let attempt = 0; ; attempt += 1) {
    try {
      writeFileSync(path, JSON.stringify(mine), { flag: 'wx', mode: 0o644 })
      break
    } catch (error) {
      if (!(error instanceof Error && 'code' in error && error.code === 'EEXIST')) throw error
    }
    const found = read(path)
    if (found?.holder && isHeld(found.holder)) return { heldBy: found.holder }
    // A file without content is being written this moment, or its writer was killed right then.
    if (found && !found.holder && attempt < 10) await setTimeout(50)
    else if (found) takeAway(path, found.text)
  }
  return {
    update(change) {
      if (!held()) return
      mine = { ...mine, ...change }
      // Renamed into place, for a reader must never see half of it.
      writeFileSync(`${path}.${process.pid}`, JSON.stringify(mine))
      renameSync(`${path}.${process.pid}`, path)
    },
    release() {
      if (held()) rmSync(path, { force: true })
    },
  }
}

/**
 * `pid:start`; the start in clock ticks since boot where Linux tells it.
 *
 * @param {number} pid
 */
export function nameOf(pid) {
  try {
    const stat = readFileSync(`/proc/${pid}/stat`, 'latin1')
    const [state, ...fields] = stat.slice(stat.lastIndexOf(')') + 2).split(' ')
    return state === 'Z' || state === 'X' ? `${pid}:ended` : `${pid}:${fields[18]}`
  } catch {
    return `${pid}:`
  }
}

/** @param {Holder} holder */
function isHeld({ processes }) {
  return processes.some((name) => {
    const pid = Number.parseInt(name, 10)
    try {
      process.kill(pid, 0)
    } catch (error) {
      // A process of somebody else may not be signalled, but is alive.
      if (!(error instanceof Error && 'code' in error && error.code === 'EPERM')) return false
    }
    return nameOf(pid) === name
  })
}

/**
 * @param {string} path
 * @returns {{ text: string, holder?: Holder } | undefined} undefined when the file is gone
 */
function read(path) {
  let text = ''
  try {
    text = readFileSync(path, 'utf8')
    const holder = JSON.parse(text)
    return Array.isArray(holder?.processes) ? { text, holder } : { text }
  } catch (error) {
    return error instanceof SyntaxError ? { text } : undefined
  }
}

/**
 * Removes a stale lock, unless another process was faster and holds a new one by now.
 *
 * @param {string} path
 * @param {string} stale
 */
function takeAway(path, stale) {
  const aside = `${path}.${process.pid}.stale`
  try {
    renameSync(path, aside)
  } catch {
    return
  }
  if (read(aside)?.text === stale) rmSync(aside, { force: true })
  else renameSync(aside, path)
}
