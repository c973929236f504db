import { hash } from 'node:crypto'
import type { FastifyRequest } from 'fastify'

/** Whom a session or key belonged to when it was last looked up: enough to choose a lane, never to let anybody in. */
export type Kind = 'duty' | 'people'

/** Milliseconds without use after which a session or key counts as unknown again. */
const REMEMBERED = 30 * 60_000
const MOST = 20_000

interface Known {
  readonly kind: Kind
  readonly until: number
}

/** Remembers the lane of those who were let in before, so that a crowd of strangers does not stand in their way. */
export class KnownCallers {
  readonly #known = new Map<string, Known>()
  readonly #cookie: string

  /** @param cookie name of the session's cookie */
  constructor(cookie: string) {
    this.#cookie = cookie
  }

  find(request: FastifyRequest): Kind | undefined {
    const name = this.#name(request)
    const known = name === undefined ? undefined : this.#known.get(name)
    return known && known.until > performance.now() ? known.kind : undefined
  }

  keep(request: FastifyRequest, kind: Kind): void {
    const name = this.#name(request)
    if (name === undefined) return
    this.#known.delete(name)
    this.#known.set(name, { kind, until: performance.now() + REMEMBERED })
    for (const [oldest] of this.#known) {
      if (this.#known.size <= MOST) break
      this.#known.delete(oldest)
    }
  }

  /** The guard said no: from now on a stranger. */
  forget(request: FastifyRequest): void {
    const name = this.#name(request)
    if (name !== undefined) this.#known.delete(name)
  }

  #name(request: FastifyRequest): string | undefined {
    const secret = request.headers.authorization ?? request.cookies[this.#cookie]
    return secret === undefined ? undefined : hash('sha256', secret, 'base64')
  }
}
