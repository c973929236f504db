/** The standard as data: components with their recommendations, and what stands around them. Never any verdict. */
import { CatalogueView, ComponentView } from '@citywide/model/assurance/catalogue-view'
import { queryOptions } from '@tanstack/react-query'
import { z } from 'zod'
import { ask } from './fetch.ts'

/** The standard does not change while one reads. */
const staleTime = Number.POSITIVE_INFINITY

export const componentsQuery = queryOptions({
  queryKey: ['components'],
  queryFn: ({ signal }) => ask({ path: '/components', answer: z.array(ComponentView), signal }),
  staleTime,
})

export const catalogueQuery = queryOptions({
  queryKey: ['catalogue'],
  queryFn: ({ signal }) => ask({ path: '/catalogue', answer: CatalogueView, signal }),
  staleTime,
})
