import { hash } from 'node:crypto'
import type { Pool } from '../postgres/pool.ts'
import type { Principal } from './principal.ts'
import { principalOfKey } from './principal-store.ts'

/** A key that was ended, and an account that was disabled, pass for at most this long, in milliseconds. */
const REMEMBERED = 1_000
const MOST = 10_000

/**
 * Who is behind a key, asked of the database at most once a second and key: a program that sends thousands of requests a
 * second would otherwise cost a query each, more than storing what it sends. Refusals are not remembered.
 */
export function knownKeys(pool: Pool): (key: string) => Promise<Principal | undefined> {
  const known = new Map<string, Promise<Principal | undefined>>()
  return (key) => {
    const name = hash('sha256', key, 'base64')
    const remembered = known.get(name)
    if (remembered) return remembered
    const asked = principalOfKey(pool, key)
    if (known.size >= MOST) return asked
    known.set(name, asked)
    const forget = () => known.delete(name)
    const settle = (principal: Principal | undefined) => (principal ? setTimeout(forget, REMEMBERED).unref() : forget())
    asked.then(settle, forget)
    return asked
  }
}
