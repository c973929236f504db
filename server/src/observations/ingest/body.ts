/** The kinds of body that observations come in, and gzip around each of them. */
import { isUtf8 } from 'node:buffer'
import { promisify } from 'node:util'
import { gunzip } from 'node:zlib'
import { Problem } from '@citywide/model/problem'
import type { FastifyInstance, FastifyRequest } from 'fastify'
import type { StreamIndex } from '../streams/catalogue.ts'
import { BODY_LIMIT } from './admission.ts'
import { readCsv } from './csv.ts'
import type { Intake } from './intake.ts'
import { readJson, readLines } from './json.ts'
import { unreadable } from './unreadable.ts'

const unzip = promisify(gunzip)

/** A body as it came, and how to read it. */
export interface ObservationBody {
  readonly bytes: Buffer
  readonly read: (text: string, streams: StreamIndex, now: number) => Intake
}

const kinds = {
  'application/json': readJson,
  'application/x-ndjson': readLines,
  'text/csv': readCsv,
} as const satisfies Record<string, ObservationBody['read']>

export const mediaTypes = Object.keys(kinds)

/** Takes over the content types within the plugin that `app` belongs to. Bodies stay bytes: each reader has its own way. */
export function takeObservationBodies(app: FastifyInstance): void {
  app.removeAllContentTypeParsers()
  for (const [type, read] of Object.entries(kinds)) {
    app.addContentTypeParser<Buffer>(
      type,
      { parseAs: 'buffer', bodyLimit: BODY_LIMIT },
      async (request: FastifyRequest, sent: Buffer): Promise<ObservationBody> => {
        const bytes = await plain(request, sent)
        if (!isUtf8(bytes)) throw unreadable('UTF8')
        return { bytes, read }
      },
    )
  }
}

async function plain(request: FastifyRequest, sent: Buffer): Promise<Buffer> {
  const encoding = request.headers['content-encoding']
  if (encoding === undefined || encoding === 'identity') return sent
  if (encoding !== 'gzip' && encoding !== 'x-gzip') throw unreadable('ENCODING')
  try {
    return await unzip(sent, { maxOutputLength: BODY_LIMIT })
  } catch (cause) {
    const large = cause instanceof RangeError
    throw large ? new Problem('BODY_TOO_LARGE', { limit: String(BODY_LIMIT) }, { cause }) : unreadable('GZIP', cause)
  }
}
