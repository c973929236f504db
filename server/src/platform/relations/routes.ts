/** Which records of all registers point to one. */
import { AroundRecord } from '@citywide/model/platform/around'
import { Relations } from '@citywide/model/platform/relations'
import type { RecordDeclaration } from '@citywide/model/record/record'
import type { FastifyPluginAsyncZod } from 'fastify-type-provider-zod'
import { z } from 'zod'
import { subjectsOf } from '../around/subject.ts'
import type { Pool } from '../postgres/pool.ts'
import { referencesOf } from '../records/references.ts'
import { recordsOf } from '../records/store.ts'
import { countInverses, type Inverse } from './store.ts'

export interface RelationOptions {
  readonly pool: Pool
  readonly registers: readonly RecordDeclaration[]
}

/** Counting stops here. */
const COUNTED = 1_000

export const relationRoutes: FastifyPluginAsyncZod<RelationOptions> = async (app, { pool, registers }) => {
  const subjects = subjectsOf(registers)
  const byName = new Map(registers.map((declaration) => [declaration.name, declaration]))
  const inversesOf = inversesIn(registers)

  app.get(
    '/relations',
    {
      config: { access: 'read' },
      schema: {
        tags: ['relations'],
        summary: 'Which records point to this one: per field how many, and the newest few',
        querystring: AroundRecord.extend({ few: z.coerce.number().int().min(0).max(20).default(4) }),
        response: { 200: Relations },
      },
    },
    async ({ query }) => {
      const { declaration, id } = await subjects.at(pool, query)
      const inverses = inversesOf.get(declaration.name) ?? []
      const counts = await countInverses(pool, inverses, id, { most: COUNTED + 1, few: query.few })
      const relations = await Promise.all(
        counts.map(async ({ inverse, count, ids }) => {
          const records = new Map((await recordsOf(pool, inverse.declaration, ids)).map((one) => [one.id, one]))
          const items = ids.flatMap((one) => records.get(one) ?? [])
          return {
            register: inverse.declaration.path,
            field: inverse.field,
            count: { value: Math.min(count, COUNTED), exact: count <= COUNTED },
            items,
            refs: await referencesOf(pool, byName, inverse.declaration, items),
          }
        }),
      )
      return {
        items: relations.map(({ refs: _refs, ...relation }) => relation),
        refs: Object.assign({}, ...relations.map(({ refs }) => refs)) as Awaited<ReturnType<typeof referencesOf>>,
      }
    },
  )
}

/** Per noun, every field of every register that may point to it, in the order of the model. */
function inversesIn(registers: readonly RecordDeclaration[]): ReadonlyMap<string, readonly Inverse[]> {
  const found = new Map<string, Inverse[]>()
  for (const declaration of registers) {
    for (const [name, field] of Object.entries(declaration.fields)) {
      if (field.type !== 'ref' && field.type !== 'refs') continue
      for (const noun of field.to) {
        const inverses = found.get(noun) ?? []
        found.set(noun, inverses)
        inverses.push({ declaration, field: name, several: field.type === 'refs' })
      }
    }
  }
  return found
}
