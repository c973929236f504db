import { hash } from 'node:crypto'
import { Problem } from '@citywide/model/problem'
import { isKey } from '../api-keys/key.ts'
import { Rate } from '../http/admission/rate.ts'
import type { Pool } from '../postgres/pool.ts'
import type { Principal } from './principal.ts'
import { type HeldKey, principalOfKey } from './principal-store.ts'

/** A key that another process ended passes here for at most this long, in milliseconds. */
const REMEMBERED = 1_000
const MOST = 10_000

type Asked = Promise<HeldKey | undefined>
const cachesOf = new WeakMap<Pool, Map<string, Asked>>()

/** What ended here ends at once: to be called after every change that closes a key. */
export function forgetKeys(pool: Pool): void {
  cachesOf.get(pool)?.clear()
}

/**
 * Who is behind a key, asked of the database at most once a second and key: a program that sends thousands of requests a
 * second would otherwise cost a query each, more than storing what it sends. Refusals are not remembered, and what does
 * not look like a key is not asked for at all.
 *
 * @throws Problem TOO_MANY where the key asks more often than it may
 */
export function knownKeys(pool: Pool): (key: string) => Promise<Principal | undefined> {
  const known = cachesOf.get(pool) ?? new Map<string, Asked>()
  cachesOf.set(pool, known)
  /** One for each bound there is; the callers in it are keys. */
  const rates = new Map<number, Rate>()

  function find(key: string): Asked | undefined {
    const name = hash('sha256', key, 'base64')
    const remembered = known.get(name)
    if (remembered) return remembered
    if (!isKey(key)) return undefined
    const asked = principalOfKey(pool, key)
    if (known.size >= MOST) return asked
    known.set(name, asked)
    const forget = () => known.get(name) === asked && known.delete(name)
    const settle = (held: HeldKey | undefined) => (held ? setTimeout(forget, REMEMBERED).unref() : forget())
    asked.then(settle, forget)
    return asked
  }

  function demandRate({ id, perMinute }: HeldKey): void {
    if (perMinute === null) return
    let rate = rates.get(perMinute)
    // A tenth of a minute may come at once: pages of a program's work arrive in bursts.
    if (!rate) rates.set(perMinute, (rate = new Rate(perMinute / 60, Math.max(1, Math.ceil(perMinute / 10)))))
    const wait = rate.ask(id)
    if (wait > 0) throw new Problem('TOO_MANY', { seconds: String(Math.max(1, Math.ceil(wait / 1_000))) })
  }

  return async (key) => {
    const held = await find(key)
    if (held) demandRate(held)
    return held?.principal
  }
}
