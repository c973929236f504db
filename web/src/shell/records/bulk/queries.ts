/** Previews of bulk changes, and what came of them. */
import {
  type BatchAccept,
  type BatchAction,
  BatchPage,
  type BatchSelect,
  BatchView,
} from '@citywide/model/platform/batch'
import type { RecordDeclaration } from '@citywide/model/record/record'
import { infiniteQueryOptions, queryOptions, useQueryClient } from '@tanstack/react-query'
import { useMemo } from 'react'
import { z } from 'zod'
import { ask } from '../../api/fetch.ts'
import { newKey } from '../form/new-key.ts'
import type { Plan } from './plan.ts'

export type Outcome = 'accepted' | 'unchanged' | 'refused'

interface BulkWish {
  readonly action: BatchAction
  readonly select: BatchSelect
  readonly plan: Plan | undefined
  readonly reason: string
}

export interface BulkWrites {
  preview(wish: BulkWish): Promise<BatchView>
  apply(batch: BatchView, accept: BatchAccept): Promise<BatchView>
  undo(batch: BatchView, reason: string, accept: BatchAccept): Promise<BatchView>
}

const AT_ONCE = 50

export function itemsQuery({ id, state, counts }: BatchView, outcome: Outcome) {
  return infiniteQueryOptions({
    // After an attempt the same batch says something else.
    queryKey: ['batch', id, state, counts, outcome],
    queryFn: ({ pageParam, signal }) =>
      ask({
        path: `/batches/${id}/items`,
        query: { outcome, limit: AT_ONCE, after: pageParam },
        answer: BatchPage,
        signal,
      }),
    initialPageParam: undefined as number | undefined,
    getNextPageParam: ({ next }) => next ?? undefined,
  })
}

export function batchesQuery(declaration: RecordDeclaration) {
  return queryOptions({
    queryKey: ['batches', declaration.path],
    queryFn: ({ signal }) =>
      ask({ path: '/batches', query: { register: declaration.path }, answer: z.array(BatchView), signal }),
    meta: { reads: [declaration.name] },
  })
}

export function useBulkWrites(declaration: RecordDeclaration): BulkWrites {
  const client = useQueryClient()
  return useMemo(() => {
    const { path } = declaration
    const post = (to: string, body: unknown) =>
      ask({ path: to, method: 'POST', body, key: newKey(), answer: BatchView })
    const written = async (answer: Promise<BatchView>) => {
      const batch = await answer
      // So many records may have changed that all that shows one is asked for anew.
      for (const what of ['records', 'few', 'record', 'history', 'references', 'deleted', 'batches'])
        void client.invalidateQueries({ queryKey: [what, path] })
      return batch
    }
    return {
      preview: ({ plan, ...wish }) => post(`/${path}/bulk`, { ...wish, ...plan, dryRun: true }),
      apply: ({ id }, accept) => written(post(`/batches/${id}/apply`, { accept })),
      undo: ({ id }, reason, accept) => written(post(`/batches/${id}/undo`, { reason, accept })),
    }
  }, [declaration, client])
}
