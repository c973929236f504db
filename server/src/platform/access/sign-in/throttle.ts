/** How often somebody may try. Every try is counted before it is looked at, so that simultaneous ones count exactly. */
import { hash } from 'node:crypto'
import { Problem } from '@citywide/model/problem'
import ipaddr from 'ipaddr.js'
import type { Pool } from '../../postgres/pool.ts'
import { outsideRights } from '../reach.ts'
import { countTries, forgiveTries } from './throttle-store.ts'

/** One thing that tries are counted for. */
export interface Bucket {
  readonly name: string
  /** Tries within ten minutes. */
  readonly limit: number
}

const PER_ADDRESS = 30
const PER_ACCOUNT = 8

/** The network a request comes from: an IPv6 line owns 2⁶⁴ addresses, which count as one. Source: RFC 6177. */
export function networkOf(address: string): string {
  if (!ipaddr.isValid(address)) return address
  const parsed = ipaddr.process(address)
  if (!(parsed instanceof ipaddr.IPv6)) return parsed.toString()
  return `${parsed.parts
    .slice(0, 4)
    .map((part) => part.toString(16))
    .join(':')}::/64`
}

export const familyOf = (address: string): 'IPv4' | 'IPv6' => (networkOf(address).includes(':') ? 'IPv6' : 'IPv4')

export const addressBucket = (address: string): Bucket => ({
  name: `address ${networkOf(address)}`,
  limit: PER_ADDRESS,
})
export const accountBucket = (login: string): Bucket => ({ name: `account ${login}`, limit: PER_ACCOUNT })
/** The device of somebody who has signed in from it has tries of its own: nobody else can use them up. */
export const deviceBucket = (id: string): Bucket => ({ name: `device ${id}`, limit: PER_ACCOUNT })
/** Second factors of an account, from wherever they are tried: whoever comes here knows the first already. */
export const secondBucket = (accountId: string): Bucket => ({ name: `second ${accountId}`, limit: PER_ACCOUNT })

const keyOf = ({ name }: Bucket): Buffer => hash('sha256', name, 'buffer')

/**
 * Counts one try in each bucket.
 *
 * @param onFirst told when a bucket has just run over, once a window
 * @throws Problem TOO_MANY_TRIES with the seconds to wait
 */
export async function countTry(
  pool: Pool,
  buckets: readonly Bucket[],
  onFirst: () => Promise<void> = async () => undefined,
): Promise<void> {
  const counted = await outsideRights(() => countTries(pool, buckets.map(keyOf)))
  const limitOf = new Map(buckets.map((bucket) => [keyOf(bucket).toString('hex'), bucket.limit]))
  const over = counted.filter(({ bucket, tries }) => tries > (limitOf.get(bucket.toString('hex')) ?? 0))
  if (over.length === 0) return
  if (over.some(({ bucket, tries }) => tries === (limitOf.get(bucket.toString('hex')) ?? 0) + 1)) await onFirst()
  const seconds = Math.max(...over.map(({ wait }) => wait))
  throw new Problem('TOO_MANY_TRIES', { seconds: String(seconds), minutes: String(Math.ceil(seconds / 60)) })
}

/** A try that was right was none: the account begins anew, an address that many share gets its one back. */
export function forgive(pool: Pool, buckets: readonly Bucket[]): Promise<void> {
  return outsideRights(() =>
    forgiveTries(
      pool,
      buckets.filter(({ limit }) => limit === PER_ACCOUNT).map(keyOf),
      buckets.filter(({ limit }) => limit === PER_ADDRESS).map(keyOf),
    ),
  )
}
