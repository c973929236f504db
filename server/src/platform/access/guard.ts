import { Problem } from '@citywide/model/problem'
import type { FastifyInstance, FastifyRequest } from 'fastify'
import { keyMayUse } from '../api-keys/scopes.ts'
import type { Pool } from '../postgres/pool.ts'
import { type Access, mayUse } from './grants.ts'
import { knownKeys } from './known-keys.ts'
import { hashOf, type Principal } from './principal.ts'
import { principalOfSession } from './principal-store.ts'
import { isSessionOpen } from './sign-in/session-store.ts'
import { outsideRights, reachIn, type Rights, withinRights } from './reach.ts'

declare module 'fastify' {
  interface FastifyContextConfig {
    /** Which kind of right the route needs. A route without it stops the start. */
    access?: Access
    /** The handler answers for the rights itself: it reads tables that are closed to readers of records. */
    trusted?: boolean
    /** Needs a strong factor younger than ten minutes; a key never has one. */
    strong?: boolean
  }
  interface FastifyInstance {
    /** Every route, with what it says of who may use it. */
    doors: readonly Door[]
  }
  interface FastifyRequest {
    principal: Principal | undefined
    rights: Rights | undefined
    /** Whether the session that the request came with is open yet: for answers that go on, such as a stream. */
    stillOpen: () => Promise<boolean>
  }
}

export interface Door {
  readonly method: string
  readonly url: string
  readonly access: Access
  readonly trusted: boolean
  readonly strong: boolean
}

/** Routes of these kinds work on what the platform itself keeps; the others on records, judged row by row. */
const trustedKinds: ReadonlySet<Access> = new Set(['operation', 'webhooks', 'accounts', 'audit'])

/** Off loopback the cookie needs TLS and is bound to the host; on loopback without TLS a plain name serves. */
export function cookieName(publicUrl: string): string {
  return publicUrl.startsWith('https:') ? '__Host-cw' : 'cw'
}

/** Knows who asks, and refuses what the route's kind of right does not allow, before any body is read. */
export function guard(app: FastifyInstance, { pool, publicUrl }: { pool: Pool; publicUrl: string }): void {
  const cookie = cookieName(publicUrl)
  const behindKey = knownKeys(pool)
  app.decorateRequest('principal', undefined)
  app.decorateRequest('rights', undefined)
  app.decorateRequest('stillOpen', async function stillOpen(this: FastifyRequest) {
    const session = this.cookies[cookie]
    if (this.principal?.kind !== 'session' || session === undefined) return true
    return outsideRights(() => isSessionOpen(pool, hashOf(session)))
  })
  const doors: Door[] = []
  app.decorate('doors', doors)
  app.addHook('onRoute', (route) => {
    const { access, trusted = false, strong = false } = route.config ?? {}
    if (access === undefined) {
      throw new Error(`route ${String(route.method)} ${route.url} does not say who may use it`)
    }
    for (const method of [route.method].flat()) doors.push({ method, url: route.url, access, trusted, strong })
  })
  app.addHook('onRequest', async (request) => {
    const { access } = request.routeOptions.config
    if (access === undefined || access === 'public') return // only the "not found" route has none
    const session = request.cookies[cookie]
    const [, key] = /^Bearer (\S+)$/.exec(request.headers.authorization ?? '') ?? []
    if (key !== undefined) request.principal = await outsideRights(() => behindKey(key))
    else if (session !== undefined) {
      // A page that reads by itself while nobody is at the desk says so, and does not keep the session.
      const attended = request.headers['x-unattended'] === undefined
      request.principal = await outsideRights(() => principalOfSession(pool, session, attended))
    }
    if (!request.principal) throw new Problem('SIGN_IN')
    if (request.principal.kind === 'session' && request.method !== 'GET' && !sameSite(request, publicUrl)) {
      throw new Problem('CROSS_SITE')
    }
    if (request.principal.confined && access !== 'self') throw new Problem('FACTOR_NEEDED')
    const { kind, keyScopes = null } = request.principal
    if (kind === 'key' && !keyMayUse(keyScopes, access, request.method)) throw new Problem('KEY_SCOPE')
    if (!mayUse(request.principal.roles, access)) throw new Problem('FORBIDDEN')
    if (request.routeOptions.config.strong === true && request.principal.strongUntil === null)
      throw new Problem(request.principal.kind === 'key' ? 'PERSON_NEEDED' : 'STEP_UP')
    request.rights = rightsFor(request, request.principal, access)
  })
  app.addHook('onRequest', (request, _, done) => entered(request, done))
  // A body that is read from the wire wakes us outside of what the request began in.
  app.addHook('preValidation', (request, _, done) => entered(request, done))
}

function entered({ rights }: FastifyRequest, go: () => void): void {
  if (rights) withinRights(rights, go)
  else outsideRights(go)
}

function rightsFor({ method, routeOptions }: FastifyRequest, principal: Principal, access: Access): Rights {
  return {
    principal,
    reach: reachIn(principal),
    bound: routeOptions.config.trusted === true || trustedKinds.has(access) ? 'trusted' : 'rows',
    ...(method !== 'GET' && { writes: `${method} ${routeOptions.url ?? ''}` }),
  }
}

/** A browser says where a request comes from; one that says "elsewhere" is refused. Source: Fetch metadata, W3C. */
export function sameSite(request: FastifyRequest, publicUrl: string): boolean {
  const site = request.headers['sec-fetch-site']
  if (site !== undefined) return site === 'same-origin' || site === 'none'
  const { origin } = request.headers
  return (
    origin === undefined ||
    origin === publicUrl ||
    origin === `http://${request.host}` ||
    origin === `https://${request.host}`
  )
}

/** The account of a route that is not public. */
export function principalOf(request: FastifyRequest): Principal {
  if (!request.principal) throw new Problem('SIGN_IN')
  return request.principal
}
