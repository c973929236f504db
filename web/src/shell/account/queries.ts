import { OwnAccount } from '@citywide/model/platform/own-account'
import { queryOptions, useMutation, useQueryClient } from '@tanstack/react-query'
import { ask } from '../api/fetch.ts'

export const accountQuery = queryOptions({
  queryKey: ['own-account'],
  queryFn: ({ signal }) => ask({ path: '/account', answer: OwnAccount, signal }),
  staleTime: 0,
})

/** A change of the own account; the page shows what then stands. */
export function useChange<T, V = void>(change: (value: V) => Promise<T>) {
  const client = useQueryClient()
  return useMutation({
    mutationFn: change,
    onSettled: () => client.invalidateQueries({ queryKey: accountQuery.queryKey }),
  })
}
