/** What the city gains and whether it arrives. [C1–C3] */
import { createRoute, lazyRouteComponent } from '@tanstack/react-router'
import { z } from 'zod'
import { appRoute, several } from '../shell/api/root-route.ts'

const register = createRoute({
  getParentRoute: () => appRoute,
  path: 'benefits/register',
  validateSearch: z.object({
    course: several.catch(undefined),
    sort: z.string().max(40).optional().catch(undefined),
  }),
  component: lazyRouteComponent(() => import('./register.tsx'), 'BenefitRegister'),
})

const benefit = createRoute({
  getParentRoute: () => appRoute,
  path: 'benefits/register/$id',
  component: lazyRouteComponent(() => import('./benefit.tsx'), 'BenefitPage'),
})

export const benefitRoutes = [register, benefit] as const
