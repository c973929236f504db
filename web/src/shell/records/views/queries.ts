/** Saved views from and to the server. */
import { DefaultView, SavedView, type ViewCreate, type ViewPatch } from '@citywide/model/platform/view'
import { type QueryClient, queryOptions, useQueryClient } from '@tanstack/react-query'
import { useMemo } from 'react'
import { z } from 'zod'
import { ask } from '../../api/fetch.ts'
import { newKey } from '../form/new-key.ts'

const FRESH = 30_000

/** @param path of the register */
export function viewsQuery(path: string) {
  return queryOptions({
    queryKey: ['views', path],
    queryFn: ({ signal }) => ask({ path: '/views', query: { register: path }, answer: z.array(SavedView), signal }),
    staleTime: FRESH,
  })
}

/** One view by its id: also says that it is not for the reader, or gone. */
export function viewQuery(path: string, id: string) {
  return queryOptions({
    queryKey: ['views', path, id],
    queryFn: ({ signal }) => ask({ path: `/views/${encodeURIComponent(id)}`, answer: SavedView, signal }),
    retry: false,
    staleTime: FRESH,
  })
}

export interface ViewWrites {
  create(view: ViewCreate): Promise<SavedView>
  change(view: SavedView, patch: ViewPatch): Promise<SavedView>
  remove(view: SavedView): Promise<void>
  /** @param id null: the register opens with everything */
  chooseDefault(id: string | null): Promise<void>
}

export function useViewWrites(path: string): ViewWrites {
  const client = useQueryClient()
  return useMemo(() => writesOf(path, client), [path, client])
}

function writesOf(path: string, client: QueryClient): ViewWrites {
  const done = async <T>(answer: Promise<T>): Promise<T> => {
    try {
      return await answer
    } finally {
      await client.invalidateQueries({ queryKey: ['views', path] })
    }
  }
  return {
    create: (view) => done(ask({ path: '/views', method: 'POST', body: view, key: newKey(), answer: SavedView })),
    change: ({ id, version }, patch) =>
      done(ask({ path: `/views/${id}`, method: 'PATCH', body: patch, version, answer: SavedView })),
    remove: async ({ id, version }) => {
      await done(ask({ path: `/views/${id}`, method: 'DELETE', version, answer: z.undefined() }))
    },
    chooseDefault: async (id) => {
      const body = { register: path, view: id }
      await done(ask({ path: '/views/default', method: 'POST', body, key: newKey(), answer: DefaultView }))
    },
  }
}
