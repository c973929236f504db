/** Frameworks, profiles and results as OSCAL documents over HTTP, out and in. */
import { OscalImport, OscalImportNew, OscalModel } from '@citywide/model/assurance/oscal-view'
import { Problem } from '@citywide/model/problem'
import { plainText } from '@citywide/model/text'
import type { FastifyPluginAsyncZod } from 'fastify-type-provider-zod'
import { z } from 'zod'
import { principalOf } from '#platform/access/guard.ts'
import { scopeOf } from '#platform/access/scopes-store.ts'
import { InScope } from '#platform/http/asked.ts'
import { doneOnce } from '#platform/http/idempotency.ts'
import { demand } from '../frameworks/rights.ts'
import { instantOf } from '../view/asked.ts'
import type { Sight } from '../view/seen.ts'
import { documentOf } from './export.ts'
import { importOf } from './import.ts'

const tags = ['D']
/** Bytes of a document: the catalog of NIST SP 800-53 has ten million. */
const LARGEST = 16 * 1024 * 1024

export const oscalRoutes: FastifyPluginAsyncZod<Sight> = async (app, sight) => {
  const { pool } = sight

  app.get(
    '/frameworks/:code/oscal/:model',
    {
      config: { access: 'read', lane: 'export' },
      schema: {
        tags,
        summary: 'A framework, its profile, mappings, results or plan as an OSCAL document',
        params: z.object({ code: plainText(60), model: OscalModel }),
        querystring: InScope,
        produces: ['application/json'],
      },
    },
    async (request, reply) => {
      demand('export')
      const { params, query } = request
      const scope = await scopeOf(pool, query.scope)
      const document = await documentOf(sight, params.code, params.model, scope, instantOf(query.at))
      if (document === undefined) throw new Problem('OSCAL_NOTHING')
      const name = `${params.code.toLowerCase()}-${params.model}`
      return reply
        .header('content-disposition', `attachment; filename="${name}.json"`)
        .type('application/json; charset=utf-8')
        .send(`${JSON.stringify(document, null, 2)}\n`)
    },
  )

  app.post(
    '/oscal-imports',
    {
      bodyLimit: LARGEST,
      config: { access: 'write' },
      schema: {
        tags,
        summary: 'Take in a catalog, a profile or a mapping collection; first as a dry run that says what would change',
        body: OscalImportNew,
        response: { 200: OscalImport },
      },
    },
    async (request) => {
      demand('write')
      const { body } = request
      const { plan, keep } = await importOf(sight, body)
      return doneOnce(pool, request, async (client) => {
        if (!body.dryRun) await keep(client, principalOf(request).accountId)
        return { ...plan, done: !body.dryRun }
      })
    },
  )
}
