/** What the pages of frameworks ask the server. */
import {
  EditionDifferences,
  FrameworkChanges,
  FrameworkDetail,
  FrameworkRow,
  PrivateText,
} from '@citywide/model/assurance/framework-view'
import { OscalImport, type OscalImportNew } from '@citywide/model/assurance/oscal-view'
import { queryOptions } from '@tanstack/react-query'
import { z } from 'zod'
import { ask } from '../../shell/api/fetch.ts'
import type { View } from '../queries.ts'

const reads = ['verdict', 'Benefit', 'VisionTarget', 'Indicator']
const asked = ({ scope, at }: View) => ({ scope, at })

export const frameworksQuery = (view: View) =>
  queryOptions({
    queryKey: ['frameworks', view],
    queryFn: ({ signal }) => ask({ path: '/frameworks', answer: z.array(FrameworkRow), query: asked(view), signal }),
    meta: { reads },
  })

export const frameworkQuery = (code: string, view: View) =>
  queryOptions({
    queryKey: ['frameworks', code, view],
    queryFn: ({ signal }) =>
      ask({
        path: `/frameworks/${encodeURIComponent(code)}`,
        answer: FrameworkDetail,
        query: asked(view),
        signal,
      }),
    meta: { reads },
  })

export const changesQuery = (code: string) =>
  queryOptions({
    queryKey: ['frameworks', code, 'changes'],
    queryFn: ({ signal }) =>
      ask({ path: `/frameworks/${encodeURIComponent(code)}/changes`, answer: FrameworkChanges, signal }),
  })

export const textsQuery = (code: string) =>
  queryOptions({
    queryKey: ['frameworks', code, 'texts'],
    queryFn: ({ signal }) =>
      ask({ path: `/frameworks/${encodeURIComponent(code)}/texts`, answer: z.array(PrivateText), signal }),
    retry: false,
  })

export const editionsQuery = queryOptions({
  queryKey: ['framework-editions'],
  queryFn: ({ signal }) => ask({ path: '/framework-editions', answer: EditionDifferences, signal }),
})

export function decide(code: string, body: { no: number; nodes: readonly string[]; take: boolean }) {
  return ask({
    path: `/frameworks/${encodeURIComponent(code)}/decisions`,
    method: 'POST',
    key: crypto.randomUUID(),
    body,
    answer: FrameworkChanges,
  })
}

export function writeText(code: string, node: string, version: number, body: string) {
  return ask({
    path: `/frameworks/${encodeURIComponent(code)}/nodes/${encodeURIComponent(node)}/text`,
    method: 'PUT',
    version,
    body: { body },
    answer: PrivateText.optional(),
  })
}

export function takeIn(body: OscalImportNew) {
  return ask({ path: '/oscal-imports', method: 'POST', key: crypto.randomUUID(), body, answer: OscalImport })
}
