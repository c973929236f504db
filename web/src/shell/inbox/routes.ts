import { createRoute, lazyRouteComponent } from '@tanstack/react-router'
import { z } from 'zod'
import { appRoute } from '../api/root-route.ts'

const inbox = createRoute({
  getParentRoute: () => appRoute,
  path: 'inbox',
  validateSearch: z.object({
    show: z.enum(['unread']).optional().catch(undefined),
    kind: z
      .enum(['mention', 'assignment', 'finding', 'role_waits', 'role_ends', 'signature'])
      .optional()
      .catch(undefined),
  }),
  component: lazyRouteComponent(() => import('./inbox-page.tsx'), 'InboxPage'),
})

const tasks = createRoute({
  getParentRoute: () => appRoute,
  path: 'tasks',
  validateSearch: z.object({
    /** Everybody's, or those of one account. */
    whose: z
      .union([z.literal('all'), z.uuid()])
      .optional()
      .catch(undefined),
    state: z.enum(['ended']).optional().catch(undefined),
    register: z.string().max(100).optional().catch(undefined),
  }),
  component: lazyRouteComponent(() => import('../tasks/tasks-page.tsx'), 'TasksPage'),
})

/** What waits for the reader. */
export const waitingRoutes = [inbox, tasks] as const
