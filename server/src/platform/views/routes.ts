/** Saved views over HTTP. What a view asks is checked when it is saved; what has vanished since, the list says itself. */
import { randomUUIDv7 } from 'node:crypto'
import { DefaultView, SavedView, ViewCreate, ViewPatch } from '@citywide/model/platform/view'
import { Problem } from '@citywide/model/problem'
import type { RecordDeclaration } from '@citywide/model/record/record'
import { plainText } from '@citywide/model/text'
import type { FastifyPluginAsyncZod } from 'fastify-type-provider-zod'
import { z } from 'zod'
import { principalOf } from '../access/guard.ts'
import type { Principal } from '../access/principal.ts'
import { createdOnce, doneOnce, versionRead } from '../http/idempotency.ts'
import { type Pool, type Queryable, transaction } from '../postgres/pool.ts'
import { registerFinder } from '../records/register-at.ts'
import { demandKnownState } from './state.ts'
import { deleteView, findView, insertView, keepDefault, updateView, viewsOf } from './store.ts'

export interface ViewOptions {
  readonly pool: Pool
  readonly registers: readonly RecordDeclaration[]
}

const Id = z.object({ id: z.uuid() })
const tags = ['X']

export const viewRoutes: FastifyPluginAsyncZod<ViewOptions> = async (app, { pool, registers }) => {
  const registerAt = registerFinder(registers)

  app.get(
    '/views',
    {
      config: { access: 'read' },
      schema: {
        tags,
        summary: 'Saved views of a register: own ones and those shared with the reader',
        querystring: z.strictObject({ register: plainText(100) }),
        response: { 200: z.array(SavedView) },
      },
    },
    (request) => viewsOf(pool, principalOf(request), registerAt(request.query.register).path),
  )

  app.get(
    '/views/:id',
    {
      config: { access: 'read' },
      schema: { tags, summary: 'A saved view', params: Id, response: { 200: SavedView } },
    },
    async (request, reply) => {
      const view = await visibleView(pool, principalOf(request), request.params.id)
      reply.header('etag', `"${view.version}"`)
      return view
    },
  )

  app.post(
    '/views',
    {
      config: { access: 'read' },
      schema: { tags, summary: 'Save a view under a name', body: ViewCreate, response: { 201: SavedView } },
    },
    async (request, reply) => {
      const principal = principalOf(request)
      demandKnownState(registerAt(request.body.register), request.body.state)
      const view = await createdOnce(pool, request, reply, async (client) => {
        const id = randomUUIDv7()
        await insertView(client, principal, id, request.body)
        return visibleView(client, principal, id)
      })
      reply.header('etag', `"${view.version}"`)
      return view
    },
  )

  app.patch(
    '/views/:id',
    {
      config: { access: 'self' },
      schema: {
        tags,
        summary: 'Rename a view, replace what it shows, share it',
        params: Id,
        body: ViewPatch,
        response: { 200: SavedView },
      },
    },
    async (request, reply) => {
      const principal = principalOf(request)
      const read = versionRead(request)
      const view = await transaction(pool, async (client) => {
        const before = await ownView(client, principal, request.params.id, read)
        if (request.body.state) demandKnownState(registerAt(before.register), request.body.state)
        if (!(await updateView(client, before.id, read, request.body))) throw await changed(client, principal, before)
        return viewOf(client, principal, before.id)
      })
      reply.header('etag', `"${view.version}"`)
      return view
    },
  )

  app.delete(
    '/views/:id',
    {
      config: { access: 'self' },
      schema: { tags, summary: 'Delete a view', params: Id, response: { 204: z.null() } },
    },
    async (request, reply) => {
      const principal = principalOf(request)
      const read = versionRead(request)
      await transaction(pool, async (client) => {
        const before = await ownView(client, principal, request.params.id, read)
        if (!(await deleteView(client, before.id, read))) throw await changed(client, principal, before)
      })
      return reply.code(204).send(null)
    },
  )

  app.post(
    '/views/default',
    {
      config: { access: 'read' },
      schema: {
        tags,
        summary: 'What the own list of a register opens with',
        body: DefaultView,
        response: { 200: DefaultView },
      },
    },
    async (request) => {
      const principal = principalOf(request)
      const { register, view } = request.body
      const { path } = registerAt(register)
      return doneOnce(pool, request, async (client) => {
        if (view !== null && (await visibleView(client, principal, view)).register !== path)
          throw new Problem('NOT_FOUND')
        await keepDefault(client, principal, path, view)
        return { register, view }
      })
    },
  )
}

async function viewOf(client: Queryable, reader: Principal, id: string): Promise<SavedView> {
  const found = await findView(client, reader, id)
  if (!found) throw new Problem('NOT_FOUND')
  return found.view
}

async function visibleView(client: Queryable, reader: Principal, id: string): Promise<SavedView> {
  const found = await findView(client, reader, id)
  if (!found) throw new Problem('NOT_FOUND')
  if (!found.visible) throw new Problem('VIEW_PRIVATE')
  return found.view
}

/** A view that this person may change, at the version that was read. */
async function ownView(client: Queryable, person: Principal, id: string, read: number): Promise<SavedView> {
  const found = await findView(client, person, id)
  if (!found) throw new Problem('NOT_FOUND')
  const { view, visible } = found
  if (!view.mayChange) throw new Problem(visible ? 'VIEW_NOT_YOURS' : 'VIEW_PRIVATE')
  if (view.version !== read) throw stale(read, view)
  return view
}

async function changed(client: Queryable, person: Principal, before: SavedView): Promise<Problem> {
  return stale(before.version, await viewOf(client, person, before.id))
}

function stale(read: number, now: SavedView): Problem {
  return new Problem('CHANGED', { read: String(read), now: String(now.version) }, { current: now })
}
