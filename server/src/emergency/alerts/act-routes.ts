/** What people do with alerts: one at a time wins, and whoever comes second is told who was first. */
import {
  AlertActs,
  type AlertActs as Acts,
  AlertAssignment,
  AlertIncident,
  AlertMerger,
  AlertOutcomes,
  AlertReason,
  AlertView,
} from '@citywide/model/emergency/alert-view'
import { Problem } from '@citywide/model/problem'
import type { FastifyRequest } from 'fastify'
import type { FastifyPluginAsyncZod } from 'fastify-type-provider-zod'
import { z } from 'zod'
import { principalOf } from '#platform/access/guard.ts'
import { doneOnce, versionRead } from '#platform/http/idempotency.ts'
import type { PoolClient } from '#platform/postgres/pool.ts'
import type { EmergencyParts } from '../parts.ts'
import { demandOperations } from '../rights.ts'
import { actOnAlert } from './act.ts'
import { assignAlert, endAssignments } from './assign.ts'
import type { Desk, Seen } from './held.ts'
import { openIncident } from './incident.ts'
import { mergeAlerts, unmergeAlert } from './merge.ts'
import { AlertId, alertNow, alertTags as tags } from './routes.ts'

const response = { 200: AlertView }
const Nothing = z.strictObject({}).default({})

export const alertActRoutes: FastifyPluginAsyncZod<EmergencyParts> = async (app, parts) => {
  const { pool, store, clock, news } = parts
  const config = { access: 'write' } as const

  const deskOf = (client: PoolClient, request: FastifyRequest): Desk => ({
    client,
    store,
    principal: principalOf(request),
    now: clock.now(),
  })
  /** Does something with the alert of the address, once, and answers how it stands then. */
  const done = async (
    request: FastifyRequest<{ Params: { id: string } }>,
    work: (desk: Desk, seen: Seen) => Promise<unknown>,
  ) => {
    demandOperations('write')
    const seen = { id: request.params.id, version: versionRead(request) }
    const alert = await doneOnce(pool, request, async (client) => {
      await work(deskOf(client, request), seen)
      return alertNow(client, parts, seen.id)
    })
    news.tell()
    return alert
  }

  app.post(
    '/operations/alerts/:id/acknowledge',
    { config, schema: { tags, summary: 'Say that one has seen an alert', params: AlertId, body: Nothing, response } },
    (request) => done(request, (desk, seen) => actOnAlert(desk, seen, { act: 'acknowledge' })),
  )

  app.post(
    '/operations/alerts/:id/assign',
    {
      config,
      schema: {
        tags,
        summary: 'Give an alert to a person, a team or both',
        params: AlertId,
        body: AlertAssignment,
        response,
      },
    },
    (request) => done(request, (desk, seen) => assignAlert(desk, seen, request.body)),
  )

  app.post(
    '/operations/alerts/:id/merge',
    {
      config,
      schema: { tags, summary: 'Merge other alerts into this one', params: AlertId, body: AlertMerger, response },
    },
    (request) => done(request, (desk, seen) => mergeAlerts(desk, seen, request.body.alerts)),
  )

  app.post(
    '/operations/alerts/:id/unmerge',
    { config, schema: { tags, summary: 'Take an alert out of its merger', params: AlertId, body: Nothing, response } },
    (request) => done(request, unmergeAlert),
  )

  app.post(
    '/operations/alerts/:id/close',
    {
      config,
      schema: { tags, summary: 'Close an alert, with a reason', params: AlertId, body: AlertReason, response },
    },
    (request) => done(request, (desk, seen) => over(desk, seen, 'close', request.body.reason)),
  )

  app.post(
    '/operations/alerts/:id/false-alarm',
    { config, schema: { tags, summary: 'Say that nothing was wrong', params: AlertId, body: AlertReason, response } },
    (request) => done(request, (desk, seen) => over(desk, seen, 'falseAlarm', request.body.reason)),
  )

  app.post(
    '/operations/alerts/:id/reopen',
    { config, schema: { tags, summary: 'Open a closed alert again', params: AlertId, body: AlertReason, response } },
    (request) => done(request, (desk, seen) => actOnAlert(desk, seen, { act: 'reopen', reason: request.body.reason })),
  )

  app.post(
    '/operations/alerts/:id/open-incident',
    {
      config,
      schema: { tags, summary: 'Declare an incident from an alert', params: AlertId, body: AlertIncident, response },
    },
    (request) => done(request, (desk, seen) => openIncident(desk, seen, request.body)),
  )

  app.post(
    '/operations/alerts/acts',
    {
      config,
      schema: {
        tags,
        summary: 'The same with up to a hundred alerts, each with its own outcome',
        body: AlertActs,
        response: { 200: AlertOutcomes },
      },
    },
    async (request) => {
      demandOperations('write')
      const { body } = request
      const outcomes = await doneOnce(pool, request, async (client) => {
        const desk = deskOf(client, request)
        const items: z.infer<typeof AlertOutcomes>['items'] = []
        for (const seen of body.alerts) {
          const problem = await apart(client, () => each(desk, seen, body))
          const alert = problem ? null : await alertNow(client, parts, seen.id)
          items.push({ id: seen.id, alert, problem: problem ?? null })
        }
        return { items, done: items.filter(({ alert }) => alert !== null).length }
      })
      news.tell()
      return outcomes
    },
  )
}

async function over(desk: Desk, seen: Seen, act: 'close' | 'falseAlarm', reason: string): Promise<void> {
  await actOnAlert(desk, seen, { act, reason })
  await endAssignments(desk, seen.id)
}

function each(desk: Desk, seen: Seen, body: Acts): Promise<void> {
  switch (body.act) {
    case 'acknowledge':
      return actOnAlert(desk, seen, { act: 'acknowledge' })
    case 'assign':
      return assignAlert(desk, seen, body)
    case 'close':
    case 'falseAlarm':
      return over(desk, seen, body.act, body.reason)
  }
}

/** One of many: when it is refused, the others stand. */
async function apart(
  client: PoolClient,
  work: () => Promise<void>,
): Promise<{ code: string; text: { zh: string; en: string } } | undefined> {
  await client.query('savepoint act')
  try {
    await work()
    await client.query('release savepoint act')
    return undefined
  } catch (error) {
    if (!(error instanceof Problem)) throw error
    await client.query('rollback to savepoint act')
    const { code, text } = error.document('zh')
    return { code, text }
  }
}
