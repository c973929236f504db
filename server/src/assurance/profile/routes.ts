/** The profile of a city: what it settles for itself, by whom, why and for how long. */
import { ProfileSetting, SettingDecision, SettingEnd, SettingNew } from '@citywide/model/assurance/profile'
import { Problem } from '@citywide/model/problem'
import { plainText } from '@citywide/model/text'
import type { FastifyPluginAsyncZod } from 'fastify-type-provider-zod'
import { z } from 'zod'
import { principalOf } from '#platform/access/guard.ts'
import { outsideRights } from '#platform/access/reach.ts'
import { scopeOf, type WholeScope } from '#platform/access/scopes-store.ts'
import { momentOf } from '#platform/clock.ts'
import { createdOnce, doneOnce } from '#platform/http/idempotency.ts'
import type { Queryable } from '#platform/postgres/pool.ts'
import { type Rulebook, rulebook } from '../rulebook.ts'
import type { Sight } from '../view/seen.ts'
import { chainOf } from './in-force-store.ts'
import { recordsFor } from './records.ts'
import { mayAct } from './rights.ts'
import { findSetting, settingsOf } from './setting-store.ts'
import { settingViews } from './setting-view.ts'
import { decideSetting, endNow, propose } from './settle.ts'

const Id = z.object({ id: z.uuid() })
const tags = ['D']

export const profileRoutes: FastifyPluginAsyncZod<Sight> = async (app, sight) => {
  const { pool, clock, timeZone } = sight

  const viewOf = async (client: Queryable, book: Rulebook, id: string, by: string): Promise<ProfileSetting> => {
    const setting = await findSetting(client, id)
    if (!setting) throw new Problem('NOT_FOUND')
    const scope = await scopeOf(client, setting.scope)
    const [view] = await settingViews(client, book, [setting], { by, moment: momentOf(scope, clock.now()) })
    if (!view) throw new Problem('NOT_FOUND')
    return view
  }
  const settling = (book: Rulebook, scope: WholeScope, by: string) => {
    const now = clock.now()
    return { book, scope, by, now, moment: momentOf(scope, now), timeZone }
  }
  app.get(
    '/profile-settings',
    {
      config: { access: 'read' },
      schema: {
        tags,
        summary: 'What a city has settled for itself beside the defaults, and what waits to be approved',
        querystring: z.strictObject({
          scope: plainText(60).optional(),
          subject: plainText(40)
            .optional()
            .meta({ description: 'A rule: with what was settled for its whole recommendation. Or a recommendation' }),
        }),
        response: { 200: z.array(ProfileSetting) },
      },
    },
    async (request) => {
      const { query } = request
      const book = await rulebook(pool)
      const scope = await scopeOf(pool, query.scope)
      if (!mayAct('read', scope.id)) return []
      const rule = query.subject === undefined ? undefined : book.rules.get(query.subject)
      const subjects =
        query.subject === undefined ? undefined : [query.subject, ...(rule ? [rule.requirement.code] : [])]
      const settings = await settingsOf(pool, await chainOf(pool, scope.id), { subjects })
      const moment = momentOf(scope, clock.now())
      return settingViews(pool, book, settings, { by: principalOf(request).accountId, moment })
    },
  )

  app.post(
    '/profile-settings',
    {
      config: { access: 'write' },
      schema: {
        tags,
        summary: 'Propose limits of the city, what does not apply, an exemption or a freeze; a second person approves',
        body: SettingNew,
        response: { 201: ProfileSetting },
      },
    },
    async (request, reply) => {
      const { accountId: by } = principalOf(request)
      const { body } = request
      const book = await rulebook(pool)
      const scope = await scopeOf(pool, body.scope)
      if (!mayAct('read', scope.id)) throw new Problem('NOT_FOUND')
      const given = settling(book, scope, by)
      const records = await outsideRights(() => recordsFor(pool, given, body))
      return createdOnce(pool, request, reply, async (client) =>
        viewOf(client, book, await propose(client, given, body, records), by),
      )
    },
  )

  app.post(
    '/profile-settings/:id/decision',
    {
      config: { access: 'write', strong: true },
      schema: {
        tags,
        summary: 'Approve or decline what somebody else proposed; from then on it is judged by',
        params: Id,
        body: SettingDecision,
        response: { 200: ProfileSetting },
      },
    },
    async (request) => {
      const { accountId: by } = principalOf(request)
      const { decision, reason = null } = request.body
      const { id } = request.params
      const book = await rulebook(pool)
      return doneOnce(pool, request, async (client) => {
        const given = settling(book, await scopeOfSetting(client, id), by)
        await decideSetting(client, given, id, { approve: decision === 'approve', reason })
        return viewOf(client, book, id, by)
      })
    },
  )

  app.post(
    '/profile-settings/:id/end',
    {
      config: { access: 'write' },
      schema: {
        tags,
        summary: 'Withdraw a proposal of one’s own, or end what is in force: the default counts again',
        params: Id,
        body: SettingEnd,
        response: { 200: ProfileSetting },
      },
    },
    async (request) => {
      const { accountId: by } = principalOf(request)
      const { id } = request.params
      const book = await rulebook(pool)
      return doneOnce(pool, request, async (client) => {
        await endNow(client, settling(book, await scopeOfSetting(client, id), by), id, request.body.reason)
        return viewOf(client, book, id, by)
      })
    },
  )
}

/** The scope of a setting, for those who may see it at all. */
async function scopeOfSetting(client: Queryable, id: string): Promise<WholeScope> {
  const setting = await findSetting(client, id)
  if (!setting || !mayAct('read', setting.scopeId)) throw new Problem('NOT_FOUND')
  return scopeOf(client, setting.scope)
}
