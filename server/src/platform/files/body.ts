/** A file as the whole body of a request, taken in once, and of an answer. */
import { Readable } from 'node:stream'
import { type FileKind, fileKinds } from '@citywide/model/platform/attachment'
import { Problem } from '@citywide/model/problem'
import type { FastifyInstance, FastifyReply, FastifyRequest } from 'fastify'
import { createdOnce } from '../http/idempotency.ts'
import type { Pool, PoolClient } from '../postgres/pool.ts'
import { holdContent } from './attachment-store.ts'
import type { Blobs } from './blobs.ts'
import { receive } from './receive.ts'

/** The one content type that a file is sent as; what it is, its content says. */
export const sentFile = 'application/octet-stream'

/** Media types that a file may be given back as. */
export const fileTypes: readonly string[] = Object.values(fileKinds).map(({ mediaType }) => mediaType)

/** Lets the routes of a plugin have the body as it comes, unread. */
export function takeFiles(app: Pick<FastifyInstance, 'addContentTypeParser'>): void {
  app.addContentTypeParser(sentFile, (_request, payload, done) => done(null, payload))
}

/**
 * Before a byte of the body is read: a sender that announces too much is told before it sends; one that sends on all the
 * same loses the connection.
 *
 * @throws Problem BODY_TOO_LARGE
 */
export function refuseTooLarge(request: FastifyRequest, reply: FastifyReply, limit: number): void {
  if (Number(request.headers['content-length'] ?? 0) <= limit) return
  reply.header('connection', 'close')
  throw new Problem('BODY_TOO_LARGE', { limit: String(limit) })
}

export interface FileLimits {
  readonly pool: Pool
  readonly blobs: Blobs
  /** Bytes that one file may have. */
  readonly fileLimit: number
}

/** What is known of a file whose content lies under its hash. */
export interface KeptFile {
  readonly sha256: string
  readonly bytes: number
  readonly kind: FileKind
  readonly name: string
}

/**
 * Takes in the file of a request and keeps it in the transaction of the row that names it, once for a request key.
 *
 * @param keep demands the right, calls `hold` so that the content stays, and writes the row
 * @throws Problem MEDIA_TYPE, and what `receive` throws
 */
export async function keptOnce<T>(
  { pool, blobs, fileLimit }: FileLimits,
  request: FastifyRequest,
  reply: FastifyReply,
  named: string,
  keep: (client: PoolClient, file: KeptFile, hold: () => Promise<void>) => Promise<T>,
): Promise<T> {
  if (!(request.body instanceof Readable)) {
    throw new Problem('MEDIA_TYPE', { type: request.headers['content-type'] ?? '–' })
  }
  const { arrived, kind, name } = await receive(blobs, request.body, named, fileLimit).catch((error: unknown) => {
    // What is still on its way is of no use to anybody.
    reply.header('connection', 'close')
    throw error
  })
  const { sha256, bytes } = arrived
  try {
    // The same key with another content is another request.
    request.body = { sha256 }
    return await createdOnce(pool, request, reply, (client) =>
      keep(client, { sha256, bytes, kind, name }, async () => {
        await holdContent(client, sha256)
        await arrived.keep()
      }),
    )
  } finally {
    await arrived.drop()
  }
}

/** Gives a file to be saved; a browser that shows it all the same runs nothing of it. */
export function sendFile(reply: FastifyReply, blobs: Blobs, { sha256, bytes, kind, name }: KeptFile): FastifyReply {
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
}

/** Source: RFC 8187, section 3.2. */
function encoded(name: string): string {
  return encodeURIComponent(name).replaceAll(/['()*]/g, (sign) => `%${sign.charCodeAt(0).toString(16).toUpperCase()}`)
}
