/** What a reader does to an import. The import that comes back is what the page shows from then on. */
import { type ImportMapping, ImportView } from '@citywide/model/platform/import'
import { type QueryClient, useQueryClient } from '@tanstack/react-query'
import { useMemo } from 'react'
import { z } from 'zod'
import { ask } from '../api/fetch.ts'
import { newKey } from '../records/form/new-key.ts'
import { importQuery } from './queries.ts'

export interface ImportWrites {
  /** @param remember name under which the mapping is kept for the next file with these headings */
  readonly map: (mapping: ImportMapping, remember?: string) => Promise<ImportView>
  readonly check: () => Promise<ImportView>
  readonly apply: (mode: 'all' | 'accepted', reason: string) => Promise<ImportView>
  /** @param rest rows that are held stay; the others are taken back */
  readonly undo: (reason: string, rest: boolean) => Promise<ImportView>
  readonly drop: () => Promise<void>
}

export function useImportWrites(id: string): ImportWrites {
  const client = useQueryClient()
  return useMemo(() => writesOf(id, client), [id, client])
}

function writesOf(id: string, client: QueryClient): ImportWrites {
  const path = `/imports/${id}`
  const stands = (view: ImportView) => {
    client.setQueryData(importQuery(id).queryKey, view)
    void client.invalidateQueries({ queryKey: ['imports'] })
    return view
  }
  const post = async (step: string, body: object) =>
    stands(await ask({ path: `${path}/${step}`, method: 'POST', answer: ImportView, body, key: newKey() }))
  return {
    map: async (mapping, remember) =>
      stands(
        await ask({
          path: `${path}/mapping`,
          method: 'PUT',
          answer: ImportView,
          body: { mapping, ...(remember !== undefined && { remember }) },
        }),
      ),
    check: () => post('check', {}),
    apply: (mode, reason) => post('apply', { mode, ...why(reason) }),
    undo: (reason, rest) => post('undo', { rest, ...why(reason) }),
    drop: async () => {
      await ask({ path, method: 'DELETE', answer: z.undefined() })
      client.removeQueries({ queryKey: ['import', id] })
      void client.invalidateQueries({ queryKey: ['imports'] })
    },
  }
}

const why = (reason: string) => (reason.trim() === '' ? {} : { reason: reason.trim() })
