/** What the signed-in person needs personal data for: stated once, kept with the session, told to those concerned. */
import { Purpose, PurposeView, StatedPurpose } from '@citywide/model/platform/purpose'
import { Problem } from '@citywide/model/problem'
import type { FastifyRequest } from 'fastify'
import type { FastifyPluginAsyncZod } from 'fastify-type-provider-zod'
import { z } from 'zod'
import { noteAct } from '../audit/append.ts'
import { type Pool, transaction } from '../postgres/pool.ts'
import { cookieName, principalOf } from './guard.ts'
import { hashOf } from './principal.ts'
import { endPurpose, keepPurpose, openIncidents } from './purpose-store.ts'

export interface PurposeOptions {
  readonly pool: Pool
  readonly publicUrl: string
}

const path = '/session/purpose'

export const purposeRoutes: FastifyPluginAsyncZod<PurposeOptions> = async (app, { pool, publicUrl }) => {
  const cookie = cookieName(publicUrl)
  /** A key states no purpose: what programs may do is settled when they get it. */
  const sessionOf = (request: FastifyRequest): Buffer => {
    const token = request.cookies[cookie]
    if (principalOf(request).kind !== 'session' || token === undefined) throw new Problem('PERSON_NEEDED')
    return hashOf(token)
  }

  app.get(
    path,
    {
      config: { access: 'self' },
      schema: {
        summary: 'The purpose that is stated now, and the open incidents that can be one',
        response: { 200: PurposeView },
      },
    },
    async (request) => {
      const { purpose, roles } = principalOf(request)
      return { purpose, incidents: roles.includes('duty_officer') ? await openIncidents(pool) : [] }
    },
  )

  app.put(
    path,
    {
      config: { access: 'self', trusted: true },
      schema: {
        summary: 'State what personal data are needed for',
        body: StatedPurpose,
        response: { 200: Purpose },
      },
    },
    async (request) => {
      const session = sessionOf(request)
      const { body } = request
      return transaction(pool, async (client) => {
        if (body.kind === 'incident') {
          const open = await openIncidents(client)
          if (!open.some(({ id }) => id === body.incidentId)) throw new Problem('NO_OPEN_INCIDENT')
        }
        const purpose = await keepPurpose(client, session, body)
        if (!purpose) throw new Problem('SIGN_IN')
        const { kind, legalBasis, reference } = body
        await noteAct(client, {
          act: 'purpose.state',
          noun: body.kind === 'incident' ? 'Incident' : undefined,
          object: body.incidentId ?? undefined,
          purpose: reference ?? kind,
          detail: { kind, legalBasis },
        })
        return purpose
      })
    },
  )

  app.delete(
    path,
    {
      config: { access: 'self', trusted: true },
      schema: { summary: 'End the purpose: personal data are closed again', response: { 204: z.null() } },
    },
    async (request, reply) => {
      const session = sessionOf(request)
      await transaction(pool, async (client) => {
        await endPurpose(client, session)
        await noteAct(client, { act: 'purpose.end' })
      })
      return reply.code(204).send(null)
    },
  )
}
