/** `GET /api/search`: one question over all registers. */
import { Problem } from '@citywide/model/problem'
import { SearchAnswer, type SearchHit } from '@citywide/model/platform/search-view'
import { displayName } from '@citywide/model/record/display'
import type { RecordDeclaration } from '@citywide/model/record/record'
import { plainText } from '@citywide/model/text'
import type { FastifyPluginAsyncZod } from 'fastify-type-provider-zod'
import { z } from 'zod'
import { principalOf } from '../access/guard.ts'
import { scopeOf } from '../access/scopes-store.ts'
import { once } from '../http/idempotency.ts'
import { type Pool, transaction } from '../postgres/pool.ts'
import { recordsOf } from '../records/stored.ts'
import { findRecords, type Ranked } from './find-store.ts'
import { rebuildSearch } from './indexing.ts'
import { matchesOf } from './matches.ts'
import { type Question, questionOf } from './question.ts'

export interface SearchOptions {
  readonly pool: Pool
  readonly registers: readonly RecordDeclaration[]
}

/** Beyond this nobody reads on: one asks with another word, or in one register. */
const MOST = 200

export const searchRoutes: FastifyPluginAsyncZod<SearchOptions> = async (app, { pool, registers }) => {
  const byName = new Map(registers.map((declaration) => [declaration.name, declaration]))
  const byPath = new Map(registers.map((declaration) => [declaration.path, declaration]))

  app.get(
    '/search',
    {
      config: { access: 'read' },
      schema: {
        summary: 'Records of all registers that hold the words, the best first',
        querystring: z.strictObject({
          q: plainText(200).meta({
            description: 'Words in Chinese or English, codes, or the first letters of the pinyin of a name',
          }),
          scope: plainText(60).optional().meta({ description: 'Code of a scope; its parts are included' }),
          register: plainText(100).optional().meta({ description: 'Path of a register, to look in this one only' }),
          limit: z.coerce.number().int().min(1).max(MOST).default(20),
          lang: z.enum(['zh', 'zh-CN', 'en']).optional(),
        }),
        response: { 200: SearchAnswer },
      },
    },
    async ({ query: { q, scope, register, limit } }) => {
      const only = register === undefined ? undefined : byPath.get(register)
      if (register !== undefined && !only) throw new Problem('NOT_FOUND')
      const scopes = scope === undefined ? undefined : (await scopeOf(pool, scope)).inside
      const question = questionOf(q)
      if (!question) return { items: [], registers: [], count: { value: 0, exact: true } }
      const found = await findRecords(pool, question, { noun: only?.name, scopes, nouns: byName }, limit)
      const counted = Object.entries(found.counts)
        .flatMap(([noun, count]) => {
          const path = byName.get(noun)?.path
          return path === undefined ? [] : [{ noun, path, count }]
        })
        .toSorted((a, b) => b.count - a.count || a.noun.localeCompare(b.noun))
      return {
        items: await hitsOf(found.ranked, question),
        registers: counted,
        count: { value: counted.reduce((sum, { count }) => sum + count, 0), exact: found.whole },
      }
    },
  )

  app.post(
    '/search/rebuild',
    {
      config: { access: 'operation' },
      schema: {
        summary: 'Compare every register with what search knows of it, behind the scenes',
        response: { 202: z.object({ registers: z.int() }) },
      },
    },
    async (request, reply) => {
      const answer = await transaction(pool, (client) =>
        once(client, request, principalOf(request).accountId, async () => {
          await rebuildSearch(client, registers)
          return { status: 202, body: { registers: registers.length } }
        }),
      )
      return reply.code(202).send(answer.body as { registers: number })
    },
  )

  /** The records themselves, as they stand now: one that is gone since it was entered is left out. */
  async function hitsOf(ranked: readonly Ranked[], question: Question): Promise<SearchHit[]> {
    const hits = new Map<string, SearchHit>()
    await Promise.all(
      [...Map.groupBy(ranked, ({ noun }) => noun)].map(async ([noun, group]) => {
        const declaration = byName.get(noun)
        if (!declaration) return
        const records = await recordsOf(
          pool,
          declaration,
          group.map(({ id }) => id),
        )
        for (const record of records) {
          hits.set(`${noun} ${record.id}`, {
            noun,
            path: declaration.path,
            id: record.id,
            title: displayName(declaration, record),
            scopeId: record.scopeId,
            updatedAt: record.updatedAt,
            matches: matchesOf(declaration, record, question),
          })
        }
      }),
    )
    return ranked.flatMap(({ noun, id }) => hits.get(`${noun} ${id}`) ?? [])
  }
}
