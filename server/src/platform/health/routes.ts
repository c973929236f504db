/** How the platform is doing: every line for those who run it, one sentence for everybody who works with it. */
import { HealthReport, HealthWord } from '@citywide/model/platform/health'
import type { FastifyPluginAsyncZod } from 'fastify-type-provider-zod'
import { outsideRights } from '../access/reach.ts'
import type { Health } from './reader.ts'

export const healthPageRoutes: FastifyPluginAsyncZod<{ readonly health: Health }> = async (app, { health }) => {
  const tags = ['operation']
  app.get(
    '/operation/health',
    {
      config: { access: 'operation' },
      schema: { tags, summary: 'How the platform is doing, in words', response: { 200: HealthReport } },
    },
    () => outsideRights(() => health.report()),
  )
  app.get(
    '/health',
    {
      config: { access: 'self' },
      schema: { tags, summary: 'Whether the platform is well', response: { 200: HealthWord } },
    },
    () => outsideRights(() => health.word()),
  )
}
