/** Argon2id with bounds on how many are computed at once: each takes 19 MiB and tens of milliseconds of a core. */
import { hash, hashRaw, verify } from '@node-rs/argon2'
import { Problem } from '@citywide/model/problem'

/** Source: OWASP Password Storage Cheat Sheet, argon2id; RFC 9106 § 4. The library's default variant is argon2id. */
const COSTS = { memoryCost: 19_456, timeCost: 2, parallelism: 1 } as const
const AT_ONCE = 4
/** Whoever would wait longer than about a second is told to come again. */
const WAITING = 60

let running = 0
const waiting: (() => void)[] = []

/** @throws Problem BUSY when too many wait already */
async function inTurn<T>(work: () => Promise<T>): Promise<T> {
  if (running >= AT_ONCE) {
    if (waiting.length >= WAITING) throw new Problem('BUSY', { seconds: '3' })
    await new Promise<void>((go) => waiting.push(go))
  } else running += 1
  try {
    return await work()
  } finally {
    const next = waiting.shift()
    if (next) next()
    else running -= 1
  }
}

export const passwordHash = (password: string): Promise<string> => inTurn(() => hash(password, COSTS))

/** The same code under the same salt gives the same hash: a list of codes is searched with one computation. */
export const codeHash = (code: string, salt: Buffer): Promise<Buffer> => inTurn(() => hashRaw(code, { ...COSTS, salt }))

/** Nobody's password: verified in place of one that is not there, so that both take the same time. */
const NOBODY = passwordHash('nobody has this password')

/** @param hashed absent: no such account, or one without a password; takes as long and answers no */
export async function passwordFits(hashed: string | undefined, password: string): Promise<boolean> {
  const against = hashed ?? (await NOBODY)
  const fits = await inTurn(() => verify(against, password))
  return fits && hashed !== undefined
}
