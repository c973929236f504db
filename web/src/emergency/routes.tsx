/** Alerts and incidents of the city as they happen. [EM, B12] */
import { createRoute, lazyRouteComponent } from '@tanstack/react-router'
import { z } from 'zod'
import { appRoute, rootRoute, several, signedIn } from '../shell/api/root-route.ts'

const text = z.string().max(200).optional().catch(undefined)

const operations = createRoute({
  getParentRoute: () => appRoute,
  path: 'emergency',
  // `alert`: the one that is open beside the map. `view`: where the map looks. `span`: what is chosen of the 24 hours.
  validateSearch: z.object({
    alert: text,
    show: text,
    map: text,
    view: text,
    span: text,
    q: text,
    sort: text,
    layer: several.catch(undefined),
    state: several.catch(undefined),
  }),
  component: lazyRouteComponent(() => import('./operations-page.tsx'), 'OperationsPage'),
})

const alert = createRoute({
  getParentRoute: () => appRoute,
  path: 'emergency/alerts/$id',
  component: lazyRouteComponent(() => import('./alert/alert-page.tsx'), 'AlertPage'),
})

/** All event rules, or one of them; `new` is one that is not kept yet. */
const eventRules = createRoute({
  getParentRoute: () => appRoute,
  path: 'emergency/event-rules/{-$id}',
  validateSearch: z.object({ sort: text }),
  component: lazyRouteComponent(() => import('./event-rules/rules-page.tsx'), 'EventRulesOrOne'),
})

/** Without the frame: a wall is looked at. Who may see it is judged as for any page behind the sign-in. */
const wall = createRoute({
  getParentRoute: () => rootRoute,
  path: 'wall/operations',
  validateSearch: z.object({ map: text }),
  beforeLoad: signedIn,
  component: lazyRouteComponent(() => import('./wall/wall-page.tsx'), 'WallPage'),
})

export const emergencyRoutes = [operations, alert, eventRules] as const
export const wallRoutes = [wall] as const
