/** Statements: drafted and signed by one person, signed too by another, challenged and answered, withdrawn. */
import {
  Attestation,
  AttestationChange,
  AttestationNew,
  AttestationNote,
  SecondSignature,
} from '@citywide/model/assurance/attestation'
import { Problem } from '@citywide/model/problem'
import { plainText } from '@citywide/model/text'
import type { FastifyPluginAsyncZod } from 'fastify-type-provider-zod'
import { z } from 'zod'
import { principalOf } from '#platform/access/guard.ts'
import { scopeOf } from '#platform/access/scopes-store.ts'
import { momentOf } from '#platform/clock.ts'
import { createdOnce, doneOnce, versionRead } from '#platform/http/idempotency.ts'
import { type PoolClient, type Queryable, transaction } from '#platform/postgres/pool.ts'
import { profileOf } from '../profile/profile.ts'
import { mayAct } from '../profile/rights.ts'
import type { Settling } from '../profile/settle.ts'
import { rulebook } from '../rulebook.ts'
import type { Sight } from '../view/seen.ts'
import { draft, rewrite, sign, signSecond, withdraw } from './attest.ts'
import { attestationsOf, findAttestation } from './attestation-store.ts'
import { attestationView } from './view.ts'

const params = z.object({ id: z.uuid() })
const tags = ['D']

/** A statement as whoever asks sees it. */
export async function attestationNow(
  { clock }: Sight,
  client: Queryable,
  id: string,
  by: string,
): Promise<Attestation> {
  const found = await findAttestation(client, id)
  if (!found || !mayAct('read', found.scopeId)) throw new Problem('NOT_FOUND')
  const moment = momentOf(await scopeOf(client, found.scope), clock.now())
  return attestationView(await rulebook(client), await profileOf(client, found.scopeId, moment), found, { by, moment })
}

export const attestationRoutes: FastifyPluginAsyncZod<Sight> = async (app, sight) => {
  const { pool, clock, timeZone } = sight

  const settlingIn = async (client: Queryable, scopeCode: string, by: string): Promise<Settling> => {
    const scope = await scopeOf(client, scopeCode)
    if (!mayAct('read', scope.id)) throw new Problem('NOT_FOUND')
    const now = clock.now()
    return { book: await rulebook(client), scope, by, now, moment: momentOf(scope, now), timeZone }
  }
  /** Does something with a statement and gives it back as it is then. */
  const done = async (
    client: PoolClient,
    id: string,
    by: string,
    work: (settling: Settling) => Promise<void>,
  ): Promise<Attestation> => {
    const found = await findAttestation(client, id)
    if (!found) throw new Problem('NOT_FOUND')
    await work(await settlingIn(client, found.scope, by))
    return attestationNow(sight, client, id, by)
  }

  app.get(
    '/attestations',
    {
      config: { access: 'read' },
      schema: {
        tags,
        summary: 'What people have stated where records say nothing, with evidence and signatures',
        querystring: z.strictObject({ scope: plainText(60).optional(), rule: plainText(40).optional() }),
        response: { 200: z.array(Attestation) },
      },
    },
    async (request) => {
      const { query } = request
      const { accountId: by } = principalOf(request)
      const scope = await scopeOf(pool, query.scope)
      if (!mayAct('read', scope.id)) return []
      const moment = momentOf(scope, clock.now())
      const book = await rulebook(pool)
      const profile = await profileOf(pool, scope.id, moment)
      const found = await attestationsOf(pool, scope.id, query.rule)
      return found.map((one) => attestationView(book, profile, one, { by, moment }))
    },
  )

  app.post(
    '/attestations',
    {
      config: { access: 'write' },
      schema: { tags, summary: 'Draft a statement', body: AttestationNew, response: { 201: Attestation } },
    },
    async (request, reply) => {
      const { accountId: by } = principalOf(request)
      const { body } = request
      return createdOnce(pool, request, reply, async (client) =>
        attestationNow(sight, client, await draft(client, await settlingIn(client, body.scope, by), body), by),
      )
    },
  )

  app.patch(
    '/attestations/:id',
    {
      config: { access: 'write' },
      schema: {
        tags,
        summary: 'Change a draft of one’s own',
        params,
        body: AttestationChange,
        response: { 200: Attestation },
      },
    },
    async (request) => {
      const { accountId: by } = principalOf(request)
      const read = versionRead(request)
      const { id } = request.params
      return transaction(
        pool,
        (client) => done(client, id, by, (settling) => rewrite(client, settling, id, read, request.body)),
        { actor: by },
      )
    },
  )

  app.post(
    '/attestations/:id/sign',
    {
      config: { access: 'write', strong: true },
      schema: { tags, summary: 'Sign a draft of one’s own', params, response: { 200: Attestation } },
    },
    async (request) => {
      const { accountId: by } = principalOf(request)
      const { id } = request.params
      return doneOnce(pool, request, (client) => done(client, id, by, (settling) => sign(client, settling, id)))
    },
  )

  app.post(
    '/attestations/:id/second',
    {
      // The auditor signs too, and writes nothing else.
      config: { access: 'read', strong: true },
      schema: {
        tags,
        summary: 'Sign as the second person, or send it back with the reason',
        params,
        body: SecondSignature,
        response: { 200: Attestation },
      },
    },
    async (request) => {
      const { accountId: by } = principalOf(request)
      const { id } = request.params
      const { decision, reason = null } = request.body
      const given = { signs: decision === 'sign', reason }
      return doneOnce(pool, request, (client) =>
        done(client, id, by, (settling) => signSecond(client, settling, id, given)),
      )
    },
  )

  app.post(
    '/attestations/:id/answer',
    {
      config: { access: 'write', strong: true },
      schema: {
        tags,
        summary: 'Answer a challenge and sign anew; then a second person signs too',
        params,
        body: AttestationNote,
        response: { 200: Attestation },
      },
    },
    async (request) => {
      const { accountId: by } = principalOf(request)
      const { id } = request.params
      const { note } = request.body
      return doneOnce(pool, request, (client) => done(client, id, by, (settling) => sign(client, settling, id, note)))
    },
  )

  app.post(
    '/attestations/:id/withdraw',
    {
      config: { access: 'write' },
      schema: {
        tags,
        summary: 'Withdraw a statement of one’s own',
        params,
        body: AttestationNote,
        response: { 200: Attestation },
      },
    },
    async (request) => {
      const { accountId: by } = principalOf(request)
      const { id } = request.params
      const { note } = request.body
      return doneOnce(pool, request, (client) =>
        done(client, id, by, (settling) => withdraw(client, settling, id, note)),
      )
    },
  )
}
