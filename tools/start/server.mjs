/** Runs the server process and lives as long as it does. */
import { spawn } from 'node:child_process'
import { join } from 'node:path'
import { node } from './install.mjs'
import { root } from './settings.mjs'
import { say } from './words.mjs'

/** Longer than the server gives its own work to end, and PostgreSQL to write. */
const patience = 75_000

/**
 * @param {object} options
 * @param {Record<string, string>} options.environment settings, checked
 * @param {AbortSignal} options.signal asks the server to stop
 * @param {(server: { pid: number, address?: string }) => void} options.onServer told when it runs, and when it serves
 * @returns {Promise<number>} its exit code
 */
export function runServer({ environment, signal, onServer }) {
  // Apart from our terminal: a Ctrl-C there is for us, and we pass it on once. The channel tells it when we are gone.
  const child = spawn(node, ['server/src/main.ts'], {
    cwd: root,
    // Compiled code is kept: a fifth of the time of a later start. Where nothing can be written, nothing is.
    env: { NODE_COMPILE_CACHE: join(root, 'node_modules/.cache/node'), ...process.env, ...environment },
    detached: true,
    stdio: ['ignore', 'inherit', 'inherit', 'ipc'],
  })
  const pid = child.pid
  if (pid !== undefined) onServer({ pid })
  child.on('message', (message) => {
    if (pid === undefined || typeof message !== 'object' || message === null || !('ready' in message)) return
    onServer({ pid, ...('address' in message && { address: String(message.address) }) })
  })
  let forced = setTimeout(() => undefined, 0)
  const stop = () => {
    say({ zh: '正在停止', en: 'stopping' })
    child.kill('SIGTERM')
    forced = setTimeout(() => {
      say({ zh: '服务器长时间没有停止，强制结束', en: 'the server does not stop, ending it' })
      child.kill('SIGKILL')
    }, patience)
  }
  if (signal.aborted) stop()
  else signal.addEventListener('abort', stop, { once: true })
  return new Promise((resolve) => {
    const ended = (/** @type {number} */ code) => {
      clearTimeout(forced)
      signal.removeEventListener('abort', stop)
      resolve(code)
    }
    child.once('error', (error) => {
      process.stderr.write(`${error.message}\n`)
      ended(1)
    })
    child.once('exit', (code, by) => {
      if (by) say({ zh: `服务器被信号 ${by} 结束`, en: `the server was ended by ${by}` })
      // What it told us last may still be on its way.
      if (child.connected) child.once('disconnect', () => ended(code ?? 1))
      else ended(code ?? 1)
    })
  })
}
