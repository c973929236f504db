import { createRoute, lazyRouteComponent } from '@tanstack/react-router'
import { appRoute } from '../api/root-route.ts'

/** The filters stand in the address; the page reads them. */
export const auditRoute = createRoute({
  getParentRoute: () => appRoute,
  path: 'admin/audit',
  validateSearch: (all): { readonly [filter: string]: unknown } => all,
  component: lazyRouteComponent(() => import('./audit-page.tsx'), 'AuditPage'),
})
