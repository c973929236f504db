/** A request as it lies in the buffer: what it says of itself, then its rows in columns. */
import { z } from 'zod'
import { packed, unpacked } from '../live/batch.ts'
import type { IngestRequest, RequestKey } from '../history/write.ts'
import { slice } from '../ingest/rows.ts'

/** Rows of one message, about half a megabyte: a NATS server takes messages of one megabyte unless it is told otherwise. */
const MESSAGE_ROWS = 20_000

const Head = z.object({
  actor: z.object({ id: z.string(), kind: z.enum(['person', 'key', 'system']) }),
  ledger: z
    .object({
      source: z.string(),
      run: z.object({
        id: z.string(),
        kind: z.enum(['run', 'span']),
        begunAt: z.number(),
        about: z.string().nullable().default(null),
      }),
      messages: z.int(),
      bytes: z.int(),
      refused: z.int(),
    })
    .optional(),
  key: z
    .object({
      account: z.string(),
      key: z.string(),
      fingerprint: z.base64(),
      status: z.int(),
      body: z.unknown(),
    })
    .optional(),
})

/** Parts of a request, each small enough to be a message; most have one. */
export function* messagesOf({ actor, ledger, key, rows }: IngestRequest): Generator<Buffer> {
  // The answer is given before anybody knows what was stored before: it tells what was taken.
  const answer = key?.answer({ accepted: rows.length, duplicate: 0, revised: 0 })
  for (let from = 0; from === 0 || from < rows.length; from += MESSAGE_ROWS) {
    const part = slice(rows, from, Math.min(from + MESSAGE_ROWS, rows.length))
    const head: z.input<typeof Head> = {
      actor,
      // The deliveries of a request are counted with its first part.
      ...(ledger && from === 0 && { ledger }),
      ...(key &&
        answer && {
          key: {
            account: key.account,
            key: from === 0 ? key.key : `${key.key}/${from}`,
            fingerprint: key.fingerprint.toString('base64'),
            ...answer,
          },
        }),
    }
    const text = Buffer.from(JSON.stringify(head))
    const length = Buffer.alloc(4)
    length.writeUInt32LE(text.length)
    yield Buffer.concat([length, text, packed({ rows: part })])
  }
}

export function requestOf(message: Uint8Array): IngestRequest {
  const bytes = Buffer.from(message.buffer, message.byteOffset, message.byteLength)
  const end = 4 + bytes.readUInt32LE(0)
  const { actor, ledger, key } = Head.parse(JSON.parse(bytes.toString('utf8', 4, end)))
  const { rows } = unpacked(bytes.subarray(end))
  return {
    actor,
    rows,
    ledger,
    ...(key && { key: keyOf(key) }),
  }
}

function keyOf({ account, key, fingerprint, status, body }: NonNullable<z.infer<typeof Head>['key']>): RequestKey {
  return { account, key, fingerprint: Buffer.from(fingerprint, 'base64'), answer: () => ({ status, body }) }
}
