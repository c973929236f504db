/** Deleted records of a register, and the way back. */
import { DeletedPage } from '@citywide/model/platform/batch'
import type { RecordDeclaration } from '@citywide/model/record/record'
import { infiniteQueryOptions } from '@tanstack/react-query'
import { ask } from '../../api/fetch.ts'
import { newKey } from '../form/new-key.ts'
import { Stored } from '../register/stored.ts'

/** @param scope code of the scope that is looked at */
export function deletedQuery(declaration: RecordDeclaration, scope: string | undefined) {
  return infiniteQueryOptions({
    queryKey: ['deleted', declaration.path, scope],
    queryFn: ({ pageParam, signal }) =>
      ask({
        path: '/deleted',
        query: { register: declaration.path, scope, after: pageParam },
        answer: DeletedPage,
        signal,
      }),
    initialPageParam: undefined as string | undefined,
    getNextPageParam: ({ next }) => next ?? undefined,
    meta: { reads: [declaration.name] },
  })
}

/** @param version the closing one */
export function restore(declaration: RecordDeclaration, id: string, version: number, reason: string): Promise<Stored> {
  const body = { register: declaration.path, version, reason }
  return ask({ path: `/deleted/${id}/restore`, method: 'POST', body, key: newKey(), answer: Stored })
}
