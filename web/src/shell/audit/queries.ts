import { AuditPage, AuditProof, AuditState, type AuditFilters } from '@citywide/model/platform/audit-view'
import { infiniteQueryOptions, queryOptions } from '@tanstack/react-query'
import { ask } from '../api/fetch.ts'

export const auditQuery = (filters: AuditFilters) =>
  infiniteQueryOptions({
    queryKey: ['audit', filters],
    queryFn: ({ pageParam, signal }) =>
      ask({ path: '/audit', answer: AuditPage, query: { ...filters, after: pageParam }, signal }),
    initialPageParam: undefined as number | undefined,
    getNextPageParam: ({ next }) => next ?? undefined,
    // Each look is itself a row of the log: nothing is asked again by itself.
    staleTime: Number.POSITIVE_INFINITY,
    refetchOnWindowFocus: false,
    retry: false,
  })

export const proofQuery = (id: number) =>
  queryOptions({
    queryKey: ['audit', 'row', id],
    queryFn: ({ signal }) => ask({ path: `/audit/${id}`, answer: AuditProof, signal }),
    staleTime: Number.POSITIVE_INFINITY,
    refetchOnWindowFocus: false,
    retry: false,
  })

export const stateQuery = queryOptions({
  queryKey: ['audit', 'state'],
  queryFn: ({ signal }) => ask({ path: '/audit/state', answer: AuditState, signal }),
  refetchInterval: 30_000,
})

/** Where the file is fetched; asked for before, so that a factor that is due is shown in the page. */
export function exportAddress(filters: AuditFilters, format: 'csv' | 'json'): string {
  const query = new URLSearchParams({ format })
  for (const [name, value] of Object.entries(filters)) if (value !== undefined) query.set(name, value)
  return `/api/audit/export?${query}`
}

export async function beforeExport(filters: AuditFilters): Promise<void> {
  await ask({ path: '/audit', answer: AuditPage, query: { ...filters, limit: 1 } })
}
