/** Every register of the model: list, record, form, made from the declarations. The declarations arrive with the pages. */
import { createRoute, lazyRouteComponent } from '@tanstack/react-router'
import { appRoute } from '../api/root-route.ts'
import { readBeginning, readListSearch } from './list/search.ts'

const registers = createRoute({
  getParentRoute: () => appRoute,
  path: 'records',
  component: lazyRouteComponent(() => import('./register/registers-page.tsx'), 'RegistersPage'),
})

const list = createRoute({
  getParentRoute: () => appRoute,
  path: 'records/$path',
  validateSearch: readListSearch,
  component: lazyRouteComponent(() => import('./list/list-page.tsx'), 'ListPage'),
})

const create = createRoute({
  getParentRoute: () => appRoute,
  path: 'records/$path/new',
  // Values to begin with, by the names of the fields: a link says "a review of this benefit".
  validateSearch: readBeginning,
  component: lazyRouteComponent(() => import('./form/create-page.tsx'), 'CreatePage'),
})

const record = createRoute({
  getParentRoute: () => appRoute,
  path: 'records/$path/$id',
  component: lazyRouteComponent(() => import('./record/record-page.tsx'), 'RecordPage'),
})

const edit = createRoute({
  getParentRoute: () => appRoute,
  path: 'records/$path/$id/edit',
  component: lazyRouteComponent(() => import('./form/edit-page.tsx'), 'EditPage'),
})

export const recordRoutes = [registers, list, create, record, edit] as const
