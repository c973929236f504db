/** How far a source has been read; kept with where it stands. */
import { z } from 'zod'

const Position = z.object({
  /** Of the declaration that it was read with: another one reads everything anew. */
  version: z.int().optional(),
  etag: z.string().optional(),
  modified: z.string().optional(),
  /** SHA-256 of the document that was read last. */
  hash: z.string().optional(),
  /** Newest time that was taken, ISO 8601. */
  since: z.string().optional(),
  /** Last value of the column that is followed, and what following began with. */
  follow: z.object({ column: z.string(), begin: z.string(), last: z.string() }).optional(),
  /** Faults in a row. */
  failures: z.int().optional(),
})
export type Position = z.infer<typeof Position>

/** What cannot be read any more begins anew. */
export function readPosition(kept: unknown): Position {
  const parsed = Position.safeParse(kept)
  return parsed.success ? parsed.data : {}
}
