/** What the pages of streams ask the server. `reads` says which live events make an answer old. */
import { type Resolution, Series, Stream, StreamList } from '@citywide/model/observations/stream'
import { keepPreviousData, queryOptions } from '@tanstack/react-query'
import { z } from 'zod'
import { ask } from '../../shell/api/fetch.ts'
import type { Choice, Span } from './span.ts'

const PAGE = 1_000
const MOST_PAGES = 10

/** All streams of a scope; of a scope with more than ten thousand the first ones, with the number there are. */
export const feedsQuery = (scope: string | undefined, asOf: string | undefined) =>
  queryOptions({
    queryKey: ['feeds', scope, asOf],
    queryFn: async ({ signal }) => {
      const items: Stream[] = []
      let after: string | undefined
      let total = 0
      let mayDeclare = false
      for (let page = 0; page < MOST_PAGES; page += 1) {
        const query = { scope, asOf, limit: PAGE, after }
        const answer = await ask({ path: '/streams', answer: StreamList, query, signal })
        items.push(...answer.items)
        total = answer.count.value
        mayDeclare = answer.mayDeclare
        if (answer.next === null) break
        after = answer.next
      }
      return { items, total, mayDeclare }
    },
    meta: { reads: ['observation'] },
  })

export const feedQuery = (code: string, asOf: string | undefined) =>
  queryOptions({
    queryKey: ['feed', code, asOf],
    queryFn: ({ signal }) =>
      ask({ path: `/streams/${encodeURIComponent(code)}`, answer: Stream, query: { asOf }, signal }),
    meta: { reads: ['observation'] },
  })

export interface SeriesView {
  readonly choice: Choice
  readonly resolution: Resolution
  readonly asOf: string | undefined
  /** Observations of the stream: one more makes the answer old, those of other streams do not. */
  readonly count: number
  readonly after?: string | undefined
  readonly limit?: number
}

/** @param span instants of the choice, not part of the key: they move on with the clock, the question stays */
export const seriesQuery = (code: string, view: SeriesView, span: Span) =>
  queryOptions({
    queryKey: ['series', code, view],
    queryFn: ({ signal }) => {
      const { resolution, limit, after } = view
      const query = { from: after ?? span.from, to: span.to, resolution, limit }
      return ask({ path: seriesPath(code), answer: Series, query, signal })
    },
    placeholderData: keepPreviousData,
    // A stream that speaks each second leaves an answer a second behind.
    gcTime: 20_000,
  })

export function seriesPath(code: string): string {
  return `/streams/${encodeURIComponent(code)}/observations`
}

const AnyRecord = z.looseObject({ id: z.string() })

/** A record that a stream names. */
export const recordQuery = (path: string, id: string, noun: string) =>
  queryOptions({
    queryKey: ['record', path, id],
    queryFn: ({ signal }) => ask({ path: `/${path}/${id}`, answer: AnyRecord, signal }),
    meta: { reads: [noun] },
  })
