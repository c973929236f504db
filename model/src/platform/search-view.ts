/** What the search over all registers answers. */
import { z } from 'zod'

const Names = z.object({ zh: z.string().optional(), en: z.string().optional() })

/** Where a text holds what was asked: from and to, counted in UTF-16 units. */
const Mark = z.tuple([z.int(), z.int()])

export const SearchMatch = z.object({
  /** Field of the record. */
  field: z.string(),
  language: z.enum(['zh', 'en']).nullable(),
  /** The text, or the part of a long one that holds what was asked. */
  text: z.string(),
  marks: z.array(Mark),
})
export type SearchMatch = z.infer<typeof SearchMatch>

export const SearchHit = z.object({
  noun: z.string(),
  path: z.string(),
  id: z.uuid(),
  title: Names,
  scopeId: z.uuid(),
  updatedAt: z.string(),
  /** Best first; empty where the record changed since it was found. */
  matches: z.array(SearchMatch),
})
export type SearchHit = z.infer<typeof SearchHit>

export const SearchAnswer = z.object({
  items: z.array(SearchHit),
  /** Records found in each register; only those that hold some. */
  registers: z.array(z.object({ noun: z.string(), path: z.string(), count: z.int() })),
  /** `exact` is false where more were found than are looked at: the counts are the least there are. */
  count: z.object({ value: z.int(), exact: z.boolean() }),
})
export type SearchAnswer = z.infer<typeof SearchAnswer>
