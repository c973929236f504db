/** What the privacy officer's pages ask the server. */
import {
  AccessAlarm,
  CityAccessPage,
  CityConsents,
  CityQuestion,
  HidingPermission,
  OpenedQuestion,
  PrivacyOverview,
} from '@citywide/model/platform/privacy-office'
import { infiniteQueryOptions, queryOptions } from '@tanstack/react-query'
import { z } from 'zod'
import { ask, type Query } from '../api/fetch.ts'

const of = <S extends z.ZodType>(page: string, answer: S) =>
  queryOptions({
    queryKey: ['privacy', page],
    queryFn: ({ signal }) => ask({ path: `/privacy/${page}`, answer, signal }),
  })

export const overviewQuery = of('overview', PrivacyOverview)
export const alarmsQuery = of('alarms', z.array(AccessAlarm))
export const questionsQuery = of('questions', z.array(CityQuestion))
export const consentsQuery = of('consents', CityConsents)
export const hidingsQuery = of('hidings', z.array(HidingPermission))

/** Opening a question is a look: asked once, when it is opened, and not again by itself. */
export const questionQuery = (id: string) =>
  queryOptions({
    queryKey: ['privacy', 'question', id],
    queryFn: ({ signal }) => ask({ path: `/privacy/questions/${id}`, answer: OpenedQuestion, signal }),
    staleTime: Number.POSITIVE_INFINITY,
  })

export const accessesQuery = (filters: Query) =>
  infiniteQueryOptions({
    queryKey: ['privacy', 'accesses', filters],
    queryFn: ({ signal, pageParam }) =>
      ask({ path: '/privacy/accesses', answer: CityAccessPage, query: { ...filters, after: pageParam }, signal }),
    initialPageParam: undefined as string | undefined,
    getNextPageParam: ({ next }) => next ?? undefined,
  })

/** Sends a wish of the officer; what comes back only says that it was done. */
export const send = (path: string, body: object, key: string) =>
  ask({ path: `/privacy/${path}`, method: 'POST', answer: z.looseObject({}), body, key })
