/** What the pages of a register ask the server. Every question says whose changes touch it. */
import type { RecordDeclaration } from '@citywide/model/record/record'
import { infiniteQueryOptions, keepPreviousData, queryOptions } from '@tanstack/react-query'
import { z } from 'zod'
import { ask } from '../../api/fetch.ts'
import type { Asked } from '../list/search.ts'
import { type Names, References, Stored } from './stored.ts'

const Page = z.object({
  items: z.array(Stored),
  next: z.string().nullable(),
  count: z.object({ value: z.int(), exact: z.boolean() }),
  refs: References,
})
export type Page = z.infer<typeof Page>

const Version = z.object({
  version: z.int(),
  op: z.enum(['I', 'U', 'D']),
  at: z.string(),
  actor: z.object({ id: z.uuid(), name: z.object({ zh: z.string(), en: z.string() }) }).nullable(),
  reason: z.string().nullable(),
  reviewer: z.object({ id: z.uuid(), name: z.object({ zh: z.string(), en: z.string() }) }).nullable(),
  draft: z.uuid().nullable(),
  document: z.record(z.string(), z.unknown()),
})
/** One write of a record: who, when, why, and the record as it stood after it. */
export type Version = z.infer<typeof Version>

/** The server gives no more than this at once. */
const LARGEST_PAGE = 500
const FIRST_ROWS = 50
export const MORE_ROWS = 100
/** With more rows than this open, a change elsewhere does not fetch them all anew. */
const LIVE_ROWS = 500

export interface ListQuestion {
  readonly asked: Asked
  readonly q: string | undefined
  readonly sort: string | undefined
  /** Code of the scope. */
  readonly scope: string | undefined
}

type PageAsked = Readonly<{ limit: number; after?: string }>

/** @param rows how many rows the address says were open */
export function listQuery(declaration: RecordDeclaration, { asked, q, sort, scope }: ListQuestion, rows = FIRST_ROWS) {
  const first: PageAsked = { limit: Math.min(LARGEST_PAGE, Math.max(FIRST_ROWS, rows)) }
  return infiniteQueryOptions({
    queryKey: ['records', declaration.path, scope, q, sort, asked],
    queryFn: ({ pageParam, signal }) =>
      ask({ path: `/${declaration.path}`, answer: Page, query: { ...asked, q, sort, scope, ...pageParam }, signal }),
    initialPageParam: first,
    getNextPageParam: ({ next }): PageAsked | undefined =>
      next === null ? undefined : { limit: MORE_ROWS, after: next },
    placeholderData: keepPreviousData,
    ...(rows <= LIVE_ROWS && { meta: { reads: [declaration.name] } }),
  })
}

/** The first few of a list, for a choice or a relation. */
export function fewQuery(declaration: RecordDeclaration, asked: Asked, limit: number) {
  return queryOptions({
    queryKey: ['few', declaration.path, asked, limit],
    queryFn: ({ signal }) => ask({ path: `/${declaration.path}`, answer: Page, query: { ...asked, limit }, signal }),
    meta: { reads: [declaration.name] },
  })
}

export function recordQuery(declaration: RecordDeclaration, id: string) {
  return queryOptions({
    queryKey: ['record', declaration.path, id],
    queryFn: ({ signal }) => ask({ path: `/${declaration.path}/${encodeURIComponent(id)}`, answer: Stored, signal }),
    meta: { reads: [declaration.name] },
  })
}

export function referencesQuery(declaration: RecordDeclaration, id: string) {
  return queryOptions({
    queryKey: ['references', declaration.path, id],
    queryFn: ({ signal }): Promise<Names> =>
      ask({ path: `/${declaration.path}/${encodeURIComponent(id)}/references`, answer: References, signal }),
    meta: { reads: [declaration.name] },
  })
}

/** Newest first. A deleted record still has its history. */
export function historyQuery(declaration: RecordDeclaration, id: string) {
  return queryOptions({
    queryKey: ['history', declaration.path, id],
    queryFn: ({ signal }) =>
      ask({ path: `/${declaration.path}/${encodeURIComponent(id)}/history`, answer: z.array(Version), signal }),
    meta: { reads: [declaration.name] },
  })
}
