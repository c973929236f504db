/** Everything that holds some words, at an address of its own. */
import { createRoute, lazyRouteComponent } from '@tanstack/react-router'
import { z } from 'zod'
import { appRoute } from '../api/root-route.ts'

const search = createRoute({
  getParentRoute: () => appRoute,
  path: 'search',
  validateSearch: z.object({
    q: z.string().max(200).optional().catch(undefined),
    /** Path of the register to look in. */
    register: z.string().max(100).optional().catch(undefined),
    /** How many hits are open. */
    rows: z.coerce.number().int().min(1).max(200).optional().catch(undefined),
  }),
  component: lazyRouteComponent(() => import('./search-page.tsx'), 'SearchPage'),
})

export const searchRoutes = [search] as const
