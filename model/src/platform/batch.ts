/** One wish for many records: looked at first, then applied, and taken back as a whole where need be. */
import { z } from 'zod'
import { Instant } from '../quantity.ts'
import { plainText, Text } from '../text.ts'

/** So many records can be handled at once. More is refused, never cut off in silence. */
export const BATCH_BOUND = 10_000

const RecordRead = z
  .strictObject({ id: z.uuid(), version: z.int().min(1).max(2_147_483_647) })
  .meta({ id: 'RecordRead' })

/** Which records: named ones, at the version that was read, or all that a list shows. */
export const BatchSelect = z
  .union([
    z.strictObject({ records: z.array(RecordRead).min(1).max(BATCH_BOUND) }),
    z.strictObject({
      /** Filters, words and scope, as the list takes them. */
      query: z.record(z.string().max(100), z.union([z.string().max(2_000), z.array(z.string().max(2_000)).max(100)])),
    }),
  ])
  .meta({ id: 'BatchSelect' })
export type BatchSelect = z.infer<typeof BatchSelect>

/** `all`: nothing is written unless everything can be. `accepted`: what is refused stays as it is. */
export const BatchAccept = z.enum(['all', 'accepted']).meta({ id: 'BatchAccept' })
export type BatchAccept = z.infer<typeof BatchAccept>

/** Why something is done, kept in the history of every record. */
export const Reason = plainText(500).trim().min(1)

export const BatchAction = z.enum(['change', 'delete', 'restore'])
export type BatchAction = z.infer<typeof BatchAction>

const Outcome = z.enum(['accepted', 'unchanged', 'refused'])

const ItemProblem = z.object({
  code: z.string(),
  text: Text,
  fields: z.array(z.object({ pointer: z.string(), code: z.string(), text: Text })),
  /** A record that stands in the way. */
  by: z.object({ noun: z.string(), id: z.uuid().nullable() }).nullable(),
})
export type ItemProblem = z.infer<typeof ItemProblem>

export const BatchItem = z
  .object({
    position: z.int(),
    id: z.uuid(),
    title: z.object({ zh: z.string().optional(), en: z.string().optional() }),
    /** The version that was looked at. */
    version: z.int(),
    outcome: Outcome,
    /** With `accepted` changes: what becomes different. */
    changes: z.array(z.object({ field: z.string(), before: z.unknown(), after: z.unknown() })),
    /** With `refused`: why. */
    problem: ItemProblem.nullable(),
    /** The version that was made of it, and the one that took it back. */
    written: z.int().nullable(),
    undone: z.int().nullable(),
  })
  .meta({ id: 'BatchItem' })
export type BatchItem = z.infer<typeof BatchItem>

export const BatchView = z
  .object({
    id: z.uuid(),
    /** Path of the register. */
    register: z.string(),
    action: BatchAction,
    reason: z.string(),
    state: z.enum(['preview', 'applied', 'undone']),
    by: z.object({ id: z.uuid(), name: Text }).nullable(),
    madeAt: Instant,
    appliedAt: Instant.nullable(),
    undoneAt: Instant.nullable(),
    counts: z.object({ accepted: z.int(), unchanged: z.int(), refused: z.int(), undone: z.int() }),
  })
  .meta({ id: 'BatchView' })
export type BatchView = z.infer<typeof BatchView>

export const BatchPage = z.object({ items: z.array(BatchItem), next: z.int().nullable() }).meta({ id: 'BatchPage' })
export type BatchPage = z.infer<typeof BatchPage>

export const DeletedRecord = z
  .object({
    id: z.uuid(),
    /** The closing version: a restore names it. */
    version: z.int(),
    title: z.object({ zh: z.string().optional(), en: z.string().optional() }),
    at: Instant,
    actor: z.object({ id: z.uuid(), name: Text }).nullable(),
    reason: z.string().nullable(),
  })
  .meta({ id: 'DeletedRecord' })
export type DeletedRecord = z.infer<typeof DeletedRecord>

export const DeletedPage = z
  .object({ items: z.array(DeletedRecord), next: z.string().nullable() })
  .meta({ id: 'DeletedPage' })
export type DeletedPage = z.infer<typeof DeletedPage>
