/** The standard and how it is followed: cockpit, evidence, recommendations, parts. [A, D and everything that is judged] */
import { createRoute, lazyRouteComponent, useSearch } from '@tanstack/react-router'
import { lazy } from 'react'
import { z } from 'zod'
import { appRoute, several } from '../shell/api/root-route.ts'

const Evidence = lazy(() =>
  import('./evidence/evidence.tsx').then(({ Evidence: component }) => ({ default: component })),
)

/** The drawer that any page may have open beside it. */
export function EvidenceDrawer() {
  const { evidence } = useSearch({ strict: false })
  return evidence === undefined ? null : <Evidence code={evidence} />
}

const cockpit = createRoute({
  getParentRoute: () => appRoute,
  path: 'assurance/cockpit',
  component: lazyRouteComponent(() => import('./cockpit/cockpit.tsx'), 'CockpitPage'),
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
  component: lazyRouteComponent(() => import('./recommendations/recommendations.tsx'), 'RecommendationsPage'),
})

const recommendation = createRoute({
  getParentRoute: () => appRoute,
  path: 'assurance/recommendations/$code',
  component: lazyRouteComponent(() => import('./recommendations/recommendation.tsx'), 'RecommendationPage'),
})

/** The hub of the room, and the screens it leads to that stand on one address each. */
const screens = createRoute({
  getParentRoute: () => appRoute,
  path: 'assurance/{-$screen}',
  validateSearch: z.object({
    part: several.catch(undefined),
    state: several.catch(undefined),
    show: z.string().max(40).optional().catch(undefined),
    sort: z.string().max(40).optional().catch(undefined),
  }),
  component: lazyRouteComponent(() => import('./screens.tsx'), 'ScreenPage'),
})

/** The list of findings, or one of them. */
const findings = createRoute({
  getParentRoute: () => appRoute,
  path: 'assurance/findings/{-$id}',
  validateSearch: z.object({
    show: z.enum(['mine', 'closed']).optional().catch(undefined),
    q: z.string().max(200).optional().catch(undefined),
    state: several.catch(undefined),
    severity: several.catch(undefined),
    part: several.catch(undefined),
    owner: several.catch(undefined),
    due: z.enum(['week', 'overdue']).optional().catch(undefined),
    sort: z.string().max(40).optional().catch(undefined),
  }),
  component: lazyRouteComponent(() => import('./findings/finding-page.tsx'), 'FindingsOrOne'),
})

/** All rules, or one of them in the studio. */
const rules = createRoute({
  getParentRoute: () => appRoute,
  path: 'assurance/rules/{-$id}',
  validateSearch: z.object({
    q: z.string().max(200).optional().catch(undefined),
    part: several.catch(undefined),
    standing: several.catch(undefined),
    sort: z.string().max(40).optional().catch(undefined),
  }),
  component: lazyRouteComponent(() => import('./studio/studio.tsx'), 'StudioPage'),
})

/** All frameworks, or one of them. */
const frameworks = createRoute({
  getParentRoute: () => appRoute,
  path: 'assurance/frameworks/{-$code}',
  validateSearch: z.object({ sort: z.string().max(40).optional().catch(undefined) }),
  component: lazyRouteComponent(() => import('./frameworks/frameworks.tsx'), 'FrameworksOrOne'),
})

const part = createRoute({
  getParentRoute: () => appRoute,
  path: 'parts/$code',
  component: lazyRouteComponent(() => import('./parts/part.tsx'), 'PartPage'),
})

const changes = createRoute({
  getParentRoute: () => appRoute,
  path: 'assurance/changes',
  component: lazyRouteComponent(() => import('./history/changes.tsx'), 'ChangesPage'),
})

const purposes = createRoute({
  getParentRoute: () => appRoute,
  path: 'assurance/purposes',
  component: lazyRouteComponent(() => import('./purposes/purposes.tsx'), 'PurposesPage'),
})

const emergency = createRoute({
  getParentRoute: () => appRoute,
  path: 'emergency/cycle',
  component: lazyRouteComponent(() => import('./parts/emergency.tsx'), 'EmergencyPage'),
})

export const assuranceRoutes = [
  screens,
  cockpit,
  recommendations,
  recommendation,
  findings,
  frameworks,
  rules,
  part,
  changes,
  purposes,
  emergency,
] as const
