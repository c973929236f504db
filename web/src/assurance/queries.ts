/** What the room asks the server. `reads` says which live events make an answer old. */
import { Cockpit } from '@citywide/model/assurance/cockpit'
import { PurposeMatrix, RegisterStanding } from '@citywide/model/assurance/standing'
import { Explanation, RecommendationDetail, RecommendationVerdict } from '@citywide/model/assurance/verdict'
import { queryOptions } from '@tanstack/react-query'
import { z } from 'zod'
import { ask } from '../shell/api/fetch.ts'

export interface View {
  readonly scope: string | undefined
  /** ISO instant; undefined: the moment the scope is judged at, else now. */
  readonly at: string | undefined
  /** A day of the past is judged from today's records, in the place of what was known then. */
  readonly known?: 'afterwards' | undefined
}

export const cockpitQuery = (view: View) =>
  queryOptions({
    queryKey: ['cockpit', view],
    queryFn: ({ signal }) => ask({ path: '/cockpit', answer: Cockpit, query: { ...view }, signal }),
    meta: {
      reads: ['verdict', 'figure', 'Benefit', 'Initiative', 'Risk', 'Vision', 'VisionTarget', 'Decision', 'Action'],
    },
  })

export const recommendationsQuery = (view: View) =>
  queryOptions({
    queryKey: ['recommendations', view],
    queryFn: ({ signal }) =>
      ask({ path: '/recommendations', answer: z.array(RecommendationVerdict), query: { ...view }, signal }),
    meta: { reads: ['verdict'] },
  })

export const recommendationQuery = (code: string, view: View) =>
  queryOptions({
    queryKey: ['recommendation', code, view],
    queryFn: ({ signal }) =>
      ask({
        path: `/recommendations/${encodeURIComponent(code)}`,
        answer: RecommendationDetail,
        query: { ...view },
        signal,
      }),
    meta: { reads: ['verdict'] },
  })

export const ruleQuery = (id: string, view: View) =>
  queryOptions({
    queryKey: ['rule', id, view],
    queryFn: ({ signal }) =>
      ask({ path: `/rules/${encodeURIComponent(id)}`, answer: Explanation, query: { ...view }, signal }),
    meta: { reads: ['verdict'] },
  })

export const registerStandingQuery = (view: View) =>
  queryOptions({
    queryKey: ['register-standing', view],
    queryFn: ({ signal }) =>
      ask({ path: '/register-standing', answer: z.array(RegisterStanding), query: { ...view }, signal }),
    // Any record that comes or goes is counted.
    meta: { reads: ['*'] },
  })

/** What stands beside the components answers to their codes: `GC`, `EM`. */
export const besideQuery = (component: string, view: View) =>
  queryOptions({
    queryKey: ['recommendations', component, view],
    queryFn: ({ signal }) =>
      ask({
        path: '/recommendations',
        answer: z.array(RecommendationVerdict),
        query: { ...view, component },
        signal,
      }),
    meta: { reads: ['verdict'] },
  })

export const purposesQuery = (scope: string | undefined) =>
  queryOptions({
    queryKey: ['purposes', scope],
    queryFn: ({ signal }) => ask({ path: '/purposes', answer: PurposeMatrix, query: { scope }, signal }),
    meta: { reads: ['Initiative', 'Benefit', 'Service'] },
  })
