/** Dead letters of a source over HTTP: looked at, mended, replayed, dropped. */
import {
  RejectDrop,
  RejectMend,
  RejectReplay,
  RejectsDropped,
  RejectsReplayed,
  rejectText,
  rejectTransitions,
  SourceReject,
  SourceRejects,
} from '@citywide/model/observations/source-reject'
import { sourceCode } from '@citywide/model/observations/source'
import { Problem } from '@citywide/model/problem'
import type { FastifyPluginAsyncZod } from 'fastify-type-provider-zod'
import { z } from 'zod'
import { principalOf } from '#platform/access/guard.ts'
import { noteAct } from '#platform/audit/append.ts'
import { doneOnce, versionRead } from '#platform/http/idempotency.ts'
import { transaction } from '#platform/postgres/pool.ts'
import type { DeliverOptions } from './deliver.ts'
import {
  type Chosen,
  clearCounts,
  countWaiting,
  endLetters,
  heldLetter,
  heldLetters,
  letterGroups,
  mendLetter,
  type StoredLetter,
  waitingLetters,
} from './letter-store.ts'
import { replay } from './replay.ts'
import { changes, heldFor, looks, personAt } from './routes.ts'
import { sourceByCode } from './store.ts'

const Code = z.object({ code: sourceCode })
const tags = ['sources']
/** Letters that one request takes care of; of more, the rest is told. */
const AT_ONCE = 1_000

export const rejectRoutes: FastifyPluginAsyncZod<DeliverOptions> = async (app, options) => {
  const { pool, clock } = options

  app.get(
    '/sources/:code/rejects',
    {
      config: looks,
      schema: {
        tags,
        summary: 'Refused rows of a source that wait for somebody, newest first, and how many by reason',
        params: Code,
        querystring: z.strictObject({
          reason: z.string().max(60).optional(),
          stream: z.string().max(200).optional(),
          limit: z.coerce.number().int().min(1).max(200).default(50),
          after: z.uuid().optional().meta({ description: 'Cursor: `next` of the page before' }),
        }),
        response: { 200: SourceRejects },
      },
    },
    async (request) => {
      const { reason, stream, limit, after } = request.query
      const { scopeIds } = principalOf(request)
      const source = await sourceByCode(pool, { now: clock.now(), scopes: scopeIds }, request.params.code)
      if (!source) throw new Problem('NOT_FOUND')
      const [groups, rows] = await Promise.all([
        letterGroups(pool, source.id),
        waitingLetters(pool, source.id, { reason, stream }, { limit, after: after ?? null }),
      ])
      const items = rows.slice(0, limit)
      return {
        groups: groups.map((group) => ({ ...group, text: rejectText(group.reason) })),
        items: items.map(shown),
        next: rows.length > limit ? (items.at(-1)?.id ?? null) : null,
      }
    },
  )

  app.patch(
    '/sources/:code/rejects/:id',
    {
      config: changes,
      schema: {
        tags,
        summary: 'Mend a refused row; it is stored when it is replayed (If-Match)',
        params: Code.extend({ id: z.uuid() }),
        body: RejectMend,
        response: { 200: SourceReject },
      },
    },
    async (request) => {
      const principal = personAt(request)
      const { code, id } = request.params
      const read = versionRead(request)
      return transaction(pool, async (client) => {
        const source = await heldFor(client, principal, code)
        const letter = source && (await heldLetter(client, source.id, id))
        if (!letter) throw new Problem('NOT_FOUND')
        if (letter.version !== read) throw new Problem('CHANGED', { read: String(read), now: String(letter.version) })
        if (rejectTransitions[letter.state].mend === undefined) throw new Problem('REJECT_ENDED')
        const mended = await mendLetter(client, id, request.body)
        if (!mended) throw new Problem('NOT_FOUND')
        const detail = { code, letter: id, reason: letter.reason }
        await noteAct(client, { act: 'source.mend', noun: 'source', object: source.id, detail })
        return shown(mended)
      })
    },
  )

  app.post(
    '/sources/:code/rejects/replay',
    {
      config: changes,
      schema: {
        tags,
        summary: 'Judge refused rows again, and store those that fit now; at most 1,000 at once',
        params: Code,
        body: RejectReplay,
        response: { 200: RejectsReplayed },
      },
    },
    async (request) => {
      const principal = personAt(request)
      const { code } = request.params
      const which = chosenBy(request.body)
      return doneOnce(pool, request, async (client) => {
        const source = await heldFor(client, principal, code)
        if (!source) throw new Problem('NOT_FOUND')
        const letters = await heldLetters(client, source.id, which, AT_ONCE)
        const result = await replay(options, client, { source: source.id, letters, account: principal.accountId })
        const left = await countWaiting(client, source.id, which)
        await noteAct(client, { act: 'source.replay', noun: 'source', object: source.id, detail: { code, ...result } })
        return { ...result, left }
      })
    },
  )

  app.post(
    '/sources/:code/rejects/drop',
    {
      config: changes,
      schema: {
        tags,
        summary: 'Drop refused rows, with a reason',
        params: Code,
        body: RejectDrop,
        response: { 200: RejectsDropped },
      },
    },
    async (request) => {
      const principal = personAt(request)
      const { code } = request.params
      const which = chosenBy(request.body)
      const { reason } = request.body
      return doneOnce(pool, request, async (client) => {
        const source = await heldFor(client, principal, code)
        if (!source) throw new Problem('NOT_FOUND')
        // A source keeps no more than some thousand: all of them fit.
        const letters = await heldLetters(client, source.id, which, 10_000)
        const ids = letters.map(({ id }) => id)
        await endLetters(client, ids, { state: 'dropped', account: principal.accountId, reason })
        await clearCounts(client, source.id)
        const detail = { code, dropped: ids.length }
        await noteAct(client, { act: 'source.drop', noun: 'source', object: source.id, detail })
        return { dropped: ids.length }
      })
    },
  )
}

function chosenBy({ letters }: RejectReplay): Chosen {
  return Array.isArray(letters) ? { ids: letters } : letters
}

function shown(letter: StoredLetter): SourceReject {
  return { ...letter, text: rejectText(letter.reason) }
}
