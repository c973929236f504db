import { createRoute, lazyRouteComponent } from '@tanstack/react-router'
import { appRoute } from '../api/root-route.ts'

export const healthRoute = createRoute({
  getParentRoute: () => appRoute,
  path: 'admin/health',
  component: lazyRouteComponent(() => import('./health-page.tsx'), 'HealthPage'),
})
