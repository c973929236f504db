/**
 * What the address of a list says. Filters stand in it under the names of the API (`?status=active&dueAt.to=2026-12-31`),
 * so one address can be read by people, by the list and by the server alike.
 */
import type { SearchSchemaInput } from '@tanstack/react-router'
import { z } from 'zod'

/** Newest change first, as the server has it without a wish. */
export const USUAL_SORT = '-updatedAt'

const Own = z.object({
  /** Words to find in the texts of the record. */
  q: z.string().max(200).optional().catch(undefined),
  sort: z
    .string()
    .regex(/^-?\w{1,60}$/)
    .optional()
    .catch(undefined),
  /** Names of the fields shown, separated by commas. */
  columns: z.string().max(2_000).optional().catch(undefined),
  /** Saved view that this is or began as, by its id; `all`: none, also where the reader has a usual one. */
  view: z
    .string()
    .regex(/^[\w-]{1,40}$/)
    .optional()
    .catch(undefined),
  /** How many rows were open, so that "back" finds them again. */
  rows: z.coerce.number().int().min(1).max(5_000).optional().catch(undefined),
})

/** Filters are carried beside these names: which there are depends on the register, see `filter.ts`. */
export type ListSearch = z.infer<typeof Own>

/** Names that belong to every page; the ground of the route tree reads them. */
const everywhere = new Set(['lang', 'scope', 'at', 'standard', 'evidence'])
const own = new Set(Object.keys(Own.shape))
/** Names that no field of a register may have; a test holds the declarations to it. */
export const reserved: ReadonlySet<string> = new Set([...everywhere, ...own])

/** Field with its test → what is asked: one value, or several of which one must hold. */
export type Asked = Readonly<Record<string, readonly string[]>>

/** What a link may say: the page's own names, and any filter. */
export type ListWish = ListSearch & Readonly<Record<string, unknown>>

export function readListSearch(search: ListWish & SearchSchemaInput): ListSearch {
  return { ...Object.fromEntries(Object.entries(asked(search))), ...Own.parse(search) }
}

/** The filters of an address, as they stand there. Which of them the register knows: `filter.ts`. */
export function asked(search: object): Asked {
  return Object.fromEntries(
    Object.entries(search).flatMap(([name, value]: [string, unknown]) => {
      if (reserved.has(name) || !/^\w{1,60}(\.\w{1,20})?$/.test(name)) return []
      const values = (Array.isArray(value) ? value : [value]).filter((one) => typeof one === 'string' && one !== '')
      return values.length > 0 && values.length <= 100 ? [[name, values as string[]]] : []
    }),
  )
}

/** An address whose filters are exactly these. */
export function withAsked(search: ListSearch, next: Asked): ListSearch {
  const { q, sort, columns, view } = search
  return { q, sort, columns, view, ...next }
}

/** `?view=all` asks for no view, also where the reader has a usual one. */
export const NO_VIEW = 'all'

/** Whether an address says nothing of its own: a saved view, or the reader's usual one, then says it. */
export function isBare(search: ListSearch): boolean {
  const { q, sort, columns, rows } = search
  return [q, sort, columns, rows].every((part) => part === undefined) && Object.keys(asked(search)).length === 0
}

/** What an address says beside the list: language, moment, open evidence. The scope belongs to the list. */
export function withoutList(search: ListWish): ListWish {
  const kept = Object.entries(search).filter(([name]) => everywhere.has(name) && name !== 'scope')
  return Object.fromEntries(kept)
}

/** Values a form begins with, by the names of its fields: a link says "a review of this benefit". */
export type Beginning = Readonly<Record<string, unknown>>

/** The values stay in the address; `asked` finds them there. */
export function readBeginning(search: Beginning & SearchSchemaInput): object {
  return asked(search)
}
