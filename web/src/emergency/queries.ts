/** What the operations screen asks. `reads` says which live events make an answer old. */
import { alertStates } from '@citywide/model/emergency/alert-state'
import { AlertDetail, AlertPage, type AlertView } from '@citywide/model/emergency/alert-view'
import { CityMap, DrawnMap, MapObjects, OperationsPicture } from '@citywide/model/emergency/operations'
import { keepPreviousData, queryOptions } from '@tanstack/react-query'
import { z } from 'zod'
import { ask } from '../shell/api/fetch.ts'

const reads = ['Alert', 'Incident']

/** The situation in one answer. Clocks run on the page; the figures are asked for anew when something changed, and every fifteen seconds. */
export const pictureQuery = (scope: string | undefined) =>
  queryOptions({
    queryKey: ['operations', 'picture', scope],
    queryFn: ({ signal }) => ask({ path: '/operations', answer: OperationsPicture, query: { scope }, signal }),
    enabled: scope !== undefined,
    refetchInterval: 15_000,
    placeholderData: keepPreviousData,
    meta: { reads },
  })

/** All objects with a place. Polled: the browser's cache and the ETag spare what did not change. */
export const objectsQuery = (scope: string | undefined) =>
  queryOptions({
    queryKey: ['operations', 'objects', scope],
    queryFn: ({ signal }) => ask({ path: '/operations/objects', answer: MapObjects, query: { scope }, signal }),
    enabled: scope !== undefined,
    refetchInterval: 5_000,
    refetchIntervalInBackground: false,
    placeholderData: keepPreviousData,
    // Columns of thousands: comparing them with the last ones costs more than taking the new ones.
    structuralSharing: false,
    meta: { reads: ['Alert', 'Incident'] },
  })

/** What the map draws; null where the city has loaded none. */
export const mapQuery = queryOptions({
  queryKey: ['operations', 'map'],
  queryFn: ({ signal }) => ask({ path: '/map', answer: CityMap.nullable(), signal }),
  staleTime: 300_000,
  meta: { reads: ['map'] },
})

/** The drawn layers for the SVG map; their address names their version. */
export const drawnQuery = (address: string | undefined) =>
  queryOptions({
    queryKey: ['operations', 'drawn', address],
    queryFn: ({ signal }) => ask({ path: (address ?? '').replace(/^\/api/, ''), answer: DrawnMap, signal }),
    enabled: address !== undefined,
    staleTime: Number.POSITIVE_INFINITY,
  })

export const alertQuery = (id: string | undefined) =>
  queryOptions({
    queryKey: ['operations', 'alert', id],
    queryFn: ({ signal }) => ask({ path: `/operations/alerts/${id}`, answer: AlertDetail, signal }),
    enabled: id !== undefined,
    meta: { reads },
  })

const everyState = Object.keys(alertStates).join(',')
const PAGE = 200
const MOST_PAGES = 5

/** Alerts raised in a span of the last day, also those that are closed; the latest first. */
export const alertsQuery = (scope: string | undefined, from: string, to: string) =>
  queryOptions({
    queryKey: ['operations', 'alerts', scope, from, to],
    queryFn: async ({ signal }) => {
      const found: AlertView[] = []
      let after: string | undefined
      for (let page = 0; page < MOST_PAGES; page += 1) {
        const query = { scope, state: everyState, order: 'newest', limit: PAGE, after }
        const answer = await ask({ path: '/operations/alerts', answer: AlertPage, query, signal })
        found.push(...answer.items.filter(({ raisedAt }) => raisedAt >= from && raisedAt < to))
        const last = answer.items.at(-1)
        if (answer.next === null || last === undefined || last.raisedAt < from) break
        after = answer.next
      }
      return found
    },
    placeholderData: keepPreviousData,
    meta: { reads },
  })

const Person = z.object({
  id: z.uuid(),
  name: z.object({ zh: z.string(), en: z.string() }),
  login: z.string().optional(),
})

/** Accounts whose name or sign-in name has the words. */
export const peopleQuery = (words: string) =>
  queryOptions({
    queryKey: ['accounts', words],
    queryFn: ({ signal }) =>
      ask({ path: '/accounts', answer: z.array(Person), query: { q: words || undefined }, signal }),
    staleTime: 60_000,
  })

const Organization = z.looseObject({
  id: z.uuid(),
  name: z.object({ zh: z.string().optional(), en: z.string().optional() }),
})
const Organizations = z.object({ items: z.array(Organization) })

/** Organizations of the register: the teams an alert can be given to. */
export const teamsQuery = (words: string) =>
  queryOptions({
    queryKey: ['organizations', 'found', words],
    queryFn: ({ signal }) =>
      ask({ path: '/organizations', answer: Organizations, query: { q: words || undefined, limit: 20 }, signal }),
    staleTime: 60_000,
  })

const Stage = z.looseObject({
  cycleNo: z.int(),
  stage: z.string(),
  startedAt: z.string(),
  endedAt: z.string().nullable(),
})

/** The stages that were written down for an incident. */
export const stagesQuery = (incident: string) =>
  queryOptions({
    queryKey: ['operations', 'stages', incident],
    queryFn: ({ signal }) =>
      ask({
        path: '/command-cycles',
        answer: z.object({ items: z.array(Stage) }),
        query: { incidentId: incident, limit: 200 },
        signal,
      }),
    meta: { reads: ['CommandCycle'] },
  })
