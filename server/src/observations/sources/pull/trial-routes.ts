import { PullTrial, PullTrialReport } from '@citywide/model/observations/pull-trial'
import { Problem } from '@citywide/model/problem'
import type { FastifyPluginAsyncZod } from 'fastify-type-provider-zod'
import type { Principal } from '#platform/access/principal.ts'
import type { Keys } from '#platform/keys/keys.ts'
import type { Pool } from '#platform/postgres/pool.ts'
import { changes, personAt } from '../routes.ts'
import { openSecrets, partnerOf } from '../secrets.ts'
import { secretOf, sourceByCode } from '../store.ts'
import { type TrialOptions, tryOut } from './trial.ts'

export interface TrialRouteOptions extends TrialOptions {
  readonly pool: Pool
  readonly keys: Keys
}

/** Trials that run at once: each may hold a whole document. */
const AT_ONCE = 2

export const trialRoutes: FastifyPluginAsyncZod<TrialRouteOptions> = async (app, options) => {
  const { pool, keys, clock } = options
  let running = 0

  app.post(
    '/sources/trial',
    {
      config: changes,
      schema: {
        tags: ['sources'],
        summary: 'Ask a source once, as it is declared here, and show what would be taken; nothing is stored',
        body: PullTrial,
        response: { 200: PullTrialReport },
      },
    },
    async (request) => {
      const principal = personAt(request)
      const { code, timeZone, settings } = request.body
      if (settings.kind === 'http' || settings.kind === 'mqtt') throw new Problem('SOURCE_NOT_ASKED')
      const password = await passwordFor(principal, request.body)
      if (running >= AT_ONCE) throw new Problem('BUSY', { seconds: '5' })
      running += 1
      try {
        return await tryOut(options, { code, timeZone, settings, password })
      } finally {
        running -= 1
      }
    },
  )

  /** What was typed in; else what the source has, where it would go to the same host in the same name as ever. */
  async function passwordFor(
    { scopeIds }: Principal,
    { code, settings, secrets }: PullTrial,
  ): Promise<string | undefined> {
    if (secrets.password !== undefined) return secrets.password ?? undefined
    const source = await sourceByCode(pool, { now: clock.now(), scopes: scopeIds }, code)
    if (!source || partnerOf(source.settings) !== partnerOf(settings)) return undefined
    try {
      return openSecrets(keys, source.id, await secretOf(pool, source.id)).password
    } catch {
      return undefined
    }
  }
}
