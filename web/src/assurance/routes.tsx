/** The standard and how it is followed: cockpit, evidence, recommendations, parts. [A, D and everything that is judged] */
import { createRoute, lazyRouteComponent, useSearch } from '@tanstack/react-router'
import { lazy } from 'react'
import { z } from 'zod'
import { appRoute, several } from '../shell/api/root-route.ts'

const Evidence = lazy(() => import('./evidence.tsx').then(({ Evidence: component }) => ({ default: component })))

/** The drawer that any page may have open beside it. */
export function EvidenceDrawer() {
  const { evidence } = useSearch({ strict: false })
  return evidence === undefined ? null : <Evidence code={evidence} />
}

const cockpit = createRoute({
  getParentRoute: () => appRoute,
  path: 'assurance/cockpit',
  component: lazyRouteComponent(() => import('./cockpit.tsx'), 'CockpitPage'),
})

const recommendations = createRoute({
  getParentRoute: () => appRoute,
  path: 'assurance/recommendations',
  validateSearch: z.object({
    part: several.catch(undefined),
    state: several.catch(undefined),
    kind: several.catch(undefined),
    q: z.string().max(200).optional().catch(undefined),
    sort: z.enum(['code', '-code', 'state', '-state', 'coverage', '-coverage']).optional().catch(undefined),
  }),
  component: lazyRouteComponent(() => import('./recommendations.tsx'), 'RecommendationsPage'),
})

const part = createRoute({
  getParentRoute: () => appRoute,
  path: 'parts/$code',
  component: lazyRouteComponent(() => import('./part.tsx'), 'PartPage'),
})

const changes = createRoute({
  getParentRoute: () => appRoute,
  path: 'assurance/changes',
  component: lazyRouteComponent(() => import('./changes.tsx'), 'ChangesPage'),
})

const purposes = createRoute({
  getParentRoute: () => appRoute,
  path: 'assurance/purposes',
  component: lazyRouteComponent(() => import('./purposes.tsx'), 'PurposesPage'),
})

const emergency = createRoute({
  getParentRoute: () => appRoute,
  path: 'emergency',
  component: lazyRouteComponent(() => import('./emergency.tsx'), 'EmergencyPage'),
})

export const assuranceRoutes = [cockpit, recommendations, part, changes, purposes, emergency] as const
