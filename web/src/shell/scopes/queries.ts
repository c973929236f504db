import { RollUp, ScopeStanding } from '@citywide/model/assurance/standing'
import { queryOptions } from '@tanstack/react-query'
import { z } from 'zod'
import { ask } from '../api/fetch.ts'

export const scopeTreeQuery = queryOptions({
  queryKey: ['scope-tree'],
  queryFn: ({ signal }) => ask({ path: '/scope-tree', answer: z.array(ScopeStanding), signal }),
  meta: { reads: ['Scope', 'verdict'] },
})

export const rollUpQuery = (view: { readonly scope: string | undefined; readonly at: string | undefined }) =>
  queryOptions({
    queryKey: ['roll-up', view],
    queryFn: ({ signal }) => ask({ path: '/roll-up', answer: RollUp, query: { ...view }, signal }),
    meta: { reads: ['Scope', 'verdict'] },
  })
