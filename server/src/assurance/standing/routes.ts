import { ComponentStanding } from '@citywide/model/assurance/component-standing'
import { PurposeMatrix, RegisterStanding, RollUp, ScopeStanding } from '@citywide/model/assurance/standing'
import { plainText } from '@citywide/model/text'
import type { FastifyPluginAsyncZod } from 'fastify-type-provider-zod'
import { z } from 'zod'
import { scopeOf } from '#platform/access/scopes-store.ts'
import { instantOf, InSight } from '../view/asked.ts'
import type { Sight } from '../view/seen.ts'
import { purposeMatrix } from './purposes.ts'
import { registerStandings } from './registers.ts'
import { componentStandings, rollUpOf, scopeTree } from './scopes.ts'

export const standingRoutes: FastifyPluginAsyncZod<Sight> = async (app, sight) => {
  const { pool } = sight

  app.get(
    '/register-standing',
    {
      config: { access: 'read' },
      schema: {
        tags: ['D'],
        summary: 'What every register holds in a scope, what its records lack, and which rules wait for it',
        querystring: InSight,
        response: { 200: z.array(RegisterStanding) },
      },
    },
    async ({ query }) => registerStandings(sight, await scopeOf(pool, query.scope), instantOf(query.at), query.known),
  )

  app.get(
    '/component-standing',
    {
      config: { access: 'read' },
      schema: {
        tags: ['D'],
        summary: 'How each part of the standard stands, with the governance changes and the emergency cycle',
        querystring: InSight,
        response: { 200: z.array(ComponentStanding) },
      },
    },
    async ({ query }) => componentStandings(sight, await scopeOf(pool, query.scope), instantOf(query.at), query.known),
  )

  app.get(
    '/scope-tree',
    {
      config: { access: 'read' },
      schema: {
        tags: ['X'],
        summary: 'Every scope with what is in it and how its recommendations stand',
        response: { 200: z.array(ScopeStanding) },
      },
    },
    () => scopeTree(sight),
  )

  app.get(
    '/roll-up',
    {
      config: { access: 'read' },
      schema: {
        tags: ['D'],
        summary: 'A scope and the parts right below it, side by side',
        querystring: InSight,
        response: { 200: RollUp },
      },
    },
    async ({ query }) => rollUpOf(sight, await scopeOf(pool, query.scope), instantOf(query.at), query.known),
  )

  app.get(
    '/purposes',
    {
      config: { access: 'read' },
      schema: {
        tags: ['A1'],
        summary: 'Initiatives, benefits and services by purpose and issue of ISO 37101',
        querystring: z.strictObject({ scope: plainText(60).optional() }),
        response: { 200: PurposeMatrix },
      },
    },
    async ({ query }) => purposeMatrix(pool, await scopeOf(pool, query.scope)),
  )
}
