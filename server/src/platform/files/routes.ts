/** Attachments of records of any register. A file travels as it is, one per request, and never through memory as a whole. */
import { randomUUIDv7 } from 'node:crypto'
import { AroundRecord } from '@citywide/model/platform/around'
import { Attachment, AttachmentList, AttachmentWords } from '@citywide/model/platform/attachment'
import { Problem } from '@citywide/model/problem'
import type { RecordDeclaration } from '@citywide/model/record/record'
import { plainText } from '@citywide/model/text'
import type { FastifyPluginAsyncZod } from 'fastify-type-provider-zod'
import { z } from 'zod'
import { principalOf } from '../access/guard.ts'
import { subjectsOf } from '../around/subject.ts'
import { tellAround } from '../around/subject-store.ts'
import { versionRead } from '../http/idempotency.ts'
import { type PoolClient, type Queryable, transaction } from '../postgres/pool.ts'
import {
  attachmentsOf,
  describeAttachment,
  findAttachment,
  keepAttachment,
  type PlacedAttachment,
  removeAttachment,
} from './attachment-store.ts'
import { type FileLimits, fileTypes, keptOnce, refuseTooLarge, sendFile, sentFile, takeFiles } from './body.ts'

export interface FileOptions extends FileLimits {
  readonly registers: readonly RecordDeclaration[]
}

const Id = z.object({ id: z.uuid() })
const tags = ['files']

export const fileRoutes: FastifyPluginAsyncZod<FileOptions> = async (app, { pool, registers, blobs, fileLimit }) => {
  const subjects = subjectsOf(registers)
  takeFiles(app)

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
        consumes: [sentFile],
        querystring: AroundRecord.extend({ name: plainText(255).min(1) }),
        response: { 201: Attachment },
      },
    },
    async (request, reply) => {
      const { accountId } = principalOf(request)
      const { query } = request
      await subjects.at(pool, query)
      return keptOnce({ pool, blobs, fileLimit }, request, reply, query.name, async (client, file, hold) => {
        const { declaration, id: recordId } = await subjects.at(client, query)
        await subjects.demandChange(client, { declaration, id: recordId })
        await hold()
        const id = randomUUIDv7()
        await keepAttachment(client, { id, noun: declaration.name, recordId, ...file, accountId })
        await tellAround(client, `attachments ${recordId}`)
        return readable(client, id)
      })
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
        produces: fileTypes,
      },
    },
    async ({ params }, reply) => {
      const file = await readable(pool, params.id)
      if (file.removed) throw new Problem('FILE_REMOVED')
      return sendFile(reply, blobs, file)
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
