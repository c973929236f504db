/** Who is to act on a record next, and everything that waits for somebody. */
import { randomUUIDv7 } from 'node:crypto'
import { AccountView } from '@citywide/model/platform/account-view'
import { AroundRecord } from '@citywide/model/platform/around'
import {
  Assignment,
  AssignmentEnd,
  NewAssignment,
  RecordAssignments,
  TaskPage,
} from '@citywide/model/platform/assignment'
import { Problem } from '@citywide/model/problem'
import type { RecordDeclaration } from '@citywide/model/record/record'
import { plainText } from '@citywide/model/text'
import type { FastifyPluginAsyncZod } from 'fastify-type-provider-zod'
import { z } from 'zod'
import { principalOf } from '../access/guard.ts'
import { recordNames } from '../around/names.ts'
import { demandPeople, findPeople } from '../around/people-store.ts'
import { subjectsOf } from '../around/subject.ts'
import { tellAround } from '../around/subject-store.ts'
import { createdOnce, doneOnce } from '../http/idempotency.ts'
import { tellPeople } from '../inbox/store.ts'
import { type Pool, type Queryable } from '../postgres/pool.ts'
import { assignmentsOf, endAssignment, findAssignments, keepAssignment, lockOpen, tasksOf } from './store.ts'

export interface AssignmentOptions {
  readonly pool: Pool
  readonly registers: readonly RecordDeclaration[]
}

const Id = z.object({ id: z.uuid() })
const tags = ['assignments']

export const assignmentRoutes: FastifyPluginAsyncZod<AssignmentOptions> = async (app, { pool, registers }) => {
  const subjects = subjectsOf(registers)
  const byPath = new Map(registers.map((declaration) => [declaration.path, declaration]))

  const found = async (client: Queryable, id: string) => {
    const [assignment] = await findAssignments(client, [id])
    if (!assignment) throw new Problem('NOT_FOUND')
    await subjects.of(client, assignment.noun, assignment.recordId)
    return assignment
  }

  app.get(
    '/accounts',
    {
      config: { access: 'read' },
      schema: {
        tags,
        summary: 'People who can be mentioned or asked to act',
        querystring: z.strictObject({
          q: plainText(100).default(''),
          limit: z.coerce.number().int().min(1).max(100).default(20),
        }),
        response: { 200: z.array(AccountView) },
      },
    },
    ({ query }) => findPeople(pool, query.q.trim(), query.limit),
  )

  app.get(
    '/assignments',
    {
      config: { access: 'read' },
      schema: {
        tags,
        summary: 'Who is to act on a record, and who was before',
        querystring: AroundRecord,
        response: { 200: RecordAssignments },
      },
    },
    async ({ query }) => {
      const { declaration, id } = await subjects.at(pool, query)
      const all = await assignmentsOf(pool, declaration.name, id)
      return {
        open: all.find(({ ended }) => ended === null) ?? null,
        ended: all.filter(({ ended }) => ended !== null),
      }
    },
  )

  app.post(
    '/assignments',
    {
      config: { access: 'write' },
      schema: {
        tags,
        summary: 'Ask somebody to act on a record, in place of whoever was asked before',
        body: NewAssignment,
        response: { 201: Assignment },
      },
    },
    async (request, reply) => {
      const { accountId: by } = principalOf(request)
      const { body } = request
      return createdOnce(pool, request, reply, async (client) => {
        const { declaration, id: recordId } = await subjects.at(client, body)
        await demandPeople(client, [body.account], '/account')
        const noun = declaration.name
        const open = await lockOpen(client, noun, recordId)
        if (open !== body.replaces) throw new Problem('ASSIGNED_MEANWHILE')
        const [before] = open === null ? [] : await findAssignments(client, [open])
        if (open !== null) await endAssignment(client, open, by, 'replaced')
        const { account, dueOn, note } = body
        const id = randomUUIDv7()
        await keepAssignment(client, { id, noun, recordId, accountId: account, dueOn, note, by })
        // Another day or another word for the same person is no news.
        if (before?.account.id !== account)
          await tellPeople(client, [account], { kind: 'assignment', about: id, noun, recordId, actor: by })
        await tellChange(client, recordId)
        return found(client, id)
      })
    },
  )

  app.post(
    '/assignments/:id/end',
    {
      config: { access: 'write' },
      schema: {
        tags,
        summary: 'Say that it is done, or that nobody need act',
        params: Id,
        body: AssignmentEnd,
        response: { 200: Assignment },
      },
    },
    async (request) => {
      const { accountId } = principalOf(request)
      return doneOnce(pool, request, async (client) => {
        const { id, noun, recordId } = await found(client, request.params.id)
        await lockOpen(client, noun, recordId)
        const ended = await endAssignment(client, id, accountId, request.body.outcome)
        if (!ended) throw new Problem('ASSIGNED_MEANWHILE')
        await tellChange(client, recordId)
        return found(client, id)
      })
    },
  )

  app.get(
    '/tasks',
    {
      config: { access: 'read' },
      schema: {
        tags,
        summary: 'What waits for somebody, over all registers',
        querystring: z.strictObject({
          whose: z
            .union([z.literal('mine'), z.literal('all'), z.uuid()])
            .default('mine')
            .meta({ description: 'mine, all, or the id of an account' }),
          state: z.enum(['open', 'ended']).default('open'),
          register: z.string().max(100).optional(),
          after: z.uuid().optional(),
          limit: z.coerce.number().int().min(1).max(200).default(50),
        }),
        response: { 200: TaskPage },
      },
    },
    async (request) => {
      const { whose, state, register, after = null, limit } = request.query
      const noun = register === undefined ? null : byPath.get(register)?.name
      if (noun === undefined) throw new Problem('NOT_FOUND')
      const accountId = whose === 'mine' ? principalOf(request).accountId : whose === 'all' ? null : whose
      const tasks = await tasksOf(pool, { accountId, noun, state, after, limit: limit + 1 })
      const items = tasks.slice(0, limit)
      return {
        items: [...(await recordNames(pool, registers, items))],
        next: tasks.length > limit ? (items.at(-1)?.id ?? null) : null,
      }
    },
  )
}

async function tellChange(client: Queryable, recordId: string): Promise<void> {
  await tellAround(client, `assignments ${recordId}`)
  await tellAround(client, 'tasks')
}
