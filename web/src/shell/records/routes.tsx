/** Every register of the model: list, record, form, made from the declarations. The declarations arrive with the pages. */
import { z } from 'zod'
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

const log = createRoute({
  getParentRoute: () => appRoute,
  path: 'records/$path/log',
  component: lazyRouteComponent(() => import('./log/log-page.tsx'), 'LogPage'),
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

const drafts = createRoute({
  getParentRoute: () => appRoute,
  path: 'drafts',
  validateSearch: z.object({ box: z.enum(['awaiting', 'mine', 'open', 'closed']).optional().catch(undefined) }),
  component: lazyRouteComponent(() => import('./draft/drafts-page.tsx'), 'DraftsPage'),
})

const draft = createRoute({
  getParentRoute: () => appRoute,
  path: 'drafts/$id',
  component: lazyRouteComponent(() => import('./draft/draft-page.tsx'), 'DraftPage'),
})

const draftEdit = createRoute({
  getParentRoute: () => appRoute,
  path: 'drafts/$id/edit',
  component: lazyRouteComponent(() => import('./draft/draft-edit-page.tsx'), 'DraftEditPage'),
})

export const recordRoutes = [registers, list, log, create, record, edit, drafts, draft, draftEdit] as const
