/** What the screens of findings ask the server. */
import { type FindingAction, FindingDetail, FindingPage } from '@citywide/model/assurance/finding'
import {
  FindingFollow,
  type FindingSettings,
  FindingSettingsView,
  type NewFindingFollow,
} from '@citywide/model/assurance/finding-follow'
import { NextChanges } from '@citywide/model/assurance/next-view'
import { RecordLink } from '@citywide/model/assurance/verdict'
import { infiniteQueryOptions, queryOptions } from '@tanstack/react-query'
import { z } from 'zod'
import { ask } from '../../shell/api/fetch.ts'

/** What makes an answer about findings old. */
const reads = ['findings', 'verdict', 'Action', 'RoleAssignment']

export const findingsQuery = (scope: string | undefined) =>
  queryOptions({
    queryKey: ['findings', 'standing', scope],
    queryFn: ({ signal }) => ask({ path: '/findings', answer: FindingPage, query: { scope }, signal }),
    meta: { reads },
  })

export const closedFindingsQuery = (scope: string | undefined) =>
  infiniteQueryOptions({
    queryKey: ['findings', 'closed', scope],
    queryFn: ({ pageParam, signal }) =>
      ask({ path: '/findings', answer: FindingPage, query: { scope, state: 'closed', after: pageParam }, signal }),
    initialPageParam: undefined as string | undefined,
    getNextPageParam: ({ next }) => next ?? undefined,
    meta: { reads },
  })

export const ruleFindingsQuery = (rule: string, scope: string | undefined) =>
  queryOptions({
    queryKey: ['findings', 'rule', rule, scope],
    queryFn: ({ signal }) => ask({ path: '/findings', answer: FindingPage, query: { scope, rule }, signal }),
    meta: { reads },
  })

export const findingQuery = (id: string) =>
  queryOptions({
    queryKey: ['findings', 'one', id],
    queryFn: ({ signal }) => ask({ path: `/findings/${encodeURIComponent(id)}`, answer: FindingDetail, signal }),
    meta: { reads },
  })

export const nextQuery = (question: {
  readonly scope: string | undefined
  readonly component: string | undefined
  readonly owner: string | undefined
}) =>
  queryOptions({
    queryKey: ['next-changes', question],
    queryFn: ({ signal }) => ask({ path: '/next-changes', answer: NextChanges, query: question, signal }),
    meta: { reads: ['verdict'] },
  })

export const followsQuery = queryOptions({
  queryKey: ['finding-follows'],
  queryFn: ({ signal }) => ask({ path: '/finding-follows', answer: z.array(FindingFollow), signal }),
})

export const settingsQuery = queryOptions({
  queryKey: ['finding-settings'],
  queryFn: ({ signal }) => ask({ path: '/finding-settings', answer: FindingSettingsView, signal }),
})

export function acknowledge(findings: readonly string[], key: string) {
  return ask({
    path: '/findings/acknowledge',
    method: 'POST',
    answer: z.object({ acknowledged: z.array(z.uuid()) }),
    body: { findings },
    key,
  })
}

export function plan(id: string, body: FindingAction, key: string) {
  return ask({ path: `/findings/${encodeURIComponent(id)}/actions`, method: 'POST', answer: RecordLink, body, key })
}

export function followFindings(body: NewFindingFollow, key: string) {
  return ask({ path: '/finding-follows', method: 'POST', answer: FindingFollow, body, key })
}

export function unfollow(id: string) {
  return ask({ path: `/finding-follows/${encodeURIComponent(id)}`, method: 'DELETE', answer: z.undefined() })
}

export function changeSettings(body: FindingSettings, version: number) {
  return ask({ path: '/finding-settings', method: 'PUT', answer: FindingSettingsView, body, version })
}

const People = z.object({
  items: z.array(z.object({ id: z.uuid(), name: z.string(), active: z.boolean() }).loose()),
})

/** People in post, by a part of the name. */
export const peopleQuery = (words: string) =>
  queryOptions({
    queryKey: ['people', 'in-post', words],
    queryFn: ({ signal }) =>
      ask({ path: '/people', answer: People, query: { q: words || undefined, active: 'true', limit: 20 }, signal }),
    meta: { reads: ['Person'] },
  })
