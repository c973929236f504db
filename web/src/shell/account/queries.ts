import { OwnAccount } from '@citywide/model/platform/own-account'
import { queryOptions } from '@tanstack/react-query'
import { useChanging } from '../api/changing.ts'
import { ask } from '../api/fetch.ts'

export const accountQuery = queryOptions({
  queryKey: ['own-account'],
  queryFn: ({ signal }) => ask({ path: '/account', answer: OwnAccount, signal }),
  staleTime: 0,
})

/** A change of the own account; the page shows what then stands. */
export const useChange = <T, V = void>(change: (value: V) => Promise<T>) => useChanging('own-account', change)
