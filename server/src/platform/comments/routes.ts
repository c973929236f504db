/** Comments on records of any register. Who is mentioned finds it in the inbox. */
import { randomUUIDv7 } from 'node:crypto'
import { AroundRecord } from '@citywide/model/platform/around'
import {
  Comment,
  CommentPage,
  CommentVersion,
  CommentWords,
  mentionsIn,
  NewComment,
} from '@citywide/model/platform/comment'
import { Problem } from '@citywide/model/problem'
import type { RecordDeclaration } from '@citywide/model/record/record'
import type { FastifyPluginAsyncZod } from 'fastify-type-provider-zod'
import { z } from 'zod'
import { principalOf } from '../access/guard.ts'
import { demandPeople, namesOfPeople } from '../around/people-store.ts'
import { subjectsOf } from '../around/subject.ts'
import { tellAround } from '../around/subject-store.ts'
import { createdOnce, versionRead } from '../http/idempotency.ts'
import { tellPeople } from '../inbox/store.ts'
import { type Pool, type PoolClient, type Queryable, transaction } from '../postgres/pool.ts'
import { richText } from '../rich-text/rich-text.ts'
import { commentsOf, commentVersions, findComments, keepComment, rewriteComment, type StoredComment } from './store.ts'

export interface CommentOptions {
  readonly pool: Pool
  readonly registers: readonly RecordDeclaration[]
}

const Id = z.object({ id: z.uuid() })
const PAGE = 50
const tags = ['comments']

export const commentRoutes: FastifyPluginAsyncZod<CommentOptions> = async (app, { pool, registers }) => {
  const subjects = subjectsOf(registers)

  const readable = async (client: Queryable, id: string): Promise<StoredComment> => {
    const [comment] = await findComments(client, [id])
    if (!comment) throw new Problem('NOT_FOUND')
    await subjects.of(client, comment.noun, comment.recordId)
    return comment
  }

  app.get(
    '/comments',
    {
      config: { access: 'read' },
      schema: {
        tags,
        summary: 'Comments on a record, the newest page first',
        querystring: AroundRecord.extend({ before: z.uuid().optional() }),
        response: { 200: CommentPage },
      },
    },
    async ({ query }) => {
      const { declaration, id } = await subjects.at(pool, query)
      const found = await commentsOf(pool, declaration.name, id, { before: query.before ?? null, limit: PAGE + 1 })
      const items = found.slice(-PAGE)
      return { items: await named(pool, items), earlier: found.length > PAGE ? (items[0]?.id ?? null) : null }
    },
  )

  app.post(
    '/comments',
    {
      config: { access: 'write' },
      schema: { tags, summary: 'Comment on a record', body: NewComment, response: { 201: Comment } },
    },
    async (request, reply) => {
      const { accountId } = principalOf(request)
      const { body } = request
      return createdOnce(pool, request, reply, async (client) => {
        const { declaration, id: recordId } = await subjects.at(client, body)
        await demandPeople(client, mentionsIn(body.text), '/text')
        const comment = { id: randomUUIDv7(), noun: declaration.name, recordId, author: accountId, text: body.text }
        await keepComment(client, comment)
        await tellMentioned(client, comment, mentionsIn(body.text))
        await tellAround(client, `comments ${recordId}`)
        return shown(client, comment.id)
      })
    },
  )

  app.patch(
    '/comments/:id',
    {
      config: { access: 'write' },
      schema: { tags, summary: 'Change an own comment', params: Id, body: CommentWords, response: { 200: Comment } },
    },
    (request) => {
      const { accountId } = principalOf(request)
      const read = versionRead(request)
      const { text } = request.body
      return transaction(
        pool,
        async (client) => {
          const before = await readable(client, request.params.id)
          if (before.author.id !== accountId) throw new Problem('FORBIDDEN')
          const called = new Set(mentionsIn(before.text))
          const fresh = mentionsIn(text).filter((id) => !called.has(id))
          await demandPeople(client, fresh, '/text')
          if (!(await rewriteComment(client, before.id, read, text))) throw outdated(before, read)
          const { id, noun, recordId } = before
          await tellMentioned(client, { id, noun, recordId, author: accountId }, fresh)
          await tellAround(client, `comments ${recordId}`)
          return shown(client, id)
        },
        { actor: accountId },
      )
    },
  )

  app.delete(
    '/comments/:id',
    {
      config: { access: 'write' },
      schema: {
        tags,
        summary: 'Remove an own comment; that there was one stays',
        params: Id,
        response: { 200: Comment },
      },
    },
    (request) => {
      const { accountId } = principalOf(request)
      const read = versionRead(request)
      return transaction(
        pool,
        async (client) => {
          const before = await readable(client, request.params.id)
          if (before.author.id !== accountId) throw new Problem('FORBIDDEN')
          if (!(await rewriteComment(client, before.id, read, null))) throw outdated(before, read)
          await tellAround(client, `comments ${before.recordId}`)
          return shown(client, before.id)
        },
        { actor: accountId },
      )
    },
  )

  app.get(
    '/comments/:id/versions',
    {
      config: { access: 'read' },
      schema: {
        tags,
        summary: 'What a comment said before; of a removed one only its author and auditors may know',
        params: Id,
        response: { 200: z.array(CommentVersion) },
      },
    },
    async (request) => {
      const { accountId, roles } = principalOf(request)
      const comment = await readable(pool, request.params.id)
      const open = comment.removedAt === null || comment.author.id === accountId || roles.includes('auditor')
      if (!open) throw new Problem('FORBIDDEN')
      const versions = await commentVersions(pool, comment.id)
      const people = await namesOfPeople(
        pool,
        versions.flatMap(({ text }) => mentionsIn(text)),
      )
      return versions.map((version) => ({
        ...version,
        rich: [...richText(version.text)],
        mentions: mentionsIn(version.text).flatMap((id) => people.get(id) ?? []),
      }))
    },
  )
}

async function shown(client: Queryable, id: string): Promise<Comment> {
  const [comment] = await named(client, await findComments(client, [id]))
  if (!comment) throw new Problem('NOT_FOUND')
  return comment
}

async function tellMentioned(
  client: PoolClient,
  { id, noun, recordId, author }: Readonly<Record<'id' | 'noun' | 'recordId' | 'author', string>>,
  people: readonly string[],
): Promise<void> {
  await tellPeople(client, people, { kind: 'mention', about: id, noun, recordId, actor: author })
}

function outdated(before: StoredComment, read: number): Problem {
  return new Problem('CHANGED', { read: String(read), now: String(before.version) })
}

/** With the names of the people they mention; removed ones without their words. */
async function named(client: Queryable, comments: readonly StoredComment[]): Promise<Comment[]> {
  const people = await namesOfPeople(
    client,
    comments.flatMap(({ text }) => mentionsIn(text)),
  )
  return comments.map(({ text, ...comment }) => ({
    ...comment,
    text: comment.removedAt === null ? text : null,
    rich: comment.removedAt === null ? [...richText(text)] : null,
    mentions: mentionsIn(text).flatMap((id) => people.get(id) ?? []),
  }))
}
