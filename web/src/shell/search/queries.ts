import { SearchAnswer } from '@citywide/model/platform/search-view'
import { keepPreviousData, queryOptions } from '@tanstack/react-query'
import { ask } from '../api/fetch.ts'

export interface SearchQuestion {
  readonly q: string
  /** Code of the scope. */
  readonly scope: string | undefined
  /** Path of a register. */
  readonly register?: string | undefined
  readonly limit: number
}

export function searchQuery({ q, scope, register, limit }: SearchQuestion) {
  return queryOptions({
    queryKey: ['search', scope, q, register, limit],
    queryFn: ({ signal }) =>
      ask({ path: '/search', answer: SearchAnswer, query: { q, scope, register, limit }, signal }),
    enabled: q !== '',
    placeholderData: keepPreviousData,
  })
}
