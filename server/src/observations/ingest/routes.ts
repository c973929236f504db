/** `POST /api/observations`: every form of body ends in the same queue, and is answered after the commit. */
import { createHash } from 'node:crypto'
import { IngestAnswer, ObservationColumns, ObservationRows } from '@citywide/model/observations/stream'
import { Problem } from '@citywide/model/problem'
import type { FastifyReply, FastifyRequest, FastifySchemaCompiler } from 'fastify'
import type { FastifyPluginAsyncZod } from 'fastify-type-provider-zod'
import { z } from 'zod'
import { principalOf } from '#platform/access/guard.ts'
import type { Clock } from '#platform/clock.ts'
import { languageOf } from '#platform/http/problems.ts'
import { checkInput } from '#platform/http/validation.ts'
import { type Counts, none } from '../history/counts.ts'
import type { RequestKey } from '../history/write.ts'
import type { HttpDoor } from '../sources/http-door.ts'
import type { OwnForm } from '../sources/own.ts'
import type { Catalogue } from '../streams/catalogue.ts'
import { Admission, BODY_LIMIT } from './admission.ts'
import { mediaTypes, type ObservationBody, takeObservationBodies } from './body.ts'
import type { Intake } from './intake.ts'
import type { Lane } from './lane.ts'

export interface IngestOptions {
  readonly clock: Clock
  readonly catalogue: Catalogue
  readonly lane: Pick<Lane, 'full' | 'write'>
  /** Keys that send for a source; without it there are none. */
  readonly door?: HttpDoor | undefined
}

/** A problem (RFC 9457); when it is that every row was refused, with the counts and the list. */
const Refused = z
  .looseObject({
    type: z.string(),
    status: z.int(),
    code: z.string(),
    title: z.string(),
    text: z.object({ zh: z.string(), en: z.string() }),
    ...IngestAnswer.partial().shape,
  })
  .meta({ id: 'ObservationsRefused' })

const description =
  'Rows or columns as JSON, one JSON row a line (NDJSON), or CSV with the header stream,at,value and, as you like, quality ' +
  'and unit; each may be compressed with gzip. Times are ISO 8601 with their zone, or whole milliseconds since 1970. ' +
  'The answer comes after the commit: what is counted is stored, once per stream and time. The same value again is a ' +
  'duplicate, another value a correction whose former value is kept. Rows that do not fit are listed with a reason; the ' +
  'others are stored. Where a buffer stands before the database the answer is 202: what is counted as accepted is safe, and ' +
  'duplicates are told apart when it is stored. With an Idempotency-Key, a request sent again gets the answer of the first.'

export const ingestRoutes: FastifyPluginAsyncZod<IngestOptions> = async (app, { clock, catalogue, lane, door }) => {
  takeObservationBodies(app)
  const admission = new Admission()
  app.post(
    '/observations',
    {
      config: { access: 'ingest' },
      bodyLimit: BODY_LIMIT,
      // Rows are read one by one below, so that one that does not fit does not lose the others.
      validatorCompiler: checkAllButRows,
      onRequest: async (request) => admission.admit(request, lane),
      schema: {
        tags: ['observations'],
        summary: 'Store observations',
        description,
        consumes: mediaTypes,
        headers: z.looseObject({
          'idempotency-key': z
            .string()
            .regex(/^[\w-]{8,64}$/)
            .optional(),
        }),
        body: z.union([ObservationRows, ObservationColumns, z.string().meta({ description: 'NDJSON or CSV' })]),
        response: { 201: IngestAnswer, 202: IngestAnswer, 422: Refused },
      },
    },
    async (request, reply) => {
      const { bytes, read } = request.body as unknown as ObservationBody
      const text = bytes.toString('utf8')
      const now = clock.now().epochMilliseconds * 1_000
      let intake = read(text, catalogue, now)
      if (intake.unknown.size > 0 && (await catalogue.look(intake.unknown))) intake = read(text, catalogue, now)
      const source = await door?.sourceOf(principalOf(request))
      const sent = { text, form: formOf(request), bytes: bytes.length, intake, now }
      const ledger = source === undefined ? undefined : await door?.received(source, sent)
      const answer = (counts: Counts) => answerOf(counts, intake, request)
      const { rows } = intake
      if (rows.length === 0) return send(reply, answer(none))
      const { accountId, kind } = principalOf(request)
      const actor = { id: accountId, kind: kind === 'key' ? ('key' as const) : ('person' as const) }
      const outcome = await lane.write({ actor, rows, key: keyOf(request, bytes, answer), ledger })
      switch (outcome.kind) {
        case 'buffered':
          return send(reply, { ...answer(outcome), status: 202 })
        case 'counted':
          return send(reply, answer(outcome))
        case 'kept':
          return send(reply.header('idempotent-replay', '1'), outcome)
        case 'reused':
          throw new Problem('KEY_REUSED')
      }
    },
  )
}

const checkAllButRows: FastifySchemaCompiler<unknown> = ({ schema, ...part }) =>
  part.httpPart === 'body' ? (value: unknown) => ({ value }) : checkInput({ ...part, schema: schema as z.ZodType })

/** Sent as text: the answer is made here and needs no check of its own. */
function send(reply: FastifyReply, { status, body }: { status: number; body: unknown }): FastifyReply {
  return reply
    .code(status)
    .type(status < 300 ? 'application/json' : 'application/problem+json')
    .send(JSON.stringify(body))
}

function answerOf({ accepted, duplicate, revised }: Counts, intake: Intake, request: FastifyRequest) {
  const { rejected, rejections } = intake
  const answer: IngestAnswer = { accepted, duplicate, revised, rejected, rejections }
  if (rejected === 0 || accepted + duplicate + revised > 0) return { status: 201, body: answer }
  return { status: 422, body: { ...new Problem('OBSERVATIONS_REFUSED').document(languageOf(request)), ...answer } }
}

function formOf(request: FastifyRequest): OwnForm {
  const type = request.headers['content-type'] ?? ''
  return type.startsWith('text/csv') ? 'csv' : type.startsWith('application/x-ndjson') ? 'ndjson' : 'json'
}

function keyOf(request: FastifyRequest, bytes: Buffer, answer: RequestKey['answer']): RequestKey | undefined {
  const key = request.headers['idempotency-key']
  if (typeof key !== 'string') return undefined
  const fingerprint = createHash('sha256').update(`${request.method} ${request.url}\n`).update(bytes).digest()
  return { account: principalOf(request).accountId, key, fingerprint, answer }
}
