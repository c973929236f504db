/** Reading an answer without trusting its length: bounded on the wire and again after it is unpacked. */
import type { IncomingMessage } from 'node:http'
import type { Readable } from 'node:stream'
import { pipeline } from 'node:stream/promises'
import { createBrotliDecompress, createGunzip, createInflate } from 'node:zlib'
import { OutboundError } from './refused.ts'

const unpackers = {
  gzip: createGunzip,
  'x-gzip': createGunzip,
  deflate: createInflate,
  br: createBrotliDecompress,
} as const

/** @throws OutboundError BODY_TOO_LARGE past `limit` bytes, packed or unpacked; ENCODING for what cannot be unpacked */
export async function readBody(answer: IncomingMessage, limit: number): Promise<Buffer> {
  if (Number(answer.headers['content-length'] ?? 0) > limit) throw new OutboundError('BODY_TOO_LARGE')
  const encoding = (answer.headers['content-encoding'] ?? 'identity').trim().toLowerCase()
  if (encoding === 'identity' || encoding === '') return gather(answer, limit)
  if (!Object.hasOwn(unpackers, encoding)) throw new OutboundError('ENCODING')
  const unpacker = unpackers[encoding as keyof typeof unpackers]()
  // Whatever fails in the flow ends the unpacker with the same error, and its reader throws it.
  pipeline(bounded(answer, limit), unpacker).catch(() => undefined)
  try {
    return await gather(unpacker, limit)
  } catch (error) {
    const { code } = error as { code?: unknown }
    if (typeof code === 'string' && /^(Z_|ERR__ERROR|ERR_BROTLI|ERR_PADDING)/.test(code))
      throw new OutboundError('ENCODING', { cause: error })
    throw error
  } finally {
    unpacker.destroy()
  }
}

async function gather(source: Readable, limit: number): Promise<Buffer> {
  const parts: Buffer[] = []
  for await (const part of bounded(source, limit)) parts.push(part)
  return Buffer.concat(parts)
}

async function* bounded(source: Readable, limit: number): AsyncGenerator<Buffer> {
  let length = 0
  for await (const part of source as AsyncIterable<Buffer>) {
    length += part.length
    if (length > limit) throw new OutboundError('BODY_TOO_LARGE')
    yield part
  }
}
