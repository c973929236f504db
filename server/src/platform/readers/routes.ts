/** Who can see a record, and why: from the same grants that judge every request. */
import { AroundRecord } from '@citywide/model/platform/around'
import { Readers, type RightNeed } from '@citywide/model/platform/readers'
import { type Role, roleNames } from '@citywide/model/platform/role'
import { Problem } from '@citywide/model/problem'
import type { RecordDeclaration } from '@citywide/model/record/record'
import type { FastifyPluginAsyncZod } from 'fastify-type-provider-zod'
import { type Act, type Extent, extents } from '../access/grants.ts'
import { type Asked, can, type Circumstances, type Reach, reachOf } from '../access/reach.ts'
import { subjectsOf } from '../around/subject.ts'
import { asPlatform, type Pool, transaction } from '../postgres/pool.ts'
import { askedBy, type Facts, factsOf } from '../records/facts-store.ts'
import { departmentNames, holdersOf } from './store.ts'

export interface ReaderOptions {
  readonly pool: Pool
  readonly registers: readonly RecordDeclaration[]
}

/** So many are named; of the others there is a number. */
const NAMED = 200

/** The circumstances that rights ask for, the easiest first. */
const moments: readonly (readonly RightNeed[])[] = [
  [],
  ['strong'],
  ['purpose'],
  ['purpose', 'strong'],
  ['purpose', 'incident'],
  ['purpose', 'incident', 'strong'],
]
const circumstancesOf = (needs: readonly RightNeed[]): Circumstances => ({
  purpose: needs.includes('purpose'),
  incident: needs.includes('incident'),
  strong: needs.includes('strong'),
})

type Right = Readers['roles'][number]['read']

export const readerRoutes: FastifyPluginAsyncZod<ReaderOptions> = async (app, { pool, registers }) => {
  const subjects = subjectsOf(registers)
  const byName = new Map(registers.map((declaration) => [declaration.name, declaration]))

  app.get(
    '/readers',
    {
      config: { access: 'read' },
      schema: {
        tags: ['X'],
        summary: 'Who can see or change a record, and by which right',
        querystring: AroundRecord,
        response: { 200: Readers },
      },
    },
    async ({ query }) =>
      transaction(
        pool,
        async (client) => {
          const { declaration, id } = await subjects.at(client, query)
          const facts = await factsOf(client, byName, declaration, id)
          if (!facts) throw new Problem('NOT_FOUND')
          // Who may see a record is no secret of those who may; the accounts are read for the answer alone.
          const holders = await asPlatform(client, () => holdersOf(client))
          const named = holders.flatMap(({ id: account, name, kind, roles, ...holder }) => {
            const asked = askedBy(holder, facts)
            const rights = asked && rightsIn(roles, asked)
            return rights?.read
              ? [{ id: account, name, roles: [...roles], program: kind === 'program', ...rights }]
              : []
          })
          return {
            kind: facts.kind,
            level: facts.level,
            departments: await departmentNames(client, facts.departments),
            roles: (Object.keys(roleNames) as Role[]).flatMap((role) => {
              const rights = rightsIn([role], anybody(facts))
              return rights.read ? [{ role, ...rights }] : []
            }),
            people: named.slice(0, NAMED),
            more: Math.max(0, named.length - NAMED),
          }
        },
        { readOnly: true },
      ),
  )
}

/** Somebody of the department who owns it: what a role may do at most. */
const anybody = ({ kind, level, departments, owners, subject }: Facts): Asked => ({
  kind,
  level,
  dept: departments.length > 0,
  own: owners.length > 0 || subject !== null,
})

function rightsIn(roles: readonly Role[], asked: Asked) {
  const reaches = moments.map((needs) => reachOf(roles, circumstancesOf(needs)))
  const of = (act: Act) => rightIn(reaches, act, asked)
  return { read: of('read'), write: of('write'), approve: of('approve') }
}

/** The right that asks for the least, and whose records it is for. */
function rightIn(reaches: readonly Reach[], act: Act, asked: Asked): Right {
  for (const [at, reach] of reaches.entries()) {
    const extent = extents.find((one) => can(reach, act, onlyBy(asked, one)))
    if (extent !== undefined) return { extent, needs: [...(moments[at] ?? [])] }
  }
  return null
}

const onlyBy = (asked: Asked, extent: Extent): Asked => ({
  ...asked,
  dept: extent === 'dept' && asked.dept,
  own: extent === 'own' && asked.own,
})
