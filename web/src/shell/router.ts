/** The route tree. Each room brings its own; everything behind a route arrives when it is first opened. */
import type { QueryClient } from '@tanstack/react-query'
import { createRoute, createRouter, lazyRouteComponent, redirect } from '@tanstack/react-router'
import { z } from 'zod'
import { assuranceRoutes } from '../assurance/routes.tsx'
import { benefitRoutes } from '../benefits/routes.tsx'
import { emergencyRoutes, wallRoutes } from '../emergency/routes.tsx'
import { resourceRoutes } from '../resources/routes.tsx'
import { appRoute, parseSearch, rootRoute, stringifySearch } from './api/root-route.ts'
import { sessionQuery } from './api/session.ts'
import { accessRoute } from './access/routes.ts'
import { auditRoute } from './audit/routes.ts'
import { healthRoute } from './health/routes.ts'
import { waitingRoutes } from './inbox/routes.ts'
import { webhookRoute } from './webhooks/routes.ts'
import { importRoutes } from './imports/routes.tsx'
import { Broken } from './broken.tsx'
import { recordRoutes } from './records/routes.tsx'
import { Root } from './root.tsx'
import { scopeRoutes } from './scopes/routes.tsx'
import { searchRoutes } from './search/routes.tsx'
import { Shell } from './shell.tsx'

const home = createRoute({
  getParentRoute: () => rootRoute,
  path: '/',
  beforeLoad: () => {
    throw redirect({ to: '/app', search: true, replace: true })
  },
})

/** Where those begin whose work is not the city's cockpit. */
const homes = [
  ['citizen', '/my'],
  ['privacy_officer', '/app/privacy'],
  ['sysadmin', '/app/admin/health'],
] as const

const appHome = createRoute({
  getParentRoute: () => appRoute,
  path: '/',
  beforeLoad: ({ context }) => {
    const roles = context.client.getQueryData(sessionQuery.queryKey)?.account.roles ?? []
    const [, own] = homes.find(([role]) => roles.includes(role)) ?? []
    throw redirect({ to: own ?? '/app/assurance/cockpit', search: true, replace: true })
  },
})

const signIn = createRoute({
  getParentRoute: () => rootRoute,
  path: 'sign-in',
  validateSearch: z.object({
    reason: z.string().optional().catch(undefined),
    step: z.string().optional().catch(undefined),
    to: z.string().optional().catch(undefined),
  }),
  component: lazyRouteComponent(() => import('./sign-in.tsx'), 'SignIn'),
})

const account = createRoute({
  getParentRoute: () => appRoute,
  path: 'account',
  component: lazyRouteComponent(() => import('./account/account-page.tsx'), 'AccountPage'),
})

const my = createRoute({
  getParentRoute: () => rootRoute,
  path: 'my',
  validateSearch: z.object({
    show: z.string().optional().catch(undefined),
    id: z.string().optional().catch(undefined),
  }),
  component: lazyRouteComponent(() => import('./my/my-page.tsx'), 'MyPage'),
})

const privacy = createRoute({
  getParentRoute: () => appRoute,
  path: 'privacy',
  validateSearch: z.object({ show: z.string().optional().catch(undefined) }),
  component: lazyRouteComponent(() => import('./privacy/privacy-page.tsx'), 'PrivacyPage'),
})

const NotFound = lazyRouteComponent(() => import('./not-found.tsx'), 'NotFound')
rootRoute.update({ component: Root, notFoundComponent: NotFound })
appRoute.update({ component: Shell, notFoundComponent: NotFound, errorComponent: Broken })

const tree = rootRoute.addChildren([
  home,
  signIn,
  my,
  ...wallRoutes,
  appRoute.addChildren([
    appHome,
    account,
    privacy,
    healthRoute,
    ...assuranceRoutes,
    ...benefitRoutes,
    ...emergencyRoutes,
    ...resourceRoutes,
    ...recordRoutes,
    ...importRoutes,
    ...searchRoutes,
    ...scopeRoutes,
    ...waitingRoutes,
    auditRoute,
    webhookRoute,
    accessRoute,
  ]),
])

export function makeRouter(client: QueryClient) {
  return createRouter({
    routeTree: tree,
    context: { client },
    parseSearch,
    stringifySearch,
    defaultPreload: 'intent',
    defaultErrorComponent: Broken,
    scrollRestoration: true,
  })
}

declare module '@tanstack/react-router' {
  interface Register {
    router: ReturnType<typeof makeRouter>
  }
}
