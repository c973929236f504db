import { HealthReport } from '@citywide/model/platform/health'
import { queryOptions } from '@tanstack/react-query'
import { ask } from '../api/fetch.ts'

/** What is looked at changes by itself: the page looks again in this rhythm, in milliseconds. */
const RHYTHM = 5_000

export const healthQuery = queryOptions({
  queryKey: ['health'],
  queryFn: ({ signal }) => ask({ path: '/operation/health', answer: HealthReport, signal }),
  refetchInterval: RHYTHM,
})
