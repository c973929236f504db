/** `npm start` from here on, see start.mjs in the checkout. What can be refused is refused before anything is made. */
import { build } from './build.mjs'
import { reachDatabase } from './database.mjs'
import { openDataFolder } from './folder.mjs'
import { install } from './install.mjs'
import { keepRunning } from './keep-running.mjs'
import { holdPort } from './port.mjs'
import { readSettings } from './settings.mjs'
import { Refusal } from './words.mjs'

export async function start() {
  const stop = new AbortController()
  for (const signal of /** @type {const} */ (['SIGINT', 'SIGTERM', 'SIGHUP'])) process.on(signal, () => stop.abort())
  stopWithNpm(stop)
  try {
    process.exitCode = await run(stop.signal)
  } catch (error) {
    if (stop.signal.aborted) process.exitCode = 130
    else if (error instanceof Refusal) {
      process.stderr.write(`${error.message}\n`)
      process.exitCode = error.code
    } else throw error
  }
}

/**
 * @param {AbortSignal} signal
 * @returns {Promise<number>} exit code
 */
async function run(signal) {
  const settings = readSettings(process.env)
  const folder = await openDataFolder(settings.dataDirectory, settings.address)
  try {
    const release = await holdPort(settings)
    try {
      if (settings.databaseUrl !== undefined) await reachDatabase(settings.databaseUrl)
      await install(signal)
      await build(signal)
      signal.throwIfAborted()
    } finally {
      await release()
    }
    return await keepRunning({
      environment: settings.environment,
      signal,
      onServer: ({ pid, address }) => folder.serves({ server: pid, ...(address !== undefined && { address }) }),
    })
  } finally {
    folder.close()
  }
}

/**
 * npm passes SIGTERM on, but not when it is killed outright: then we are another's child, and stop.
 *
 * @param {AbortController} stop
 */
function stopWithNpm(stop) {
  if (process.env['npm_command'] === undefined) return
  const parent = process.ppid
  setInterval(() => {
    if (process.ppid !== parent) stop.abort()
  }, 1_000).unref()
}
