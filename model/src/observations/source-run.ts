/** What came of a pull, a file, or an hour of a source that sends by itself. */
import { z } from 'zod'
import { Instant } from '../quantity.ts'
import { Text } from '../text.ts'

export const SourceRun = z
  .object({
    id: z.uuid(),
    /** `span`: an hour of a source that sends by itself. */
    kind: z.enum(['run', 'span']),
    begunAt: Instant,
    /** Null while it goes on. */
    endedAt: Instant.nullable(),
    /** What it was of: the name of a file, say. */
    about: z.string().nullable(),
    messages: z.int(),
    bytes: z.int(),
    accepted: z.int(),
    duplicate: z.int(),
    revised: z.int(),
    refused: z.int(),
    flagged: z.int(),
    fault: z.object({ code: z.string(), text: Text, about: z.string().nullable() }).nullable(),
    /** All of it as a sentence. */
    says: Text,
  })
  .meta({ id: 'SourceRun' })
export type SourceRun = z.infer<typeof SourceRun>

/** `GET /api/sources/{code}/runs`: newest first. */
export const SourceRuns = z
  .object({ items: z.array(SourceRun), next: z.string().nullable() })
  .meta({ id: 'SourceRuns' })
