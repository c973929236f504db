/** Files of rows that become records: where one begins, and each import at its own address, in whatever state it is. */
import { createRoute, lazyRouteComponent } from '@tanstack/react-router'
import { z } from 'zod'
import { appRoute } from '../api/root-route.ts'

const imports = createRoute({
  getParentRoute: () => appRoute,
  path: 'import',
  validateSearch: z.object({
    /** Path of the register that the file is for. */
    register: z.string().max(80).optional().catch(undefined),
  }),
  component: lazyRouteComponent(() => import('./start/start-page.tsx'), 'StartPage'),
})

const oneImport = createRoute({
  getParentRoute: () => appRoute,
  path: 'import/$id',
  validateSearch: z.object({
    /** Back to the fields of a file that was checked already. */
    step: z.enum(['fields']).optional().catch(undefined),
    /** Rows that the page shows: by what they become. */
    rows: z.enum(['new', 'changed', 'same', 'refused']).optional().catch(undefined),
  }),
  component: lazyRouteComponent(() => import('./import-page.tsx'), 'ImportPage'),
})

export const importRoutes = [imports, oneImport] as const
