/** Sources over HTTP: who sends what, and how it goes. Changed by people, since a source knows secrets. */
import { Source, sourceCode, SourceDeclaration, SourceList } from '@citywide/model/observations/source'
import { SourceRuns } from '@citywide/model/observations/source-run'
import { Problem } from '@citywide/model/problem'
import { plainText } from '@citywide/model/text'
import type { FastifyRequest } from 'fastify'
import type { FastifyPluginAsyncZod } from 'fastify-type-provider-zod'
import { z } from 'zod'
import { mayUse } from '#platform/access/grants.ts'
import { principalOf } from '#platform/access/guard.ts'
import type { Principal } from '#platform/access/principal.ts'
import { scopeOf } from '#platform/access/scopes-store.ts'
import { noteAct } from '#platform/audit/append.ts'
import type { Clock } from '#platform/clock.ts'
import { doneOnce, versionRead } from '#platform/http/idempotency.ts'
import type { Keys } from '#platform/keys/keys.ts'
import { type Pool, type PoolClient, type Queryable, transaction } from '#platform/postgres/pool.ts'
import { entryOf } from './entry.ts'
import { REPLAY } from './replay.ts'
import { runsOf, type StoredRun } from './run-store.ts'
import { changeSecrets, secretNames } from './secrets.ts'
import {
  heldSource,
  listSources,
  removeSource,
  secretOf,
  sourceByCode,
  sourceOfKeys,
  type StoredSource,
  switchSource,
  writeSource,
} from './store.ts'
import { faultText, runWords } from './words.ts'

export interface SourceRouteOptions {
  readonly pool: Pool
  readonly clock: Clock
  readonly keys: Keys
}

const Code = z.object({ code: sourceCode })
const tags = ['sources']
export const looks = { access: 'sources', trusted: true } as const
export const changes = { access: 'ingest', trusted: true } as const

export const sourceRoutes: FastifyPluginAsyncZod<SourceRouteOptions> = async (app, { pool, clock, keys }) => {
  const readerOf = ({ scopeIds }: Principal) => ({ now: clock.now(), scopes: scopeIds })

  app.get(
    '/sources',
    {
      config: looks,
      schema: {
        tags,
        summary: 'Sources of observations, and how each is doing',
        querystring: z.strictObject({
          scope: plainText(60).optional().meta({ description: 'Code of a scope; its parts are included' }),
        }),
        response: { 200: SourceList },
      },
    },
    async (request) => {
      const { scope } = request.query
      const inside = scope === undefined ? null : (await scopeOf(pool, scope)).inside
      const reader = readerOf(principalOf(request))
      const items = (await listSources(pool, reader, inside)).map((source) => entryOf(source, reader.now))
      return { items }
    },
  )

  app.get(
    '/sources/:code',
    { config: looks, schema: { tags, summary: 'A source', params: Code, response: { 200: Source } } },
    async (request, reply) => {
      const source = await shown(pool, principalOf(request), request.params.code)
      reply.header('etag', `"${source.version}"`)
      return source
    },
  )

  app.put(
    '/sources/:code',
    {
      config: changes,
      schema: {
        tags,
        summary: 'Declare a source, which is off at first, or change its declaration (If-Match)',
        params: Code,
        body: SourceDeclaration,
        response: { 200: Source, 201: Source },
      },
    },
    async (request, reply) => {
      const principal = personAt(request)
      const { code } = request.params
      const { secrets, scope, ...declaration } = request.body
      const { source, created } = await transaction(pool, async (client) => {
        const { id: scopeId } = await scopeOf(client, scope)
        if (principal.scopeIds && !principal.scopeIds.includes(scopeId)) throw new Problem('FORBIDDEN')
        const held = await heldFor(client, principal, code)
        if (held) demandVersion(request, held.version)
        const { settings } = declaration
        const kept = { ...declaration, code, scopeId, account: principal.accountId, id: held?.id }
        if (settings.kind === 'http') await demandOwnKeys(client, held?.id ?? null, settings.keys)
        const id = await writeSource(client, kept)
        await changeSecrets(client, keys, id, { given: secrets, settings, ...(held && { before: held.settings }) })
        const detail = { code, kind: settings.kind, secrets: Object.keys(secrets) }
        await noteAct(client, { act: held ? 'source.change' : 'source.create', noun: 'source', object: id, detail })
        return { source: await shown(client, principal, code), created: !held }
      })
      return reply
        .code(created ? 201 : 200)
        .header('etag', `"${source.version}"`)
        .send(source)
    },
  )

  for (const [verb, on, summary] of [
    ['on', true, 'Switch a source on: what it sends is taken from now'],
    ['off', false, 'Switch a source off: nothing is taken, and nothing is asked for'],
  ] as const) {
    app.post(
      `/sources/:code/${verb}`,
      { config: changes, schema: { tags, summary, params: Code, response: { 200: Source } } },
      async (request) => {
        const principal = personAt(request)
        const { code } = request.params
        return doneOnce(pool, request, async (client) => {
          const held = await heldFor(client, principal, code)
          if (!held) throw new Problem('NOT_FOUND')
          await switchSource(client, held.id, on, principal.accountId)
          await noteAct(client, { act: `source.${verb}`, noun: 'source', object: held.id, detail: { code } })
          return shown(client, principal, code)
        })
      },
    )
  }

  app.delete(
    '/sources/:code',
    {
      config: changes,
      schema: {
        tags,
        summary: 'Remove a source with its ledger and dead letters; what it brought stays',
        params: Code,
        response: { 204: z.null() },
      },
    },
    async (request, reply) => {
      const principal = personAt(request)
      const { code } = request.params
      await transaction(pool, async (client) => {
        const held = await heldFor(client, principal, code)
        if (!held) throw new Problem('NOT_FOUND')
        demandVersion(request, held.version)
        await removeSource(client, held.id)
        await noteAct(client, { act: 'source.remove', noun: 'source', object: held.id, detail: { code } })
      })
      return reply.code(204).send(null)
    },
  )

  app.get(
    '/sources/:code/runs',
    {
      config: looks,
      schema: {
        tags,
        summary: 'What came of each pull, file and hour, newest first',
        params: Code,
        querystring: z.strictObject({
          limit: z.coerce.number().int().min(1).max(200).default(24),
          after: z
            .string()
            .regex(/^[\dTZ:.-]{10,40}_[0-9a-f-]{36}$/)
            .optional()
            .meta({ description: 'Cursor: `next` of the page before' }),
        }),
        response: { 200: SourceRuns },
      },
    },
    async (request) => {
      const { limit, after } = request.query
      const source = await found(pool, principalOf(request), request.params.code)
      const [begun, id] = after?.split('_') ?? []
      const cursor = begun !== undefined && id !== undefined ? ([begun, id] as const) : null
      const rows = await runsOf(pool, source.id, { now: clock.now(), after: cursor, limit })
      const items = rows.slice(0, limit)
      const last = items.at(-1)
      return {
        items: items.map(runView),
        next: rows.length > limit && last ? `${last.begunAt}_${last.id}` : null,
      }
    },
  )

  async function found(client: Queryable, principal: Principal, code: string): Promise<StoredSource> {
    const source = await sourceByCode(client, readerOf(principal), code)
    if (!source) throw new Problem('NOT_FOUND')
    return source
  }

  async function shown(client: Queryable, principal: Principal, code: string): Promise<Source> {
    const source = await found(client, principal, code)
    const { owner, dataset, expectedSeconds, timeZone, settings, changedAt } = source
    return {
      ...entryOf(source, clock.now()),
      ownerPersonId: owner.person?.id ?? null,
      ownerOrganizationId: owner.organization?.id ?? null,
      datasetId: dataset?.id ?? null,
      expectedSeconds,
      timeZone,
      settings,
      secrets: secretNames(keys, source.id, await secretOf(client, source.id)),
      changedAt,
      mayChange: principal.kind === 'session' && mayUse(principal.roles, 'ingest'),
    }
  }
}

/** A key sends observations; whom a source talks to, and with which secrets, is for people or the installation itself. */
export function personAt(request: FastifyRequest): Principal {
  const principal = principalOf(request)
  if (principal.kind === 'key' && (principal.keyScopes ?? null) !== null) throw new Problem('PERSON_NEEDED')
  return principal
}

/** Holds a source that the asking account may see. */
export async function heldFor(client: PoolClient, { scopeIds }: Principal, code: string) {
  const held = await heldSource(client, code)
  if (held && scopeIds && !scopeIds.includes(held.scopeId)) throw new Problem('NOT_FOUND')
  return held
}

function demandVersion(request: FastifyRequest, now: number): void {
  const read = versionRead(request)
  if (read !== now) throw new Problem('CHANGED', { read: String(read), now: String(now) })
}

async function demandOwnKeys(client: Queryable, id: string | null, keys: readonly string[]): Promise<void> {
  const other = keys.length === 0 ? null : await sourceOfKeys(client, id, keys)
  if (other !== null) throw new Problem('SOURCE_KEY_TAKEN', { code: other })
}

function runView({ fault, faultAbout, ...run }: StoredRun) {
  const told = fault === null ? null : { code: fault, text: faultText(fault), about: faultAbout }
  const says = runWords({ ...run, fault: told })
  if (run.about !== REPLAY) return { ...run, fault: told, says }
  const again = { zh: `被拒收的记录重新处理：${says.zh}`, en: `Refused rows judged again. ${says.en}` }
  return { ...run, about: null, fault: told, says: again }
}
