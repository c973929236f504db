/** What the citizen's pages ask the server. */
import {
  type ConsentGiven,
  MyAccessPage,
  MyConsents,
  MyRequests,
  type Question,
  SignedReceipt,
} from '@citywide/model/platform/my-data'
import { infiniteQueryOptions, queryOptions } from '@tanstack/react-query'
import { z } from 'zod'
import { ask } from '../api/fetch.ts'

export const looksQuery = infiniteQueryOptions({
  queryKey: ['my', 'accesses'],
  queryFn: ({ signal, pageParam }) =>
    ask({ path: '/my/accesses', answer: MyAccessPage, query: { after: pageParam }, signal }),
  initialPageParam: undefined as string | undefined,
  getNextPageParam: ({ next }) => next ?? undefined,
})

export const requestsQuery = queryOptions({
  queryKey: ['my', 'requests'],
  queryFn: ({ signal }) => ask({ path: '/my/requests', answer: MyRequests, signal }),
})

export const consentsQuery = queryOptions({
  queryKey: ['my', 'consents'],
  queryFn: ({ signal }) => ask({ path: '/my/consents', answer: MyConsents, signal }),
})

export const receiptQuery = (id: string) =>
  queryOptions({
    queryKey: ['my', 'receipt', id],
    queryFn: ({ signal }) => ask({ path: `/my/consents/${id}/receipt`, answer: SignedReceipt, signal }),
  })

const Made = z.object({ id: z.uuid() })

export const giveConsent = (body: z.input<typeof ConsentGiven>, key: string) =>
  ask({ path: '/my/consents', method: 'POST', answer: Made, body, key })

export const withdrawConsent = (id: string, key: string) =>
  ask({ path: `/my/consents/${id}/withdrawal`, method: 'POST', answer: Made, body: {}, key })

export const askQuestion = (body: z.input<typeof Question>, key: string) =>
  ask({ path: '/my/questions', method: 'POST', answer: Made, body, key })
