/** Alerts as the operations of the city read them, and those that a person raises. */
import {
  AlertDetail,
  AlertPage,
  AlertView,
  type AlertView as View,
  NewAlert,
} from '@citywide/model/emergency/alert-view'
import { AlertState, alertStates, openAlertStates } from '@citywide/model/emergency/alert-state'
import { Problem } from '@citywide/model/problem'
import { Alert } from '@citywide/model/resources/alert'
import { plainText } from '@citywide/model/text'
import type { FastifyPluginAsyncZod } from 'fastify-type-provider-zod'
import { z } from 'zod'
import { principalOf } from '#platform/access/guard.ts'
import { scopeOf } from '#platform/access/scopes-store.ts'
import { createdOnce } from '#platform/http/idempotency.ts'
import { type Queryable, transaction } from '#platform/postgres/pool.ts'
import { authorOf } from '#platform/records/store.ts'
import type { EmergencyParts } from '../parts.ts'
import { demandOperations } from '../rights.ts'
import { alertsById, countAlerts, domainOf, followersOf, listAlerts } from './alert-store.ts'
import { eventsOf, keepAlertEvents } from './event-store.ts'
import { alertTargets } from './target-store.ts'
import { alertViews } from './view.ts'

export const alertTags = ['operations']
export const AlertId = z.object({ id: z.uuid() })
/** Followers that one answer brings. */
const FOLLOWERS = 200

const stateNames = Object.keys(alertStates) as (keyof typeof alertStates)[]
/** One or several, with commas between. */
const States = z
  .string()
  .max(200)
  .transform((text) => text.split(','))
  .pipe(z.array(AlertState).min(1).max(stateNames.length))
const Severities = z
  .string()
  .max(20)
  .regex(/^[1-4](,[1-4])*$/)
  .transform((text) => text.split(',').map(Number))

/** Alerts as they stand now, in the order of their ids. */
async function alertsNow(
  client: Queryable,
  { clock }: Pick<EmergencyParts, 'clock'>,
  ids: readonly string[],
): Promise<View[]> {
  const { targets } = await alertTargets(client)
  return alertViews(await alertsById(client, ids), targets, clock.now())
}

/** @throws Problem NOT_FOUND */
export async function alertNow(client: Queryable, parts: Pick<EmergencyParts, 'clock'>, id: string): Promise<View> {
  const [alert] = await alertsNow(client, parts, [id])
  if (!alert) throw new Problem('NOT_FOUND')
  return alert
}

export const alertRoutes: FastifyPluginAsyncZod<EmergencyParts> = async (app, parts) => {
  const { pool, store, clock, news } = parts
  const reading = { readOnly: true, whole: 'emergency' } as const

  app.get(
    '/operations/alerts',
    {
      config: { access: 'read' },
      schema: {
        tags: alertTags,
        summary: 'Alerts: the open ones, the gravest first, or others that are asked for',
        querystring: z.strictObject({
          scope: plainText(60).min(1).optional(),
          state: States.optional().meta({ description: 'Open ones when left out' }),
          severity: Severities.optional(),
          incident: z.uuid().optional(),
          rule: plainText(120).min(1).optional(),
          order: z.enum(['urgent', 'newest']).default('urgent'),
          after: z.uuid().optional().meta({ description: 'Cursor: `next` of the page before' }),
          limit: z.coerce.number().int().min(1).max(200).default(50),
        }),
        response: { 200: AlertPage },
      },
    },
    async ({ query }) => {
      demandOperations('read')
      const { scope, state = openAlertStates, severity, incident, rule, order, after, limit } = query
      return transaction(
        pool,
        async (client) => {
          const { inside } = await scopeOf(client, scope)
          const question = {
            scopes: inside,
            states: state,
            severities: severity ?? null,
            incidentId: incident ?? null,
            ruleId: rule ?? null,
            order,
            after: after ?? null,
            limit: limit + 1,
          }
          const rows = await listAlerts(client, question)
          const count = await countAlerts(client, question)
          const { targets } = await alertTargets(client)
          const items = alertViews(rows.slice(0, limit), targets, clock.now())
          return { items, next: rows.length > limit ? (items.at(-1)?.id ?? null) : null, count }
        },
        reading,
      )
    },
  )

  app.get(
    '/operations/alerts/:id',
    {
      config: { access: 'read' },
      schema: {
        tags: alertTags,
        summary: 'An alert with all that happened to it',
        params: AlertId,
        response: { 200: AlertDetail },
      },
    },
    async ({ params }, reply) => {
      demandOperations('read')
      const detail = await transaction(
        pool,
        async (client) => {
          const alert = await alertNow(client, parts, params.id)
          const { targets } = await alertTargets(client)
          const merged = alertViews(await followersOf(client, alert.id, FOLLOWERS), targets, clock.now())
          const [leader = null] =
            alert.mergedIntoId === null ? [] : await alertsNow(client, parts, [alert.mergedIntoId])
          return { ...alert, timeline: await eventsOf(client, alert.id), merged, leader }
        },
        reading,
      )
      reply.header('etag', `"${detail.version}"`)
      return detail
    },
  )

  app.post(
    '/operations/alerts',
    {
      config: { access: 'write' },
      schema: {
        tags: alertTags,
        summary: 'Raise an alert by hand',
        body: NewAlert,
        response: { 201: AlertView },
      },
    },
    async (request, reply) => {
      demandOperations('write')
      const { domain, ...values } = request.body
      const principal = principalOf(request)
      const made = await createdOnce(pool, request, reply, async (client) => {
        const at = clock.now().toString()
        const { id } = await store.create(
          client,
          Alert,
          { ...values, domain: domainOf(domain), autoDetected: false, raisedAt: at },
          authorOf(principal),
        )
        const raised = { alertId: id, event: 'raised', fromState: null, toState: 'raised' } as const
        await keepAlertEvents(client, [{ ...raised, at, doneAt: at, actor: principal.accountId }])
        return alertNow(client, parts, id)
      })
      news.tell()
      reply.header('etag', `"${made.version}"`)
      return made
    },
  )
}
