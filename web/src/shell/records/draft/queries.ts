/** What the pages of drafts ask the server, and what they do to drafts. */
import { type DraftLine, DraftPage, type DraftStep, DraftView } from '@citywide/model/platform/draft-view'
import type { RecordDeclaration } from '@citywide/model/record/record'
import { infiniteQueryOptions, queryOptions, useQueryClient } from '@tanstack/react-query'
import { z } from 'zod'
import { ask, RequestProblem } from '../../api/fetch.ts'
import { recordQuery } from '../register/queries.ts'
import { registerOf } from '../register/register.ts'

export const boxes = ['awaiting', 'mine', 'open', 'closed'] as const
export type Box = (typeof boxes)[number]

type Values = Readonly<Record<string, unknown>>

export function draftQuery(id: string) {
  return queryOptions({
    queryKey: ['draft', id],
    queryFn: ({ signal }) => ask({ path: `/drafts/${encodeURIComponent(id)}`, answer: DraftView, signal }),
    // The record beside it may change under it, and its people may say something.
    meta: { reads: ['*'] },
  })
}

export function draftsQuery(box: Box, scope: string | undefined) {
  return infiniteQueryOptions({
    queryKey: ['drafts', box, scope],
    queryFn: ({ signal, pageParam }) =>
      ask({ path: '/drafts', answer: DraftPage, query: { box, scope, after: pageParam }, signal }),
    initialPageParam: undefined as string | undefined,
    getNextPageParam: ({ next }) => next ?? undefined,
    meta: { reads: ['Draft'] },
  })
}

/** The open draft of a record, if there is one. */
export function openDraftQuery(declaration: RecordDeclaration, record: string) {
  return queryOptions({
    queryKey: ['drafts', 'of', declaration.path, record],
    queryFn: async ({ signal }): Promise<DraftLine | null> => {
      const query = { register: declaration.path, record, box: 'open' }
      const { items } = await ask({ path: '/drafts', answer: DraftPage, query, signal })
      return items[0] ?? null
    },
    enabled: declaration.publication !== undefined,
    meta: { reads: ['Draft', declaration.name] },
  })
}

export interface DraftWrites {
  /** @param record what it changes and the version that was read; undefined for a draft of a new record */
  begin(
    declaration: RecordDeclaration,
    record: { readonly id: string; readonly version: number } | undefined,
    values: Values,
    note: string,
    key: string,
  ): Promise<DraftView>
  write(draft: DraftView, values: Values, onto: number | undefined): Promise<DraftView>
  act(draft: DraftView, step: DraftStep, key: string): Promise<DraftView>
}

export function useDraftWrites(): DraftWrites {
  const client = useQueryClient()
  const stands = (draft: DraftView) => {
    client.setQueryData(draftQuery(draft.id).queryKey, draft)
    void client.invalidateQueries({ queryKey: ['drafts'] })
    const declaration = registerOf(draft.noun)
    if (declaration && draft.recordId !== null && draft.state === 'published') {
      void client.invalidateQueries(recordQuery(declaration, draft.recordId))
      for (const what of ['records', 'few', 'history', 'references'])
        void client.invalidateQueries({ queryKey: [what, declaration.path] })
    }
    return draft
  }
  return {
    begin: async ({ path }, record, values, note, key) => {
      const about = record && { record: record.id, read: record.version }
      const body = { register: path, ...about, values, ...(note !== '' && { note }) }
      return stands(await named(ask({ path: '/drafts', method: 'POST', answer: DraftView, body, key })))
    },
    write: async ({ id, version }, values, onto) => {
      const body = { values, ...(onto !== undefined && { onto }) }
      return stands(await named(ask({ path: `/drafts/${id}`, method: 'PATCH', answer: DraftView, body, version })))
    },
    act: async ({ id, version }, body, key) =>
      stands(await ask({ path: `/drafts/${id}/acts`, method: 'POST', answer: DraftView, body, version, key })),
  }
}

/** A fault in a field of the draft is one in the field of that name in the form. */
async function named<T>(answer: Promise<T>): Promise<T> {
  try {
    return await answer
  } catch (error) {
    if (!(error instanceof RequestProblem)) throw error
    const errors = error.fields.map((field) => ({ ...field, pointer: field.pointer.replace(/^\/values(?=\/)/, '') }))
    throw new RequestProblem({
      code: error.code,
      status: error.status,
      text: error.text,
      errors,
      current: error.current,
    })
  }
}

const Told = z.object({ id: z.uuid() })

/** The draft that stands in the way of another one. */
export function openDraftIn(error: unknown): string | undefined {
  if (!(error instanceof RequestProblem) || error.code !== 'DRAFT_OPEN') return undefined
  const told = Told.safeParse(error.current)
  return told.success ? told.data.id : undefined
}
