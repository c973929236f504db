import { createRoute, lazyRouteComponent } from '@tanstack/react-router'
import { appRoute } from '../api/root-route.ts'

/** Accounts, approvals, holders, keys and providers. The filters of the accounts stand in the address; the page reads them. */
export const accessRoute = createRoute({
  getParentRoute: () => appRoute,
  path: 'admin/$screen',
  validateSearch: (all: {
    readonly q?: unknown
    readonly role?: unknown
    readonly state?: unknown
    readonly kind?: unknown
    readonly account?: unknown
  }) => all,
  component: lazyRouteComponent(() => import('./access-page.tsx'), 'AccessPage'),
})
