/** Evidence of statements: files that lie under their hash, with when they were collected and until when they hold. */
import { randomUUIDv7 } from 'node:crypto'
import { Readable } from 'node:stream'
import { Attestation, EvidenceFileWords } from '@citywide/model/assurance/attestation'
import { fileKinds } from '@citywide/model/platform/attachment'
import { Problem } from '@citywide/model/problem'
import type { FastifyPluginAsyncZod } from 'fastify-type-provider-zod'
import { z } from 'zod'
import { principalOf } from '#platform/access/guard.ts'
import { noteAct } from '#platform/audit/append.ts'
import { holdContent } from '#platform/files/attachment-store.ts'
import type { Blobs } from '#platform/files/blobs.ts'
import { receive } from '#platform/files/receive.ts'
import { createdOnce } from '#platform/http/idempotency.ts'
import { type PoolClient, transaction } from '#platform/postgres/pool.ts'
import { tellMoved } from '../profile/moved.ts'
import { mayAct } from '../profile/rights.ts'
import type { Sight } from '../view/seen.ts'
import { cannot, ownOf } from './attest.ts'
import { findAttestation } from './attestation-store.ts'
import { addEvidence, dropEvidence, findEvidence } from './file-store.ts'
import { attestationNow } from './routes.ts'

export interface EvidenceFileOptions extends Sight {
  readonly blobs: Blobs
  /** Bytes that one file may have. */
  readonly fileLimit: number
}

const params = z.object({ id: z.uuid() })
const tags = ['D']
const sent = 'application/octet-stream'

export const evidenceFileRoutes: FastifyPluginAsyncZod<EvidenceFileOptions> = async (app, options) => {
  const { pool, clock, blobs, fileLimit } = options
  app.addContentTypeParser(sent, (_request, payload, done) => done(null, payload))

  app.post(
    '/attestations/:id/files',
    {
      config: { access: 'write', lane: 'upload' },
      onRequest: async (request, reply) => {
        if (Number(request.headers['content-length'] ?? 0) <= fileLimit) return
        reply.header('connection', 'close')
        throw new Problem('BODY_TOO_LARGE', { limit: String(fileLimit) })
      },
      schema: {
        tags,
        summary: 'Add evidence to a statement that is not signed; the body is the file itself',
        consumes: [sent],
        params,
        querystring: EvidenceFileWords,
        response: { 201: Attestation },
      },
    },
    async (request, reply) => {
      const { accountId } = principalOf(request)
      const { query, params: asked } = request
      if (!(request.body instanceof Readable))
        throw new Problem('MEDIA_TYPE', { type: request.headers['content-type'] ?? '–' })
      const { arrived, kind, name } = await receive(blobs, request.body, query.name, fileLimit).catch(
        (error: unknown) => {
          // What is still on its way is of no use to anybody.
          reply.header('connection', 'close')
          throw error
        },
      )
      try {
        // The same key with another content is another request.
        request.body = { sha256: arrived.sha256 }
        return await createdOnce(pool, request, reply, async (client) => {
          await demandOpen(client, asked.id, accountId)
          await holdContent(client, arrived.sha256)
          await arrived.keep()
          const { sha256, bytes } = arrived
          const id = randomUUIDv7()
          const { collectedAt, expiresAt = null } = query
          const at = clock.now().toString()
          await addEvidence(client, {
            id,
            attestationId: asked.id,
            sha256,
            bytes,
            name,
            kind,
            collectedAt,
            expiresAt,
            accountId,
            at,
          })
          await noteAct(client, { act: 'attestation.file', noun: 'attestation', object: asked.id, detail: { sha256 } })
          await tellMoved(client)
          return attestationNow(options, client, asked.id, accountId)
        })
      } finally {
        await arrived.drop()
      }
    },
  )

  app.delete(
    '/attestation-files/:id',
    {
      config: { access: 'write' },
      schema: {
        tags,
        summary: 'Take evidence away from a statement that is not signed',
        params,
        response: { 200: Attestation },
      },
    },
    async (request) => {
      const { accountId } = principalOf(request)
      const { id } = request.params
      return transaction(
        pool,
        async (client) => {
          const file = await findEvidence(client, id)
          if (!file) throw new Problem('NOT_FOUND')
          await demandOpen(client, file.attestationId, accountId)
          await dropEvidence(client, id)
          const { attestationId: object, sha256 } = file
          await noteAct(client, { act: 'attestation.drop_file', noun: 'attestation', object, detail: { sha256 } })
          await tellMoved(client)
          return attestationNow(options, client, file.attestationId, accountId)
        },
        { actor: accountId },
      )
    },
  )

  app.get(
    '/attestation-files/:id/content',
    {
      config: { access: 'read' },
      schema: {
        tags,
        summary: 'The evidence itself, to be saved',
        params,
        produces: Object.values(fileKinds).map(({ mediaType }) => mediaType),
      },
    },
    async (request, reply) => {
      const file = await findEvidence(pool, request.params.id)
      const of = file && (await findAttestation(pool, file.attestationId))
      if (!file || !of || !mayAct('read', of.scopeId)) throw new Problem('NOT_FOUND')
      return reply
        .header('content-disposition', `attachment; filename*=UTF-8''${encodeURIComponent(file.name)}`)
        .header('content-security-policy', "sandbox; default-src 'none'")
        .header('x-content-type-options', 'nosniff')
        .header('cache-control', 'private, no-cache')
        .header('etag', `"${file.sha256}"`)
        .header('content-length', file.bytes)
        .header('content-encoding', 'identity')
        .type(fileKinds[file.kind].mediaType)
        .send(blobs.open(file.sha256))
    },
  )
}

/** Evidence may be changed until it is signed for, and to answer a challenge. */
async function demandOpen(client: PoolClient, id: string, by: string): Promise<void> {
  const found = await ownOf(client, id, by)
  if (found.state !== 'draft' && found.state !== 'challenged') throw cannot(found)
}
