/** Infrastructure, data and systems of the city. [B12–B14] */
import { createRoute, lazyRouteComponent } from '@tanstack/react-router'
import { z } from 'zod'
import { appRoute, several } from '../shell/api/root-route.ts'
import { ranges } from './feeds/range.ts'

const feeds = createRoute({
  getParentRoute: () => appRoute,
  path: 'resources/feeds',
  validateSearch: z.object({
    q: z.string().max(200).optional().catch(undefined),
    property: several.catch(undefined),
    state: several.catch(undefined),
    sort: z
      .enum([
        'title',
        '-title',
        'property',
        '-property',
        'place',
        '-place',
        'age',
        '-age',
        'state',
        '-state',
        'rhythm',
        '-rhythm',
      ])
      .optional()
      .catch(undefined),
  }),
  component: lazyRouteComponent(() => import('./feeds/feeds-page.tsx'), 'FeedsPage'),
})

const feed = createRoute({
  getParentRoute: () => appRoute,
  path: 'resources/feeds/$code',
  validateSearch: z.object({
    range: z.enum(ranges).optional().catch(undefined),
    /** First and last civil day of a span of one's own, in the zone of the stream; they go before `range`. */
    from: z.iso.date().optional().catch(undefined),
    to: z.iso.date().optional().catch(undefined),
    resolution: z.enum(['raw', 'hour', 'day']).optional().catch(undefined),
    show: z.enum(['chart', 'table']).optional().catch(undefined),
    /** Time at which the page of the table begins. */
    after: z.iso.datetime().optional().catch(undefined),
  }),
  component: lazyRouteComponent(() => import('./feeds/feed-page.tsx'), 'FeedPage'),
})

const sources = createRoute({
  getParentRoute: () => appRoute,
  path: 'resources/sources',
  component: lazyRouteComponent(() => import('./sources/sources-page.tsx'), 'SourcesPage'),
})

const source = createRoute({
  getParentRoute: () => appRoute,
  path: 'resources/sources/$code',
  component: lazyRouteComponent(() => import('./sources/source-page.tsx'), 'SourcePage'),
})

export const resourceRoutes = [feeds, feed, sources, source] as const
