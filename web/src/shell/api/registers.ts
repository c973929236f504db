/** The declarations of all registers. They are a large part of the model and arrive when a page first needs them. */
import { queryOptions } from '@tanstack/react-query'

export const registersOf = queryOptions({
  queryKey: ['registers'],
  queryFn: async () => (await import('@citywide/model/registers')).registers,
  staleTime: Number.POSITIVE_INFINITY,
})
