/** What Linux tells about processes. A process number alone proves nothing, numbers are used again: the start does. */
import { readdir, readFile, readlink } from 'node:fs/promises'
import { setTimeout } from 'node:timers/promises'

/** One process for as long as the machine runs, written `pid:start`; the start in clock ticks since boot. */
export type ProcessName = `${number}:${number}`

/** @returns undefined when no such process lives (a zombie has ended) */
export async function processName(pid: number): Promise<ProcessName | undefined> {
  const stat = await readFile(`/proc/${pid}/stat`, 'latin1').catch(() => undefined)
  // The second field is the program's name in brackets and may hold blanks and brackets; `state` is the third.
  const [state, ...fields] = stat?.slice(stat.lastIndexOf(')') + 2).split(' ') ?? []
  const start = Number(fields[18])
  return state === undefined || state === 'Z' || state === 'X' ? undefined : `${pid}:${start}`
}

export async function isAlive(name: ProcessName): Promise<boolean> {
  return (await processName(Number(name.split(':')[0]))) === name
}

/** Program and arguments; empty when the process is gone or hidden from us. */
export async function commandOf(pid: number): Promise<readonly string[]> {
  const line = await readFile(`/proc/${pid}/cmdline`, 'utf8').catch(() => '')
  return line.split('\0').filter(Boolean)
}

/** Folder that the process works in, links resolved; undefined when we may not know. */
export function folderOf(pid: number): Promise<string | undefined> {
  return readlink(`/proc/${pid}/cwd`).catch(() => undefined)
}

/** Processes that work in this folder, as far as we may look. */
export async function processesIn(folder: string): Promise<readonly number[]> {
  const pids = (await readdir('/proc')).map(Number).filter(Number.isInteger)
  const folders = await Promise.all(pids.map(folderOf))
  return pids.filter((_, index) => folders[index] === folder)
}

/** @returns false when the process did not accept the signal, or is gone */
function signal(pid: number, name: NodeJS.Signals): boolean {
  try {
    return process.kill(pid, name)
  } catch {
    return false
  }
}

/** Sends each signal in turn and waits for the process to end, the given seconds each. */
export async function end(pid: number, steps: readonly (readonly [NodeJS.Signals, number])[]): Promise<boolean> {
  const name = await processName(pid)
  if (name === undefined) return true
  for (const [step, seconds] of steps) {
    signal(pid, step)
    for (let waited = 0; waited < seconds * 1000; waited += 20) {
      if (!(await isAlive(name))) return true
      await setTimeout(20)
    }
  }
  return !(await isAlive(name))
}
