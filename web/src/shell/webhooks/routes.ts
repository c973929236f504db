import { createRoute, lazyRouteComponent } from '@tanstack/react-router'
import { appRoute } from '../api/root-route.ts'

/** What other systems are told, and one of them by its id. The page reads the filters. */
export const webhookRoute = createRoute({
  getParentRoute: () => appRoute,
  path: 'admin/webhooks/{-$id}',
  validateSearch: (all: { readonly show?: unknown }) => all,
  component: lazyRouteComponent(() => import('./webhooks-page.tsx'), 'WebhooksPage'),
})
