/** Evidence of statements: files that lie under their hash, with when they were collected and until when they hold. */
import { randomUUIDv7 } from 'node:crypto'
import { Attestation, EvidenceFileWords } from '@citywide/model/assurance/attestation'
import { Problem } from '@citywide/model/problem'
import type { FastifyPluginAsyncZod } from 'fastify-type-provider-zod'
import { z } from 'zod'
import { principalOf } from '#platform/access/guard.ts'
import { noteAct } from '#platform/audit/append.ts'
import {
  type FileLimits,
  fileTypes,
  keptOnce,
  refuseTooLarge,
  sendFile,
  sentFile,
  takeFiles,
} from '#platform/files/body.ts'
import { type PoolClient, transaction } from '#platform/postgres/pool.ts'
import { tellMoved } from '../profile/moved.ts'
import { mayAct } from '../profile/rights.ts'
import type { Sight } from '../view/seen.ts'
import { cannot, ownOf } from './attest.ts'
import { findAttestation } from './attestation-store.ts'
import { addEvidence, dropEvidence, findEvidence } from './file-store.ts'
import { attestationNow } from './routes.ts'

export type EvidenceFileOptions = Sight & FileLimits

const params = z.object({ id: z.uuid() })
const tags = ['D']

export const evidenceFileRoutes: FastifyPluginAsyncZod<EvidenceFileOptions> = async (app, options) => {
  const { pool, clock } = options
  takeFiles(app)

  app.post(
    '/attestations/:id/files',
    {
      config: { access: 'write', lane: 'upload' },
      onRequest: async (request, reply) => refuseTooLarge(request, reply, options.fileLimit),
      schema: {
        tags,
        summary: 'Add evidence to a statement that is not signed; the body is the file itself',
        consumes: [sentFile],
        params,
        querystring: EvidenceFileWords,
        response: { 201: Attestation },
      },
    },
    async (request, reply) => {
      const { accountId } = principalOf(request)
      const { query, params: asked } = request
      return keptOnce(options, request, reply, query.name, async (client, file, hold) => {
        await demandOpen(client, asked.id, accountId)
        await hold()
        const { collectedAt, expiresAt = null } = query
        await addEvidence(client, {
          id: randomUUIDv7(),
          attestationId: asked.id,
          ...file,
          collectedAt,
          expiresAt,
          accountId,
          at: clock.now().toString(),
        })
        const detail = { sha256: file.sha256 }
        await noteAct(client, { act: 'attestation.file', noun: 'attestation', object: asked.id, detail })
        await tellMoved(client)
        return attestationNow(options, client, asked.id, accountId)
      })
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
        produces: fileTypes,
      },
    },
    async (request, reply) => {
      const file = await findEvidence(pool, request.params.id)
      const of = file && (await findAttestation(pool, file.attestationId))
      if (!file || !of || !mayAct('read', of.scopeId)) throw new Problem('NOT_FOUND')
      return sendFile(reply, options.blobs, file)
    },
  )
}

/** Evidence may be changed until it is signed for, and to answer a challenge. */
async function demandOpen(client: PoolClient, id: string, by: string): Promise<void> {
  const found = await ownOf(client, id, by)
  if (found.state !== 'draft' && found.state !== 'challenged') throw cannot(found)
}
