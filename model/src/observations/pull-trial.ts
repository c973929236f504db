/** A trial: a source is asked once, and what would be taken is shown. Nothing is stored. */
import { z } from 'zod'
import { Text } from '../text.ts'
import { SourceSecretName, SourceSettings, sourceCode } from './source.ts'
import { zoneName } from './stream.ts'

/** `POST /api/sources/trial`; a source that is declared lends its secrets, as long as they go where they always went. */
export const PullTrial = z
  .strictObject({
    code: sourceCode,
    timeZone: zoneName,
    settings: SourceSettings,
    secrets: z.partialRecord(SourceSecretName, z.string().min(1).max(20_000).nullable()).default({}),
  })
  .meta({ id: 'PullTrial' })
export type PullTrial = z.infer<typeof PullTrial>

/** One observation as it would be taken; `at` is ISO 8601 in UTC, or as it came where it is no time. */
const TrialRow = z.object({
  /** Row of the document, from 1. */
  row: z.int(),
  stream: z.string().nullable(),
  at: z.string(),
  value: z.string(),
  unit: z.string().nullable(),
  refused: z.object({ code: z.string(), text: Text }).nullable(),
})

export const PullTrialReport = z
  .object({
    /** Why nothing could be read; then there are no rows. */
    fault: z.object({ code: z.string(), text: Text, about: z.string().nullable() }).nullable(),
    bytes: z.int(),
    /** Rows of the document, fields in which nothing was measured, and observations found. */
    read: z.int(),
    missing: z.int(),
    found: z.int(),
    /** Observations that would be stored. */
    fitting: z.int(),
    columns: z.array(z.string()),
    rows: z.array(TrialRow),
    /** Why others would be refused, the most frequent first. */
    refusals: z.array(z.object({ code: z.string(), text: Text, count: z.int() })),
    /** Streams that nobody has declared yet. */
    undeclared: z.array(
      z.object({ stream: z.string(), property: z.string(), unit: z.string().nullable(), count: z.int() }),
    ),
    /** All of it as a sentence. */
    says: Text,
  })
  .meta({ id: 'PullTrialReport' })
export type PullTrialReport = z.infer<typeof PullTrialReport>
