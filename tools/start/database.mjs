/** Whether anybody answers at DATABASE_URL, asked before minutes are spent on installing. */
import { connect } from 'node:net'
import { Refusal } from './words.mjs'

const patience = 5_000

/**
 * @param {string} databaseUrl
 * @returns {Promise<void>}
 * @throws {Refusal} 18
 */
export function reachDatabase(databaseUrl) {
  const url = new URL(databaseUrl)
  const host = url.searchParams.get('host') || decodeURIComponent(url.hostname) || 'localhost'
  const port = Number(url.port || url.searchParams.get('port') || 5432)
  const where = host.startsWith('/') ? { path: `${host}/.s.PGSQL.${port}` } : { host, port }
  return new Promise((resolve, reject) => {
    const socket = connect(where)
    const fail = (/** @type {string} */ reason) =>
      reject(
        new Refusal(18, {
          zh: `数据库 ${host}:${port} 没有响应（${reason}）。请检查 DATABASE_URL 以及该处的 PostgreSQL 是否运行。`,
          en: `The database at ${host}:${port} does not answer (${reason}). Check DATABASE_URL and that PostgreSQL runs there.`,
        }),
      )
    socket.setTimeout(patience, () => socket.destroy(Object.assign(new Error(), { code: 'ETIMEDOUT' })))
    socket.once('error', (error) => fail('code' in error ? String(error.code) : error.message))
    socket.once('connect', () => {
      socket.destroy()
      resolve()
    })
  })
}
