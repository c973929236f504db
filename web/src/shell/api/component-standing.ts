/** How each part of the standard stands, as briefly as the navigation shows it. */
import { ComponentStanding } from '@citywide/model/assurance/component-standing'
import { queryOptions } from '@tanstack/react-query'
import { z } from 'zod'
import { ask } from './fetch.ts'

export const componentStandingQuery = (view: { readonly scope: string | undefined; readonly at: string | undefined }) =>
  queryOptions({
    queryKey: ['component-standing', view],
    queryFn: ({ signal }) =>
      ask({ path: '/component-standing', answer: z.array(ComponentStanding), query: { ...view }, signal }),
    enabled: view.scope !== undefined,
    meta: { reads: ['verdict'] },
  })
