import { createRoute, lazyRouteComponent } from '@tanstack/react-router'
import { appRoute } from '../api/root-route.ts'

/** The filters stand in the address; the page reads them. */
export const auditRoute = createRoute({
  getParentRoute: () => appRoute,
  path: 'admin/audit',
  validateSearch: (all: {
    readonly fromDay?: unknown
    readonly toDay?: unknown
    readonly actor?: unknown
    readonly actorKind?: unknown
    readonly act?: unknown
    readonly noun?: unknown
    readonly object?: unknown
    readonly purpose?: unknown
    readonly row?: unknown
  }) => all,
  component: lazyRouteComponent(() => import('./audit-page.tsx'), 'AuditPage'),
})
