/** What stands around a record: questions and writes. A colleague's write reaches the page through the live stream. */
import { RecordEvidence } from '@citywide/model/assurance/record-evidence'
import { AccountView } from '@citywide/model/platform/account-view'
import { Assignment, RecordAssignments } from '@citywide/model/platform/assignment'
import { Attachment, AttachmentList } from '@citywide/model/platform/attachment'
import { Comment, CommentPage, CommentVersion } from '@citywide/model/platform/comment'
import { Readers } from '@citywide/model/platform/readers'
import type { RecordDeclaration } from '@citywide/model/record/record'
import type { CityText } from '@citywide/model/text'
import { infiniteQueryOptions, keepPreviousData, queryOptions } from '@tanstack/react-query'
import { z } from 'zod'
import { ask } from '../../api/fetch.ts'
import { inversesOf } from '../register/register.ts'
import { References, Stored } from '../register/stored.ts'

/** The record that things stand around. */
export interface Around {
  readonly declaration: RecordDeclaration
  readonly id: string
}

const asked = ({ declaration, id }: Around) => ({ register: declaration.path, record: id })

export function attachmentsQuery(around: Around) {
  return queryOptions({
    queryKey: ['attachments', around.id],
    queryFn: ({ signal }) => ask({ path: '/attachments', answer: AttachmentList, query: asked(around), signal }),
    meta: { reads: [`attachments ${around.id}`] },
  })
}

export function describe(
  { id, version }: Attachment,
  words: { title: CityText | null; description: CityText | null },
): Promise<Attachment> {
  return ask({ path: `/attachments/${id}`, method: 'PATCH', answer: Attachment, body: words, version })
}

export function takeAway({ id, version }: Attachment, reason: string): Promise<Attachment> {
  return ask({ path: `/attachments/${id}`, method: 'DELETE', answer: Attachment, query: { reason }, version })
}

export function commentsQuery(around: Around) {
  return infiniteQueryOptions({
    queryKey: ['comments', around.id],
    queryFn: ({ pageParam, signal }) =>
      ask({ path: '/comments', answer: CommentPage, query: { ...asked(around), before: pageParam }, signal }),
    initialPageParam: undefined as string | undefined,
    getNextPageParam: ({ earlier }) => earlier ?? undefined,
    meta: { reads: [`comments ${around.id}`] },
  })
}

export function sayComment(around: Around, text: string, key: string): Promise<Comment> {
  return ask({ path: '/comments', method: 'POST', answer: Comment, body: { ...asked(around), text }, key })
}

export function changeComment({ id, version }: Comment, text: string): Promise<Comment> {
  return ask({ path: `/comments/${id}`, method: 'PATCH', answer: Comment, body: { text }, version })
}

export function removeComment({ id, version }: Comment): Promise<Comment> {
  return ask({ path: `/comments/${id}`, method: 'DELETE', answer: Comment, version })
}

export function versionsQuery({ id, version }: Comment) {
  return queryOptions({
    queryKey: ['comment versions', id, version],
    queryFn: ({ signal }) => ask({ path: `/comments/${id}/versions`, answer: z.array(CommentVersion), signal }),
  })
}

/** People by a part of the name; nothing typed gives the first of all. */
export function peopleQuery(words: string) {
  return queryOptions({
    queryKey: ['people', words],
    queryFn: ({ signal }) => ask({ path: '/accounts', answer: z.array(AccountView), query: { q: words }, signal }),
    staleTime: 60_000,
    placeholderData: keepPreviousData,
  })
}

export function assignmentsQuery(around: Around) {
  return queryOptions({
    queryKey: ['assignments', around.id],
    queryFn: ({ signal }) => ask({ path: '/assignments', answer: RecordAssignments, query: asked(around), signal }),
    meta: { reads: [`assignments ${around.id}`] },
  })
}

export interface AssignmentWish {
  readonly account: string
  readonly dueOn: string | null
  readonly note: string | null
  readonly replaces: string | null
}

export function assign(around: Around, wish: AssignmentWish, key: string): Promise<Assignment> {
  return ask({ path: '/assignments', method: 'POST', answer: Assignment, body: { ...asked(around), ...wish }, key })
}

export function endAssignment(id: string, outcome: 'done' | 'withdrawn', key: string): Promise<Assignment> {
  return ask({ path: `/assignments/${id}/end`, method: 'POST', answer: Assignment, body: { outcome }, key })
}

const Relations = z.object({
  items: z.array(
    z.object({
      register: z.string(),
      field: z.string(),
      count: z.object({ value: z.int(), exact: z.boolean() }),
      items: z.array(Stored),
    }),
  ),
  refs: References,
})
export type Relation = z.infer<typeof Relations>['items'][number]

export function relationsQuery(around: Around) {
  const inverses = inversesOf(around.declaration.name)
  return queryOptions({
    queryKey: ['relations', around.id],
    queryFn: ({ signal }) => ask({ path: '/relations', answer: Relations, query: asked(around), signal }),
    enabled: inverses.length > 0,
    meta: { reads: [...new Set(inverses.map(({ declaration }) => declaration.name))] },
  })
}

/** Who can see the record; asked when somebody wants to know. */
export function readersQuery(around: Around) {
  return queryOptions({
    queryKey: ['readers', around.id],
    queryFn: ({ signal }) => ask({ path: '/readers', answer: Readers, query: asked(around), signal }),
    meta: { reads: [around.declaration.name] },
  })
}

/** @param scope code of the city that the record belongs to */
export function evidenceQuery({ declaration, id }: Around, scope: string | undefined) {
  return queryOptions({
    queryKey: ['record evidence', id, scope],
    queryFn: ({ signal }) =>
      ask({ path: `/evidence/records/${declaration.path}/${id}`, answer: RecordEvidence, query: { scope }, signal }),
    meta: { reads: [declaration.name, 'verdict'] },
  })
}
