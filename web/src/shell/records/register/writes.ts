/** The three writes of a record. What a write touches is asked for anew; the live stream tells all other pages. */
import type { RecordDeclaration } from '@citywide/model/record/record'
import { type QueryClient, useQueryClient } from '@tanstack/react-query'
import { useMemo } from 'react'
import { z } from 'zod'
import { ask } from '../../api/fetch.ts'
import { recordQuery } from './queries.ts'
import { Stored } from './stored.ts'

type Values = Readonly<Record<string, unknown>>

export interface Writes {
  /** @param key the same for the same wish, however often it is sent: one form makes one record */
  create(values: Values, key: string): Promise<Stored>
  /**
   * @param read version that was read; when another stands by now the problem is CHANGED and carries that one
   * @param reason kept in the history
   */
  change(id: string, read: number, values: Values, reason?: string): Promise<Stored>
  remove(id: string, read: number, reason: string): Promise<void>
}

export function useWrites(declaration: RecordDeclaration): Writes {
  const client = useQueryClient()
  return useMemo(() => writesOf(declaration, client), [declaration, client])
}

function writesOf(declaration: RecordDeclaration, client: QueryClient): Writes {
  const path = `/${declaration.path}`
  const touched = (id: string) => {
    for (const what of ['records', 'few']) void client.invalidateQueries({ queryKey: [what, declaration.path] })
    for (const what of ['history', 'references'])
      void client.invalidateQueries({ queryKey: [what, declaration.path, id] })
  }
  const stands = (record: Stored) => {
    client.setQueryData(recordQuery(declaration, record.id).queryKey, record)
    touched(record.id)
    return record
  }
  return {
    create: async (values, key) => stands(await ask({ path, method: 'POST', answer: Stored, body: values, key })),
    change: async (id, read, values, reason) =>
      stands(
        await ask({
          path: `${path}/${id}`,
          method: 'PATCH',
          answer: Stored,
          body: values,
          version: read,
          query: { reason: reason || undefined },
        }),
      ),
    remove: async (id, read, reason) => {
      await ask({
        path: `${path}/${id}`,
        method: 'DELETE',
        answer: z.undefined(),
        version: read,
        query: { reason: reason || undefined },
      })
      touched(id)
    },
  }
}
