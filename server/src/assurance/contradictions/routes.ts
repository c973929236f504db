/** Contradictions between records over HTTP: all of a scope, all records of one, all that one record is in. */
import { ContradictionPage, Contradictions, RecordContradictions } from '@citywide/model/assurance/contradiction'
import { Problem } from '@citywide/model/problem'
import { plainText } from '@citywide/model/text'
import type { FastifyPluginAsyncZod } from 'fastify-type-provider-zod'
import { z } from 'zod'
import { outsideRights } from '#platform/access/reach.ts'
import { scopeOf } from '#platform/access/scopes-store.ts'
import { momentOf } from '#platform/clock.ts'
import { InScope } from '#platform/http/asked.ts'
import { read } from '#platform/records/personal.ts'
import { judgeOne, stands } from '../record/store.ts'
import { givenIn } from '../run/judge-all.ts'
import type { Sight } from '../view/seen.ts'
import { contradictionBook } from './book.ts'
import { contradictionsIn, recordsOf } from './find.ts'

const tags = ['D']

export const contradictionRoutes: FastifyPluginAsyncZod<Sight> = async (app, { pool, clock, timeZone }) => {
  const book = await contradictionBook()
  const byPath = new Map([...book.declarations.values()].map((declaration) => [declaration.path, declaration]))
  const asked = async (query: z.infer<typeof InScope>) => {
    const scope = await scopeOf(pool, query.scope)
    return { scope, given: givenIn(scope, momentOf(scope, clock.now(), query.at), timeZone) }
  }

  app.get(
    '/contradictions',
    {
      config: { access: 'read' },
      schema: {
        tags,
        summary: 'Records that contradict themselves or each other',
        querystring: InScope,
        response: { 200: Contradictions },
      },
    },
    async ({ query }) => {
      const { scope, given } = await asked(query)
      return contradictionsIn(pool, scope, given)
    },
  )

  app.get(
    '/contradictions/:id/records',
    {
      config: { access: 'read' },
      schema: {
        tags,
        summary: 'All records of one contradiction',
        params: z.object({ id: plainText(40) }),
        querystring: InScope.extend({
          after: z.uuid().optional(),
          limit: z.coerce.number().int().min(1).max(200).default(50),
        }),
        response: { 200: ContradictionPage },
      },
    },
    async ({ params, query }) => {
      const one = book.contradictions.find(({ card }) => card.id === params.id)
      if (!one) throw new Problem('NOT_FOUND')
      const { given } = await asked(query)
      return recordsOf(pool, book, one, given, query.after ?? null, query.limit)
    },
  )

  app.get(
    '/record-contradictions/:register/:id',
    {
      config: { access: 'read' },
      schema: {
        tags,
        summary: 'What a record contradicts',
        params: z.object({ register: plainText(100), id: z.uuid() }),
        querystring: InScope,
        response: { 200: RecordContradictions },
      },
    },
    async ({ params, query }) => {
      const declaration = byPath.get(params.register)
      if (!declaration || !(await read(pool, declaration, (client) => stands(client, declaration, params.id), nothing)))
        throw new Problem('NOT_FOUND')
      const { given } = await asked(query)
      const own = book.contradictions.filter(({ card }) => card.about === declaration.name)
      const queries = own.map(({ one }) => one)
      const verdicts = await outsideRights(() => judgeOne(pool, book.vocabulary, queries, given, params.id))
      return own.flatMap(({ card, conditions, fields, one }) => {
        if (verdicts.get(one)?.verdict !== 'pass') return []
        const { id, title, sure, why, do: mend } = card
        return [{ id, title, conditions: [...conditions], sure, why, do: mend, fields: [...fields] }]
      })
    },
  )
}

/** Of the record itself nothing is shown. */
const nothing = () => []
