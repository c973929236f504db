/** Who makes a call: for each door somebody who may come by it. */
import { randomUUIDv7 } from 'node:crypto'
import type { Access, Role } from '../../server/src/platform/access/grants.ts'
import type { Door } from '../../server/src/platform/access/guard.ts'
import { hashOf } from '../../server/src/platform/access/principal.ts'
import { keepAccount, newSignInLink, renewKey, sessionFromLink } from '../../server/src/platform/access/store.ts'
import type { TestApp } from '../../server/src/testing.ts'
import type { Operation } from './document.ts'

/** Records and observations are the program's; tasks of people are those of a person who has just shown a strong factor. */
const roles: Partial<Record<Access, Role>> = {
  accounts: 'secadmin',
  audit: 'auditor',
  operation: 'sysadmin',
  privacy: 'privacy_officer',
  webhooks: 'it_architect',
  self: 'programme_office',
}

export type Headers = Readonly<Record<string, string>>

/** @returns headers that say who asks; `again` signs in anew where a call has ended the session */
export function callersOf({ app, pool, key }: TestApp) {
  const doors = new Map(
    app.doors.map((door: Door) => [`${door.method} ${door.url.replaceAll(/:(\w+)(\([^)]*\))?/g, '{$1}')}`, door]),
  )
  const open = new Map<Role, string>()
  const sessionOf = async (role: Role): Promise<string> => {
    const login = `fuzz-${role}-${randomUUIDv7()}`
    const name = { zh: role, en: role }
    const subject = role === 'citizen' ? { subject: login } : {}
    await keepAccount(pool, { id: randomUUIDv7(), login, name, roles: [role], ...subject })
    const token = (await sessionFromLink(pool, await newSignInLink(pool, login))) ?? ''
    await pool.query('update session set strong_at = now() where token_hash = $1', [hashOf(token)])
    open.set(role, token)
    return token
  }
  let bearer = key
  /** A security administrator may have ended the key, the account or its role. */
  const renewed = async (): Promise<string> => {
    const login = `fuzz-program-${randomUUIDv7()}`
    await keepAccount(pool, { id: randomUUIDv7(), login, name: { zh: '程序', en: 'Program' }, roles: ['program'] })
    return renewKey(pool, login, randomUUIDv7(), 1)
  }
  return async ({ method, path }: Operation, again = false): Promise<Headers> => {
    const door = doors.get(`${method} ${path}`)
    const role = path.startsWith('/api/my') ? 'citizen' : door && roles[door.access]
    if (role === undefined) {
      if (again) bearer = await renewed()
      return { authorization: `Bearer ${bearer}` }
    }
    const token = (again ? undefined : open.get(role)) ?? (await sessionOf(role))
    return { cookie: `cw=${token}` }
  }
}
