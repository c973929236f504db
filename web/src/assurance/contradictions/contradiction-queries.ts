import { ContradictionPage, Contradictions } from '@citywide/model/assurance/contradiction'
import { infiniteQueryOptions, queryOptions } from '@tanstack/react-query'
import { ask } from '../../shell/api/fetch.ts'
import type { View } from '../queries.ts'

export const contradictionsQuery = ({ scope, at }: View) =>
  queryOptions({
    queryKey: ['contradictions', scope, at],
    queryFn: ({ signal }) => ask({ path: '/contradictions', answer: Contradictions, query: { scope, at }, signal }),
    // Any record may come to contradict another.
    meta: { reads: ['*'] },
  })

export const contradictionRecordsQuery = (id: string, { scope, at }: View) =>
  infiniteQueryOptions({
    queryKey: ['contradictions', id, scope, at],
    queryFn: ({ signal, pageParam: after }) =>
      ask({ path: `/contradictions/${id}/records`, answer: ContradictionPage, query: { scope, at, after }, signal }),
    initialPageParam: undefined as string | undefined,
    getNextPageParam: ({ next }) => next ?? undefined,
    meta: { reads: ['*'] },
  })
