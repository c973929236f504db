/** The ground of the route tree, and what every address may carry: language, scope, moment, the open evidence. */
import type { QueryClient } from '@tanstack/react-query'
import { createRootRouteWithContext, createRoute, redirect, retainSearchParams } from '@tanstack/react-router'
import { z } from 'zod'
import { RequestProblem } from './fetch.ts'
import { sessionQuery } from './session.ts'

const everywhere = z.object({
  /** Overrides the remembered language: for links, paper and walls. */
  lang: z.enum(['zh-CN', 'en']).optional().catch(undefined),
  /** Code of the scope; without it the reader's first. */
  scope: z.string().max(60).optional().catch(undefined),
  /** Civil day at whose end everything is shown. */
  at: z.iso.date().optional().catch(undefined),
  /** Judge that day from the records as they are today, in the place of what was known then. */
  known: z.literal('afterwards').optional().catch(undefined),
  /** Edition of the standard; overrides the remembered one. */
  standard: z.enum(['2021', '2018']).optional().catch(undefined),
  /** Rule or recommendation whose evidence is open beside the page. */
  evidence: z.string().max(80).optional().catch(undefined),
})

export interface RouteContext {
  readonly client: QueryClient
}

export const rootRoute = createRootRouteWithContext<RouteContext>()({
  validateSearch: everywhere,
  search: { middlewares: [retainSearchParams(['lang', 'scope', 'at', 'known', 'standard'])] },
})

interface Opened {
  readonly context: RouteContext
  readonly location: { readonly href: string }
}

/** Who is not signed in is sent there, and back afterwards. */
export async function signedIn({ context, location }: Opened): Promise<void> {
  try {
    await context.client.ensureQueryData(sessionQuery)
  } catch (error) {
    if (!(error instanceof RequestProblem) || error.status !== 401) throw error
    throw redirect({ href: `/sign-in?to=${encodeURIComponent(location.href)}` })
  }
}

/** Everything behind the sign-in. The shell gives it its frame. */
export const appRoute = createRoute({ getParentRoute: () => rootRoute, path: 'app', beforeLoad: signedIn })

/** A search parameter that may be repeated, always as a list. */
export const several = z.preprocess(
  (value) => (value === undefined ? undefined : Array.isArray(value) ? value : [value]),
  z.array(z.string().max(200)).max(100).optional(),
)

/** `a=1&a=2&b=3` ↔ `{ a: ['1', '2'], b: '3' }`: addresses are read and written by people and by the API alike. */
export function parseSearch(search: string): Record<string, string | string[]> {
  const parameters = new URLSearchParams(search)
  return Object.fromEntries(
    [...new Set(parameters.keys())].map((name) => {
      const values = parameters.getAll(name)
      return [name, values.length === 1 ? (values[0] ?? '') : values]
    }),
  )
}

export function stringifySearch(search: Record<string, unknown>): string {
  const parameters = new URLSearchParams()
  for (const [name, value] of Object.entries(search)) {
    for (const one of Array.isArray(value) ? value : [value]) {
      if (one !== undefined && one !== null && one !== '') parameters.append(name, String(one))
    }
  }
  return parameters.size > 0 ? `?${parameters}` : ''
}
