import { createRoute, lazyRouteComponent } from '@tanstack/react-router'
import { appRoute } from '../api/root-route.ts'

const scopes = createRoute({
  getParentRoute: () => appRoute,
  path: 'scopes',
  component: lazyRouteComponent(() => import('./scopes-page.tsx'), 'ScopesPage'),
})

export const scopeRoutes = [scopes] as const
