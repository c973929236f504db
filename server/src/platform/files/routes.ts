/** Attachments of records of any register. A file travels as it is, one per request, and never through memory as a whole. */
import { randomUUIDv7 } from 'node:crypto'
import { Readable } from 'node:stream'
import { AroundRecord } from '@citywide/model/platform/around'
import { Attachment, AttachmentList, AttachmentWords, fileKinds } from '@citywide/model/platform/attachment'
import { Problem } from '@citywide/model/problem'
import type { RecordDeclaration } from '@citywide/model/record/record'
import { plainText } from '@citywide/model/text'
import type { FastifyReply, FastifyRequest } from 'fastify'
import type { FastifyPluginAsyncZod } from 'fastify-type-provider-zod'
import { z } from 'zod'
import { principalOf } from '../access/guard.ts'
import { subjectsOf } from '../around/subject.ts'
import { tellAround } from '../around/subject-store.ts'
import { createdOnce, versionRead } from '../http/idempotency.ts'
import { type Pool, type PoolClient, type Queryable, transaction } from '../postgres/pool.ts'
import {
  attachmentsOf,
  describeAttachment,
  findAttachment,
  holdContent,
  keepAttachment,
  type PlacedAttachment,
  removeAttachment,
} from './attachment-store.ts'
import type { Blobs } from './blobs.ts'
import { receive } from './receive.ts'

export interface FileOptions {
  readonly pool: Pool
  readonly registers: readonly RecordDeclaration[]
  readonly blobs: Blobs
  /** Bytes that one file may have. */
  readonly fileLimit: number
}

const Id = z.object({ id: z.uuid() })
const tags = ['files']
const sent = 'application/octet-stream'

export const fileRoutes: FastifyPluginAsyncZod<FileOptions> = async (app, { pool, registers, blobs, fileLimit }) => {
  const subjects = subjectsOf(registers)
  app.addContentTypeParser(sent, (_request, payload, done) => done(null, payload))

  const readable = async (client: Queryable, id: string): Promise<PlacedAttachment> => {
    const found = await findAttachment(client, id)
    if (!found) throw new Problem('NOT_FOUND')
    await subjects.of(client, found.noun, found.recordId)
    return found
  }
  /** Files are a part of the record: whoever may change it may change them. */
  const changeable = async (client: PoolClient, id: string): Promise<PlacedAttachment> => {
    const found = await readable(client, id)
    await subjects.demandChange(client, await subjects.of(client, found.noun, found.recordId))
    return found
  }

  app.get(
    '/attachments',
    {
      config: { access: 'read' },
      schema: { tags, summary: 'Files of a record', querystring: AroundRecord, response: { 200: AttachmentList } },
    },
    async ({ query }) => {
      const { declaration, id } = await subjects.at(pool, query)
      return { items: await attachmentsOf(pool, declaration.name, id), limit: fileLimit }
    },
  )

  app.post(
    '/attachments',
    {
      config: { access: 'write', lane: 'upload' },
      // Before a byte of the body is read.
      onRequest: async (request, reply) => refuseTooLarge(request, reply, fileLimit),
      schema: {
        tags,
        summary: 'Attach a file to a record; the body is the file itself',
        consumes: [sent],
        querystring: AroundRecord.extend({ name: plainText(255).min(1) }),
        response: { 201: Attachment },
      },
    },
    async (request, reply) => {
      const { accountId } = principalOf(request)
      const { query } = request
      if (!(request.body instanceof Readable)) {
        throw new Problem('MEDIA_TYPE', { type: request.headers['content-type'] ?? '–' })
      }
      await subjects.at(pool, query)
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
          const { declaration, id: recordId } = await subjects.at(client, query)
          await subjects.demandChange(client, { declaration, id: recordId })
          const id = randomUUIDv7()
          await holdContent(client, arrived.sha256)
          await arrived.keep()
          const { sha256, bytes } = arrived
          await keepAttachment(client, { id, noun: declaration.name, recordId, sha256, bytes, kind, name, accountId })
          await tellAround(client, `attachments ${recordId}`)
          return readable(client, id)
        })
      } finally {
        await arrived.drop()
      }
    },
  )

  app.get(
    '/attachments/:id/content',
    {
      config: { access: 'read' },
      schema: {
        tags,
        summary: 'The file itself, to be saved',
        params: Id,
        produces: Object.values(fileKinds).map(({ mediaType }) => mediaType),
      },
    },
    async ({ params }, reply) => {
      const { sha256, kind, name, bytes, removed } = await readable(pool, params.id)
      if (removed) throw new Problem('FILE_REMOVED')
      return reply
        .header('content-disposition', `attachment; filename*=UTF-8''${encoded(name)}`)
        .header('content-security-policy', "sandbox; default-src 'none'")
        .header('x-content-type-options', 'nosniff')
        .header('cache-control', 'private, no-cache')
        .header('etag', `"${sha256}"`)
        .header('content-length', bytes)
        .header('content-encoding', 'identity')
        .type(fileKinds[kind].mediaType)
        .send(blobs.open(sha256))
    },
  )

  app.patch(
    '/attachments/:id',
    {
      config: { access: 'write' },
      schema: {
        tags,
        summary: 'Say what a file is',
        params: Id,
        body: AttachmentWords,
        response: { 200: Attachment },
      },
    },
    (request) => {
      const { accountId } = principalOf(request)
      const read = versionRead(request)
      return transaction(
        pool,
        async (client) => {
          const before = await changeable(client, request.params.id)
          const { title = before.title, description = before.description } = request.body
          if (!(await describeAttachment(client, before.id, read, { title, description }))) throw outdated(before, read)
          await tellAround(client, `attachments ${before.recordId}`)
          return readable(client, before.id)
        },
        { actor: accountId },
      )
    },
  )

  app.delete(
    '/attachments/:id',
    {
      config: { access: 'write' },
      schema: {
        tags,
        summary: 'Remove a file; that it was here, and why it went, stays',
        params: Id,
        querystring: z.strictObject({ reason: plainText(500).min(1) }),
        response: { 200: Attachment },
      },
    },
    (request) => {
      const { accountId } = principalOf(request)
      const read = versionRead(request)
      return transaction(
        pool,
        async (client) => {
          const before = await changeable(client, request.params.id)
          const removed = await removeAttachment(client, before.id, read, accountId, request.query.reason)
          if (!removed) throw outdated(before, read)
          await tellAround(client, `attachments ${before.recordId}`)
          return readable(client, before.id)
        },
        { actor: accountId },
      )
    },
  )
}

function outdated(before: PlacedAttachment, read: number): Problem {
  if (before.removed) return new Problem('FILE_REMOVED')
  return new Problem('CHANGED', { read: String(read), now: String(before.version) }, { current: before })
}

/** A sender that announces too much is told before it sends; one that sends on all the same loses the connection. */
function refuseTooLarge(request: FastifyRequest, reply: FastifyReply, limit: number): void {
  if (Number(request.headers['content-length'] ?? 0) <= limit) return
  reply.header('connection', 'close')
  throw new Problem('BODY_TOO_LARGE', { limit: String(limit) })
}

/** Source: RFC 8187, section 3.2. */
function encoded(name: string): string {
  return encodeURIComponent(name).replaceAll(/['()*]/g, (sign) => `%${sign.charCodeAt(0).toString(16).toUpperCase()}`)
}
