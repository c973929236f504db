/** A list as a file: a short one is written here, a long one by a thread of its own. */
import { Readable } from 'node:stream'
import type { RecordDeclaration } from '@citywide/model/record/record'
import { exportedApart } from './export-apart.ts'
import { type ExportOptions, writeParts } from './export-parts.ts'
import { transaction } from '../postgres/pool.ts'
import { openFor } from './personal.ts'
import { countedTo } from './list.ts'
import type { ExportQuery } from './query.ts'

/** Beyond so many rows a list is written apart from the server's own memory and thread. */
const INLINE = 10_000

/** The list as a file, in parts. A reader that goes away ends the transaction. */
export async function exported(
  options: ExportOptions,
  declaration: RecordDeclaration,
  query: ExportQuery,
): Promise<Readable> {
  const counted = await transaction(
    options.pool,
    async (client) => {
      await openFor(client, declaration, 'export')
      return countedTo(client, declaration, query, INLINE + 1)
    },
    { readOnly: true },
  )
  const many = counted > INLINE
  return many ? exportedApart(options, declaration, query) : exportedHere(options, declaration, query)
}

function exportedHere(options: ExportOptions, declaration: RecordDeclaration, query: ExportQuery): Readable {
  const { readable, writable } = new TransformStream<Uint8Array, Uint8Array>(undefined, undefined, { highWaterMark: 4 })
  const writer = writable.getWriter()
  writeParts(options, declaration, query, (part) => writer.write(part))
    .then(
      () => writer.close(),
      // The file breaks off: whoever reads it must not take it for whole.
      (error: unknown) => writer.abort(error),
    )
    .catch(() => undefined)
  return Readable.fromWeb(readable)
}
