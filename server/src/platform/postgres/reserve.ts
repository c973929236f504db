/** Connections kept for those who must be served while everybody else waits: duty officers, and the watch on the database. */
import { AsyncLocalStorage } from 'node:async_hooks'
import type { Pool } from 'pg'

const reserved = new AsyncLocalStorage<boolean>()

/** Connections that nobody else is lent; opened when first needed. */
export const RESERVED = 4

/** Runs `work` on the reserved connections: what it asks of the pool waits behind nobody but its like. */
export function onReserve<T>(work: () => T): T {
  return reserved.run(true, work)
}

/**
 * @param make opens the pool of the reserve
 * @returns the pool, which lends from the reserve to work that runs on it
 */
export function withReserve(pool: Pool, make: () => Pool): Pool {
  let reserve: Pool | undefined
  const connect = pool.connect.bind(pool)
  const end = pool.end.bind(pool)
  const lend = (callback?: Parameters<typeof connect>[0]) => {
    const from = reserved.getStore() ? (reserve ??= make()) : undefined
    const ask = from ? from.connect.bind(from) : connect
    return callback === undefined ? ask() : ask(callback)
  }
  return Object.assign(pool, {
    connect: lend,
    async end() {
      await reserve?.end()
      await end()
    },
  })
}
